import { expect, it } from 'vitest';
import { spanAt } from '../../src/answer/candidateSpans.js';
import { held } from './held.js';

const sentence = '云岭竹编去年产值已超2亿元，带动村民约300人，门店在云岭路。';
const [passage] = held('云岭竹编产值多少', sentence).read.passages;
const widened = (stretch: string) => {
  const from = sentence.indexOf(stretch);
  const span = passage && spanAt(passage, from, from + stretch.length);
  return span && { words: sentence.slice(span.start, span.end), value: span.typed?.quantity?.value };
};

it.each([
  ['2亿元', '超2亿元', 2],
  ['产值已超2亿', '产值已超2亿元', 2],
  ['300人', '约300人', 300],
  ['云岭路', '云岭路', undefined],
])('a stretch that cuts an amount is widened to the whole of it: %s', (stretch, words, value) => {
  expect(widened(stretch)).toEqual({ words, value });
});

it('a stretch of two amounts is of neither', () => {
  expect(widened('2亿元，带动村民约300')).toEqual({ words: '超2亿元，带动村民约300人', value: undefined });
});
