import { describe, expect, it } from 'vitest';
import { baseUnit, readQuantities } from '../../src/language/index.js';

describe('readQuantities', () => {
  it.each([
    ['装机35千瓦', 35, '千瓦'],
    ['年发电1.2亿千瓦时', 1.2, '亿千瓦时'],
    ['装机一百万千瓦', 1_000_000, '千瓦'],
    ['限用三千瓦的电器', 3, '千瓦'],
    ['110千伏安的变压器', 110, '千伏安'],
    ['每份200千卡', 200, '千卡'],
    ['储能300兆瓦时', 300, '兆瓦时'],
    ['重5千克', 5, '千克'],
    ['厚30毫米', 30, '毫米'],
    ['捐款3千元', 3, '千元'],
  ])('tells the prefix of a unit from a multiple of a number: %s', (text, value, unit) => {
    expect(readQuantities(text)).toMatchObject([{ value, unit }]);
  });

  it.each([
    ['全镇收购茶青3.2万担', 3.2, '万担', 'weight'],
    ['用电量2.6亿度', 2.6, '亿度', 'energy'],
    ['最高气温36度', 36, '度', 'temperature'],
    ['气温降到零下7度', 7, '度', 'temperature'],
    ['以286分获得团体第一', 286, '分', 'count'],
    ['惠及近3万农民', 3, '万农民', 'people'],
    ['发动300来户参加', 300, '户', 'people'],
  ])('knows what %s counts', (text, value, unit, kind) => {
    expect(readQuantities(text)).toMatchObject([{ value, unit, kind }]);
  });

  it.each(['身体旋转360度', '一瓶55度的烧酒', '上午8时20分', '以28分40秒跑完', '十分重视', '第3分钟'])(
    'reads no degrees and no points from %s',
    (text) => {
      expect(readQuantities(text).filter(({ unit }) => unit === '度' || unit === '分')).toEqual([]);
    },
  );

  it('knows a multiple from a prefix where units are compared', () => {
    expect(baseUnit('亿元')).toEqual({ unit: '元', times: 1e8 });
    expect(baseUnit('千瓦')).toEqual({ unit: '千瓦', times: 1 });
    expect(baseUnit('万千瓦')).toEqual({ unit: '千瓦', times: 1e4 });
  });
});
