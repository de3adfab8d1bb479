import { describe, expect, it } from 'vitest';
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
    const id = drafts.add({ user: 'u', name: 'page.txt', bytes: new Uint8Array([1, 2]) }, at);
    expect(drafts.get(id)).toEqual({
      id,
      user: 'u',
      name: 'page.txt',
      bytes: Buffer.from([1, 2]),
      leftOut: [],
    });
    drafts.leaveOut(id, [3]);
    expect(drafts.get(id)?.leftOut).toEqual([3]);
    drafts.drop(id);
    expect(drafts.get(id)).toBeUndefined();
  });
});

describe('the audit', () => {
  it('tells who did what, newest first', () => {
    const { audit } = openStore(':memory:');
    for (const act of ['publish', 'retract']) audit.record({ user: 'u', act, detail: '№3', at });
    expect(audit.latest(1)).toEqual([{ user: 'u', act: 'retract', detail: '№3', at }]);
  });
});
