/**
 * `npm run train:asked`: learns which line of a report tells what a search asks for (src/answer/linesAsked.ts) from 633
 * searches that two helpers (a language model) wrote for 211 reports of test/answer/news, with the number, time or
 * telephone number that each wants (test/facts/searches.jsonl); of writers that the encoder did not learn from
 * (bench/deciding.ts). Writes data/askedLineWeights.json, the same bytes each time, and says how each writer's are met by
 * what was learned from the others. Five minutes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { openEncoder } from '../src/answer/index.js';
import { candidateLines } from '../src/answer/linesAsked.js';
import { readStructuredArticles } from '../src/load/structuredArticles.js';
import type { Article } from '../src/news/index.js';
import { describe } from '../src/newsroom.js';
import { openStore } from '../src/store/index.js';
import { type Choosable, learnChoice, scoreOf } from './multinomial.js';
import { ourSearch } from './ours.js';

const news = new URL('../test/answer/news/', import.meta.url);
const pace = { rounds: 600, rate: 0.15, shrinkage: 0.002, decimals: 3 };

interface Lesson {
  readonly writer: string;
  readonly choices: readonly Choosable[];
}
const search = z.object({ report: z.string(), q: z.string(), want: z.array(z.string()) });
const searches = readFileSync(new URL('../test/facts/searches.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => search.parse(JSON.parse(line)));
const reportsOf = (writer: string) =>
  readFileSync(new URL(`${writer}/reports.jsonl`, news), 'utf8')
    .trim()
    .split('\n');
const bare = (text: string) => text.normalize('NFKC').replace(/\s/gu, '');
const encoder = openEncoder();

async function lessonsOf(writer: string): Promise<Lesson[]> {
  const store = openStore(':memory:');
  const articles = new Map<string, Article>();
  store.transaction(() => {
    for (const { externalId, article } of readStructuredArticles(reportsOf(writer), describe)) {
      if (externalId === null) continue;
      articles.set(externalId, article);
      const position = articles.size;
      store.articles.put(article, {
        pageId: null,
        source: writer,
        position,
        externalId,
        identity: externalId,
      });
    }
  });
  const finder = ourSearch(store, 'auto');
  const lessons: Lesson[] = [];
  for (const { report, q, want } of searches) {
    const [folder, id] = report.split('/');
    const article = articles.get(id ?? '');
    if (folder !== writer || !article) continue;
    const numbers = want.map(bare);
    const { words } = finder.search(q, { limit: 1, offset: 0, today: new Date(0) });
    if (words.length < 2) continue;
    const candidates = await candidateLines(article, q, words, encoder);
    const choices = candidates.map(({ line, features }) => ({
      right: numbers.some((number) => bare(line.quotation.text).includes(number)),
      said: new Map(Object.entries(features)),
    }));
    if (new Set(choices.map(({ right }) => right)).size === 2) lessons.push({ writer, choices });
  }
  store.close();
  return lessons;
}

function rightOf(lessons: readonly Lesson[], weights: Readonly<Record<string, number>>): number {
  return lessons.filter(({ choices }) => {
    const scores = choices.map((choice) => scoreOf(choice, weights));
    return choices[scores.indexOf(Math.max(...scores))]?.right;
  }).length;
}

const learn = (from: readonly Lesson[]) =>
  learnChoice(
    from.map(({ choices }) => choices),
    pace,
  );
const writers = [...new Set(searches.map(({ report }) => report.split('/')[0] ?? ''))];
const lessons: Lesson[] = [];
for (const writer of writers) lessons.push(...(await lessonsOf(writer)));
for (const writer of writers) {
  const own = lessons.filter((lesson) => lesson.writer === writer);
  const weights = learn(lessons.filter((lesson) => lesson.writer !== writer));
  console.log(
    `${writer}: ${rightOf(own, weights)} of ${own.length} right first; by the order of facts/ ${own.filter(({ choices }) => choices[0]?.right).length}`,
  );
}
const about =
  'What speaks for a line of a report being what a search asks for. Made by npm run train:asked from test/facts/searches.jsonl; not to be changed by hand.';
writeFileSync(
  new URL('../data/askedLineWeights.json', import.meta.url),
  `${JSON.stringify({ about, weights: learn(lessons) }, null, 2)}\n`,
);
await encoder.close();
process.exit(0);
