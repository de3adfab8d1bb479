import { describe, expect, it } from 'vitest';
import { miniSearchIndex } from '../../src/search/miniSearchIndex.js';
import { vocabulary } from '../../src/search/vocabulary.js';

const index = miniSearchIndex();
index.update([{ id: 1, headline: '奥运 新仓', deck: '', body: '新仓' }], [], 1);
const words = vocabulary({
  index,
  syllables: new Set(['a', 'o', 'ao', 'yun', 'xin', 'cang']),
  names: () => ['新仓镇'],
  segment: (text) => [text],
  isName: () => false,
});

describe('letters typed for Chinese words', () => {
  it('are read as words that sound so', () => {
    expect(words.spelled('xin cang')).toBe('新仓');
    expect(words.spelled('aoyun')).toBe('奥运');
  });

  // Two to the power of 100 ways to cut the beginning, and none to read the end.
  it('that can be cut in many ways and read in none end in nothing', () => {
    expect(words.spelled(`${'ao'.repeat(100)}v`)).toBeUndefined();
  });
});
