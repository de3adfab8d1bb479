import { expect, it } from 'vitest';
import { createAnswerer } from '../../src/answer/index.js';
import { createTokenizer, openSearch } from '../../src/search/index.js';
import { openStore } from '../../src/store/index.js';
import { anArticle } from '../anArticle.js';

const told = '新落成的观鸟台共有三层，建设费用为86万元。';

it.each([0, 1_900, 3_999])(
  'what a very long article says in its %ith sentence is found and quoted',
  async (place) => {
    const store = openStore(':memory:');
    const days = Array.from({ length: 4_000 }, (_, at) => `第${at}天，观鸟的市民在湖边看到白鹭${at}只。`);
    days[place] = told;
    store.articles.put(anArticle({ headline: '湖边记录', paragraphs: days }), {
      ...{ pageId: null, source: 'test', position: 0, externalId: null, identity: 'long' },
    });
    const tokenizer = createTokenizer();
    const search = openSearch({ articles: store.articles, saved: store.savedIndexes, tokenizer });
    const answer = createAnswerer({ search, articles: store.articles, tokenizer });
    const found = await answer.answer('观鸟台的建设费用是多少万元？', {
      today: new Date('2025-06-01'),
      topic: null,
    });
    expect(found).toMatchObject({ kind: 'found', readings: [{ evidence: { sentence: told } }] });
  },
);
