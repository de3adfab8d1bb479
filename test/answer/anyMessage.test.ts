import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { theNewsroom } from '../theNewsroom.js';

const { answerer } = theNewsroom().desk;
const pieces = fc.constantFrom(
  '平湖',
  '机床',
  '多少',
  '谁',
  '2024年',
  '那',
  '呢',
  '它',
  '？',
  '(',
  '[',
  '*',
  '\\',
  '\n',
  ' ',
  '没有',
  '第几',
  '0',
  '😀',
  'a',
  '副',
  '市长',
  '产值',
  '哪里',
  '什么时候',
  '最',
  '“',
  '”',
  '上海',
  '钟埭',
  '\u{20000}',
);

describe('any message', () => {
  it('gets an answer of one kind, and nothing that is not in an article', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(pieces, { maxLength: 12 }),
        fc.string({ maxLength: 8, unit: 'binary' }),
        async (words, noise) => {
          const topic = { question: words.join(''), subject: noise, place: '', person: '' };
          const answer = await answerer.answer(`${words.join('')}${noise}`, {
            today: new Date('2026-11-21'),
            topic,
          });
          expect(['found', 'notFound', 'news', 'smallTalk']).toContain(answer.kind);
        },
      ),
      { numRuns: 150, seed: 7 },
    );
  });
});
