import { type Story, textOf } from './layout.js';

const longestBrief = 130;

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
