import type { TitleBlock } from './blocks.js';
import { mostTitles } from './layout.js';

/** An article's texts: from, and up to but not with. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How the first titles of a heap are dealt to articles by the gaps these begin at, and how much that is worth more than leaving them untitled. */
interface Deal {
  readonly dealt: ReadonlyMap<number, readonly TitleBlock[]>;
  readonly more: number;
}

/**
 * For each number of titles at the start of a heap, `next`, the best way to deal them in order to articles before it
 * that have none, where not only the last of these gets any.
 */
export function dealHeap(
  spans: readonly Span[],
  titles: readonly TitleBlock[],
  story: (span: Span, titles: readonly TitleBlock[]) => number,
  leftOver: (title: TitleBlock) => number,
): readonly (Deal & { readonly next: number })[] {
  const none: Deal = { dealt: new Map(), more: 0 };
  let row: (Deal | undefined)[] = [none];
  const better = (at: number, deal: Deal, into: (Deal | undefined)[]) => {
    if (deal.more > (into[at]?.more ?? Number.NEGATIVE_INFINITY)) into[at] = deal;
  };
  const leave = (of: (Deal | undefined)[]) => {
    for (const [at, title] of titles.entries()) {
      const deal = of[at];
      if (deal) better(at + 1, { ...deal, more: deal.more + leftOver(title) }, of);
    }
  };
  leave(row);
  for (const span of spans) {
    const next = [...row];
    for (const [at, deal] of row.entries()) {
      for (let taken = 1; deal && taken <= Math.min(mostTitles, titles.length - at); taken++) {
        const own = titles.slice(at, at + taken);
        const more = deal.more + story(span, own) - story(span, []);
        better(at + taken, { dealt: new Map([...deal.dealt, [span.from, own]]), more }, next);
      }
    }
    leave(next);
    row = next;
  }
  const last = spans.at(-1)?.from;
  return row.flatMap((deal, next) =>
    deal && [...deal.dealt.keys()].some((from) => from !== last) ? [{ ...deal, next }] : [],
  );
}
