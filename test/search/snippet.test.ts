import { describe, expect, it } from 'vitest';
import { articleText } from '../../src/search/articleTexts.js';
import { bestSnippet, snippetLength } from '../../src/search/snippet.js';
import { anArticle } from '../anArticle.js';

function snippet(asked: readonly string[], ...paragraphs: string[]) {
  const article = { ...anArticle({ paragraphs }), id: 1, externalId: null, source: 'test', position: 0 };
  const terms = asked.map((text) => ({ wordings: [{ text, weight: 1 }], idf: 1, weight: 1, asked: true }));
  const runs = bestSnippet(articleText(article), terms);
  return {
    text: runs.map((run) => run.text).join(''),
    marked: runs.filter((run) => run.match).map((run) => run.text),
  };
}
const filler = '会上还通报表彰了先进，解读了服务方案，宣读了倡议书，各镇街道认领并启动首批服务项目。';

describe('a snippet', () => {
  it('is the whole sentences around the best match, with the matches marked', () => {
    const found = snippet(['产值', '机床'], filler + filler + filler, '机床产业实现产值120.4亿元。');
    expect(found.text).toContain('机床产业实现产值120.4亿元。');
    expect(found.text.startsWith('会上')).toBe(true);
    expect(found.marked).toEqual(['机床', '产值']);
  });

  it('shows the text as printed, marked where the normalised text matches', () => {
    expect(snippet(['机床', 'dmg'], '數控機床、ＤＭＧ投產。')).toEqual({
      text: '數控機床、ＤＭＧ投產。',
      marked: ['機床', 'ＤＭＧ'],
    });
  });

  it.each([
    ['full-width', '，'],
    ['half-width', ','],
  ])('cuts a long sentence at its %s commas and shows that it did', (_, comma) => {
    const clauses = Array.from({ length: 40 }, (_, place) => `第${place}项工作有序推进`);
    const { text } = snippet(['第12项'], `${clauses.join(comma)}。`);
    expect(text.length).toBeLessThanOrEqual(snippetLength);
    expect(text).toMatch(new RegExp(`^…第\\d+项.*推进${comma}…$`, 'u'));
    expect(text).toContain('第12项工作');
  });

  it('never cuts a figure from its unit, however long the clause', () => {
    for (let before = 60; before < 130; before++) {
      const { text } = snippet(['目标'], `${'目标'.padEnd(before, '好')}120.4亿元${'好'.repeat(60)}。`);
      expect(text.length).toBeLessThanOrEqual(snippetLength);
      expect(text).not.toMatch(/(?:120|120\.|120\.4|120\.4亿)…$/u);
    }
  });

  it('is the beginning of the text when nothing in it is marked', () => {
    expect(snippet(['上海'], '第一句。第二句。')).toEqual({ text: '第一句。第二句。', marked: [] });
  });

  it('is empty for an article without text', () => {
    expect(snippet(['上海'])).toEqual({ text: '', marked: [] });
  });
});
