import { readdirSync, readFileSync } from 'node:fs';
import { readPage } from '../src/pages/index.js';
import { goldPage, measurePage, type PageMeasure, summed, trueArticles } from '../test/pages/measure.js';

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
