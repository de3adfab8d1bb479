import { expect, it } from 'vitest';
import { theNewsroom } from '../theNewsroom.js';

const { answerer } = theNewsroom().desk;

it('who somebody is, is told with whose office it is', async () => {
  const answer = await answerer.answer('马丁·舍夫特是谁', {
    today: new Date('2026-01-05T04:00:00Z'),
    topic: null,
  });
  expect(answer.kind === 'found' && answer.readings[0]?.short).toBe('博大科集团CEO');
});
