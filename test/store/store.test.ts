import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Origin } from '../../src/store/index.js';
import { openStore, StoreError } from '../../src/store/index.js';
import { anArticle } from '../anArticle.js';

const imported = (identity: string): Origin => ({
  pageId: null,
  source: 'file.jsonl',
  position: 0,
  externalId: null,
  identity,
});

const day = (iso: string) => ({ iso, precision: 'day' as const, basis: 'test' });

describe('articles', () => {
  it('come back as they were put', () => {
    const store = openStore(':memory:');
    const article = anArticle({ towns: [{ name: '新仓镇', role: 'main' }], date: day('2025-01-02') });
    const { id } = store.articles.put(article, imported('a'));
    expect(store.articles.get(id)).toEqual({
      ...article,
      id,
      externalId: null,
      source: 'file.jsonl',
      position: 0,
    });
    expect([...store.articles.all()].map((each) => each.id)).toEqual([id]);
  });

  it('put twice are unchanged, and keep their id when their text changes', () => {
    const store = openStore(':memory:');
    const first = store.articles.put(anArticle(), imported('a'));
    const revision = store.articles.revision();
    expect(store.articles.put(anArticle(), imported('a'))).toEqual({ id: first.id, change: 'unchanged' });
    expect(store.articles.revision()).toBe(revision);
    expect(store.articles.put(anArticle({ deck: '副题' }), imported('a'))).toEqual({
      id: first.id,
      change: 'changed',
    });
    expect(store.articles.count()).toBe(1);
  });

  it('tell what changed and what was removed since a revision', () => {
    const store = openStore(':memory:');
    const page = store.pages.put('p.txt', 'f', null);
    const a = store.articles.put(anArticle(), imported('a')).id;
    const b = store.articles.put(anArticle(), { ...imported('b'), pageId: page }).id;
    const since = store.articles.revision();
    store.pages.remove(page);
    const c = store.articles.put(anArticle(), imported('c')).id;
    expect(store.articles.changesSince(since)).toMatchObject({ changed: [c], removed: [b] });
    expect(store.articles.changesSince(0).changed).toEqual([a, c]);
  });

  it('tell of many changes the first, and up to which revision', () => {
    const store = openStore(':memory:');
    const page = store.pages.put('p.txt', 'f', null);
    const [a, b] = ['a', 'b'].map((name) => store.articles.put(anArticle(), imported(name)).id);
    const c = store.articles.put(anArticle(), { ...imported('c'), pageId: page }).id;
    store.pages.remove(page);
    const told = [];
    for (let since = 0; since < store.articles.revision(); ) {
      const { revision, ...changes } = store.articles.changesSince(since, 1);
      told.push(changes);
      since = revision;
    }
    expect(told).toEqual([
      { changed: [a], removed: [] },
      { changed: [b], removed: [] },
      { changed: [], removed: [c] },
    ]);
  });

  it('never give an id once shown to another article', () => {
    const store = openStore(':memory:');
    const first = store.articles.put(anArticle(), imported('a')).id;
    store.articles.remove(first);
    expect(store.articles.put(anArticle(), imported('b')).id).toBeGreaterThan(first);
  });

  it('are listed newest first, undated last, and for a town those about it before those that name it', () => {
    const store = openStore(':memory:');
    const put = (identity: string, iso: string | null, role?: 'main' | 'mentioned') =>
      store.articles.put(
        anArticle({ date: iso ? day(iso) : null, towns: role ? [{ name: '新仓镇', role }] : [] }),
        imported(identity),
      ).id;
    const undated = put('a', null);
    const old = put('b', '2020-12-25', 'main');
    const recent = put('c', '2025-01-02', 'mentioned');
    const all = { limit: 10, offset: 0 };
    expect(store.articles.latest({}, all)).toEqual({ total: 3, ids: [recent, old, undated] });
    expect(store.articles.latest({ town: '新仓镇' }, all)).toEqual({ total: 2, ids: [old, recent] });
    expect(store.articles.latest({ kind: 'photo' }, all)).toEqual({ total: 0, ids: [] });
    expect(store.articles.townCounts()).toEqual(new Map([['新仓镇', 2]]));
  });

  it('are listed as news when they are short news', () => {
    const store = openStore(':memory:');
    const brief = store.articles.put(anArticle({ kind: 'brief' }), imported('a')).id;
    store.articles.put(anArticle({ kind: 'notice' }), imported('b'));
    const all = { limit: 10, offset: 0 };
    expect(store.articles.latest({ kind: 'news' }, all).ids).toEqual([brief]);
    expect(store.articles.latest({ kind: 'brief' }, all).ids).toEqual([brief]);
    expect(store.articles.latest({ kind: 'commentary' }, all).ids).toEqual([]);
  });
});

describe('a store', () => {
  it('takes a saved index that is not as it was saved for none', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'store-')), 'news.sqlite');
    const store = openStore(path);
    store.savedIndexes.save('whole', Buffer.from('{"a":1}'), 7);
    store.savedIndexes.save('garbled', Buffer.from('{"b":1}'), 7);
    store.close();
    const bytes = readFileSync(path);
    bytes.write('{"b":9}', bytes.indexOf('{"b":1}'));
    writeFileSync(path, bytes);
    const { savedIndexes } = openStore(path);
    expect(savedIndexes.load('whole')).toEqual({ bytes: Buffer.from('{"a":1}'), revision: 7 });
    expect(savedIndexes.load('garbled')).toBeUndefined();
    expect(savedIndexes.load('none')).toBeUndefined();
  });

  it('undoes all of a transaction that throws', () => {
    const store = openStore(':memory:');
    expect(() =>
      store.transaction(() => {
        store.articles.put(anArticle(), imported('a'));
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(store.articles.count()).toBe(0);
    expect(store.articles.revision()).toBe(0);
  });

  it('remembers a phrase by one number, over a restart', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'store-')), 'new', 'folder', 'news.sqlite');
    const store = openStore(path);
    const id = store.phrasebook.remember('机床');
    expect(store.phrasebook.remember('机床')).toBe(id);
    store.close();
    expect(openStore(path).phrasebook.recall(id)).toBe('机床');
  });

  it('forgets a phrase ninety days after it was last needed, and never gives its number to another', () => {
    let today = 0;
    const start = Date.parse('2025-01-02T08:00:00Z');
    const now = () => new Date(start + today * 24 * 60 * 60 * 1000);
    const { phrasebook } = openStore(':memory:', undefined, now);
    const [needed, old] = ['机床', '地铁'].map((text) => phrasebook.remember(text));
    today = 60;
    expect(phrasebook.remember('机床')).toBe(needed);
    today = 100;
    const later = phrasebook.remember('机场');
    expect([needed, old, later].map((id) => phrasebook.recall(id ?? 0))).toEqual(['机床', undefined, '机场']);
    expect(later).toBeGreaterThan(old ?? 0);
  });

  it('forgets a topic after ten minutes, and keeps those of others apart', () => {
    const { topics } = openStore(':memory:');
    const at = new Date('2025-01-02T08:00:00Z');
    const minutesLater = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
    topics.write('chat', 'user', { subject: '机床' }, at);
    expect(topics.read('chat', 'user', minutesLater(9))).toEqual({ subject: '机床' });
    expect(topics.read('chat', 'another', minutesLater(9))).toBeNull();
    expect(topics.read('chat', 'user', minutesLater(10))).toBeNull();
  });

  it('refuses in words a place where no folder can be made', () => {
    expect(() => openStore('/proc/no/such/news.sqlite')).toThrow(/cannot use the database .*ENOENT/u);
  });

  it('refuses a file that is no database, and one from a newer program, in words', () => {
    const folder = mkdtempSync(join(tmpdir(), 'store-'));
    const text = join(folder, 'text.sqlite');
    writeFileSync(text, 'this is no database, only a text of some length');
    expect(() => openStore(text)).toThrow(StoreError);
    expect(() => openStore(text)).toThrow(/cannot use the database .*text\.sqlite/);
  });
});
