import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../src/news/index.js';
import { openStore } from '../../src/store/index.js';
import { anArticle } from '../anArticle.js';
import { aRequest, theNewsroom, wordsOf } from '../theNewsroom.js';

const at = new Date('2026-11-21T03:00:00Z');
const asker = { language: 'zh', place: 'private' } as const;

describe('forgetting a person', () => {
  it('erases what they chose, follow, wait for, talked about and did not publish, and nobody else’s', () => {
    const store = openStore(':memory:');
    const origin = { pageId: null, source: 'f', position: 0, externalId: null, identity: 'a' };
    const { id: articleId } = store.articles.put(anArticle(), origin);
    const draft = { name: 'p.txt', bytes: new Uint8Array([1]) };
    const drafts = ['telegram:1', 'telegram:2'].map((chat) => {
      store.chats.change(chat, { language: 'en' });
      store.following.add(chat, { kind: 'words', topic: '机床' }, asker);
      store.outbox.announce(articleId, [{ chat, articleId, topic: '机床' }], at);
      store.topics.write(chat, chat, { subject: '机床' }, at);
      store.topics.write('telegram:-9', chat, { subject: '机床' }, at);
      store.questions.record(chat, `${chat} asks`, 'answered', at);
      return atOnce(store.drafts.add({ ...draft, user: chat }, at));
    });
    store.forget({ user: 'telegram:1', privateChat: 'telegram:1' });
    const kept = ['telegram:1', 'telegram:2'].map((chat, index) => ({
      language: store.chats.settings(chat).language,
      follows: store.following.of(chat).length,
      waits: store.outbox.waiting(chat).length,
      topics: ['telegram:-9', chat].map((place) => store.topics.read(place, chat, at)),
      draft: store.drafts.get(drafts[index] ?? 0) !== undefined,
    }));
    expect(kept[0]).toEqual({ language: null, follows: 0, waits: 0, topics: [null, null], draft: false });
    expect(kept[1]).toMatchObject({ language: 'en', follows: 1, waits: 1, draft: true });
    expect(kept[1]?.topics).toEqual([{ subject: '机床' }, { subject: '机床' }]);
    const asked = store.questions.most(['answered'], new Date(0), 9);
    expect(asked).toEqual([{ text: 'telegram:2 asks', times: 1 }]);
    expect(store.questions.askers(new Date(0))).toBe(1);
  });

  it('leaves no trace of their number and their words in the files, while the bot runs', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'forget-')), 'news.sqlite');
    const store = openStore(path);
    const id = 'telegram:987654321';
    store.chats.change(id, { language: 'en' });
    store.topics.write(id, id, {}, at);
    store.questions.record(id, 'my own words', 'found', at);
    const button = store.phrasebook.remember('my own words');
    store.inbox.add([{ id: 1, body: `{"from":{"id":987654321}}` }], at);
    store.inbox.handled(1);
    store.forget({ user: id, privateChat: id });
    const files = [path, `${path}-wal`].filter((file) => existsSync(file)).map((file) => readFileSync(file));
    expect(files.some((bytes) => /987654321|my own words/u.test(bytes.toString('latin1')))).toBe(false);
    expect(store.phrasebook.recall(button)).toBeUndefined();
    store.close();
  });
});

describe('/forget', () => {
  it('says in both languages what was erased, and in a group where to erase the rest', async () => {
    const { converse, store } = theNewsroom();
    const alone = { chat: 'telegram:5', user: 'telegram:5' };
    await converse(aRequest('/follow 新仓', alone));
    expect(store.following.of('telegram:5')).toHaveLength(1);
    expect(wordsOf(await converse(aRequest('/forget', alone)))).toContain('已全部删除');
    expect(store.following.of('telegram:5')).toEqual([]);
    expect(wordsOf(await converse(aRequest('/forget', { ...alone, language: 'en' })))).toContain('Erased');
    const group = { chat: 'telegram:-7', user: 'telegram:5', place: 'group' } as const;
    expect(wordsOf(await converse(aRequest('/forget', group)))).toContain('私下');
  });
});

describe('the record of questions', () => {
  it('knows who asked by a hash under a key of its own, and holds no one’s number', () => {
    const askers = ['a', 'b'].map((name) => {
      const path = join(mkdtempSync(join(tmpdir(), 'askers-')), `${name}.sqlite`);
      const store = openStore(path);
      for (const user of ['telegram:987654321', 'telegram:987654321', 'telegram:5']) {
        store.questions.record(user, '机床', 'found', at);
      }
      expect(store.questions.askers(at)).toBe(2);
      store.close();
      expect(readFileSync(path).includes('987654321')).toBe(false);
      const database = new Database(path, { readonly: true });
      const kept = database.prepare<[], string>('SELECT asker FROM question').pluck().all();
      database.close();
      return kept;
    });
    expect(askers.flat().every((asker) => /^[\w-]{43}$/u.test(asker))).toBe(true);
    expect(new Set(askers.flat()).size).toBe(4);
  });

  it('is pruned after ninety days', () => {
    const { questions } = openStore(':memory:');
    const days = (count: number) => new Date(at.getTime() - count * 24 * 60 * 60 * 1000);
    questions.record('u', '旧', 'answered', days(91));
    questions.record('u', '新', 'answered', days(89));
    questions.record('u', '今', 'answered', at);
    expect(questions.most(['answered'], new Date(0), 9).map(({ text }) => text)).toEqual(['今', '新']);
  });
});
