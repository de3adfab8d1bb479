import { describe, expect, it } from 'vitest';
import { findPeriods } from '../../src/language/index.js';

const january = { iso: '2025-01', precision: 'month', basis: 'test' } as const;
const timesIn = (text: string, yearBefore: number | null = null) =>
  findPeriods(text, january, yearBefore).map(({ iso }) => iso);

describe('a year that is not named again', () => {
  it('is the one named before in the text', () => {
    expect(timesIn('公司2017年成立，当年10月投产。')).toEqual(['2017', '2017-10']);
  });

  it('is the one the text before named, when this one names none', () => {
    expect(timesIn('这一年10月,新工厂开业。', 2024)).toEqual(['2024-10']);
    expect(timesIn('2018年开工，同年建成。', 2024)).toEqual(['2018', '2018']);
  });

  it('is unknown when nothing names it', () => {
    expect(timesIn('这一年10月,新工厂开业。')).toEqual([]);
  });

  it('is not lent to months of the article’s own year', () => {
    expect(timesIn('9月底全部完成。', 2018)).toEqual(['2025-09']);
  });
});
