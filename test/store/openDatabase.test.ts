import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backUp, openStore, type Store, StoreError } from '../../src/store/index.js';
import { anArticle } from '../anArticle.js';

const at = new Date('2025-01-02T08:00:00Z');
const aPath = () => join(mkdtempSync(join(tmpdir(), 'open-')), 'data', 'news.sqlite');
const origin = { pageId: null, source: 'f', position: 0, externalId: null, identity: 'a' };

/** As somebody whom the rights of a file hold back: not as root. */
function asAnybody<T>(work: () => T): T {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

/** What a store that cannot be written to says and does. */
function tryOut(store: Store, told: readonly string[]): void {
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/until the next start it is only read/u);
  expect([...store.articles.all()].map(({ headline }) => headline)).toEqual(['一条新闻']);
  store.questions.record('u', '机床', 'found', at);
  expect(store.phrasebook.remember('机床')).toBe(0);
  expect(told.slice(1)).toEqual([expect.stringMatching(/cannot be written to/u)]);
  let refusal: unknown;
  try {
    store.chats.change('c', { language: 'en' });
  } catch (error) {
    refusal = error;
  }
  expect(store.unwritten(refusal)).toBe(true);
  expect(store.unwritten(new Error('a bug'))).toBe(false);
  expect(store.chats.settings('c').language).toBeNull();
}

describe('a database that nothing can be written to is read all the same', () => {
  it.each([
    ['the file', 0o444, 0o777],
    ['the folder', 0o444, 0o555],
  ])('%s is read-only', (_, file, folder) => {
    const path = aPath();
    const before = openStore(path);
    before.articles.put(anArticle(), origin);
    before.close();
    chmodSync(join(path, '..', '..'), 0o755);
    chmodSync(path, file);
    chmodSync(join(path, '..'), folder);
    const told: string[] = [];
    asAnybody(() =>
      tryOut(
        openStore(path, (advice) => told.push(advice)),
        told,
      ),
    );
    chmodSync(join(path, '..'), 0o777);
  });

  it('also one of an earlier program', () => {
    const path = aPath();
    mkdirSync(join(path, '..'));
    copyFileSync('test/store/databases/schema-2.sqlite', path);
    chmodSync(join(path, '..', '..'), 0o755);
    chmodSync(path, 0o444);
    chmodSync(join(path, '..'), 0o555);
    asAnybody(() => expect(openStore(path).articles.count()).toBe(2));
    chmodSync(join(path, '..'), 0o777);
  });
});

describe('what stands in the database’s place', () => {
  it('a folder is refused in words', () => {
    const path = aPath();
    mkdirSync(path, { recursive: true });
    expect(() => openStore(path)).toThrow(/check that it is a file/u);
  });

  it('an empty file is a new database, unless there are backups', () => {
    const path = aPath();
    mkdirSync(join(path, '..'));
    writeFileSync(path, '');
    openStore(path).close();
    backUp(path, at);
    writeFileSync(path, '');
    expect(() => openStore(path)).toThrow(/is empty, but has backups: `npm run repair`/u);
    rmSync(path);
    expect(openStore(path).articles.count()).toBe(0);
  });

  it('a database with one damaged page is refused, wherever the page is', () => {
    const path = aPath();
    const store = openStore(path);
    const long = anArticle({ paragraphs: ['正文。'.repeat(2000)] });
    for (let n = 0; n < 5; n += 1) store.articles.put(long, { ...origin, identity: `${n}` });
    store.close();
    const whole = readFileSync(path);
    for (let start = 0; start < whole.length; start += 4096) {
      writeFileSync(path, Buffer.from(whole).fill(0x5a, start, start + 4096));
      expect(() => openStore(path), `byte ${start}`).toThrow(/damaged: `npm run repair`/u);
      for (const log of ['-wal', '-shm']) rmSync(path + log, { force: true });
    }
  });

  it('another program’s database is refused in words, and not touched', () => {
    const path = aPath();
    mkdirSync(join(path, '..'));
    const other = new Database(path);
    other.exec('CREATE TABLE addresses (name TEXT)');
    expect(() => openStore(path)).toThrow(StoreError);
    expect(() => openStore(path)).toThrow(/not one of this program/u);
    expect(other.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['addresses']);
    other.close();
  });
});

describe('two processes on one database', () => {
  it('a reader is answered at once while the other writes', () => {
    const path = aPath();
    const [store, other] = [openStore(path), openStore(path)];
    store.articles.put(anArticle(), origin);
    other.transaction(() => {
      other.chats.change('c', { language: 'en' });
      store.questions.record('u', '机床', 'found', at);
      expect(store.phrasebook.remember('机床')).toBe(0);
      expect(store.articles.count()).toBe(1);
    });
    expect(store.questions.counts(new Date(0)).found).toBe(0);
    expect(store.phrasebook.remember('机床')).toBeGreaterThan(0);
  });
});
