import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { withFacts } from '../../src/facts/index.js';
import type { Figure } from '../../src/news/index.js';
import { readTextPage } from '../../src/press/index.js';
import { tokenizer } from './material.js';

const goldShape = z.object({ pages: z.record(z.string(), z.record(z.string(), z.array(z.string()))) });

/** How the figures found on the gold pages compare with those written by hand. */
export interface FiguresMeasure {
  readonly right: number;
  readonly found: number;
  readonly gold: number;
  /** `missing …` and `too many …`, for a person to read. */
  readonly faults: readonly string[];
}

/** Value, unit, label and period must all be right. */
export function measureFigures(): FiguresMeasure {
  const { pages } = goldShape.parse(
    JSON.parse(readFileSync(new URL('figuresGold.json', import.meta.url), 'utf8')),
  );
  let right = 0;
  let found = 0;
  let gold = 0;
  const faults: string[] = [];
  for (const [name, articles] of Object.entries(pages)) {
    const reading = readTextPage(readFileSync(new URL(`../../seeds/${name}`, import.meta.url)), name);
    const read = reading.kind === 'articles' ? reading.articles.map((one) => withFacts(one, tokenizer)) : [];
    for (const [headline, lines] of Object.entries(articles)) {
      const every = read.find((article) => article.headline === headline)?.figures ?? [];
      const figures = every.filter(({ label }) => label !== '');
      found += figures.length;
      gold += lines.length;
      for (const line of lines) {
        const at = figures.findIndex((figure) => agrees(figure, line));
        if (at < 0) faults.push(`missing ${headline}: ${line}`);
        else {
          figures.splice(at, 1);
          right += 1;
        }
      }
      for (const figure of figures) {
        faults.push(`too many ${headline}: ${figure.text} ${figure.label} ${figure.period}`);
      }
    }
  }
  return { right, found, gold, faults };
}

function agrees(figure: Figure, line: string): boolean {
  const [amount = '', labels = '', period = ''] = line.split('|');
  const value = figure.valueTo === null ? String(figure.value) : `${figure.value}..${figure.valueTo}`;
  return (
    amount === `${value} ${figure.unit}` &&
    labels.split(',').includes(figure.label) &&
    period === (figure.period ?? '')
  );
}
