import { writeFileSync } from 'node:fs';
import type { PageWeights } from '../src/pages/weights.js';
import { goldPages } from '../test/pages/goldPages.js';
import { handPages, makers } from '../test/pages/handPages.js';
import { type MadePage, makePage, seededRandom } from '../test/pages/pageMaker.js';
import { crossedStyle, type PaperStyle, paperStyles } from '../test/pages/paperStyles.js';
import { keepRight, learnPages } from './learnPages.js';

/** Pages of each style to learn from; they are never those that `npm run eval:pages` measures. */
const pagesOfEach = 8;
/** For each of them so many of papers crossed from the styles: breadth teaches more than many pages of one paper. */
const crossings = 3;
/** So often come, between all others, those read by eye; those made by hand come once. */
const goldTimes = 2;
const times = <T>(list: readonly T[], count: number) => Array.from({ length: count }, () => list).flat();

/** The pages that are learned from: of some styles, of papers crossed from them, those that some makers made by hand, and those read by eye. */
export function trainingPages(
  styles: readonly PaperStyle[],
  hands: readonly string[] = makers,
): { readonly pages: readonly MadePage[]; readonly known: readonly MadePage[] } {
  // The pages read by eye are few, and must be read as they are.
  const known = goldPages();
  const gold = times(known, goldTimes);
  const byHand = hands.flatMap(handPages);
  const crossed = (seed: number) => makePage(crossedStyle(styles, seededRandom(seed)), seed);
  // The styles in turn, as no style should be learned last; again and again the pages read by eye.
  const pages = Array.from({ length: pagesOfEach }, (_, at) => [
    ...(at === 0 ? byHand : []),
    ...styles.map((style) => makePage(style, 1000 * (1 + paperStyles.indexOf(style)) + at)),
    ...gold,
    ...Array.from({ length: crossings }, (_, round) => [
      ...styles.map((_, index) => crossed(100_000 + 1000 * (round * styles.length + index) + at)),
      ...gold,
    ]).flat(),
  ]).flat();
  return { pages, known };
}

/** Learns from all of these, and then once more from those that must be read as they are. */
export function learnFrom(styles: readonly PaperStyle[], hands: readonly string[] = makers): PageWeights {
  const { pages, known } = trainingPages(styles, hands);
  return keepRight(learnPages(pages, new Set(known)), keptPages(known), [...new Set(pages)]);
}

/** Some pages, and each of their stories alone, as a page that has no head. */
export function keptPages(known: readonly MadePage[]): MadePage[] {
  const alone = known.flatMap((page) =>
    page.truth.map((truth, at): MadePage => {
      const own = [...page.lines.keys()].filter((line) => page.lines[line]?.story === at);
      const lines = page.lines
        .slice(own[0], (own.at(-1) ?? 0) + 1)
        .filter(({ as, story }) => as === 'blank' || story === at)
        .map((line) => ({ ...line, story: line.story === at ? 0 : null }));
      return { style: page.style, lines, text: lines.map(({ text }) => text).join('\n'), truth: [truth] };
    }),
  );
  return [...alone, ...known];
}

if (process.argv[1]?.endsWith('trainPages.ts')) {
  const weights = learnFrom(paperStyles);
  const groups = Object.entries(weights).map(([name, value]) => {
    if (typeof value === 'string') return `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
    const entries = Object.entries(value).map(
      ([evidence, weight]) => `${JSON.stringify(evidence)}: ${JSON.stringify(weight)}`,
    );
    return `  ${JSON.stringify(name)}: {\n    ${entries.join(',\n    ')}\n  }`;
  });
  writeFileSync(new URL('../data/pageWeights.json', import.meta.url), `{\n${groups.join(',\n')}\n}\n`);
}
