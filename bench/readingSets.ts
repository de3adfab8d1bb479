import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStructuredArticles } from '../src/load/structuredArticles.js';
import type { Article } from '../src/news/index.js';
import { describe } from '../src/newsroom.js';
import { readTextPage } from '../src/press/index.js';

/** A question of a reading set; without answers it is a near miss, to be refused. */
export interface SetQuestion {
  readonly q: string;
  /** The report that answers it, or tempts to; null when the set does not say. */
  readonly doc: string | null;
  readonly answers: readonly string[];
}

/** Reports with questions on them. */
export interface ReadingSet {
  readonly name: string;
  readonly articles: readonly { readonly id: string; readonly article: Article }[];
  readonly questions: readonly SetQuestion[];
}

const path = (relative: string) => new URL(relative, import.meta.url).pathname;
const text = (file: string) => readFileSync(file, 'utf8');
const lines = (file: string) =>
  text(file)
    .split('\n')
    .filter((line) => line.trim() !== '');

function structured(file: string): ReadingSet['articles'] {
  return [...readStructuredArticles(lines(file), describe)].map(({ article, externalId }, at) => ({
    id: externalId ?? String(at),
    article,
  }));
}

/** A set from its two files of JSON lines; none where they are not. */
export function readSet(name: string, articlesFile: string, questionsFile: string): ReadingSet[] {
  if (!existsSync(articlesFile) || !existsSync(questionsFile)) return [];
  const questions = lines(questionsFile).map((line): SetQuestion => {
    const { q, doc, answers } = JSON.parse(line);
    return { q, doc: doc ?? null, answers: answers ?? [] };
  });
  return [{ name, articles: structured(articlesFile), questions }];
}

/** Questions in the form of the tests: `a` any of these, `all` each. */
function testQuestions(name: string): SetQuestion[] {
  return JSON.parse(text(path(`../test/answer/${name}`))).questions.map(
    ({ q, a, all, type }: { q: string; a?: string[]; all?: string[]; type: string }) => ({
      q,
      doc: null,
      answers: type === 'unanswerable' ? [] : (all?.slice(0, 1) ?? a ?? []),
    }),
  );
}

function pagesSet(): ReadingSet {
  const seeds = path('../seeds/');
  const articles = readdirSync(seeds)
    .filter((file) => file.endsWith('.txt'))
    .flatMap((file) => {
      const reading = readTextPage(readFileSync(join(seeds, file)), file);
      if (reading.kind === 'unreadable') throw new Error(`${file}: ${reading.reason}`);
      return reading.articles.map((article, at) => ({ id: `${file} ${at}`, article: describe(article) }));
    });
  return {
    name: 'pages',
    articles,
    questions: [...testQuestions('questions.json'), ...testQuestions('moreQuestions.json')],
  };
}

/** The public sets beside the repository (../shared/eval), the tests' questions and the invented news of test/answer/news. */
export function readingSets(): ReadingSet[] {
  const shared = path('../../shared/eval/retrieval/');
  const news = process.env.NEWS_SETS ?? path('../test/answer/news/');
  return [
    ...readSet('cmrc-dev', join(shared, 'corpus.jsonl'), join(shared, 'queries.jsonl')),
    ...readSet('drcd-dev', join(shared, 'drcd-dev.corpus.jsonl'), join(shared, 'drcd-dev.queries.jsonl')),
    pagesSet(),
    {
      name: 'otherNews',
      articles: structured(path('../test/answer/otherNews.jsonl')),
      questions: testQuestions('otherNews.json'),
    },
    ...(existsSync(news) ? readdirSync(news).sort() : []).flatMap((hand) =>
      readSet(`news ${hand}`, join(news, hand, 'reports.jsonl'), join(news, hand, 'questions.jsonl')),
    ),
  ];
}
