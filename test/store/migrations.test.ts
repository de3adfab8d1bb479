import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { openNewsroom } from '../../src/newsroom.js';
import { openStore, StoreError } from '../../src/store/index.js';

const saved = 'test/store/databases';
const databases = readdirSync(saved).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
const copyOf = (name: string): string => {
  const copy = join(mkdtempSync(join(tmpdir(), 'schema-')), name);
  copyFileSync(join(saved, name), copy);
  return copy;
};
const schemaOf = (path: string): number => {
  const database = new Database(path, { readonly: true });
  const version = Number(database.pragma('user_version', { simple: true }));
  database.close();
  return version;
};

// Each was made by the program of its day: a page's article, an imported one, a search and a question.
describe('a database that an earlier program made', () => {
  it.each(databases)('%s is taken to the newest schema and loses nothing', (name) => {
    const path = copyOf(name);
    const newsroom = openNewsroom(
      { DATABASE_PATH: path, SEEDS_DIR: join(path, '..', 'nowhere'), SEARCH_ENGINE: 'auto' },
      pino({ level: 'silent' }),
    );
    const { articles } = newsroom.store;
    expect([...articles.all()].map(({ externalId, headline }) => [externalId, headline])).toEqual([
      ['r2', '龙舟赛开赛'],
      ['r1', '观鸟台建成'],
    ]);
    expect(articles.townCounts()).toEqual(new Map([['新仓镇', 1]]));
    const { hits } = newsroom.desk.search.search('观鸟台', { limit: 5, offset: 0, today: new Date() });
    expect(hits.map((hit) => articles.get(hit.id)?.externalId)).toEqual(['r1']);
    newsroom.store.close();
    expect(schemaOf(path)).toBe(databases.length);
  });

  it('keeps the numbers of texts too long for a button', () => {
    const path = copyOf('schema-6.sqlite');
    const before = new Database(path);
    before.exec(`INSERT INTO phrase VALUES (7, '一个很长的问题')`);
    before.close();
    const store = openStore(path);
    expect(store.phrasebook.recall(7)).toBe('一个很长的问题');
    expect(store.phrasebook.remember('一个很长的问题')).toBe(7);
    expect(store.questions.askers(new Date(0))).toBe(0);
    store.close();
  });

  it('keeps what is followed and waited for, and no number comes to mean another topic', () => {
    const path = copyOf('schema-7.sqlite');
    const before = new Database(path);
    before.exec(`INSERT INTO followed VALUES (4, 'telegram:1', 'words', '机床', 'zh', 'private')`);
    before.exec(`INSERT INTO followed VALUES (9, 'telegram:1', 'town', '新仓镇', 'zh', 'private')`);
    before.exec(`DELETE FROM followed WHERE id = 9`);
    before.exec(`INSERT INTO outbox SELECT 'telegram:1', id, '机床', 5, NULL FROM article`);
    before.close();
    const store = openStore(path);
    expect(store.following.of('telegram:1')).toEqual([
      {
        id: 4,
        chat: 'telegram:1',
        thread: 0,
        kind: 'words',
        topic: '机床',
        language: 'zh',
        place: 'private',
        pace: null,
        silent: false,
        brief: false,
        paused: false,
      },
    ]);
    expect(store.outbox.waiting('telegram:1')).toHaveLength(2);
    store.following.add(
      'telegram:1',
      { kind: 'everything', topic: '' },
      { language: 'zh', place: 'private' },
    );
    expect(store.following.of('telegram:1')[1]?.id).toBe(10);
    store.close();
  });

  it('is saved here for every schema there has been', () => {
    expect(databases).toEqual(databases.map((_, index) => `schema-${index + 1}.sqlite`));
    const fresh = join(mkdtempSync(join(tmpdir(), 'schema-')), 'fresh.sqlite');
    openStore(fresh).close();
    expect(schemaOf(fresh)).toBe(databases.length);
  });

  it('but a later one is refused in words, and not touched', () => {
    const path = copyOf('schema-1.sqlite');
    const database = new Database(path);
    database.pragma('user_version = 999');
    database.close();
    expect(() => openStore(path)).toThrow(StoreError);
    expect(() => openStore(path)).toThrow(/schema 999, this program knows \d+: start a newer version/u);
    expect(schemaOf(path)).toBe(999);
  });
});
