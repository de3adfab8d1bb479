import { describe, expect, it } from 'vitest';
import { dateInWords, periodInWords } from '../../src/chat/inWords.js';

describe('dates in words', () => {
  it.each([
    ['2023', '2023年', '2023'],
    ['2023-07', '2023年7月', 'Jul 2023'],
    ['2023-07-07', '2023年7月7日', '7 Jul 2023'],
  ])('keep the precision of %s', (iso, zh, en) => {
    expect(dateInWords(iso, 'zh')).toBe(zh);
    expect(dateInWords(iso, 'en')).toBe(en);
  });

  it('name both ends of a period', () => {
    expect(periodInWords('2022-01..2022-07', 'zh')).toBe('2022年1月至2022年7月');
    expect(periodInWords('2022-01..2022-07', 'en')).toBe('Jan 2022 to Jul 2022');
  });
});
