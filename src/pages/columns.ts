import { anyOf } from '../language/index.js';
import type { Kind } from '../news/index.js';
import type { LabelledLine } from './labels.js';
import type { Assembly, Story } from './layout.js';
import { pageWords } from './lexicons.js';
import { marks } from './marks.js';

/** What stands in a column of the paper, as far as its name tells. */
export type Column = Exclude<Kind, 'news' | 'weather'> | 'other';

const sorts = ['brief', 'commentary', 'photo', 'notice'] as const;
const endings = sorts.map(
  (sort) =>
    [
      sort,
      new RegExp(`(?:${anyOf(pageWords.columnLabels[sort])})(?:${anyOf(pageWords.columnCounts)})?$`, 'u'),
    ] as const,
);
const otherEnding = new RegExp(`(?:${anyOf(pageWords.columnEndings)})$`, 'u');
const longestName = 8;
/** Brackets, marks and blanks around or in a column's name: `[街头快拍]`, `◎走基层`, `简　　讯`. */
const decoration = new RegExp(
  String.raw`[\s【】［\][\]（）()〔〕〖〗《》〈〉“”${marks}◀◄|｜丨▌▐—＝=-]`,
  'gu',
);

/** What column of the paper a line names, in simplified characters: `乡镇短讯`, `[街头快拍]`; null for any other line. */
export function columnNamed(line: string): Column | null {
  const name = line.replace(decoration, '');
  if (name.length < 2 || name.length > longestName || !/^\p{Script=Han}+$/u.test(name)) return null;
  return endings.find(([, ending]) => ending.test(name))?.[0] ?? (otherEnding.test(name) ? 'other' : null);
}

/** The column a story stands in: the last named above it, and what has come since. */
export interface ColumnPlace {
  /** `unlisted` where a line stands as a column's name does, and no lexicon has it. */
  readonly column: Column | 'unlisted';
  /** How many stories stand between. */
  readonly since: number;
  /** One of them is too long for a column of short pieces. */
  readonly left: boolean;
}

/** A piece of a column of short ones is no longer; in characters. */
export const longestInColumn = 250;

/** For each story the column it stands in, if any was named above it. */
export function columnsOf({ stories, gaps }: Pick<Assembly, 'stories' | 'gaps'>): Map<Story, ColumnPlace> {
  const places = new Map<Story, ColumnPlace>();
  const titles = new Set(stories.flatMap((story) => story.titles));
  let place: ColumnPlace | undefined;
  for (const [at, { blocks }] of gaps.entries()) {
    const ended = stories.find(({ to }) => to === at);
    if (place && ended) {
      const { column, since, left }: ColumnPlace = place;
      const length = ended.texts.flatMap(({ lines }) => lines).reduce((sum, { line }) => sum + line.width, 0);
      place = { column, since: since + 1, left: left || length > longestInColumn };
    }
    for (const block of blocks) {
      if (block.kind === 'byline') continue;
      for (const line of block.lines) {
        const own = block.kind === 'title' && titles.has(block);
        const column = columnOf(line) ?? (!own && mayNameColumn(line) ? 'unlisted' : null);
        if (column) place = { column, since: 0, left: false };
      }
    }
    const story = stories.find(({ from }) => from === at);
    if (story && place) places.set(story, place);
  }
  return places;
}

const columnOf = ({ line }: LabelledLine) => columnNamed(line.plain);

/** A page's first lines name the paper and the page. */
const linesOfHead = 3;

/** Whether a line that is none of a story's may name a column: a few characters, below the page's head. */
function mayNameColumn({ line }: LabelledLine): boolean {
  const name = line.plain.replace(decoration, '');
  const fits = name.length >= 2 && name.length <= longestName;
  return fits && line.index >= linesOfHead && /^\p{Script=Han}+$/u.test(name);
}
