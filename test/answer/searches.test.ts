import { afterAll, describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/answer/index.js';
import { conversation } from '../../src/chat/index.js';
import { type ArticleSearch, createTokenizer } from '../../src/search/index.js';
import { aRequest, theNewsroom, wordsOf } from '../theNewsroom.js';

const { store, desk } = theNewsroom();
afterAll(() => store.close());

let searches = 0;
const counted: ArticleSearch = {
  ...desk.search,
  search(...asked) {
    searches += 1;
    return desk.search.search(...asked);
  },
  forQuestion(...asked) {
    searches += 1;
    return desk.search.forQuestion(...asked);
  },
};
const answerer = createAnswerer({ search: counted, articles: desk.articles, tokenizer: createTokenizer() });
const converse = conversation({ ...desk, search: counted, answerer });

/** How often the articles are searched for a message, and what is said to it. */
async function searchesFor(said: string, user = 'resident') {
  searches = 0;
  const words = wordsOf(await converse(aRequest(said, { user })));
  return { searches, words };
}

describe('the articles are searched', () => {
  it.each([
    ['平湖地铁什么时候开通？', 1, /^没有找到能回答/u],
    ['平湖博物馆新馆的总投资是多少？', 1, /5亿元/u],
    ['机床产业', 1, /篇报道/u],
    ['最近有什么新闻', 0, /^最新报道/u],
    ['谢谢', 0, /^不客气/u],
  ])('for %s %i times', async (said, times, says) => {
    const { searches: counted, words } = await searchesFor(said);
    expect(words).toMatch(says);
    expect(counted).toBe(times);
  });

  it('once for a question that stands alone, also after another, and twice for one that is completed in vain', async () => {
    await searchesFor('平湖博物馆新馆的总投资是多少？', 'asker');
    expect((await searchesFor('平湖地铁什么时候开通？', 'asker')).searches).toBe(1);
    await searchesFor('平湖博物馆新馆的总投资是多少？', 'asker');
    const { searches: counted, words } = await searchesFor('那里的厨师是谁？', 'asker');
    expect(words).toMatch(/^没有找到/u);
    expect(counted).toBe(2);
  });

  it('once more for a question that is read otherwise than typed', async () => {
    expect((await searchesFor('钟带街道的地铁什么时候开通？')).searches).toBe(2);
  });

  it('not at all for a town, however it is spelled', async () => {
    const { searches: counted, words } = await searchesFor('/town 钟带');
    expect(words).toMatch(/^钟埭街道/u);
    expect(counted).toBe(0);
  });
});
