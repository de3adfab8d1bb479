import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/language/index.js';

const textsOf = (text: string) => splitSentences(text).map((sentence) => sentence.text);

describe('the sentences of a paragraph', () => {
  it('end at their marks, with the quotes that close', () => {
    expect(textsOf('他说：“真好啊！”增长3.5%；共8家。好')).toEqual([
      '他说：“真好啊！”',
      '增长3.5%；共8家。',
      '好',
    ]);
  });

  it('that do not end are cut at a comma, and nothing is lost', () => {
    const endless = '全市共有规上工业企业八百家，'.repeat(200);
    const texts = textsOf(endless);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.join('')).toBe(endless);
    for (const text of texts) expect(text).toMatch(/，$/u);
  });

  it('stand where they say, and keep every letter, whatever the text', () => {
    const unit = fc.constantFrom('平湖', '𠮷', '，', '。', '”', ' ', '\n', 'a');
    const times = fc.constantFrom(1, 700);
    const pieces = fc.array(fc.tuple(unit, times), { maxLength: 8 });
    fc.assert(
      fc.property(pieces, (drawn) => {
        const text = drawn.map(([piece, often]) => piece.repeat(often)).join('');
        const sentences = splitSentences(text);
        for (const sentence of sentences) {
          expect(text.startsWith(sentence.text, sentence.start)).toBe(true);
          expect(sentence.text.length).toBeLessThanOrEqual(1_000);
          expect(sentence.text.isWellFormed()).toBe(true);
        }
        const kept = sentences.map((sentence) => sentence.text).join('');
        expect(kept.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});
