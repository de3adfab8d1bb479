import { describe, expect, it } from 'vitest';
import { datedPeriods, timeAsked, timeFit, yearOfSentence, yearOfStretch } from '../../src/answer/years.js';
import { held } from './held.js';

/** How the year of a stretch of the report's last sentence fits. */
function fitOf(question: string, paragraph: string, stretch: string, date?: null): number {
  const regarded = held(question, paragraph, date);
  const sight = regarded.sights.at(-1);
  if (!sight) throw new Error('no sentence');
  const start = sight.passage.normal.indexOf(stretch);
  const clauseStart = Math.max(0, sight.passage.normal.lastIndexOf(',', start) + 1);
  const end = sight.passage.normal.indexOf(',', start);
  return yearOfStretch(regarded, sight, datedPeriods(regarded, sight), {
    start,
    clauseStart,
    clauseEnd: end < 0 ? sight.passage.normal.length : end,
  });
}

describe('whether an amount is of the year asked for', () => {
  it.each([
    ['its own clause names it', '竹编2023年产值多少', '云岭竹编2023年产值5亿元。', '5亿元', 3],
    ['its own clause names another', '竹编2024年产值多少', '2024年过去,2023年产值5亿元。', '5亿元', -3],
    ['a time stands before it alone', '竹编2024年产值多少', '2024年,竹编户增多,产值5亿元。', '5亿元', 3],
    ['it is of another clause', '竹编2024年产值多少', '新厂2024年5月投产,产值可达5亿元。', '5亿元', 2],
    ['the sentence before names it', '竹编2023年产值多少', '2023年竹编走红。产值5亿元。', '5亿元', 0.8],
    ['the report is of it', '竹编2025年产值多少', '竹编产值5亿元。', '5亿元', 0.5],
    ['the report is of another', '竹编2021年产值多少', '竹编产值5亿元。', '5亿元', -0.5],
    ['none is asked', '竹编产值多少', '云岭竹编2023年产值5亿元。', '5亿元', 0],
    ['last year, counted from the report', '竹编去年产值多少', '竹编2024年产值5亿元。', '5亿元', 3],
  ])('%s', (_, question, paragraph, stretch, fit) => {
    expect(fitOf(question, paragraph, stretch)).toBe(fit);
  });

  it('of a report without a date, its last year is not its present one', () => {
    expect(fitOf('竹编去年产值多少', '竹编今年产值5亿元。', '5亿元', null)).toBe(-3);
    expect(fitOf('竹编去年产值多少', '竹编去年产值5亿元。', '5亿元', null)).toBe(3);
  });

  it('a sentence is of another year only where it names another', () => {
    const regarded = held('竹编2023年产值多少', '2022年竹编产值4亿元。');
    const [sight] = regarded.sights;
    expect(timeAsked(regarded)).toBe('2023');
    expect(sight && yearOfSentence(regarded, sight)).toBe(-1);
  });

  it('a whole year is not its quarter', () => {
    expect([timeFit('2024', '2024'), timeFit('2024', '2024-01..2024-03'), timeFit('2024', '2023')]).toEqual([
      1, 0.5, 0,
    ]);
  });
});
