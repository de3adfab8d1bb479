import { writeFileSync } from 'node:fs';
import type { WeighedEvidence } from '../src/pages/weights.js';
import { goldPages } from '../test/pages/goldPages.js';
import { handPages, makers } from '../test/pages/handPages.js';
import { makePage, seededRandom } from '../test/pages/pageMaker.js';
import { crossedStyle, type PaperStyle, paperStyles } from '../test/pages/paperStyles.js';
import { learnPages } from './learnPages.js';
import { labelBlindWith } from './lineLessons.js';

/** Pages of each style to learn from; they are never those that `npm run eval:pages` measures. */
const pagesOfEach = 8;
/** For each of them so many of papers crossed from the styles: breadth teaches more than many pages of one paper. */
const crossings = 3;
/** Those made by hand come with one in so many pages of each style. */
const handEvery = 4;
/** So often come, between all others, those read by eye: they are few, and must be read as they are. */
const goldTimes = 6;

/** Pages of some styles, of papers crossed from them, those made by hand, and those read by eye (`known`). */
export function pagesToLearnFrom(styles: readonly PaperStyle[] = paperStyles) {
  const known = goldPages();
  const gold = Array.from({ length: goldTimes }, () => known).flat();
  const byHand = makers.flatMap(handPages);
  const crossed = (seed: number) => makePage(crossedStyle(styles, seededRandom(seed)), seed);
  // The styles in turn, as no style should be learned last; again and again the pages made by hand and read by eye.
  const pages = Array.from({ length: pagesOfEach }, (_, at) => [
    ...(at % handEvery === 0 ? byHand : []),
    ...styles.map((style) => makePage(style, 1000 * (1 + paperStyles.indexOf(style)) + at)),
    ...gold,
    ...Array.from({ length: crossings }, (_, round) => [
      ...styles.map((_, index) => crossed(100_000 + 1000 * (round * styles.length + index) + at)),
      ...gold,
    ]).flat(),
  ]).flat();
  return { pages, known: new Set(known), byHand };
}

/** Learns from pages of some styles and all others, with what `npm run train:lines -- LESSONS` wrote beside its lessons. */
export function learnFrom(lessons: string, styles?: readonly PaperStyle[]): WeighedEvidence {
  const { pages, known, byHand } = pagesToLearnFrom(styles);
  return learnPages(pages, known, byHand, labelBlindWith(lessons));
}

if (process.argv[1]?.endsWith('trainPages.ts')) {
  const [lessons] = process.argv.slice(2);
  if (lessons === undefined) throw new Error('npm run train:pages -- LESSONS');
  const weights = learnFrom(lessons);
  const groups = Object.entries(weights).map(([name, value]) => {
    if (typeof value === 'string') return `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
    const entries = Object.entries(value).map(
      ([evidence, weight]) => `${JSON.stringify(evidence)}: ${JSON.stringify(weight)}`,
    );
    return `  ${JSON.stringify(name)}: {\n    ${entries.join(',\n    ')}\n  }`;
  });
  writeFileSync(new URL('../data/pageWeights.json', import.meta.url), `{\n${groups.join(',\n')}\n}\n`);
}
