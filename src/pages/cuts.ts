import type { TitleBlock } from './blocks.js';
import { dealHeap, type Span } from './heaps.js';
import { type Layout, mostTitles, type Story } from './layout.js';
import type { PageWays } from './pageWays.js';
import { joinEvidence, leftOverEvidence, storyEvidence } from './votes.js';
import { type Say, type Weights, weigh } from './weights.js';

const mostTexts = 14;
/** So many titles may wait, and so many articles without one be given theirs from a heap. */
const mostInHeap = 16;
/** Of more titles than these in one place nobody tells whose they are; nor are articles looked for further back. */
const mostRowsInHeap = 48;
/** So many ways to come to a gap are gone on with. */
const goneOnWith = 10;

type Titles = readonly TitleBlock[];

/** What parts of a cut are worth: of an article, of going on with it, of leaving titles out. */
export interface Scores {
  story(from: number, to: number, before: Titles, after: Titles, ways: PageWays): number;
  /** `own` are those of the gap's titles that are the article's, and not subheads. */
  join(from: number, gap: number, above: Titles, own: Titles, ways: PageWays): number;
  leftOver(titles: Titles, gap: number): number;
}

/** The learned worth of a page's cuts. */
export function learnedScores(page: Layout, weights: Weights): Scores {
  const sum = (state: (say: Say) => void) => weigh(weights, state);
  return {
    story: (from, to, before, after, ways) =>
      sum((say) => storyEvidence(page, from, to, before, after, ways, say)),
    join(from, gap, above, own, ways) {
      let possible = true;
      const score = sum((say) => {
        possible = joinEvidence(page, from, gap, above, own, ways, say);
      });
      return possible ? score : Number.NEGATIVE_INFINITY;
    },
    leftOver: (titles, gap) => sum((say) => leftOverEvidence(page, titles, gap, say)),
  };
}

/** The same, each told once. */
function toldOnce(scores: Scores): Scores {
  const known = new Map<string, number>();
  const once = (key: string, score: () => number) => {
    const told = known.get(key) ?? score();
    known.set(key, told);
    return told;
  };
  const keyOf = (titles: Titles) => titles.map(({ lines }) => lines[0]?.line.number).join();
  return {
    story: (...at) => once(`${at[0]} ${at[1]} ${keyOf(at[2])} ${keyOf(at[3])}`, () => scores.story(...at)),
    join: (...at) => once(`${at[0]}+${at[1]} ${keyOf(at[2])} ${keyOf(at[3])}`, () => scores.join(...at)),
    leftOver: scores.leftOver,
  };
}

/** Everything before a gap is dealt; what the last article took, and which titles wait for the next ones. */
interface Cut {
  readonly score: number;
  readonly back: { readonly cut: Cut; readonly gap: number } | null;
  readonly before: Titles;
  readonly after: Titles;
  readonly waiting: Titles;
  /** What articles took from the heap of titles behind this one, by the gap that each begins at. */
  readonly handed?: ReadonlyMap<number, Titles>;
}

/** An article as far as it is told, with the titles from before it that it has and those that it leaves waiting. */
interface Begun extends Span {
  readonly cut: Cut;
  readonly before: Titles;
  readonly left: Titles;
  /** What its joins are worth, where the titles inside it are subheads. */
  readonly joins: number;
  /** Titles inside it that may be its own, and what all its joins are then worth. */
  readonly inside: readonly { readonly own: Titles; readonly joins: number }[];
}

/**
 * The cut of a page that is worth most: every way to go on from the likeliest cuts up to each gap is tried (dynamic
 * programming). Titles of stories side by side may stand in a heap. An article may leave those above it to the ones
 * after it, and those below the last of several that have none may be theirs, in order:
 *
 *     titles  ┌ A ┐┌ B ┐     the text has   A B a b:   a takes A, and B waits for b
 *     texts   │ a ││ b │                 or a b A B:   b takes B, and A goes to a
 *
 * Or an article's own titles may stand inside its text, where its columns were pulled out around them.
 */
export function bestCut(page: Layout, ways: PageWays, own: Scores): Story[] {
  const scores = toldOnce(own);
  const count = page.texts.length;
  // For each gap and each row of titles that wait there, the best cut so far.
  const best: Map<string, Cut>[] = page.gaps.map(() => new Map());
  const titlesAt = (gap: number): Titles => page.gaps[gap]?.titles ?? [];

  leaveTo(0, { back: null, before: [], after: [] }, 0, 0);
  for (let gap = 0; gap < count; gap++)
    for (const cut of likeliest(best[gap])) for (const begun of beginnings(cut, gap)) goOn(begun);
  return traceStories(page, best[count]?.get(keyOf([])));

  /** Reaches a gap, leaving its titles from the first to some out, and the others waiting. */
  function leaveTo(
    gap: number,
    cut: Omit<Cut, 'score' | 'waiting'>,
    score: number,
    taken: number,
    waiting: Titles = [],
  ) {
    const titles = titlesAt(gap);
    for (let next = Math.max(taken, titles.length - mostInHeap); next <= titles.length; next++) {
      if (next < titles.length && gap === count) continue;
      const total = score + scores.leftOver(titles.slice(taken, next), gap);
      reach(gap, { ...cut, score: total, waiting: [...waiting, ...titles.slice(next)] });
    }
  }

  function reach(gap: number, cut: Cut): void {
    const key = keyOf(cut.waiting);
    if (cut.score > (best[gap]?.get(key)?.score ?? Number.NEGATIVE_INFINITY)) best[gap]?.set(key, cut);
  }

  /** The articles that may begin at a gap, by the titles waiting there that they take: all or the first ones. */
  function beginnings(cut: Cut, from: number): Begun[] {
    const { waiting } = cut;
    const begun: Begun[] = [];
    for (let taken = waiting.length === 1 ? 1 : 0; taken <= Math.min(mostTitles, waiting.length); taken++) {
      const [before, left] = [waiting.slice(0, taken), waiting.slice(taken)];
      if (new Set(before.map((title) => page.gapOf.get(title))).size > 1) break;
      // What is printed side by side is in order already where its place is known.
      if (left.length > 0 && page.isPrinted) continue;
      begun.push({ cut, from, to: from + 1, before, left, joins: 0, inside: [] });
    }
    return begun;
  }

  /** Ends an article at every gap where it can end. */
  function goOn(first: Begun): void {
    for (let begun: Begun | null = first; begun; begun = longer(begun)) {
      if (begun.left.length > 0) endWaiting(begun);
      else end(begun);
    }
  }

  /** An article with one more text; null where it cannot go on. */
  function longer(begun: Begun): Begun | null {
    const { from, to, before, cut, joins, inside } = begun;
    if (to >= Math.min(count, from + mostTexts)) return null;
    const on = scores.join(from, to, before, [], ways);
    if (on === Number.NEGATIVE_INFINITY) return null;
    const titles = cut.waiting.length === 0 && !page.isPrinted ? titlesAt(to) : [];
    const within = [...titles.keys()]
      .map((at) => titles.slice(at))
      .filter(({ length }) => length <= mostTitles)
      .map((own) => ({ own, joins: joins + scores.join(from, to, before, own, ways) }));
    const known = inside.map((one) => ({ ...one, joins: one.joins + on }));
    return { ...begun, to: to + 1, joins: joins + on, inside: [...known, ...within] };
  }

  /** Ends an article that leaves titles to others; those of the gap wait behind them. */
  function endWaiting({ cut, from, to, before, left, joins }: Begun): void {
    const score = cut.score + joins + scores.story(from, to, before, [], ways);
    const titles = titlesAt(to);
    const ended = { back: { cut, gap: from }, before, after: [] };
    if (to < count) leaveTo(to, ended, score, mayWait(left) ? 0 : titles.length, left);
    // Nobody may want those that are left.
    const unwanted = left.reduce((sum, title) => sum + scores.leftOver([title], page.gapIndex(title)), 0);
    if (before.length > 0) leaveTo(to, ended, score + unwanted, mayWait(left) ? 0 : titles.length);
  }

  /** Ends an article that may have titles after it, inside it, or, with others before it, in a heap behind it. */
  function end({ cut, from, to, before, joins, inside }: Begun): void {
    const titles = titlesAt(to);
    const back = { cut, gap: from };
    for (let prefix = 0; prefix <= Math.min(mostTitles, titles.length); prefix++) {
      const after = titles.slice(0, prefix);
      const score = cut.score + joins + scores.story(from, to, before, after, ways);
      leaveTo(to, { back, before, after }, score, prefix);
    }
    for (const { own, joins } of inside) {
      const score = cut.score + joins + scores.story(from, to, [], own, ways);
      leaveTo(to, { back, before, after: own }, score, 0);
    }
    if (before.length > 0 || titles.length < 2 || titles.length > mostRowsInHeap || page.isPrinted) return;
    const spans = [...untitledBefore(cut, from), { from, to }];
    if (spans.length < 2) return;
    const alone = cut.score + joins + scores.story(from, to, [], [], ways);
    const deals = dealHeap(
      spans,
      titles,
      (span, after) => scores.story(span.from, span.to, [], after, ways),
      (title) => scores.leftOver([title], to),
    );
    for (const { dealt, more, next } of deals) {
      if (to === count && next < titles.length) continue;
      const after = dealt.get(from) ?? [];
      const waiting = titles.slice(next);
      reach(to, { score: alone + more, back, before, after, waiting, handed: dealt });
    }
  }
}

/** Whether other titles may wait behind those: a single one is no heap. */
const mayWait = ({ length }: Titles) => length > 1 && length <= mostRowsInHeap;

/** Cuts up to a gap are told apart by how many titles wait, and which is the first. */
const keyOf = (waiting: Titles) => `${waiting.length}:${waiting[0]?.lines[0]?.line.number ?? ''}`;

function likeliest(cuts: ReadonlyMap<string, Cut> | undefined): Cut[] {
  return [...(cuts?.values() ?? [])].sort((a, b) => b.score - a.score).slice(0, goneOnWith);
}

/** The articles before a gap that have no titles, the first one first; `end` is the cut there. */
function untitledBefore(end: Cut, gap: number): Span[] {
  const spans: Span[] = [];
  let [cut, to] = [end, gap];
  for (let back = 0; cut.back && !cut.handed && back < mostRowsInHeap; back++) {
    if (spans.length === mostInHeap) break;
    const from = cut.back.gap;
    if (cut.before.length + cut.after.length === 0) spans.unshift({ from, to });
    to = from;
    cut = cut.back.cut;
  }
  return spans;
}

function traceStories(page: Layout, last: Cut | undefined): Story[] {
  const stories: Story[] = [];
  let to = page.texts.length;
  let handed: Cut['handed'];
  for (let cut = last; cut?.back; cut = cut.back.cut) {
    const { before } = cut;
    const from = cut.back.gap;
    handed = cut.handed ?? handed;
    const after = handed?.get(from) ?? cut.after;
    const inside = page.gaps.slice(from + 1, to).flatMap(({ titles }) => titles);
    stories.push({
      texts: page.texts.slice(from, to),
      from,
      to,
      titles: [...before, ...after],
      before,
      after,
      subheads: inside.filter((title) => !after.includes(title)),
      side: sideOf(before, after, inside),
    });
    to = from;
  }
  return stories.reverse();
}

function sideOf(before: Titles, [after]: Titles, inside: Titles): Story['side'] {
  if (before.length > 0) return 'before';
  if (!after) return 'none';
  return inside.includes(after) ? 'elsewhere' : 'after';
}
