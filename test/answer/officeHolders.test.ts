import { expect, it } from 'vitest';
import { theNewsroom } from '../theNewsroom.js';

const { answerer } = theNewsroom().desk;
const told = async (question: string) => {
  const answer = await answerer.answer(question, { today: new Date('2026-01-05T04:00:00Z'), topic: null });
  return answer.kind === 'found' ? [answer.readings[0]?.short, answer.readings[0]?.period] : answer.kind;
};

it.each(['市长是谁', '平湖市长叫什么', '现在市长是谁', '谁是市长？', '现在谁担任市长'])(
  '%s is told by who holds the office, and when it was so',
  async (question) => {
    expect(await told(question)).toEqual(['仲旭东', '2020-12']);
  },
);

it('the newest report that tells decides', async () => {
  expect(await told('副市长是谁')).toEqual(['杨金平', '2023-07']);
});

it.each(['组织部长是谁', '平湖市委组织部部长是谁'])('%s asks for the same office', async (question) => {
  expect(await told(question)).toEqual(['崔小生', '2023-07']);
});

it.each(['主任是谁', '总经理叫什么', '镇长是谁'])('%s may be anybody’s office', async (question) => {
  expect(await told(question)).toBe('notFound');
});
