import { describe, expect, it } from 'vitest';
import { findPeriods, timeWords } from '../../src/language/index.js';

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

describe('a time told from the day of writing', () => {
  const may = { iso: '2021-05-04', precision: 'day', basis: 'test' } as const;
  const read = (word: string) => findPeriods(`报道说，${word}有雨。`, may);

  it.each(Object.entries(timeWords.years))('%s is a year %i away', (word, away) => {
    expect(read(word)).toMatchObject([{ text: word, iso: String(2021 + away) }]);
  });

  it.each(Object.entries(timeWords.days))('%s is a day %i away', (word, away) => {
    expect(read(word)).toMatchObject([{ text: word, iso: `2021-05-0${4 + away}` }]);
  });

  it.each(Object.entries(timeWords.months))('%s is part of a year', (word, [first, last]) => {
    const two = (month: number) => String(month).padStart(2, '0');
    expect(read(word)).toMatchObject([{ text: word, iso: `2021-${two(first)}..2021-${two(last)}` }]);
  });

  it('is asked for by words that are among these', () => {
    expect(Object.keys(timeWords.years)).toEqual(expect.arrayContaining(timeWords.askedYears));
  });
});
