import { writeFileSync } from 'node:fs';
import { seededRandom } from '../test/pages/pageMaker.js';
import { crossedDesign, type PrintDesign, printDesigns } from '../test/print/printDesigns.js';
import { learnPrint, type PrintedMade } from './learnPrint.js';
import { printedPages } from './printedPages.js';

/** Pages of each design to learn from; they are never those that `npm run eval:print` measures. */
const pagesOfEach = 20;

/** The pages that are learned from: of the designs in turn and, as many, of designs crossed from them. */
export async function trainingPrints(
  designs: readonly PrintDesign[],
  count = pagesOfEach,
): Promise<PrintedMade[]> {
  const each: PrintedMade[][] = [];
  for (const design of designs) {
    const seed = 10_000 * (1 + printDesigns.indexOf(design));
    each.push(await printedPages(Array<PrintDesign>(count).fill(design), seed));
    const crossed = Array.from({ length: count }, (_, at) => crossedDesign(designs, seededRandom(seed + at)));
    each.push(await printedPages(crossed, 500_000 + seed));
  }
  return Array.from({ length: count }, (_, at) => each.flatMap((pages) => pages.slice(at, at + 1))).flat();
}

if (process.argv[1]?.endsWith('trainPrint.ts')) {
  const weights = learnPrint(await trainingPrints(printDesigns));
  const groups = Object.entries(weights).map(([name, value]) => {
    if (typeof value === 'string') return `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
    const entries = Object.entries(value).map(
      ([evidence, weight]) => `${JSON.stringify(evidence)}: ${JSON.stringify(weight)}`,
    );
    return `  ${JSON.stringify(name)}: {\n    ${entries.join(',\n    ')}\n  }`;
  });
  writeFileSync(new URL('../data/printWeights.json', import.meta.url), `{\n${groups.join(',\n')}\n}\n`);
}
