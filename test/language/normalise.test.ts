import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/language/index.js';

describe('normalise', () => {
  it.each([
    ['ＤＭＧ', 'dmg'],
    ['機床產業', '机床产业'],
    ['鍾埭街道', '钟埭街道'],
    ['乾隆年間的乾淨衣服', '乾隆年间的干净衣服'],
    ['“Ａ”　１２０．４％', '“a” 120.4%'],
    ['⼀⽼⼀⼩', '一老一小'],
    ['3.6万㎡', '3.6万㎡'],
    ['⿰虫風', '⿰虫风'],
  ])('%s becomes %s', (printed, plain) => {
    expect(normalise(printed)).toBe(plain);
  });

  it('keeps every place where it was, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalise(text)).toHaveLength(text.length);
      }),
    );
  });

  it('reads characters described within one another, however deep', () => {
    for (const piece of ['⿲e', '⿰', '⿳機']) {
      expect(normalise(piece.repeat(50_000))).toBe(piece.replace('機', '机').repeat(50_000));
    }
  });

  it('changes nothing when done again', () => {
    const once = normalise('在乾隆年間，王后說：ＧＤＰ增長１５．８％');
    expect(normalise(once)).toBe(once);
  });
});
