import { describe, expect, it } from 'vitest';
import { createAnalysis, type TermKind } from '../../src/search/analysis.js';
import { readLexicon } from '../../src/search/lexicon.js';
import { createTokenizer } from '../../src/search/tokenizer.js';

const analysis = createAnalysis(createTokenizer(), readLexicon());

function terms(text: string, ...kinds: TermKind[]): string[] {
  const found: string[] = [];
  analysis(text, (term, kind, start, end) => {
    if (kind !== 'part' && kind !== 'measure') expect(text.slice(start, end)).toBe(term);
    if (kinds.length === 0 || kinds.includes(kind)) found.push(term);
  });
  return found;
}

describe('analysis', () => {
  it('reads dictionary words and the shorter words inside them', () => {
    expect(terms('数控机床', 'word', 'part')).toEqual(['数控机床', '数控', '机床']);
    expect(terms('有限公司', 'word', 'part')).toEqual(['有限公司', '有限', '公司']);
  });

  it('reads a name no dictionary has as pairs of its characters', () => {
    expect(terms('伊控动力', 'pair')).toEqual(['伊控', '控动']);
  });

  it('reads the same pairs whatever stands beside the name', () => {
    expect(terms('于乐的职业', 'pair')).toContain('于乐');
    expect(terms('他叫于乐', 'pair')).toContain('于乐');
  });

  it('makes no pairs with grammar', () => {
    expect(terms('钟埭的路', 'pair')).toEqual(['钟埭']);
  });

  it('keeps a figure whole, and with its unit', () => {
    expect(terms('产值120.4亿元，增长15.8%', 'plain', 'measure')).toEqual(['120.4', '120.4亿元', '15.8%']);
  });

  it('keeps letters and figures of one word together, and finds them apart', () => {
    expect(terms('mate60手机', 'plain', 'part')).toEqual(['mate60', 'mate', '60']);
  });
});
