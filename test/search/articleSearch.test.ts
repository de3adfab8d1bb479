import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/news/index.js';
import { createTokenizer, openSearch } from '../../src/search/index.js';
import { openStore } from '../../src/store/index.js';
import { anArticle } from '../anArticle.js';

const tokenizer = createTokenizer();
const today = new Date('2025-06-01T12:00:00+08:00');
const window = { limit: 10, offset: 0, today };

/** A search over articles, which are found by their headlines. */
function searchOver(...articles: Partial<Article>[]) {
  const store = openStore(':memory:');
  articles.forEach((article, position) => {
    store.articles.put(anArticle(article), {
      pageId: null,
      source: 'test',
      position,
      externalId: null,
      identity: String(position),
    });
  });
  const search = openSearch({ articles: store.articles, saved: store.savedIndexes, tokenizer });
  const find = (query: string) => {
    const result = search.search(query, window);
    return { ...result, headlines: result.hits.map((hit) => store.articles.get(hit.id)?.headline) };
  };
  return { store, search, find };
}

const machines = {
  headline: '机床产业再上台阶',
  paragraphs: ['2024年，全市数控机床企业实现产值120.4亿元，同比增长15.8%。', '新埭镇的DMG MORI项目投产。'],
  date: { iso: '2025-01', precision: 'month', basis: 'test' },
  towns: [{ name: '新埭镇', role: 'mentioned' }],
} as const satisfies Partial<Article>;
const village = {
  headline: '新仓镇小升规企业达到11家',
  paragraphs: ['新仓镇今年有11家小微企业上规升级。', '伊控动力的戚永武说，增速很快。'],
  date: { iso: '2023-07-07', precision: 'day', basis: 'test' },
  towns: [{ name: '新仓镇', role: 'main' }],
} as const satisfies Partial<Article>;
const charging = {
  headline: '充电降价了',
  paragraphs: ['钟埭街道的电动自行车充电降到0.5元4小时。', '它与新仓镇同时行动。'],
  kind: 'commentary',
  date: { iso: '2023-08', precision: 'month', basis: 'test' },
  towns: [
    { name: '钟埭街道', role: 'main' },
    { name: '新仓镇', role: 'mentioned' },
  ],
} as const satisfies Partial<Article>;

describe('search', () => {
  const { find } = searchOver(machines, village, charging);

  it.each([
    ['机床 产值', ['机床产业再上台阶']],
    ['“小升规企业”', ['新仓镇小升规企业达到11家']],
    ['「小微企业」', ['新仓镇小升规企业达到11家']],
    ['新仓', ['新仓镇小升规企业达到11家', '充电降价了']],
    ['新仓 2023', ['新仓镇小升规企业达到11家', '充电降价了']],
    ['机床 2024', ['机床产业再上台阶']],
    ['去年', ['机床产业再上台阶']],
    ['2023..2024 充电', ['充电降价了']],
    ['评论', ['充电降价了']],
    ['新仓 -充电', ['新仓镇小升规企业达到11家']],
    ['伊控动力', ['新仓镇小升规企业达到11家']],
    ['戚永武', ['新仓镇小升规企业达到11家']],
    ['機床產業', ['机床产业再上台阶']],
    ['ｄｍｇ', ['机床产业再上台阶']],
    ['jichuang', ['机床产业再上台阶']],
    ['xin cang', ['新仓镇小升规企业达到11家', '充电降价了']],
    ['钟带街道', ['充电降价了']],
    ['电瓶车', ['充电降价了']],
  ])('finds %s', (query, headlines) => {
    const result = find(query);
    expect(result.headlines).toEqual(headlines);
    expect(result.matched).toBe('all');
  });

  it('says that a partial match is partial', () => {
    expect(find('机床 地铁')).toMatchObject({ matched: 'partial', headlines: ['机床产业再上台阶'] });
  });

  it('does not take scattered characters for a word', () => {
    expect(find('台企')).toMatchObject({ matched: 'none', total: 0 });
  });

  it('marks the matches in a snippet', () => {
    const [hit] = find('产值').hits;
    expect(hit?.snippet.filter((run) => run.match).map((run) => run.text)).toEqual(['产值']);
  });

  it('never counts an article among its own related ones', () => {
    const { search, store } = searchOver(
      machines,
      { ...machines, paragraphs: ['数控机床的产值又增长了。'] },
      village,
    );
    const [first] = [...store.articles.all()];
    expect(search.related(first?.id ?? 0, 5).map((each) => each.id)).toEqual([2]);
  });
});

describe('the index', () => {
  it('follows the store', () => {
    const { store, search, find } = searchOver(machines);
    const { id } = store.articles.put(anArticle(village), {
      pageId: null,
      source: 'test',
      position: 9,
      externalId: null,
      identity: '9',
    });
    expect(find('小升规').total).toBe(0);
    search.refresh();
    expect(find('小升规').total).toBe(1);
    store.articles.remove(id);
    search.refresh();
    expect(find('小升规').total).toBe(0);
  });

  it('starts from what was saved', () => {
    const { store, search } = searchOver(machines, village);
    search.save();
    const reopened = openSearch({
      articles: {
        ...store.articles,
        get: () => {
          throw new Error('read again');
        },
      },
      saved: store.savedIndexes,
      tokenizer,
    });
    expect(reopened.idf('机床')).toBeGreaterThan(0);
  });
});
