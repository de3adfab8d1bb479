import { readPrint, weightsForPrint } from '../src/pages/readPage.js';
import { pageWeights } from '../src/pages/weights.js';
import { printWeights } from '../src/print/index.js';
import { measurePage, type PageMeasure, summed } from '../test/pages/measure.js';
import { type PrintDesign, printDesigns } from '../test/print/printDesigns.js';
import { learnPrint, type PrintedMade } from './learnPrint.js';
import { tokenizer } from './ours.js';
import { printedPages } from './printedPages.js';
import { trainingPrints } from './trainPrint.js';

const leftOut = process.argv.includes('--left-out');
const verbose = process.argv.includes('--verbose');
/** Pages of a design that no weights have seen. */
const pagesOfEach = 20;
const columns = ['headline', 'characters', 'byline', 'kind', 'kicker', 'deck'] as const;
const percent = (share: number) => `${(100 * share).toFixed(2)}%`;

function row(name: string, measures: readonly PageMeasure[]): void {
  const total = summed(measures);
  console.log(
    `${columns.map((column) => percent(total[column]).padStart(7)).join('  ')}  ${total.tooMany}  ${total.articles}  ${name}`,
  );
}

function measured({ made, page }: PrintedMade, print = printWeights()): PageMeasure {
  const reading = readPrint(page, tokenizer, weightsForPrint(pageWeights(), print), print.links);
  const read = reading.kind === 'articles' ? reading.articles : [];
  const measure = measurePage(read, made.truth, { read: null, iso: null });
  if (verbose)
    for (const [at, article] of measure.articles.entries()) {
      const truth = made.truth[at];
      const wrong = (['headline', 'kicker', 'deck', 'kind', 'byline'] as const).filter(
        (key) => !article[key],
      );
      const lost = article.characters - article.found + article.foreign;
      if (wrong.length > 0 || lost > 0)
        console.log(
          `  ✗ ${wrong.join()} lost ${lost} | ${truth?.kind} ${truth?.kicker ?? ''} / ${truth?.headline} / ${truth?.deck ?? ''} | read: ${read
            .map((one) => [one.kicker, one.headline, one.deck].filter(Boolean).join(' / '))
            .join(' ‖ ')}`,
        );
    }
  return measure;
}

console.log(
  leftOut
    ? 'Each design read with weights of print learned from the others alone'
    : 'New pages of the designs that the weights were learned from',
);
console.log(`${columns.join('  ')}  too many  articles`);
const all: PageMeasure[] = [];
for (const design of printDesigns) {
  const weights = leftOut
    ? learnPrint(
        await trainingPrints(
          printDesigns.filter((other) => other !== design),
          14,
        ),
      )
    : printWeights();
  const pages = await printedPages(
    Array<PrintDesign>(pagesOfEach).fill(design),
    900_000 + 1000 * printDesigns.indexOf(design),
  );
  const measures = pages.map((page) => measured(page, weights));
  row(design.name, measures);
  all.push(...measures);
}
row('all', all);
