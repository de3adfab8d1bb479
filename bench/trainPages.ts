import { writeFileSync } from 'node:fs';
import { goldPages } from '../test/pages/goldPages.js';
import { type MadePage, makePage, seededRandom } from '../test/pages/pageMaker.js';
import { crossedStyle, type PaperStyle, paperStyles } from '../test/pages/paperStyles.js';
import { learnPages } from './learnPages.js';

/** Pages of each style to learn from; they are never those that `npm run eval:pages` measures. */
const pagesOfEach = 30;

/** The pages a style is learned from. */
export function trainingPages(styles: readonly PaperStyle[], count = pagesOfEach): MadePage[] {
  const gold = goldPages();
  // The styles in turn, as no style should be learned last; again and again the pages read by eye.
  return Array.from({ length: count }, (_, at) => [
    ...gold,
    ...styles.map((style) => makePage(style, 1000 * (1 + paperStyles.indexOf(style)) + at)),
    ...gold,
    ...styles.map((_, index) => {
      const seed = 100_000 + 1000 * index + at;
      return makePage(crossedStyle(styles, seededRandom(seed)), seed);
    }),
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
