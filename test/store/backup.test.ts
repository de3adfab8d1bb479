import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backUp, openStore, repair, StoreError } from '../../src/store/index.js';
import { anArticle } from '../anArticle.js';

const at = new Date('2025-01-02T08:00:00Z');
const later = new Date('2025-01-03T08:00:00Z');
const aPath = () => join(mkdtempSync(join(tmpdir(), 'backup-')), 'news.sqlite');

/** Overwrites pages in the middle of a database, as a failing disk would. */
function damage(path: string): void {
  const bytes = readFileSync(path);
  bytes.fill(0x5a, 4096, bytes.length);
  writeFileSync(path, bytes);
}

/** As a disk that loses bits without noticing: SQLite itself keeps no checksums. */
function withAGarbledArticle(path: string): void {
  const store = openStore(path);
  const origin = { pageId: null, source: 'f', position: 0, externalId: null, identity: 'a' };
  store.articles.put(anArticle({ headline: '一条要坏的新闻' }), origin);
  store.close();
  const bytes = readFileSync(path);
  bytes.fill(0x5a, bytes.indexOf('"headline":"一条要坏'), bytes.indexOf('要坏的新闻'));
  writeFileSync(path, bytes);
}

describe('a backup', () => {
  it('is made while the database is in use, and holds what was committed', () => {
    const path = aPath();
    const store = openStore(path);
    const id = store.phrasebook.remember('机床');
    const copy = backUp(path, at);
    store.phrasebook.remember('later');
    expect(copy).toMatch(/backups\/news\.sqlite\.20250102T080000Z$/u);
    expect(openStore(copy).phrasebook.recall(id)).toBe('机床');
    expect(openStore(copy).phrasebook.recall(id + 1)).toBeUndefined();
    store.close();
  });

  it('of articles that can no longer be read is refused, too', () => {
    const path = aPath();
    withAGarbledArticle(path);
    expect(() => backUp(path, at)).toThrow(
      /could not be backed up: it is damaged in article 1: `npm run repair`/u,
    );
    expect(readdirSync(join(path, '..', 'backups'))).toEqual([]);
  });

  it('of nothing, or of a damaged database, is refused in words and leaves no file', () => {
    const path = aPath();
    expect(() => backUp(path, at)).toThrow(StoreError);
    writeFileSync(path, 'no database, but some text of a certain length');
    expect(() => backUp(path, at)).toThrow(/could not be backed up/u);
    expect(readdirSync(join(path, '..', 'backups'))).toEqual([]);
  });
});

describe('a repair', () => {
  it('leaves a sound database alone', () => {
    const path = aPath();
    openStore(path).close();
    expect(repair(path, at)).toEqual({ kind: 'sound' });
    expect(repair(`${path}.none`, at)).toEqual({ kind: 'sound' });
  });

  it('moves a damaged database aside and restores the newest sound backup', () => {
    const path = aPath();
    const store = openStore(path);
    const id = store.phrasebook.remember('机床');
    const older = backUp(path, at);
    const newest = backUp(path, later);
    store.close();
    damage(path);
    damage(newest);
    expect(() => openStore(path)).toThrow(/damaged: `npm run repair`/u);
    const done = repair(path, later);
    expect(done).toEqual({
      kind: 'repaired',
      movedTo: `${path}.damaged.20250103T080000Z`,
      restoredFrom: older,
    });
    expect(openStore(path).phrasebook.recall(id)).toBe('机床');
    expect(readdirSync(join(path, '..'))).toContain('news.sqlite.damaged.20250103T080000Z');
  });

  it('takes articles that an earlier program stored and that can no longer be read for damage of the whole', () => {
    const path = aPath();
    withAGarbledArticle(path);
    const older = new Database(path);
    older.exec('DROP INDEX article_without_checksum; ALTER TABLE article DROP COLUMN checksum');
    older.close();
    expect(repair(path, at)).toMatchObject({ kind: 'repaired', restoredFrom: null });
  });

  it.each([
    ['an empty file', (path: string) => writeFileSync(path, '')],
    [
      'another program’s database',
      (path: string) => new Database(path).exec('CREATE TABLE other (a)').close(),
    ],
  ])('finds %s in its place, and goes back to the backup', (_, put) => {
    const path = aPath();
    openStore(path).close();
    const copy = backUp(path, at);
    rmSync(path);
    put(path);
    expect(repair(path, later)).toMatchObject({ kind: 'repaired', restoredFrom: copy });
    expect(openStore(path).articles.count()).toBe(0);
  });

  it('restores a database that is missing', () => {
    const path = aPath();
    openStore(path).close();
    const restoredFrom = backUp(path, at);
    rmSync(path);
    expect(repair(path, later)).toEqual({ kind: 'repaired', movedTo: null, restoredFrom });
    expect(repair(path, later)).toEqual({ kind: 'sound' });
  });

  it('moves nothing when it cannot tell whether it is damaged', () => {
    const path = aPath();
    mkdirSync(path);
    expect(() => repair(path, at)).toThrow(/cannot be checked: /u);
    expect(readdirSync(join(path, '..'))).toEqual(['news.sqlite']);
  });

  it('without a backup leaves room for a new database', () => {
    const path = aPath();
    writeFileSync(path, 'no database, but some text of a certain length');
    expect(() => openStore(path)).toThrow(/it is damaged: `npm run repair`/u);
    expect(repair(path, at)).toMatchObject({ kind: 'repaired', restoredFrom: null });
    expect(openStore(path).articles.count()).toBe(0);
  });
});
