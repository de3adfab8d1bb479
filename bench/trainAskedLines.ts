/**
 * `npm run train:asked`: learns which line of a report tells what a search asks for (src/answer/linesAsked.ts) from 633
 * searches that two helpers (a language model) wrote for 211 reports of test/answer/news, with the number, time or
 * telephone number that each wants (test/facts/searches.jsonl); of writers that the encoder did not learn from
 * (bench/deciding.ts). Writes data/askedLineWeights.json, the same bytes each time, and says how each writer's are met by
 * what was learned from the others. Three minutes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { openEncoder } from '../src/answer/index.js';
import { type CandidateLine, candidateLines } from '../src/answer/linesAsked.js';
import { readStructuredArticles } from '../src/load/structuredArticles.js';
import type { Article } from '../src/news/index.js';
import { describe } from '../src/newsroom.js';
import { openStore } from '../src/store/index.js';
import { ourSearch } from './ours.js';

const news = new URL('../test/answer/news/', import.meta.url);
const [rounds, rate, shrinkage] = [600, 0.15, 0.002];

interface Lesson {
  readonly writer: string;
  readonly candidates: readonly CandidateLine[];
  readonly right: readonly boolean[];
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
    const right = candidates.map(({ line }) =>
      numbers.some((number) => bare(line.quotation.text).includes(number)),
    );
    if (right.includes(true) && right.includes(false)) lessons.push({ writer, candidates, right });
  }
  store.close();
  return lessons;
}

function learn(lessons: readonly Lesson[]): Record<string, number> {
  const weights: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    const slopes: Record<string, number> = {};
    for (const { candidates, right } of lessons) {
      const scores = candidates.map((each) => scored(each, weights));
      const told = shares(scores);
      const wanted = shares(scores.map((score, at) => (right[at] ? score : Number.NEGATIVE_INFINITY)));
      for (const [at, { features }] of candidates.entries())
        for (const [name, much] of Object.entries(features))
          slopes[name] =
            (slopes[name] ?? 0) + (much * ((wanted[at] ?? 0) - (told[at] ?? 0))) / lessons.length;
    }
    for (const [name, slope] of Object.entries(slopes))
      weights[name] = (weights[name] ?? 0) + rate * (slope - shrinkage * (weights[name] ?? 0));
  }
  return Object.fromEntries(
    Object.entries(weights)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, weight]) => [name, Math.round(1000 * weight) / 1000]),
  );
}

function scored({ features }: CandidateLine, weights: Readonly<Record<string, number>>): number {
  return Object.entries(features).reduce((sum, [name, much]) => sum + much * (weights[name] ?? 0), 0);
}

function shares(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const all = scores.map((score) => Math.exp(score - most));
  const sum = all.reduce((one, other) => one + other, 0);
  return all.map((one) => one / sum);
}

function rightOf(lessons: readonly Lesson[], weights: Readonly<Record<string, number>>): number {
  return lessons.filter(({ candidates, right }) => {
    const scores = candidates.map((each) => scored(each, weights));
    return right[scores.indexOf(Math.max(...scores))];
  }).length;
}

const writers = [...new Set(searches.map(({ report }) => report.split('/')[0] ?? ''))];
const lessons: Lesson[] = [];
for (const writer of writers) lessons.push(...(await lessonsOf(writer)));
for (const writer of writers) {
  const own = lessons.filter((lesson) => lesson.writer === writer);
  const weights = learn(lessons.filter((lesson) => lesson.writer !== writer));
  console.log(
    `${writer}: ${rightOf(own, weights)} of ${own.length} right first; by the order of facts/ ${own.filter(({ right }) => right[0]).length}`,
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
