import { expect, it } from 'vitest';
import { theNewsroom } from '../theNewsroom.js';

const { answerer } = theNewsroom().desk;

it.each([
  ['老年教育试点什么时候开始', '去年6月', '2022-06'],
  ['平湖博物馆什么时候开馆的', '去年', '2022'],
  ['明天最低气温多少', '16℃', '2023'],
])('%s is told with the time that the report means', async (question, short, period) => {
  const answer = await answerer.answer(question, { today: new Date('2026-01-05T04:00:00Z'), topic: null });
  expect(answer.kind === 'found' && answer.readings[0]).toMatchObject({ short, period });
});
