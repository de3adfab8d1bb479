import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { weighNumbers } from '../../src/facts/figures.js';
import { chanceOf, linesOf } from '../../src/facts/lines.js';
import { articleOf, tokenizer } from './material.js';

const article = articleOf('', {
  headline: '云桥县今年新建养老食堂26家',
  paragraphs: [
    '昨天，记者从云桥县民政局获悉，今年全县新建养老食堂26家，总投资1.2亿元，惠及老人4.3万人。',
    '76岁的老陈家住食堂隔壁，走过去只要3分钟。',
  ],
});
const lines = linesOf(weighNumbers(article, tokenizer), article, tokenizer);
const lineOf = (number: string) => lines.filter(({ text }) => text.includes(number));

describe('the lines of a report', () => {
  it('are measured by all that the trees were grown from', () => {
    const file = new URL('../../data/figureForests.json', import.meta.url);
    const { features } = JSON.parse(readFileSync(file, 'utf8')).line;
    expect([...Object.keys(lines[0]?.features ?? {}), 'words']).toEqual(features);
  });

  it('are more likely shown for what the report is of than for one of its people', () => {
    const [whole] = lineOf('26家').map(chanceOf);
    for (const chance of [...lineOf('76岁'), ...lineOf('3分钟')].map(chanceOf))
      expect(chance).toBeLessThan((whole ?? 0) / 2);
  });
});
