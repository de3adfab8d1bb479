import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagesOfText } from '../../src/chat/pagesOfText.js';

describe('pages of a text', () => {
  it('turn at paragraph borders where they can', () => {
    expect(pagesOfText(['一二三。', '四五六。', '七八。'], 8)).toEqual([
      [
        { text: '一二三。', paragraph: 0 },
        { text: '四五六。', paragraph: 1 },
      ],
      [{ text: '七八。', paragraph: 2 }],
    ]);
  });

  it('turn between sentences of a long paragraph, closing quotes kept with theirs', () => {
    expect(pagesOfText(['他说：“好。”我说：“也好！”'], 9)).toEqual([
      [{ text: '他说：“好。”', paragraph: 0 }],
      [{ text: '我说：“也好！”', paragraph: 0 }],
    ]);
  });

  it('are one empty page of nothing', () => {
    expect(pagesOfText([], 10)).toEqual([[]]);
  });

  it('lose nothing, never exceed the limit, and never split a surrogate pair', () => {
    const paragraphs = fc.array(
      fc.string({ unit: fc.constantFrom('字', '。', '”', '😀', 'a'), minLength: 1 }),
    );
    fc.assert(
      fc.property(paragraphs, fc.integer({ min: 2, max: 20 }), (texts, limit) => {
        const pages = pagesOfText(texts, limit);
        expect(
          pages
            .flat()
            .map((part) => part.text)
            .join(''),
        ).toBe(texts.join(''));
        for (const page of pages) {
          const text = page.map((part) => part.text).join('');
          expect(text.length).toBeLessThanOrEqual(limit);
          expect(text.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});
