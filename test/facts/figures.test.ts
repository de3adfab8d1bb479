import { describe, expect, it } from 'vitest';
import { findFigures } from '../../src/facts/index.js';
import { measureFigures } from './figuresGold.js';
import { articleOf, dated, tokenizer } from './material.js';

const read = (text: string, iso = '2025-01') =>
  findFigures(articleOf(text, { date: dated(iso) }), tokenizer).map(
    ({ text, label, period }) => `${label} ${text}${period ? ` ${period}` : ''}`,
  );

describe('key figures', () => {
  it.each([
    ['2024年，全市规上企业70多家，实现产值120.4亿元，同比增长15.8%。', '产值 120.4亿元 2024'],
    ['2024年，全市规上企业70多家，实现产值120.4亿元，同比增长15.8%。', '同比增长 15.8% 2024'],
    ['去年全年公司产值突破7亿元，增速达到199.2%。', '产值 突破7亿元 2024'],
    ['今年1至7月，41家汽车产业规上工业企业实现产值104.39亿元。', '产值 104.39亿元 2025-01..2025-07'],
    ['每年投入800万元至900万元用于研发。', '投入 800万元至900万元'],
    ['早在2003年就落户平湖，目前机床产业产值已超200亿元。', '产值 超200亿元'],
    ['公司今年预计能实现产值2000万元，待全面达产后可达6亿元。', '产值 6亿元'],
    ['筛选了我市18家优质羽绒服企业参展。', '优质羽绒服企业参展 18家'],
    ['共上报8458个问题，已解决8220个。', '解决 8220个'],
    ['已建成嘉兴市级以上孵化器11家，其中国家级1家。', '国家级 1家'],
    ['公司营收突破亿元大关。', '营收 突破亿元'],
    ['占比超浙江全省1/3。', '占比 1/3'],
    ['展会为期6天。', '为期 6天'],
    ['市场内共有六七十户蔬菜经营户。', '蔬菜经营户 六七十户'],
    ['收费1元降至0.5元。', '收费 0.5元'],
    ['许志荣今年77岁。', '年龄 77岁 2025'],
    ['今天白天最高气温21℃。', '最高气温 21℃'],
  ])('in %s', (text, figure) => {
    expect(read(text)).toContain(figure);
  });

  it.each([
    '热线85087171 85087979',
    '公布了2023年度第一批名单。',
    '围绕“1212”现代产业体系。',
    'G228开工建设，S302与G525通车。',
    '首款400W电子水泵平台产品下线。',
    '地址：当湖街道乍王线大胜段88号。',
    '发布了EU5系列五轴数控机床新品。',
    '构建“3+3+3”体系，实施“1+3+N”模式。',
    '打造“十五分钟服务圈”。',
    '进百个园区、入百家市场。',
    '引进10亿元以上项目。',
    '第二十三届中国专利优秀奖、市政府第四十一次常务会议。',
    '96871热线开通。',
  ])('none in %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('puts the headline first', () => {
    const article = articleOf('公司投资5亿元。全市有35家企业上榜。', { headline: '又有35家企业上榜' });
    expect(findFigures(article, tokenizer)[0]?.text).toBe('35家');
  });
});

describe('the figures of two pages, written down by hand', () => {
  const { right, found, gold } = measureFigures();

  it('are found', () => {
    expect(right / gold).toBeGreaterThanOrEqual(0.95);
  });

  it('are all that is found', () => {
    expect(right / found).toBeGreaterThanOrEqual(0.95);
  });
});
