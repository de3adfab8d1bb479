import type { Block, TextBlock } from './blocks.js';
import { bestCut, learnedScores } from './cuts.js';
import { claimFarTitles } from './farTitles.js';
import { type Assembly, Layout } from './layout.js';
import { unknownWays, waysOf } from './pageWays.js';
import { joinEvidence, storyEvidence } from './votes.js';
import { evidenceOf, type Weights } from './weights.js';

/** A page's text blocks and what stands between them; `affinity` weighs which title is of which text. */
export function layOut(blocks: readonly Block[], affinity: Weights): Layout {
  const texts: TextBlock[] = [];
  const gaps: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'text') {
      texts.push(block);
      gaps.push([]);
    } else gaps.at(-1)?.push(block);
  }
  return new Layout(
    texts,
    gaps.map((gap) => ({ blocks: gap, titles: gap.filter((block) => block.kind === 'title') })),
    affinity,
  );
}

/**
 * Divides a page's text blocks into articles and gives them their titles: of all ways to cut the
 * page and to deal the titles between neighbouring texts to the left, to the right, to neither or
 * inside, the one whose evidence weighs most (dynamic programming, linear time), first to learn where
 * this page sets its titles and then knowing it; then titles that stand elsewhere on the page go to
 * the untitled article that holds their words.
 */
export function assemble(page: Layout, weights: Weights): Assembly {
  const scores = learnedScores(page, weights);
  const ways = waysOf(bestCut(page, unknownWays, scores));
  const stories = bestCut(page, ways, scores);
  return {
    stories: claimFarTitles(page, stories),
    gaps: page.gaps,
    labels: page.labels,
    weighed: stories.map(({ from, to, before, after, titles }) => {
      const said = evidenceOf((say) => {
        storyEvidence(page, from, to, before, after, ways, say);
        for (let gap = from + 1; gap < to; gap++) joinEvidence(page, from, gap, before, titles, ways, say);
      });
      return [...said].map(([evidence, much]) => ({ evidence, weight: much * (weights[evidence] ?? 0) }));
    }),
  };
}
