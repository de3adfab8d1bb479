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

  it('knows a multiple from a prefix where units are compared', () => {
    expect(baseUnit('亿元')).toEqual({ unit: '元', times: 1e8 });
    expect(baseUnit('千瓦')).toEqual({ unit: '千瓦', times: 1 });
    expect(baseUnit('万千瓦')).toEqual({ unit: '千瓦', times: 1e4 });
  });
});
