import { writeFileSync } from 'node:fs';
import { goldPages } from '../test/pages/goldPages.js';
import { type MadePage, makePage, seededRandom } from '../test/pages/pageMaker.js';
import { crossedStyle, type PaperStyle, paperStyles } from '../test/pages/paperStyles.js';
import { learnPages } from './learnPages.js';

/** Pages of each style to learn from; they are never those that `npm run eval:pages` measures. */
const pagesOfEach = 8;
/** For each of them so many of papers crossed from the styles: breadth teaches more than many pages of one paper. */
const crossings = 3;

/** The pages that are learned from: of some styles, of papers crossed from them, and those read by eye. */
export function trainingPages(styles: readonly PaperStyle[], count = pagesOfEach): MadePage[] {
  // The pages read by eye are few, and must be read as they are.
  const known = goldPages();
  const gold = [...known, ...known];
  const crossed = (seed: number) => makePage(crossedStyle(styles, seededRandom(seed)), seed);
  // The styles in turn, as no style should be learned last; again and again the pages read by eye.
  return Array.from({ length: count }, (_, at) => [
    ...styles.map((style) => makePage(style, 1000 * (1 + paperStyles.indexOf(style)) + at)),
    ...gold,
    ...Array.from({ length: crossings }, (_, round) => [
      ...styles.map((_, index) => crossed(100_000 + 1000 * (round * styles.length + index) + at)),
      ...gold,
    ]).flat(),
  ]).flat();
}

if (process.argv[1]?.endsWith('trainPages.ts')) {
  const weights = learnPages(trainingPages(paperStyles));
  const groups = Object.entries(weights).map(([name, value]) => {
    if (typeof value === 'string') return `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
    const entries = Object.entries(value).map(
      ([evidence, weight]) => `${JSON.stringify(evidence)}: ${JSON.stringify(weight)}`,
    );
    return `  ${JSON.stringify(name)}: {\n    ${entries.join(',\n    ')}\n  }`;
  });
  writeFileSync(new URL('../data/pageWeights.json', import.meta.url), `{\n${groups.join(',\n')}\n}\n`);
}
