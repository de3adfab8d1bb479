import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/news/index.js';
import { createTokenizer, type Engine, openSearch } from '../../src/search/index.js';
import { openStore } from '../../src/store/index.js';
import { anArticle } from '../anArticle.js';

const tokenizer = createTokenizer();
const today = new Date('2025-06-01T12:00:00+08:00');
/** For an index made anew. */
const nothingSaved = { load: () => undefined, save: () => {} };
const window = { limit: 10, offset: 0, today };

/** A search over articles, which are found by their headlines. */
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
  const find = (query: string) => {
    const result = search.search(query, window);
    return { ...result, headlines: result.hits.map((hit) => store.articles.get(hit.id)?.headline) };
  };
  return { store, search, find };
}

const machines = {
  headline: '机床产业再上台阶',
  byline: [{ role: '记者', name: '胡佳英' }],
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

const engines: readonly Engine[] = ['minisearch', 'fts5'];

describe.each(engines)('search with %s', (engine) => {
  const { find, search } = searchOver(engine, machines, village, charging);

  it.each([
    ['机床 产值', ['机床产业再上台阶']],
    ['机床产值', ['机床产业再上台阶']],
    ['“小升规企业”', ['新仓镇小升规企业达到11家']],
    ['「小微企业」', ['新仓镇小升规企业达到11家']],
    ['新仓', ['新仓镇小升规企业达到11家', '充电降价了']],
    ['新仓镇', ['新仓镇小升规企业达到11家', '充电降价了']],
    ['新仓 2023', ['新仓镇小升规企业达到11家', '充电降价了']],
    ['机床 2024', ['机床产业再上台阶']],
    ['去年', ['机床产业再上台阶']],
    ['2023', ['充电降价了', '新仓镇小升规企业达到11家']],
    ['2023..2024 充电', ['充电降价了']],
    ['评论', ['充电降价了']],
    ['新仓 -充电', ['新仓镇小升规企业达到11家']],
    ['企业 -小升规', ['机床产业再上台阶']],
    ['伊控动力', ['新仓镇小升规企业达到11家']],
    ['戚永武', ['新仓镇小升规企业达到11家']],
    ['機床產業', ['机床产业再上台阶']],
    ['ｄｍｇ', ['机床产业再上台阶']],
    ['dmg mori', ['机床产业再上台阶']],
    ['jichuang', ['机床产业再上台阶']],
    ['xin cang', ['新仓镇小升规企业达到11家', '充电降价了']],
    ['xincang xiaoshenggui', ['新仓镇小升规企业达到11家']],
    ['钟带街道', ['充电降价了']],
    ['戚勇武', ['新仓镇小升规企业达到11家']],
    ['qiyongwu', ['新仓镇小升规企业达到11家']],
    ['电瓶车', ['充电降价了']],
    ['120.4亿元', ['机床产业再上台阶']],
    ['胡佳英', ['机床产业再上台阶']],
    ['充电现在多少钱？', ['充电降价了']],
  ])('finds %s', (query, headlines) => {
    expect(find(query).headlines).toEqual(headlines);
  });

  it('tells the words asked for as it read them, in the order typed', () => {
    const { find } = searchOver(engine, { headline: '青石杨梅种植面积达到两千亩' });
    expect(find('青石杨梅面积').words.join('')).toBe('青石杨梅面积');
    expect(find('青石杨梅面积').words).toContain('面积');
    expect(find('杨梅 面积 2024').words).toEqual(['杨梅', '面积']);
    expect(find('杨莓面积').words).toContain('面积');
  });

  it.each(['产值多少', '产值如何', '利润怎样'])('does not look for the asking in %s', (query) => {
    const { find } = searchOver(
      engine,
      { ...machines, paragraphs: ['全市数控机床企业实现产值120.4亿元，利润9亿元。'] },
      village,
    );
    expect(find(query)).toMatchObject({ matched: 'all', headlines: [machines.headline] });
  });

  it('says when it found all of it, a part of it, or nothing', () => {
    expect(find('机床 产值')).toMatchObject({ matched: 'all', total: 1 });
    expect(find('机床 地铁')).toMatchObject({ matched: 'partial', headlines: ['机床产业再上台阶'] });
    expect(find('地铁')).toMatchObject({ matched: 'none', total: 0, hits: [] });
    expect(find(' ')).toMatchObject({ matched: 'none', total: 0, hits: [] });
  });

  it('keeps a town or a year while anything there matches in part, and says so when it has to let go', () => {
    expect(find('新仓 企业 地铁')).toMatchObject({
      matched: 'partial',
      headlines: ['新仓镇小升规企业达到11家'],
    });
    expect(find('新仓 1999')).toMatchObject({ matched: 'partial', total: 2 });
    expect(find('2024 0.5元')).toMatchObject({ matched: 'partial', headlines: ['充电降价了'] });
  });

  it('never shows what was excluded, not even in part', () => {
    expect(find('充电 -评论')).toMatchObject({ matched: 'none' });
    expect(find('充电 企业 -评论').headlines).not.toContain('充电降价了');
    expect(find('-企业').headlines).toEqual(['充电降价了']);
  });

  it('does not take scattered characters, or a part of a figure, for a word', () => {
    expect(find('台企').matched).toBe('none');
    expect(find('20.4亿元').headlines).toEqual([]);
  });

  it('says how it read what it did not find as typed', () => {
    expect(find('钟带街道').readAs).toBe('钟埭街道');
    expect(find('xin cang 2023').readAs).toBe('新仓 2023');
    expect(find('机床').readAs).toBeNull();
  });

  it('takes a word of the language as typed, whatever the archive has that sounds like it', () => {
    expect(find('医院电话')).toMatchObject({ readAs: null, matched: 'none' });
    expect(find('附近医院').readAs).toBeNull();
  });

  it('does not show a query put right that still finds only parts', () => {
    expect(find('钟带街道 地铁').readAs).toBeNull();
  });

  it('offers what would have been found', () => {
    expect(find('戚永飞')).toMatchObject({ matched: 'none', corrections: ['戚永武'] });
  });

  it('marks what was asked for in a snippet of whole sentences', () => {
    const [hit] = find('产值').hits;
    expect(hit?.snippet).toEqual([
      { text: '2024年，全市数控机床企业实现', match: false },
      { text: '产值', match: true },
      { text: '120.4亿元，同比增长15.8%。 新埭镇的DMG MORI项目投产。', match: false },
    ]);
  });

  it('shows a list page by page', () => {
    const second = search.search('新仓', { limit: 1, offset: 1, today });
    expect(second).toMatchObject({ total: 2, hits: [{ id: 3 }] });
  });

  it('gives the articles for a question, the best first', () => {
    const [best] = search.forQuestion('电动车充电多少钱', 5, today);
    expect(best).toMatchObject({ id: 3 });
  });
});

describe.each(engines)('reports of one event with %s', (engine) => {
  const report = '昨天上午，建国南路隧道工程开工，预计明年春节前完成主体结构施工，市领导出席开工仪式并讲话。';
  const { find, search } = searchOver(
    engine,
    { headline: '隧道开工', paragraphs: [report, '工人们很高兴，附近居民也十分期待这一工程早日建成通车。'] },
    { headline: '我市首条隧道开工', paragraphs: [report] },
    { headline: '隧道通车', paragraphs: ['建国南路隧道昨天通车，市民可以驾车通过。'] },
    machines,
    village,
    charging,
  );

  it('are folded into one hit', () => {
    const { total, hits } = find('隧道');
    expect(total).toBe(2);
    expect(hits.flatMap((hit) => hit.folded)).toHaveLength(1);
  });

  it('are of the same days: the forecast of another day is another one', () => {
    const paragraphs = [
      '今天阴有时有雨，中午起阴到多云。明天多云，东南风4到5级，请市民注意防范，合理安排出行。',
    ];
    const forecasts = ['2023-05-01', '2023-05-02', '2023-05-20'].map((iso) => ({
      headline: `${iso}天气`,
      paragraphs,
      date: { iso, precision: 'day' as const, basis: 'test' },
    }));
    const { hits } = searchOver(engine, ...forecasts).find('东南风');
    expect(hits.map((hit) => hit.folded.length).sort()).toEqual([0, 1]);
  });

  it('are not related articles of one another, nor is an article its own', () => {
    expect(search.related(1, 5).map((each) => each.id)).toEqual([3]);
  });
});

describe.each(engines)('related articles with %s', (engine) => {
  const on = (iso: string) => ({ iso, precision: 'day' as const, basis: 'test' });
  const others = Array.from({ length: 20 }, (_, n) => ({
    headline: `第${n}届运动会`,
    paragraphs: [`第${n}届运动会开幕，推进各项工作，全面发展。`],
    date: on('2024-03-01'),
  }));

  it('share rare words, not those everybody uses; of two alike the nearer in time comes first', () => {
    const { search } = searchOver(
      engine,
      { headline: '芦笋上市', paragraphs: ['大棚芦笋上市，推进发展，全面提升。'], date: on('2024-04-01') },
      { headline: '芦笋大棚', paragraphs: ['芦笋大棚扩建，农户高兴。'], date: on('2016-04-01') },
      { headline: '大棚芦笋', paragraphs: ['大棚芦笋丰收，农户高兴。'], date: on('2024-05-01') },
      { headline: '会议', paragraphs: ['推进发展，全面提升各项工作。'], date: on('2024-04-01') },
      ...others,
    );
    expect(search.related(1, 2).map(({ id }) => id)).toEqual([3, 2]);
  });

  it('of two alike that of the same town comes first', () => {
    const town = (name: string) => [{ name, role: 'main' as const }];
    const { search } = searchOver(
      engine,
      { headline: '芦笋', paragraphs: ['大棚芦笋上市。'], towns: town('新仓镇') },
      { headline: '芦笋一', paragraphs: ['大棚芦笋丰收。'], towns: town('林埭镇') },
      { headline: '芦笋二', paragraphs: ['大棚芦笋减产。'], towns: town('新仓镇') },
      ...others,
    );
    expect(search.related(1, 2).map(({ id }) => id)).toEqual([3, 2]);
  });
});

describe.each(engines)('the index with %s', (engine) => {
  const origin = { pageId: null, source: 'test', position: 9, externalId: null, identity: '9' };

  it('follows the store', () => {
    const { store, search, find } = searchOver(engine, machines);
    const { id } = store.articles.put(anArticle(village), origin);
    search.refresh();
    expect(find('小升规').total).toBe(1);
    store.articles.put(anArticle({ ...village, paragraphs: ['改过的正文谈孵化器。'] }), origin);
    search.refresh();
    expect(find('伊控动力').total).toBe(0);
    expect(find('孵化器').total).toBe(1);
    store.articles.remove(id);
    search.refresh();
    expect(find('孵化器').total).toBe(0);
  });

  it('follows the store while others search', async () => {
    const { store, search, find } = searchOver(engine, machines);
    const ids = Array.from({ length: 100 }, (_, at) => {
      const long = Array.from({ length: at === 50 ? 2_000 : 2 }, () => '园区里新开了一家孵化器。');
      const { id } = store.articles.put(anArticle({ headline: `第${at}家`, paragraphs: long }), {
        ...origin,
        identity: `${at}`,
      });
      return id;
    });
    let done = false;
    const caughtUp = search.catchUp().then(() => {
      done = true;
    });
    const totals: number[] = [];
    for (let turn = 0; !done; turn++) {
      totals.push(find('孵化器').total);
      // One that goes and one that changes meanwhile.
      const [first, second] = ids;
      if (turn === 1 && first) store.articles.remove(first);
      if (turn === 1 && second) store.articles.correct(second, { headline: '改名的一家' });
      await setImmediate();
    }
    await caughtUp;
    expect(new Set(totals).size).toBeGreaterThan(1);
    const anew = openSearch({ articles: store.articles, saved: nothingSaved, tokenizer });
    expect(find('孵化器').total).toBe(anew.search('孵化器', window).total);
    expect(find('改名').total).toBe(1);
    expect(find('第0家').hits.map(({ id }) => id)).not.toContain(ids[0]);
  });

  it('finds what another process writes into the same database', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'shared-')), 'shared.sqlite');
    const [writing, reading] = [openStore(path), openStore(path)];
    const search = openSearch({
      ...{ articles: reading.articles, saved: reading.savedIndexes, archive: reading.archiveIndex },
      ...{ tokenizer, engine },
    });
    const { id } = writing.articles.put(anArticle(village), origin);
    await search.catchUp();
    expect(search.search('小升规', window).total).toBe(1);
    writing.articles.remove(id);
    await search.catchUp();
    expect(search.search('小升规', window).total).toBe(0);
    for (const store of [writing, reading]) store.close();
  });

  it('starts from what was saved without reading an article', () => {
    const { store, search } = searchOver(engine, machines, village);
    search.save();
    const reopened = openSearch({
      articles: {
        ...store.articles,
        get: () => {
          throw new Error('read again');
        },
      },
      saved: store.savedIndexes,
      archive: store.archiveIndex,
      tokenizer,
      engine,
    });
    expect(reopened.idf('机床')).toBe(search.idf('机床'));
    expect(reopened.idf('机床')).toBeLessThan(reopened.idf('地铁'));
  });

  it('catches up after a start with what came meanwhile', () => {
    const { store, search } = searchOver(engine, machines);
    search.save();
    store.articles.put(anArticle(village), origin);
    const reopened = openSearch({
      articles: store.articles,
      saved: store.savedIndexes,
      archive: store.archiveIndex,
      tokenizer,
      engine,
    });
    expect(reopened.search('小升规', window).total).toBe(1);
  });
});

describe('the engine', () => {
  const chosen = (articles: number, engine?: Engine) => {
    const store = openStore(':memory:');
    const lines: string[] = [];
    openSearch({
      articles: { ...store.articles, count: () => articles },
      saved: store.savedIndexes,
      archive: store.archiveIndex,
      tokenizer,
      log: (line) => lines.push(line),
      ...(engine && { engine }),
    });
    return lines.join();
  };

  it('is MiniSearch for a county paper and FTS5 for an archive, and says why', () => {
    expect(chosen(1_000)).toMatch(/MiniSearch for 1000 articles/u);
    expect(chosen(100_000)).toMatch(/SQLite FTS5 for 100000 articles/u);
  });

  it('is the one asked for', () => {
    expect(chosen(10, 'fts5')).toMatch(/FTS5/u);
    expect(chosen(100_000, 'minisearch')).toMatch(/MiniSearch/u);
  });
});
