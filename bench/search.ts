import { percentile, printTable, timed } from './figures.js';
import { ourSearch, storeOf, tokenizer } from './ours.js';
import { type Answering, miniSearchBigrams, miniSearchWords, peers } from './peers.js';
import { type Paragraph, publicSet, type Question, readPublicSet } from './publicSet.js';

/** Questions asked before the clock starts, so that every engine is warm. */
const warmUp = 300;

interface Measured {
  readonly name: string;
  readonly first: number;
  readonly reciprocal: number;
  readonly buildMs: number;
  readonly startMs: number | null;
  readonly p50: number;
  readonly p99: number;
}

if (!publicSet.isThere) {
  console.error(`bench:search needs the public set in ${publicSet.path}`);
  process.exit(1);
}
const { paragraphs, questions } = readPublicSet();
tokenizer.cut('平湖');

const measured: Measured[] = [];
for (const peer of peers) {
  const start = performance.now();
  const answering = await peer.build(paragraphs);
  measured.push(await measure(peer.name, answering, questions, performance.now() - start, null));
}
for (const engine of ['minisearch', 'fts5'] as const) {
  measured.push(await measureOurs(engine, paragraphs, questions));
}

const percent = (share: number) => `${(100 * share).toFixed(2)}%`;
printTable(
  ['engine', 'first hit', 'MRR@10', 'build', 'start, nothing changed', 'query p50 / p99'],
  measured.map((each) => [
    each.name,
    percent(each.first),
    each.reciprocal.toFixed(4),
    `${each.buildMs.toFixed(0)} ms`,
    each.startMs === null ? '' : `${each.startMs.toFixed(0)} ms`,
    `${each.p50.toFixed(2)} / ${each.p99.toFixed(2)} ms`,
  ]),
);

const named = (name: string) => measured.find((each) => each.name === name);
const ours = named('Ask Pinghu, minisearch');
const onDisk = named('Ask Pinghu, fts5');
const wordsOnly = named(miniSearchWords);
const withBigrams = named(miniSearchBigrams);
if (ours?.startMs && onDisk && wordsOnly && withBigrams) {
  const goals: readonly (readonly [string, boolean])[] = [
    ['first hit ≥ 98.6%', ours.first >= 0.986],
    ['MRR@10 ≥ 0.991', ours.reciprocal >= 0.991],
    [`query median no slower than ${miniSearchWords}`, ours.p50 <= wordsOnly.p50],
    [`build no slower than ${miniSearchBigrams}`, ours.buildMs <= withBigrams.buildMs],
    ['start in at most a fifth of the build', ours.startMs <= ours.buildMs / 5],
    ['both engines within a point of first-hit rate', Math.abs(ours.first - onDisk.first) <= 0.01],
  ];
  console.log();
  for (const [goal, isReached] of goals) console.log(`${isReached ? 'reached' : 'MISSED '}  ${goal}`);
}

async function measureOurs(
  engine: 'minisearch' | 'fts5',
  articles: readonly Paragraph[],
  asked: readonly Question[],
): Promise<Measured> {
  const store = storeOf(articles);
  const { ms: buildMs } = timed(() => ourSearch(store, engine));
  const { result: search, ms: startMs } = timed(() => ourSearch(store, engine));
  const today = new Date();
  const answering = (question: string) =>
    search
      .search(question, { limit: 10, offset: 0, today })
      .hits.map((hit) => articles[hit.id - 1]?.id ?? '');
  return measure(`Ask Pinghu, ${engine}`, answering, asked, buildMs, startMs);
}

async function measure(
  name: string,
  answering: Answering,
  asked: readonly Question[],
  buildMs: number,
  startMs: number | null,
): Promise<Measured> {
  for (const { q } of asked.slice(0, warmUp)) await answering(q);
  let first = 0;
  let reciprocal = 0;
  const times: number[] = [];
  for (const { q, doc } of asked) {
    const start = performance.now();
    const found = await answering(q);
    times.push(performance.now() - start);
    const place = found.slice(0, 10).indexOf(doc);
    if (place === 0) first++;
    if (place >= 0) reciprocal += 1 / (place + 1);
  }
  return {
    name,
    first: first / asked.length,
    reciprocal: reciprocal / asked.length,
    buildMs,
    startMs,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  };
}
