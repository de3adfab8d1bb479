import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { encodeLines } from '../src/learned/index.js';
import type { PageArticle } from '../src/news/index.js';
import { readPage } from '../src/pages/index.js';
import { type PageWeights, pageWeights } from '../src/pages/weights.js';
import { handPages, makers } from '../test/pages/handPages.js';
import {
  addedUp,
  goldPage,
  measurePage,
  measureParts,
  type PageMeasure,
  summed,
  tellParts,
  trueArticles,
} from '../test/pages/measure.js';
import { type MadePage, makePage } from '../test/pages/pageMaker.js';
import { type PaperStyle, paperStyles } from '../test/pages/paperStyles.js';
import { tokenizer } from './ours.js';
import { learnFrom } from './trainPages.js';

/** What the lines of pages made by hand are read with when styles are left out (lineLessons.ts). */
const { 'left-out': leftOut } = parseArgs({ options: { 'left-out': { type: 'string' } } }).values;
const goldFolder = new URL('../test/pages/gold/', import.meta.url);
const undated = { read: null, iso: null };
const percent = (share: number) => `${(100 * share).toFixed(2)}%`;
const mark = (right: boolean) => (right ? '✓' : '✗');

function readGoldPages(): PageMeasure[] {
  const measures: PageMeasure[] = [];
  for (const file of readdirSync(goldFolder).sort()) {
    const gold = goldPage.parse(JSON.parse(readFileSync(new URL(file, goldFolder), 'utf8')));
    const bytes = readFileSync(new URL(`../seeds/${gold.page}`, import.meta.url));
    const reading = readPage(bytes, gold.page, undefined, pageWeights(), tokenizer, encodeLines);
    const articles = reading.kind === 'articles' ? reading.articles : [];
    const date = { read: reading.kind === 'articles' ? reading.issueDate : null, iso: gold.date };
    const measure = measurePage(articles, trueArticles(gold, bytes.toString('utf8')), date);
    measures.push(measure);
    console.log(
      `\n${gold.page}  date ${mark(measure.date)} ${date.read?.iso}  articles too many: ${measure.tooMany}`,
    );
    for (const [index, article] of measure.articles.entries()) {
      const found = percent(article.found / article.characters);
      const marks = (['headline', 'kicker', 'deck', 'kind', 'byline', 'towns'] as const).map(
        (key) => `${key} ${mark(article[key])}`,
      );
      console.log(
        `  ${found.padStart(7)} +${article.foreign}  ${marks.join('  ')}  ${gold.articles[index]?.headline ?? '（无题）'}`,
      );
    }
  }
  return measures;
}

function report(name: string, measures: readonly PageMeasure[]): void {
  const { pages, articles, tooMany, ...shares } = summed(measures);
  console.log(`\n${name}: ${pages} pages, ${articles} articles, too many: ${tooMany}`);
  for (const [key, share] of Object.entries(shares)) console.log(`  ${key.padEnd(10)} ${percent(share)}`);
}

report('The five pages', readGoldPages());

/** What is read of each maker's pages, all of which the weights were learned from. */
function readMakers(): void {
  console.log('\nPages made by hand, known');
  const all = makers.map((maker) => {
    const parts = addedUp(
      handPages(maker).map((page) => measureParts(readMade(page, pageWeights()), page.truth)),
    );
    console.log(`${maker}: ${tellParts(parts)}`);
    return parts;
  });
  console.log(`all: ${tellParts(addedUp(all))}`);
}

function readMade({ text }: MadePage, weights: PageWeights): readonly PageArticle[] {
  const bytes = new TextEncoder().encode(text);
  const reading = readPage(bytes, 'made.txt', undefined, weights, tokenizer, encodeLines);
  return reading.kind === 'articles' ? reading.articles : [];
}

readMakers();

/** Pages of a style that no weights have seen; never those that are learned from. */
const pagesOfEach = 20;
/** So many groups of styles are left out in turn. */
const groups = 5;
const columns = ['headline', 'characters', 'byline', 'kind', 'kicker', 'deck'] as const;

interface Row {
  readonly byText: readonly PageMeasure[];
  readonly byHeadline: readonly PageMeasure[];
  readonly missing: number;
}

function readMadePages(style: PaperStyle, weights: PageWeights): Row {
  const row = { byText: [] as PageMeasure[], byHeadline: [] as PageMeasure[], missing: 0 };
  for (let at = 0; at < pagesOfEach; at++) {
    const page = makePage(style, 500_000 + 1000 * paperStyles.indexOf(style) + at);
    const read = readMade(page, weights);
    row.missing += Math.max(0, page.truth.length - read.length);
    row.byText.push(measurePage(read, page.truth, undated, 'text'));
    row.byHeadline.push(measurePage(read, page.truth, undated));
  }
  return row;
}

function tell(name: string, { byText, byHeadline, missing }: Row): void {
  const shares = [byText, byHeadline].map((measures) => {
    const total = summed(measures);
    return columns.map((column) => percent(total[column]).padStart(7)).join(' ');
  });
  const { tooMany, articles } = summed(byText);
  console.log(`${shares.join(' |')} | ${tooMany}  ${missing}  ${articles}  ${name}`);
}

console.log(
  leftOut
    ? `\nEach style read with weights learned from others alone: every ${groups}th is left out at a time`
    : '\nNew pages of the styles that the weights were learned from',
);
console.log(
  `articles looked for by their text | by their headline: ${columns.join(', ')} | too many, missing, articles`,
);
const rows: Row[] = [];
for (let group = 0; group < groups; group++) {
  const own = paperStyles.filter((_, at) => at % groups === group);
  const others = paperStyles.filter((style) => !own.includes(style));
  const weights = leftOut ? { ...pageWeights(), ...learnFrom(leftOut, others) } : pageWeights();
  for (const style of own) {
    const row = readMadePages(style, weights);
    tell(style.name, row);
    rows.push(row);
  }
}
tell('all', {
  byText: rows.flatMap(({ byText }) => byText),
  byHeadline: rows.flatMap(({ byHeadline }) => byHeadline),
  missing: rows.reduce((sum, { missing }) => sum + missing, 0),
});
