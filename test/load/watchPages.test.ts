import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Watch, watchPages } from '../../src/load/index.js';
import { type Newsroom, openNewsroom } from '../../src/newsroom.js';

let folder: string;
let newsroom: Newsroom;
let watch: Watch;
let reading: Promise<void> = Promise.resolve();
const sources = () => [...newsroom.store.articles.all()].map(({ source }) => source);
const warnings: string[] = [];

beforeEach(() => {
  warnings.length = 0;
  folder = mkdtempSync(join(tmpdir(), 'watched-'));
  newsroom = openNewsroom(
    { DATABASE_PATH: ':memory:', SEEDS_DIR: folder, SEARCH_ENGINE: 'auto' },
    pino({ level: 'warn' }, { write: (line: string) => void warnings.push(JSON.parse(line).msg) }),
  );
  watch = watchPages(
    folder,
    async () => {
      const report = await newsroom.follow();
      reading = newsroom.readFiles();
      return report;
    },
    (error) => {
      throw error;
    },
  );
});
afterEach(async () => {
  await watch.close();
  await reading;
  newsroom.store.close();
});

const found = (query: string): number =>
  newsroom.desk.search.search(query, { limit: 5, offset: 0, today: new Date() }).total;
const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await sleep(20);
};
const article = (headline: string): string =>
  `${JSON.stringify({ headline, body: `${headline}的正文。` })}\n`;

it('a new, changed, renamed and removed page is soon in the answers', async () => {
  const path = join(folder, 'a.jsonl');
  writeFileSync(path, article('观鸟台建成'));
  await until(() => found('观鸟台') === 1);
  writeFileSync(path, article('龙舟赛开赛'));
  await until(() => found('龙舟赛') === 1);
  expect(found('观鸟台')).toBe(0);
  renameSync(path, join(folder, 'b.jsonl'));
  await until(() => sources()[0] === 'b.jsonl');
  rmSync(join(folder, 'b.jsonl'));
  await until(() => found('龙舟赛') === 0);
});

it('a page that stays bad is named in the log once, not at every look', async () => {
  writeFileSync(join(folder, 'bad.jsonl'), 'no JSON');
  await until(() => warnings.length > 0);
  writeFileSync(join(folder, 'a.jsonl'), article('观鸟台建成'));
  await until(() => found('观鸟台') === 1);
  expect(warnings).toEqual(['bad.jsonl skipped: line 1 is not JSON']);
  writeFileSync(join(folder, 'bad.jsonl'), '\nno JSON');
  await until(() => warnings.length > 1);
  expect(warnings[1]).toBe('bad.jsonl skipped: line 2 is not JSON');
});

it('a half-written page is not read, even when another one is done', async () => {
  const slow = join(folder, 'slow.jsonl');
  let writing = true;
  const slowly = (async () => {
    while (writing) {
      await appendFile(slow, article('慢慢写'));
      await sleep(150);
    }
  })();
  writeFileSync(join(folder, 'quick.jsonl'), article('一下写完'));
  await until(() => found('一下写完') === 1);
  expect(sources()).toEqual(['quick.jsonl']);
  writing = false;
  await slowly;
  await until(() => found('慢慢写') > 0);
  expect(new Set(sources())).toEqual(new Set(['quick.jsonl', 'slow.jsonl']));
});
