import type { Block, TextBlock, TitleBlock } from './blocks.js';
import { claimFarTitles } from './farTitles.js';
import { type Assembly, Layout, mostTitles, type Story, textOf } from './layout.js';
import { joinEvidence, leftOverEvidence, storyEvidence } from './votes.js';
import { evidenceOf, type Say, type Weights, weigh } from './weights.js';

const mostTexts = 14;
const longestBrief = 130;

/** What parts of a cut are worth: of an article, of going on with it, of leaving titles out. */
export interface Scores {
  story(
    from: number,
    to: number,
    before: readonly TitleBlock[],
    after: readonly TitleBlock[],
    ways: PageWays,
  ): number;
  join(from: number, gap: number, above: readonly TitleBlock[], ways: PageWays): number;
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
    story: (from, to, before, after, ways) =>
      sum((say) => storyEvidence(page, from, to, before, after, ways, say)),
    join(from, gap, above, ways) {
      let possible = true;
      const score = sum((say) => {
        possible = joinEvidence(page, from, gap, above, ways, say);
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
  const ways = waysOf(bestCut(page, unknownWays, scores));
  const stories = bestCut(page, ways, scores);
  return {
    stories: claimFarTitles(page, stories),
    gaps: page.gaps,
    labels: page.labels,
    weighed: stories.map(({ from, to, before, after }) => {
      const said = evidenceOf((say) => {
        storyEvidence(page, from, to, before, after, ways, say);
        for (let gap = from + 1; gap < to; gap++) joinEvidence(page, from, gap, before, ways, say);
      });
      return [...said].map(([evidence, much]) => ({ evidence, weight: much * (weights[evidence] ?? 0) }));
    }),
  };
}

/** How a page does it, as far as is known of the whole when one of its articles is judged. */
export interface PageWays {
  /** Whether it sets its titles before (positive) or after its texts. */
  readonly lean: number;
  /** How many of its articles are no more than a paragraph, and have subheads, 0 to 1. */
  readonly brief: number;
  readonly subheaded: number;
}

/** Before anything is known. */
export const unknownWays: PageWays = { lean: 0, brief: 0, subheaded: 0 };

/** What a first reading of a page's articles says of its ways. */
export function waysOf(stories: readonly Story[]): PageWays {
  const count = (which: (story: Story) => boolean) => stories.filter(which).length;
  const [before, after] = [count(({ side }) => side === 'before'), count(({ side }) => side === 'after')];
  const share = (which: (story: Story) => boolean) => count(which) / (stories.length + 1);
  return {
    lean: Math.max(-1.2, Math.min(1.2, Math.log((before + 1) / (after + 1)))),
    brief: share(({ texts }) => texts.map(textOf).join('').length <= longestBrief),
    subheaded: share(({ subheads }) => subheads.length > 0),
  };
}

/** Everything before a gap is dealt; what the last article took, and which titles wait for the next. */
interface Cut {
  readonly score: number;
  readonly back: { readonly cut: Cut; readonly gap: number } | null;
  readonly before: readonly TitleBlock[];
  readonly after: readonly TitleBlock[];
  readonly waiting: readonly TitleBlock[];
}

/**
 * The cut of a page that is worth most. An article may leave titles above it to the one after it, as
 * with stories side by side:
 *
 *     titles  ┌ A ┐┌ B ┐     the text has   A B a b:   a takes A, and B waits for b
 *     texts   │ a ││ b │
 */
export function bestCut(page: Layout, ways: PageWays, scores: Scores): Story[] {
  const count = page.texts.length;
  // For each gap and each row of titles that wait there, the best cut so far.
  const best: Map<TitleBlock | null, Cut>[] = page.gaps.map(() => new Map());
  const reach = (gap: number, cut: Cut) => {
    const key = cut.waiting[0] ?? null;
    if (cut.score > (best[gap]?.get(key)?.score ?? Number.NEGATIVE_INFINITY)) best[gap]?.set(key, cut);
  };
  const start = page.gaps[0]?.titles ?? [];
  for (const from of suffixes(start.length))
    reach(0, {
      score: scores.leftOver(start.slice(0, from), 0),
      back: null,
      before: [],
      after: [],
      waiting: start.slice(from),
    });
  for (let from = 0; from < count; from++) {
    for (const reached of best[from]?.values() ?? []) {
      const { waiting } = reached;
      for (let taken = waiting.length > 0 ? 1 : 0; taken <= Math.min(mostTitles, waiting.length); taken++) {
        const before = waiting.slice(0, taken);
        const left = waiting.slice(taken);
        // What is printed side by side is in order already where its place is known.
        if (left.length > 0 && page.isPrinted) continue;
        let joins = 0;
        for (let to = from + 1; to <= Math.min(count, from + mostTexts); to++) {
          if (to > from + 1) joins += scores.join(from, to - 1, before, ways);
          if (joins === Number.NEGATIVE_INFINITY) break;
          const titles = page.gaps[to]?.titles ?? [];
          const sofar = reached.score + joins;
          const back = { cut: reached, gap: from };
          if (left.length > 0) {
            if (to === count || titles.length > 0) break;
            const score = sofar + scores.story(from, to, before, [], ways);
            reach(to, { score, back, before, after: [], waiting: left });
            continue;
          }
          for (let prefix = 0; prefix <= Math.min(mostTitles, titles.length); prefix++) {
            const after = titles.slice(0, prefix);
            const score = sofar + scores.story(from, to, before, after, ways);
            for (const next of suffixes(titles.length)) {
              if (next < prefix || (to === count && next < titles.length)) continue;
              const total = score + scores.leftOver(titles.slice(prefix, next), to);
              reach(to, { score: total, back, before, after, waiting: titles.slice(next) });
            }
          }
        }
      }
    }
  }
  return traceStories(page, best[count]?.get(null));
}

function traceStories(page: Layout, last: Cut | undefined): Story[] {
  const stories: Story[] = [];
  let to = page.texts.length;
  for (let cut = last; cut?.back; cut = cut.back.cut) {
    const { before, after } = cut;
    const from = cut.back.gap;
    stories.push({
      texts: page.texts.slice(from, to),
      from,
      to,
      titles: [...before, ...after],
      before,
      after,
      subheads: page.gaps.slice(from + 1, to).flatMap((inside) => inside.titles),
      side: before.length > 0 ? 'before' : after.length > 0 ? 'after' : 'none',
    });
    to = from;
  }
  return stories.reverse();
}

function suffixes(titles: number): number[] {
  const found: number[] = [];
  for (let at = Math.max(0, titles - 2 * mostTitles); at <= titles; at++) found.push(at);
  return found;
}
