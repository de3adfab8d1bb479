import { expect, it } from 'vitest';
import { keyFigures } from '../../src/facts/index.js';
import { readStructuredArticles } from '../../src/load/structuredArticles.js';
import { describe as described } from '../../src/newsroom.js';

it('of thousands of figures the one that is asked for is shown first, wherever it stands', () => {
  const months = Array.from({ length: 600 }, (_, at) => `${at + 1}号仓库入库稻谷${at + 200}吨。`);
  const body = [...months, '柳溪渡口新开航线全长32公里。'].join('\n');
  const lines = [JSON.stringify({ id: 'x', headline: '仓储年报', date: '2024-05-01', body })];
  const [first] = [...readStructuredArticles(lines, described)];
  expect(first?.article.figures.length).toBeGreaterThan(400);
  const shown = first && keyFigures(first.article, 1, ['柳溪渡口', '航线']);
  expect(shown?.[0]?.quotation.text).toContain('32公里');
});
