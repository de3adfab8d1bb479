import type { Block, TextBlock, TitleBlock } from './blocks.js';
import { claimFarTitles } from './farTitles.js';
import { type Assembly, Layout, mostTitles, type Story } from './layout.js';
import { joinEvidence, leftOverEvidence, storyEvidence } from './votes.js';
import { evidenceOf, type Say, type Weights, weigh } from './weights.js';

const mostTexts = 14;

/** What parts of a cut are worth: of an article, of going on with it, of leaving titles out. */
export interface Scores {
  story(
    from: number,
    to: number,
    before: readonly TitleBlock[],
    after: readonly TitleBlock[],
    lean: number,
  ): number;
  join(from: number, gap: number, above: readonly TitleBlock[]): number;
  leftOver(titles: readonly TitleBlock[], gap: number): number;
}

/** A page's text blocks and what stands between them. */
export function layOut(blocks: readonly Block[]): Layout {
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
  );
}

/** The learned worth of a page's cuts. */
export function learnedScores(page: Layout, weights: Weights): Scores {
  const sum = (state: (say: Say) => void) => weigh(weights, state);
  return {
    story: (from, to, before, after, lean) =>
      sum((say) => storyEvidence(page, from, to, before, after, lean, say)),
    join(from, gap, above) {
      let possible = true;
      const score = sum((say) => {
        possible = joinEvidence(page, from, gap, above, say);
      });
      return possible ? score : Number.NEGATIVE_INFINITY;
    },
    leftOver: (titles, gap) => sum((say) => leftOverEvidence(page, titles, gap, say)),
  };
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
  const lean = leaning(bestCut(page, 0, scores));
  const stories = bestCut(page, lean, scores);
  return {
    stories: claimFarTitles(page, stories),
    gaps: page.gaps,
    labels: page.labels,
    weighed: stories.map(({ from, to, titles }) => {
      const [before, after] = [from, to].map((gap) =>
        (page.gaps[gap]?.titles ?? []).filter((title) => titles.includes(title)),
      );
      const said = evidenceOf((say) => {
        storyEvidence(page, from, to, before ?? [], after ?? [], lean, say);
        for (let gap = from + 1; gap < to; gap++) joinEvidence(page, from, gap, before ?? [], say);
      });
      return [...said].map(([evidence, much]) => ({ evidence, weight: much * (weights[evidence] ?? 0) }));
    }),
  };
}

/** Whether this page sets its titles before (positive) or after its texts. */
export function leaning(stories: readonly Story[]): number {
  const before = stories.filter(({ side }) => side === 'before').length;
  const after = stories.filter(({ side }) => side === 'after').length;
  return Math.max(-1.2, Math.min(1.2, Math.log((before + 1) / (after + 1))));
}

interface Cut {
  readonly score: number;
  readonly back: { readonly gap: number; readonly suffix: number } | null;
  /** How many titles of this gap the article before it takes. */
  readonly prefix: number;
}

/** The cut of a page that is worth most. */
export function bestCut(page: Layout, lean: number, scores: Scores): Story[] {
  const count = page.texts.length;
  // best[g].get(q): everything before gap g is dealt, and titles q.. of gap g go to the article after it.
  const best: Map<number, Cut>[] = page.gaps.map(() => new Map());
  const start = page.gaps[0]?.titles ?? [];
  for (const suffix of suffixes(start.length)) {
    best[0]?.set(suffix, { score: scores.leftOver(start.slice(0, suffix), 0), back: null, prefix: 0 });
  }
  for (let from = 0; from < count; from++) {
    for (const [suffix, reached] of best[from] ?? []) {
      const before = page.gaps[from]?.titles.slice(suffix) ?? [];
      let joins = 0;
      for (let to = from + 1; to <= Math.min(count, from + mostTexts); to++) {
        if (to > from + 1) joins += scores.join(from, to - 1, before);
        if (joins === Number.NEGATIVE_INFINITY) break;
        const after = page.gaps[to]?.titles ?? [];
        for (let prefix = 0; prefix <= Math.min(mostTitles, after.length); prefix++) {
          const score = reached.score + joins + scores.story(from, to, before, after.slice(0, prefix), lean);
          for (const next of suffixes(after.length)) {
            if (next < prefix || (to === count && next < after.length)) continue;
            const total = score + scores.leftOver(after.slice(prefix, next), to);
            const known = best[to]?.get(next);
            if (!known || total > known.score)
              best[to]?.set(next, { score: total, back: { gap: from, suffix }, prefix });
          }
        }
      }
    }
  }
  return traceStories(page, best);
}

function traceStories(page: Layout, best: readonly Map<number, Cut>[]): Story[] {
  const stories: Story[] = [];
  let gap = page.texts.length;
  let cut = best[gap]?.get(page.gaps[gap]?.titles.length ?? 0);
  while (cut?.back) {
    const from = cut.back.gap;
    const before = page.gaps[from]?.titles.slice(cut.back.suffix) ?? [];
    const after = page.gaps[gap]?.titles.slice(0, cut.prefix) ?? [];
    const titles = [...before, ...after];
    stories.push({
      texts: page.texts.slice(from, gap),
      from,
      to: gap,
      titles,
      subheads: page.gaps.slice(from + 1, gap).flatMap((inside) => inside.titles),
      side: before.length > 0 ? 'before' : after.length > 0 ? 'after' : 'none',
    });
    const back: Cut['back'] = cut.back;
    gap = back.gap;
    cut = best[gap]?.get(back.suffix);
  }
  return stories.reverse();
}

function suffixes(titles: number): number[] {
  const found: number[] = [];
  for (let at = Math.max(0, titles - mostTitles); at <= titles; at++) found.push(at);
  return found;
}
