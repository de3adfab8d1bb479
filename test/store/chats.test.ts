import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../src/news/index.js';
import { openStore } from '../../src/store/index.js';
import { anArticle } from '../anArticle.js';

const at = new Date('2026-11-21T03:00:00Z');
const town = { kind: 'town' as const, topic: '新仓镇' };
const words = { kind: 'words' as const, topic: '机床' };

const asker = { language: 'zh' as const, place: 'private' as const };

const storeWith = (articles: number) => {
  const store = openStore(':memory:');
  for (let position = 0; position < articles; position += 1) {
    store.articles.put(anArticle(), {
      pageId: null,
      source: 'file.jsonl',
      position,
      externalId: null,
      identity: `${position}`,
    });
  }
  return store;
};

describe('a chat’s settings', () => {
  it('are the usual ones until changed, one at a time', () => {
    const { chats } = openStore(':memory:');
    chats.change('a', { language: 'en' });
    chats.change('a', { digest: '08:00', cooldown: 30 });
    expect(chats.settings('a')).toEqual({
      language: 'en',
      replies: 'full',
      subscribers: 'administrators',
      cooldown: 30,
      digest: '08:00',
    });
    expect(chats.settings('b')).toMatchObject({ language: null, digest: null });
  });

  it('move with what it follows and waits for when the chat gets another id', () => {
    const { chats, following, outbox } = storeWith(1);
    chats.change('old', { language: 'en' });
    following.add('old', town, asker);
    following.add('old', words, asker);
    following.add('new', words, asker);
    outbox.announce(1, [{ chat: 'old', articleId: 1, topic: '机床' }], at);
    chats.move('old', 'new');
    expect(chats.settings('new').language).toBe('en');
    expect(following.of('new').map(({ topic }) => topic)).toEqual(['新仓镇', '机床']);
    expect(following.of('old')).toEqual([]);
    expect(outbox.chats()).toEqual(['new']);
  });
});

describe('followed topics', () => {
  it('are followed once, and stopped by their number in their own chat', () => {
    const { following } = openStore(':memory:');
    expect([
      following.add('a', town, asker),
      following.add('a', town, asker),
      following.add('b', town, asker),
    ]).toEqual([true, false, true]);
    const id = following.of('a')[0]?.id ?? 0;
    expect(following.stop('b', id)).toBeUndefined();
    expect(following.stop('a', id)).toMatchObject(town);
    expect(following.all()).toMatchObject([{ chat: 'b', ...town }]);
    expect(following.chats()).toBe(1);
  });
});

describe('the outbox', () => {
  it('takes an article for a chat once, sent or not', () => {
    const { outbox } = storeWith(3);
    const delivery = (articleId: number) => ({ chat: 'a', articleId, topic: '机床' });
    outbox.announce(2, [delivery(1), delivery(2), delivery(1)], at);
    outbox.sent('a', [1], at);
    outbox.announce(3, [delivery(1), delivery(3)], at);
    expect(outbox.waiting('a').map(({ articleId }) => articleId)).toEqual([2, 3]);
    expect(outbox.announcedUpTo()).toBe(3);
    expect(outbox.sentSince(at)).toBe(1);
  });

  it('leaves out articles since removed, and everything of a chat that is gone', () => {
    const { articles, outbox, following } = storeWith(2);
    const both = [1, 2].map((articleId) => ({ chat: 'a', articleId, topic: '机床' }));
    outbox.announce(2, both, at);
    articles.remove(1);
    expect(outbox.waiting('a').map(({ articleId }) => articleId)).toEqual([2]);
    following.end('a');
    expect(outbox.chats()).toEqual([]);
  });
});

describe('what people asked', () => {
  it('is counted by outcome, the most frequent first, for ninety days', () => {
    const { questions } = openStore(':memory:');
    const day = 24 * 60 * 60 * 1000;
    questions.record('old', '地铁', 'unanswered', new Date(at.getTime() - 100 * day));
    for (const text of ['地铁', '机场', '地铁']) questions.record('a', text, 'unanswered', at);
    questions.record('b', '机床产值', 'answered', at);
    expect(questions.counts(new Date(0))).toEqual({ answered: 1, unanswered: 3, found: 0, nothingFound: 0 });
    expect(questions.askers(new Date(0))).toBe(2);
    expect(questions.most(['unanswered'], new Date(0), 5)).toEqual([
      { text: '地铁', times: 2 },
      { text: '机场', times: 1 },
    ]);
  });
});

describe('a draft', () => {
  it('is kept until it is dropped', () => {
    const { drafts } = openStore(':memory:');
    const bytes = Buffer.alloc(1_000_000, 'a page of many bytes');
    const id = atOnce(drafts.add({ user: 'u', name: 'page.txt', bytes }, at));
    expect(drafts.get(id)).toEqual({
      id,
      user: 'u',
      name: 'page.txt',
      bytes,
      leftOut: [],
    });
    drafts.leaveOut(id, [3]);
    expect(drafts.get(id)?.leftOut).toEqual([3]);
    const dropping = drafts.drop(id);
    expect(dropping.next().done).toBe(false);
    expect(drafts.get(id)).toBeUndefined();
    atOnce(dropping);
    expect(drafts.get(id)).toBeUndefined();
  });

  it('is dropped after seven days, as is one that a kill left half dropped', () => {
    const { drafts } = openStore(':memory:');
    const add = (name: string, then: Date) =>
      atOnce(drafts.add({ user: 'u', name, bytes: Buffer.alloc(600_000) }, then));
    const [old, half] = [add('old', at), add('half', at)];
    drafts.drop(half).next();
    const recent = add('recent', new Date(at.getTime() + 8 * 24 * 60 * 60 * 1000));
    expect([old, half, recent].map((id) => drafts.get(id)?.name)).toEqual([undefined, undefined, 'recent']);
  });

  it('that an earlier program kept whole is read and dropped like any', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'drafts-')), 'a.sqlite');
    const store = openStore(path);
    const before = new Database(path);
    before.exec(
      `INSERT INTO draft (id, user, name, bytes, at) VALUES (7, 'u', 'p.txt', x'0102', ${at.getTime()})`,
    );
    before.close();
    expect(store.drafts.get(7)?.bytes).toEqual(Buffer.from([1, 2]));
    atOnce(store.drafts.drop(7));
    expect(store.drafts.get(7)).toBeUndefined();
    store.close();
  });
});

describe('the audit', () => {
  it('tells who did what, newest first', () => {
    const { audit } = openStore(':memory:');
    for (const act of ['publish', 'retract']) audit.record({ user: 'u', act, detail: '№3', at });
    expect(audit.latest(1)).toEqual([{ user: 'u', act: 'retract', detail: '№3', at }]);
  });
});
