import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { type Newsroom, openNewsroom } from '../../src/newsroom.js';
import { backUp, openStore, repair, type Store } from '../../src/store/index.js';
import { anArticle } from '../anArticle.js';

const at = new Date('2025-01-02T08:00:00Z');
const later = new Date('2025-01-03T08:00:00Z');
const aPath = () => join(mkdtempSync(join(tmpdir(), 'checksums-')), 'news.sqlite');

const imported = (identity: string) => ({
  pageId: null,
  source: 'f',
  position: 0,
  externalId: null,
  identity,
});

/** Two imported articles, numbered 1 and 2, of which the second is whole whatever happens to the first. */
function twoArticles(path: string): void {
  const store = openStore(path);
  for (const [identity, amount] of [
    ['a', '五百'],
    ['b', '七百'],
  ] as const)
    store.articles.put(anArticle({ paragraphs: [`水厂每天供水${amount}吨。`] }), imported(identity));
  store.close();
}

/** Makes a number in the stored file another, as a bit that a disk loses may: still text, still JSON. */
function flip(path: string, from: string, to: string): void {
  const bytes = readFileSync(path);
  const [old, other] = [Buffer.from(from), Buffer.from(to)];
  let found = 0;
  for (let place = bytes.indexOf(old); place >= 0; place = bytes.indexOf(old, place)) {
    other.copy(bytes, place);
    found++;
  }
  expect(found).toBeGreaterThan(0);
  writeFileSync(path, bytes);
}

const idsOf = (store: Store) => [...store.articles.all()].map(({ id }) => id);

describe('an article that the disk changed', () => {
  it('is as if it were not there, and is named once by its number', () => {
    const path = aPath();
    twoArticles(path);
    flip(path, '供水五百', '供水九百');
    const told: string[] = [];
    const store = openStore(path, (advice) => told.push(advice));
    expect(store.articles.get(1)).toBeUndefined();
    expect(store.articles.get(2)?.paragraphs).toEqual(['水厂每天供水七百吨。']);
    expect(idsOf(store)).toEqual([2]);
    expect(told).toEqual([expect.stringMatching(/^article 1 is damaged and left out until .* imported/u)]);
  });

  it('is known whatever is left in its place', () => {
    for (const value of [`''`, 'NULL', `x'00ff'`, '7', `'{}'`]) {
      const path = aPath();
      twoArticles(path);
      const disk = new Database(path);
      disk.unsafeMode().pragma('writable_schema = ON');
      disk.exec(
        `UPDATE sqlite_schema SET sql = replace(replace(sql, 'content TEXT NOT NULL', 'content'), ') STRICT', ')') WHERE name = 'article'`,
      );
      disk.close();
      const loose = new Database(path);
      loose.exec(`UPDATE article SET content = ${value} WHERE id = 1`);
      loose.close();
      const store = openStore(path);
      expect(idsOf(store), value).toEqual([2]);
      store.close();
      expect(() => backUp(path, at), value).toThrow(/damaged/u);
    }
  });

  it('is neither corrected nor retracted, which would make the damage right', () => {
    const path = aPath();
    twoArticles(path);
    flip(path, '供水五百', '供水九百');
    const store = openStore(path);
    expect(store.articles.correct(1, { deck: '副题' })).toBeUndefined();
    expect(store.articles.withdraw(1, at)).toBeUndefined();
    expect(store.articles.count()).toBe(2);
  });

  it('comes back under its number when it is imported again, also where only its checksum was hit', () => {
    for (const hit of [`content = replace(content, '五百', '九百')`, 'checksum = checksum + 1']) {
      const path = aPath();
      twoArticles(path);
      const disk = new Database(path);
      disk.exec(`UPDATE article SET ${hit} WHERE id = 1`);
      disk.close();
      const store = openStore(path);
      expect(idsOf(store)).toEqual([2]);
      const again = anArticle({ paragraphs: ['水厂每天供水五百吨。'] });
      expect(store.articles.put(again, imported('a'))).toEqual({ id: 1, change: 'changed' });
      expect(store.articles.get(1)?.paragraphs).toEqual(again.paragraphs);
      store.close();
    }
  });

  it('withdrawn and changed by then is not brought back', () => {
    const path = aPath();
    twoArticles(path);
    const before = openStore(path);
    before.articles.withdraw(1, at);
    before.close();
    flip(path, '供水五百', '供水九百');
    const store = openStore(path);
    expect(store.articles.restore(1, at)).toBeUndefined();
    expect(idsOf(store)).toEqual([2]);
  });
});

describe('a question', () => {
  const openRoom = (path: string, warnings: string[]): Newsroom =>
    openNewsroom(
      { DATABASE_PATH: path, SEEDS_DIR: join(path, '..', 'pages'), SEARCH_ENGINE: 'auto' },
      pino({ level: 'warn' }, { write: (line: string) => warnings.push(line) }),
    );
  const answerIn = async ({ desk }: Newsroom) =>
    JSON.stringify(await desk.answerer.answer('柳塘水厂每天供水多少吨？', { today: at, topic: null }));

  it('is not answered from a damaged article, until its page is read again at the next start', async () => {
    const path = aPath();
    const pages = join(path, '..', 'pages');
    mkdirSync(pages);
    writeFileSync(
      join(pages, 'p.txt'),
      '柳塘水厂建成投产\n\n本报讯（记者 王小明）柳塘水厂昨天建成投产。水厂每天供水3600吨，供应柳塘村的居民。\n',
    );
    const warnings: string[] = [];
    const first = openRoom(path, warnings);
    expect(await answerIn(first)).toContain('3600吨');
    first.desk.search.save();
    first.store.close();
    flip(path, '供水3600吨', '供水9600吨');

    const second = openRoom(path, warnings);
    expect(await answerIn(second)).not.toMatch(/[39]600吨/u);
    expect(
      warnings.filter((line) => /article 1 is damaged .* next look at the pages/u.test(line)),
    ).toHaveLength(1);
    second.store.close();

    const third = openRoom(path, warnings);
    expect(await answerIn(third)).toContain('3600吨');
    third.store.close();
  });
});

describe('single damaged articles', () => {
  it('are named by a backup, and taken from an earlier one by a repair that leaves all else', () => {
    const path = aPath();
    twoArticles(path);
    backUp(path, at);
    const store = openStore(path);
    const number = store.phrasebook.remember('备份之后的事');
    const revision = store.articles.revision();
    store.close();
    flip(path, '供水五百', '供水九百');
    expect(() => backUp(path, later)).toThrow(/damaged in article 1: `npm run repair` mends it/u);
    const keptAt = `${path}.damaged.20250103T080000Z`;
    expect(repair(path, later)).toEqual({ kind: 'mended', keptAt, restored: [1], waiting: [], lost: [] });
    const mended = openStore(path);
    expect(mended.articles.get(1)?.paragraphs).toEqual(['水厂每天供水五百吨。']);
    expect(mended.articles.changesSince(revision).changed).toEqual([1]);
    expect(mended.phrasebook.recall(number)).toBe('备份之后的事');
    mended.close();
    expect(repair(path, later)).toEqual({ kind: 'sound' });
    expect(readdirSync(join(path, '..'))).toContain('news.sqlite.damaged.20250103T080000Z');
  });

  it('that are sound nowhere are taken out, but kept in the copy of what was found', () => {
    const path = aPath();
    twoArticles(path);
    flip(path, '供水五百', '供水九百');
    expect(repair(path, at)).toMatchObject({ kind: 'mended', restored: [], waiting: [], lost: [1] });
    expect(idsOf(openStore(path))).toEqual([2]);
    expect(openStore(`${path}.damaged.20250102T080000Z`).articles.count()).toBe(2);
    expect(backUp(path, later)).toMatch(/20250103T080000Z$/u);
  });

  it('of pages wait for these to be read', () => {
    const path = aPath();
    const store = openStore(path);
    const pageId = store.pages.put('p.txt', 'fingerprint', null);
    store.articles.put(anArticle({ paragraphs: ['供水五百吨。'] }), { ...imported('a'), pageId });
    store.close();
    flip(path, '供水五百', '供水九百');
    expect(repair(path, at)).toMatchObject({ kind: 'mended', restored: [], waiting: [1], lost: [] });
    expect(openStore(path).pages.all()).toMatchObject([{ name: 'p.txt', fingerprint: '' }]);
  });
});

describe('articles stored by a program that knew no checksums', () => {
  it('have one from the next start on', () => {
    const path = aPath();
    twoArticles(path);
    const older = new Database(path);
    older.exec('UPDATE article SET checksum = NULL');
    older.close();
    const store = openStore(path);
    expect(idsOf(store)).toEqual([1, 2]);
    store.close();
    flip(path, '供水五百', '供水九百');
    expect(idsOf(openStore(path))).toEqual([2]);
  });
});
