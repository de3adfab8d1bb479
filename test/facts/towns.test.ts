import { describe, expect, it } from 'vitest';
import { findTowns, townRules } from '../../src/facts/towns.js';
import { townNames } from '../../src/language/index.js';

const article = (paragraphs: string[], headline: string | null = null) => ({
  headline,
  kicker: null,
  deck: null,
  paragraphs,
});
const filler = '全市上下凝心聚力，扎实推进各项工作，取得了阶段性成效，群众满意度不断提升。'.repeat(8);
const namesIn = (text: string) => findTowns(article([text])).map(({ name }) => name);

describe('findTowns', () => {
  it('knows the nine towns', () => {
    expect(new Set(townNames)).toEqual(
      new Set('当湖街道 钟埭街道 曹桥街道 乍浦镇 新埭镇 新仓镇 独山港镇 广陈镇 林埭镇'.split(' ')),
    );
  });

  it.each([
    ['走进钟埭街道美丽乡村', ['钟埭街道']],
    ['新仓逐渐构筑起企业创新发展的良好生态', ['新仓镇']],
    ['马厩村党委书记姚健组建了一支队伍', ['曹桥街道']],
    ['赵家桥村党委书记马伟东告诉记者', ['独山港镇']],
    ['落户平湖经济技术开发区', ['钟埭街道']],
    ['走进了位于张江长三角科技城平湖园的企业', ['新埭镇']],
    ['独山港经济开发区做投资环境推介', ['独山港镇']],
    ['在广陈中心小学，同学们采收油菜', ['广陈镇']],
    ['家住钟埭街道钟埭社区的许志荣', ['钟埭街道']],
  ])('finds the town in %s', (text, towns) => {
    expect(namesIn(text)).toEqual(towns);
  });

  it.each([
    '乍王线大胜段88号',
    '沪乍杭铁路进展顺利',
    '平湖市新仓酒业有限公司获评先进',
    '浙江独山港石化股份有限公司投产',
    '新仓路上车来车往',
    '当湖十局名扬棋坛',
    '海盐县百步镇前进村的村民',
  ])('finds no town in %s', (text) => {
    expect(namesIn(text)).toEqual([]);
  });

  it('tells the town an article is about from those it only names, and puts it first', () => {
    const text = [`本报讯 乍浦镇的代表也来了。${filler}`, `新仓镇经发办主任说。${filler}`];
    expect(findTowns(article(text, '新仓去年“小升规”数量全市第一'))).toEqual([
      { name: '新仓镇', role: 'main' },
      { name: '乍浦镇', role: 'mentioned' },
    ]);
  });

  it('holds a company’s address for a mention, however early it stands', () => {
    const text = [`位于平湖经济技术开发区的信易电热机械有限公司的专利技术获奖。${filler}`];
    expect(findTowns(article(text))).toEqual([{ name: '钟埭街道', role: 'mentioned' }]);
  });

  it.each(townRules.map((rule) => [rule.name, rule] as const))('weighs a mention: %s', (_, rule) => {
    const [before = '', town = '', after = ''] = rule.example.split(/[【】]/u);
    const mention = { town, naming: 'name' as const, before, after };
    const places = (['title', 'lead', 'body'] as const).filter((place) => rule.applies(mention, place));
    expect(places).toHaveLength(1);
  });
});
