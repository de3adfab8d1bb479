/**
 * `npm run train:asked`: learns which line of a report tells what a search asks for (src/answer/linesAsked.ts) from 633
 * searches that two helpers (a language model) wrote for 211 reports of test/answer/news, with the number, time or
 * telephone number that each wants (test/facts/searches.jsonl); of writers that the encoder did not learn from
 * (bench/deciding.ts); and from those for the reports of test/facts/retold that it did not learn from either. Writes
 * data/askedLineWeights.json, the same bytes each time, and says how each writer's are met by what was learned without it and
 * every seventh other. Ten to seventeen minutes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { openEncoder } from '../src/answer/index.js';
import { candidateLines } from '../src/answer/linesAsked.js';
import { readStructuredArticles } from '../src/load/structuredArticles.js';
import type { Article } from '../src/news/index.js';
import { describe } from '../src/newsroom.js';
import { openStore } from '../src/store/index.js';
import { readRetoldReports } from '../test/facts/retoldReports.js';
import { type Choosable, learnChoice, scoreOf } from './multinomial.js';
import { ourSearch } from './ours.js';

const news = new URL('../test/answer/news/', import.meta.url);
/** Parts of the writers that are left out in turn. */
const folds = 7;
const pace = { rounds: 600, rate: 0.15, shrinkage: 0.002, decimals: 3 };

interface Lesson {
  readonly writer: string;
  readonly choices: readonly Choosable[];
}
/** A writer's reports, a line of JSON each, and what is searched for in them. */
interface Writer {
  readonly name: string;
  readonly reports: readonly string[];
  readonly searches: readonly { readonly id: string; readonly q: string; readonly want: readonly string[] }[];
}

const linesOf = (file: URL) => readFileSync(file, 'utf8').trim().split('\n');
const search = z.object({ report: z.string(), q: z.string(), want: z.array(z.string()) });

function inventors(): Writer[] {
  const searches = linesOf(new URL('../test/facts/searches.jsonl', import.meta.url)).map((line) => {
    const { report, ...asked } = search.parse(JSON.parse(line));
    const [name = '', id = ''] = report.split('/');
    return { name, id, ...asked };
  });
  return [...new Set(searches.map(({ name }) => name))].map((name) => ({
    name,
    reports: linesOf(new URL(`${name}/reports.jsonl`, news)),
    searches: searches.filter((one) => one.name === name),
  }));
}

const retellers = (): Writer[] =>
  [...readRetoldReports()].map(([name, reports]) => ({
    name,
    reports: reports.map(({ id, headline, date, paragraphs }) =>
      JSON.stringify({ id, headline, date, paragraphs }),
    ),
    searches: reports.flatMap(({ id, queries }) => queries.map((asked) => ({ id, ...asked }))),
  }));

const bare = (text: string) => text.normalize('NFKC').replace(/\s/gu, '');
const encoder = openEncoder();

async function lessonsOf({ name: writer, reports, searches }: Writer): Promise<Lesson[]> {
  const store = openStore(':memory:');
  const articles = new Map<string, Article>();
  store.transaction(() => {
    for (const { externalId, article } of readStructuredArticles(reports, describe)) {
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
  for (const { id, q, want } of searches) {
    const article = articles.get(id);
    if (!article) continue;
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
const writers = [...inventors(), ...retellers()];
const lessons: Lesson[] = [];
for (const writer of writers) lessons.push(...(await lessonsOf(writer)));
for (let fold = 0; fold < folds; fold += 1) {
  const left = new Set(writers.filter((_, at) => at % folds === fold).map(({ name }) => name));
  const weights = learn(lessons.filter(({ writer }) => !left.has(writer)));
  for (const writer of left) {
    const own = lessons.filter((lesson) => lesson.writer === writer);
    console.log(
      `${writer}: ${rightOf(own, weights)} of ${own.length} right first; by the order of facts/ ${own.filter(({ choices }) => choices[0]?.right).length}`,
    );
  }
}
const about =
  'What speaks for a line of a report being what a search asks for. Made by npm run train:asked from test/facts/searches.jsonl and retold/; not to be changed by hand.';
writeFileSync(
  new URL('../data/askedLineWeights.json', import.meta.url),
  `${JSON.stringify({ about, weights: learn(lessons) }, null, 2)}\n`,
);
await encoder.close();
process.exit(0);
