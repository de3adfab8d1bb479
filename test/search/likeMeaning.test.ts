import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/news/index.js';
import { createTokenizer, type Engine, openSearch } from '../../src/search/index.js';
import { meanings } from '../../src/search/meanings.js';
import { openStore } from '../../src/store/index.js';
import { anArticle } from '../anArticle.js';

const tokenizer = createTokenizer();
const window = { limit: 10, offset: 0, today: new Date('2025-06-01T12:00:00+08:00') };

function searchOver(engine: Engine, ...articles: Partial<Article>[]) {
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
  const search = openSearch({
    articles: store.articles,
    saved: store.savedIndexes,
    archive: store.archiveIndex,
    tokenizer,
    engine,
  });
  return (query: string) => {
    const result = search.search(query, window);
    return { ...result, headlines: result.hits.map((hit) => store.articles.get(hit.id)?.headline) };
  };
}

const drunk = { headline: '醉酒男子被拦下', paragraphs: ['昨晚，一名醉酒的司机在路口被交通警察拦下。'] };
const gift = {
  headline: '企业家捐赠一百万元',
  paragraphs: ['昨天，企业家向学校捐赠一百万元，善款用于助学。'],
  date: { iso: '2025-05-30', precision: 'day', basis: 'test' },
} as const satisfies Partial<Article>;
const gave = {
  headline: '居民议事会召开',
  paragraphs: ['会上，居民们说起去年的捐款，还谈了绿化。'],
  date: { iso: '2019-05-30', precision: 'day', basis: 'test' },
} as const satisfies Partial<Article>;
const cold = { headline: '寒潮来袭', paragraphs: ['气象台说，气温将下降十度。'] };
const town = {
  headline: '新仓镇的大棚',
  paragraphs: ['新仓镇的蔬菜大棚丰收了。'],
  towns: [{ name: '新仓镇', role: 'main' }],
} as const satisfies Partial<Article>;
const city = { headline: '杭州来客', paragraphs: ['杭州的客人昨天到访。'] };

describe.each<Engine>(['minisearch', 'fts5'])('words of like meaning with %s', (engine) => {
  const find = searchOver(engine, drunk, gift, gave, cold, town, city);

  it('find what the words typed do not, and are named', () => {
    const found = find('酒驾');
    expect(found).toMatchObject({ matched: 'partial', headlines: ['醉酒男子被拦下'] });
    expect(found.alsoFor).toContain('醉酒');
  });

  it('stand below the words themselves, however new and prominent', () => {
    expect(find('捐款')).toMatchObject({
      matched: 'all',
      headlines: ['居民议事会召开', '企业家捐赠一百万元'],
    });
  });

  it('mark only what was typed in articles that have it', () => {
    const [first, second] = find('捐款').hits;
    const marked = (hit: typeof first) => hit?.snippet.filter(({ match }) => match).map(({ text }) => text);
    expect(marked(first)).toEqual(['捐款']);
    expect(marked(second)).toContain('捐赠');
  });

  it('are not looked for in place of a name, a quotation or beside a filter that nothing meets', () => {
    expect(find('上海').headlines).toEqual([]);
    expect(find('"酒驾"').headlines).toEqual([]);
    expect(find('新仓 酒驾').headlines).not.toContain('醉酒男子被拦下');
    expect(find('酒驾 -司机').headlines).toEqual([]);
  });

  it('are not there for every word: what is far off is not shown', () => {
    expect(find('足球')).toMatchObject({ matched: 'none', hits: [] });
  });

  it('are an editor’s too: an office by its everyday name', () => {
    const found = find('交警');
    expect(found.headlines).toEqual(['醉酒男子被拦下']);
    expect(found.alsoFor[0]).toBe('交通警察');
  });

  it('stand for a kind of report that there is none of', () => {
    expect(find('天气').headlines).toEqual(['寒潮来袭']);
  });
});

const clinic = { headline: '新院区启用', paragraphs: ['医院的新院区昨天启用，患者可以预约挂号。'] };
const village = { headline: '邻近的村子', paragraphs: ['邻近的村子办了运动会，附近的居民来看。'] };
const machines = { headline: '机床出口增长', paragraphs: ['公司的机床卖给海外客户，顾客很满意。'] };
const surgeon = { headline: '夜里的手术', paragraphs: ['医生连夜手术，救回一名工人。'] };
const umbrella = { headline: '老街的雨伞', paragraphs: ['他制作和推销雨伞，生意不错。'] };
const thief = {
  headline: '盗窃团伙落网',
  paragraphs: ['警方抓获一个盗窃团伙，嫌疑人行窃十余次，失窃的电缆已经追回。'],
};
const lock = { headline: '社区换新锁', paragraphs: ['社区给居民换了新锁，防止被盗。大家都说好。'] };

describe.each<Engine>(['minisearch', 'fts5'])('a phrase with %s', (engine) => {
  const find = searchOver(engine, clinic, village, machines, surgeon, umbrella, thief, lock);

  it('asks for its telling word: what goes without saying need not be there', () => {
    expect(find('附近医院').headlines[0]).toBe('新院区启用');
    expect(find('附近医院').headlines).not.toContain('邻近的村子');
  });

  it('is not found where only its weaker word is said', () => {
    expect(find('人工客服').headlines).not.toContain('机床出口增长');
  });

  it('leads to the word it is about, read from its end', () => {
    expect(find('动手术')).toMatchObject({ headlines: ['夜里的手术'] });
  });

  it('is not read as the ends of two words that met and sound alike', () => {
    expect(find('着火了').readAs).toBeNull();
    expect(find('做和').readAs).toBeNull();
  });

  it('that a dictionary tells is a word, whatever name sounds so', () => {
    expect(
      searchOver(engine, { headline: '疫苗', paragraphs: ['九价疫苗到货，九价疫苗可以预约。'] })('酒驾')
        .readAs,
    ).toBeNull();
  });

  it('puts first what has several words of its subject', () => {
    expect(find('小偷').headlines[0]).toBe('盗窃团伙落网');
  });
});

describe('the meaning of words', () => {
  const anything = () => true;

  it('is near that of words of the same subject, nearest first', () => {
    const near = meanings().near('讨薪', 5, anything);
    expect(near.map(({ nearness }) => nearness)).toEqual(
      near.map((each) => each.nearness).sort((a, b) => b - a),
    );
    expect(
      meanings()
        .near('捐款', 20, anything)
        .map(({ word }) => word),
    ).toContain('捐赠');
  });

  it('is told by the words in a word the dictionary lacks, not by single characters', () => {
    expect(
      meanings()
        .near('种水稻', 5, anything)
        .map(({ word }) => word),
    ).toContain('水稻');
    expect(meanings().near('戚永武', 5, anything)).toEqual([]);
  });
});
