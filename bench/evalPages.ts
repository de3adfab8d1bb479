import { readdirSync, readFileSync } from 'node:fs';
import { readPage } from '../src/pages/index.js';
import { type PageWeights, pageWeights } from '../src/pages/weights.js';
import { goldPage, measurePage, type PageMeasure, summed, trueArticles } from '../test/pages/measure.js';
import { makePage } from '../test/pages/pageMaker.js';
import { type PaperStyle, paperStyles } from '../test/pages/paperStyles.js';
import { learnPages } from './learnPages.js';
import { trainingPages } from './trainPages.js';

const leftOut = process.argv.includes('--left-out');
const goldFolder = new URL('../test/pages/gold/', import.meta.url);
const percent = (share: number) => `${(100 * share).toFixed(2)}%`;
const mark = (right: boolean) => (right ? '✓' : '✗');

function readGoldPages(): PageMeasure[] {
  const measures: PageMeasure[] = [];
  for (const file of readdirSync(goldFolder).sort()) {
    const gold = goldPage.parse(JSON.parse(readFileSync(new URL(file, goldFolder), 'utf8')));
    const bytes = readFileSync(new URL(`../seeds/${gold.page}`, import.meta.url));
    const reading = readPage(bytes, gold.page);
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

/** Pages of a style that no weights have seen; never those that are learned from. */
const pagesOfEach = 30;

function readMadePages(
  style: PaperStyle,
  weights: PageWeights,
): { measures: PageMeasure[]; missing: number } {
  const measures: PageMeasure[] = [];
  let missing = 0;
  for (let at = 0; at < pagesOfEach; at++) {
    const page = makePage(style, 500_000 + 1000 * paperStyles.indexOf(style) + at);
    const reading = readPage(new TextEncoder().encode(page.text), 'made.txt', undefined, weights);
    const read = reading.kind === 'articles' ? reading.articles : [];
    missing += Math.max(0, page.truth.length - read.length);
    measures.push(measurePage(read, page.truth, { read: null, iso: null }));
  }
  return { measures, missing };
}

console.log(
  leftOut
    ? '\nEach style read with weights learned from the others alone (20 pages of each)'
    : '\nNew pages of the styles that the weights were learned from',
);
const columns = ['headline', 'characters', 'byline', 'kind', 'kicker', 'deck'] as const;
console.log(`${columns.join('  ')}  too many  missing  articles`);
const all: PageMeasure[] = [];
let allMissing = 0;
const row = (name: string, measures: readonly PageMeasure[], missing: number) => {
  const total = summed(measures);
  const shares = columns.map((column) => percent(total[column]).padStart(7));
  console.log(`${shares.join('  ')}  ${total.tooMany}  ${missing}  ${total.articles}  ${name}`);
};
for (const style of paperStyles) {
  const others = paperStyles.filter((other) => other !== style);
  const weights = leftOut ? learnPages(trainingPages(others, 20)) : pageWeights();
  const { measures, missing } = readMadePages(style, weights);
  row(style.name, measures, missing);
  all.push(...measures);
  allMissing += missing;
}
row('all', all, allMissing);
