import type { TitleBlock } from './blocks.js';
import { mayBeCaption } from './kinds.js';
import {
  farShare,
  type Gap,
  isTerse,
  type Layout,
  lastShare,
  mostTitles,
  type Story,
  shortFarShare,
  textOf,
} from './layout.js';

/** Titles that nobody near took go to the untitled article their words stand in. */
export function claimFarTitles(page: Layout, stories: readonly Story[]): Story[] {
  const taken = new Set(stories.flatMap(({ titles, subheads }) => [...titles, ...subheads]));
  const untitled = stories.filter(
    ({ titles, texts }) => titles.length === 0 && texts[0]?.opens !== 'weather',
  );
  const groups = page.gaps.flatMap((gap) => groupsOf(gap, taken));
  const claims = new Map<Story, readonly TitleBlock[]>();
  for (const group of groups) {
    const home = group
      .map((title) => ({ title, ...(page.homes.get(title) ?? { index: -1, share: 0 }) }))
      .filter(({ title, share }) => share >= (isTerse(page, title) ? shortFarShare : farShare))
      .sort((a, b) => b.share - a.share)[0];
    const story = home && untitled.find(({ from, to }) => home.index >= from && home.index < to);
    // A label's few words may stand anywhere; in a caption they are its title.
    if (home && page.labels.has(home.title) && !(story && isCaption(story))) continue;
    if (story) claims.set(story, [...(claims.get(story) ?? []), ...group]);
  }
  const [only] = untitled;
  if (only && untitled.length === 1 && !claims.has(only)) {
    const rest = groups
      .filter((group) => !group.every((title) => page.labels.has(title)))
      .map((group) => ({
        group,
        share: Math.max(...group.map((title) => page.share(title, only.from, only.to))),
      }))
      .sort((a, b) => b.share - a.share);
    // The title of a picture need not say what its caption says.
    if (rest[0] && (rest[0].share >= lastShare || (rest.length === 1 && isCaption(only))))
      claims.set(only, rest[0].group);
  }
  return stories.map((story) => {
    const titles = claims.get(story);
    return titles ? { ...story, titles: titles.slice(0, mostTitles), side: 'elsewhere' } : story;
  });
}

/** The titles of a gap that nobody took, as they stand together; labels belong to nobody. */
function groupsOf(gap: Gap, taken: ReadonlySet<TitleBlock>): TitleBlock[][] {
  const groups: TitleBlock[][] = [[]];
  for (const block of gap.blocks) {
    if (block.kind === 'title' && !taken.has(block)) groups.at(-1)?.push(block);
    else groups.push([]);
  }
  return groups.filter((group) => group.length > 0);
}

function isCaption(story: Story): boolean {
  return mayBeCaption(story.texts, story.texts.map(textOf).join(''));
}
