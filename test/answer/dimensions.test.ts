import { expect, it } from 'vitest';
import { theNewsroom } from '../theNewsroom.js';

const { answerer } = theNewsroom().desk;

it('a length is no width: another dimension than was asked for is not told', async () => {
  const asked = (question: string) =>
    answerer.answer(question, { today: new Date('2026-01-05T04:00:00Z'), topic: null });
  const told = await asked('建国南路隧道工程暗埋段有多长');
  expect(told.kind === 'found' && told.readings[0]?.short).toBe('710米');
  expect((await asked('建国南路隧道工程暗埋段有多宽')).kind).toBe('notFound');
});
