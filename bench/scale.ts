import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sentencesOf } from '../src/language/index.js';
import { engines } from '../src/search/index.js';
import { openStore, type Store } from '../src/store/index.js';
import { percentile, printTable, timed } from './figures.js';
import { ourSearch, plainArticle, tokenizer } from './ours.js';
import { type Paragraph, publicSet, readPublicSet } from './publicSet.js';

/*
 * How the search bears an archive: `npm run bench:scale -- 10000 fts5`.
 * Articles of 900 characters, made of the public set's sentences with a seed; their database is kept in
 * the temporary folder, so that a second run measures a start with nothing changed.
 */
const length = 900;
const paragraphLength = 200;
const asked = 300;
const keywordQueries = [
  '上海 电影',
  '铁路 车站 2019',
  '中国',
  '足球 -中国',
  '“香港电影”',
  '机场 2016..2018',
  '评论 大学',
  'dianying',
  '香岗电影',
  '2019',
];

const [size = '10000', engine = 'auto'] = process.argv.slice(2);
const isEngine = (name: string): name is (typeof engines)[number] => engines.some((each) => each === name);
if (!publicSet.isThere || !/^[0-9]+$/.test(size) || !isEngine(engine)) {
  console.error(
    `usage: bench:scale -- ARTICLES [${engines.join('|')}], with the public set in ${publicSet.path}`,
  );
  process.exit(2);
}
const { paragraphs, questions } = readPublicSet();
const path = join(tmpdir(), `ask-pinghu-scale-${size}-${engine}.sqlite`);
const isNew = !existsSync(path);
if (isNew) fill(path, Number(size), paragraphs);

const store = openStore(path);
tokenizer.cut('平湖');
const before = process.memoryUsage().rss;
const { result: search, ms: openMs } = timed(() => ourSearch(store, engine));
search.save();

const today = new Date('2025-01-01');
const times: number[] = [];
const step = Math.max(1, Math.floor(questions.length / asked));
const typed = [...questions.filter((_, place) => place % step === 0).map(({ q }) => q), ...keywordQueries];
for (const query of typed) {
  times.push(timed(() => search.search(query, { limit: 10, offset: 0, today })).ms);
}
const rss = process.memoryUsage().rss;
const addMs = addOne(store, () => search.refresh());

const milliseconds = (ms: number) => `${ms.toFixed(ms < 100 ? 1 : 0)} ms`;
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
printTable(
  [
    'articles',
    'engine',
    isNew ? 'build' : 'start, nothing changed',
    'query p50 / p99 / longest',
    'one more article',
    'memory (before opening)',
  ],
  [
    [
      size,
      engine,
      milliseconds(openMs),
      [percentile(times, 0.5), percentile(times, 0.99), Math.max(...times)].map(milliseconds).join(' / '),
      milliseconds(addMs),
      `${megabytes(rss)} (${megabytes(before)})`,
    ],
  ],
);
if (process.argv.includes('--clean')) rmSync(path);

function addOne(kept: Store, refresh: () => void): number {
  const identity = `one more ${Date.now()}`;
  const { id } = kept.articles.put(plainArticle('又一篇', [paragraphs[0]?.body ?? '']), {
    pageId: null,
    source: 'one more',
    position: 0,
    externalId: null,
    identity,
  });
  const { ms } = timed(refresh);
  kept.articles.remove(id);
  refresh();
  search.save();
  return ms;
}

/** Fills a database with articles of sentences drawn by a linear congruential generator from a seed of one. */
function fill(file: string, count: number, from: readonly Paragraph[]): void {
  const filled = openStore(file);
  const sentences = from.flatMap(({ body }) =>
    sentencesOf(body).map(({ start, end }) => body.slice(start, end)),
  );
  let seed = 1;
  const draw = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const pad = (value: number) => String(value).padStart(2, '0');
  filled.transaction(() => {
    for (let position = 0; position < count; position++) {
      const texts: string[] = [''];
      for (let written = 0; written < length; ) {
        const sentence = sentences[draw(sentences.length)] ?? '';
        written += sentence.length;
        if ((texts.at(-1) ?? '').length > paragraphLength) texts.push('');
        texts[texts.length - 1] += sentence;
      }
      const iso = `${2015 + draw(10)}-${pad(1 + draw(12))}-${pad(1 + draw(28))}`;
      filled.articles.put(
        {
          ...plainArticle(from[draw(from.length)]?.headline ?? '', texts),
          kind: draw(10) === 0 ? 'commentary' : 'news',
          date: { iso, precision: 'day', basis: 'drawn' },
        },
        { pageId: null, source: 'drawn', position, externalId: null, identity: String(position) },
      );
    }
  });
  filled.close();
}
