import { readdirSync, readFileSync } from 'node:fs';
import { parseByline } from '../../src/pages/bylineForm.js';
import { undouble } from '../../src/pages/doubling.js';
import { type GoldPage, goldPage, trueArticles } from './measure.js';
import type { MadeLine, MadePage } from './pageMaker.js';

const bare = (text: string) => text.replace(/[\s#*]/gu, '');

/** The five pages read by eye, line by line, as the page maker's pages are known. */
export function goldPages(): MadePage[] {
  const folder = new URL('gold/', import.meta.url);
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const gold = goldPage.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
      const text = readFileSync(new URL(`../../seeds/${gold.page}`, import.meta.url), 'utf8');
      return {
        style: gold.page,
        lines: goldLines(gold, text.split(/\r?\n/u)),
        text,
        truth: trueArticles(gold, text),
      };
    });
}

function goldLines(gold: GoldPage, lines: readonly string[]): MadeLine[] {
  return lines.map((text, index): MadeLine => {
    if (bare(text) === '') return { text, as: 'blank', story: null };
    const story = gold.articles.findIndex(({ body }) =>
      body.some(([from, to]) => index + 1 >= from && index + 1 <= to),
    );
    if (story >= 0) {
      const subhead = gold.articles[story]?.subheads?.some((one) => bare(one) === bare(text));
      return { text, as: subhead ? 'subhead' : 'text', story };
    }
    const printed = bare(undouble(text.trim().replace(/^[#\s]+/u, '')));
    for (const as of ['headline', 'kicker', 'deck'] as const) {
      const titled = gold.articles.findIndex(
        (article) => printed.length > 1 && bare(article[as] ?? '').includes(printed),
      );
      if (titled >= 0) return { text, as, story: titled };
    }
    const named = gold.articles.findIndex(({ byline = [] }) =>
      byline.some(({ name }) => bare(text).includes(name)),
    );
    if (named >= 0 || parseByline(text)) return { text, as: 'byline', story: named >= 0 ? named : null };
    return { text, as: 'furniture', story: null };
  });
}
