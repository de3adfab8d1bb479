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

/** A title elsewhere on the page is taken for a text when it is so likely of it. */
const farChance = 0.5;

/** Titles that nobody near took go to the untitled article their words stand in. */
export function claimFarTitles(page: Layout, stories: readonly Story[]): Story[] {
  const taken = new Set(stories.flatMap(({ titles, subheads }) => [...titles, ...subheads]));
  const untitled = stories.filter(
    ({ titles, texts }) => titles.length === 0 && texts[0]?.opens !== 'weather',
  );
  const groups = page.gaps
    .flatMap((gap) => groupsOf(gap, taken))
    .flatMap((group) => byHome(page, group, untitled));
  const claims = new Map<Story, readonly TitleBlock[]>();
  for (const { titles: group, story } of groups) {
    if (story) claims.set(story, [...(claims.get(story) ?? []), ...group]);
  }
  const [only] = untitled;
  if (only && untitled.length === 1 && !claims.has(only)) {
    const rest = groups
      .map(({ titles }) => titles)
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

/** Titles that stand together, parted where they are of other stories; each part with the story that it is of. */
function byHome(
  page: Layout,
  group: readonly TitleBlock[],
  untitled: readonly Story[],
): { titles: TitleBlock[]; story: Story | null }[] {
  const parts: { titles: TitleBlock[]; story: Story | null }[] = [];
  for (const title of group) {
    const story = homeOf(page, title, untitled);
    const last = parts.at(-1);
    if (last && (story === null || last.story === null || story === last.story)) {
      last.titles.push(title);
      last.story ??= story;
    } else parts.push({ titles: [title], story });
  }
  return parts;
}

/** The untitled story whose title this is by its words. */
function homeOf(page: Layout, title: TitleBlock, untitled: readonly Story[]): Story | null {
  const [likeliest] = untitled
    .map((story) => ({ story, chance: page.affinity.chance(title, story.from, story.to) }))
    .sort((one, other) => other.chance - one.chance);
  const home = page.homes.get(title);
  const worded = home && untitled.find(({ from, to }) => home.index >= from && home.index < to);
  const story =
    likeliest && likeliest.chance >= farChance
      ? likeliest.story
      : worded && home.share >= (isTerse(page, title) ? shortFarShare : farShare)
        ? worded
        : null;
  // A label's few words may stand anywhere; in a caption they are its title.
  return story && page.labels.has(title) && !isCaption(story) ? null : story;
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
