import { expect, it } from 'vitest';
import { theNewsroom } from '../theNewsroom.js';

const { answerer } = theNewsroom().desk;

it.each([
  ['with whose office it is', '马丁·舍夫特是谁', '博大科集团CEO'],
  ['also where the dots are not typed', '马丁舍夫特是谁', '博大科集团CEO'],
  ['without those who stand before in a list', '方晓烈是谁', '副市长'],
  ['not by where somebody lives', '许志荣是谁', null],
])('who somebody is, is told %s', async (_, question, told) => {
  const answer = await answerer.answer(question, { today: new Date('2026-01-05T04:00:00Z'), topic: null });
  expect(answer.kind === 'found' && answer.readings[0]?.short).toBe(told);
});
