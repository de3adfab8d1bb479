import type { LinePlace } from '../print/index.js';
import type { Block, TextBlock, TitleBlock } from './blocks.js';
import type { Layout } from './layout.js';
import type { LineRule } from './lineEvidence.js';
import type { Companion, TitleCut, TitleRow } from './titles.js';
import type { Say } from './weights.js';

// What the layout of a page adds to what its words say; a page that came as text alone has none of it.
// Every piece begins with `版：` and is weighed by data/printWeights.json.

/** A row of the table of what a line's print may tell of it. */
function rule(
  name: string,
  applies: (place: LinePlace, at: Parameters<LineRule['applies']>[0]) => boolean,
): LineRule {
  return {
    name: `版：${name}`,
    example: '',
    applies: (at) => at.line.place !== undefined && applies(at.line.place, at),
  };
}

/** What a line's print tells of what it is. */
export const printRules: readonly LineRule[] = [
  rule('有版样', () => true),
  rule('题组里', ({ head }) => head),
  rule('题组里而字不大', ({ head, size }) => head && size < 1.13),
  rule('文栏里', ({ head }) => !head),
  rule('字小', ({ size }) => size < 0.93),
  rule('字大一点', ({ size }) => size >= 1.1 && size < 1.35),
  rule('字大', ({ size }) => size >= 1.35 && size < 2),
  rule('字很大', ({ size }) => size >= 2),
  rule('竖排', ({ upright }) => upright),
  rule('粗体', ({ bold }) => bold),
  rule('文栏里的粗体', ({ bold, head }) => bold && !head),
  rule('粗体而独一行', ({ bold, head, likeAbove }) => bold && !head && likeAbove !== true),
  rule('居中', ({ centred, head }) => centred && !head),
  rule('宽过一栏', ({ wide, head }) => wide > 1.2 && !head),
  rule('比一栏窄', ({ wide, head }) => wide < 0.85 && !head),
  rule('独一行的块', ({ lines, head }) => lines === 1 && !head),
  rule('两三行的块', ({ lines, head }) => (lines === 2 || lines === 3) && !head),
  rule('四行以上的块', ({ lines, head }) => lines > 3 && !head),
  rule('区里没有文', ({ zoned }) => !zoned),
  rule('版头', ({ down }) => down < 0.06),
  rule('版头而区里没有文', ({ down, zoned }) => down < 0.08 && !zoned),
  rule('版脚', ({ down }) => down > 0.95),
  rule('框里', ({ framed }) => framed),
  rule('区的头一行', ({ zone }, { previous }) => previous?.place?.zone !== zone),
  rule('区的末一行', ({ zone }, { next }) => next?.place?.zone !== zone),
  rule(
    '上一行在题组里',
    ({ head, zone }, { previous }) => !head && previous?.place?.head === true && previous.place.zone === zone,
  ),
  rule(
    '下一行在题组里',
    ({ head, zone }, { next }) => !head && next?.place?.head === true && next.place.zone === zone,
  ),
  rule('与上一行一样', ({ likeAbove }) => likeAbove === true),
  rule('题组里与上一行一样', ({ likeAbove, head }) => likeAbove === true && head),
  rule('与上一行不一样', ({ likeAbove }) => likeAbove === false),
  rule('题组的头一行', ({ likeAbove, head }) => likeAbove === null && head),
];

/** What the print of two lines that follow each other says of the step between them. */
export function printSteps(above: LinePlace | undefined, place: LinePlace | undefined): string[] {
  if (!above || !place) return [];
  if (above.zone !== place.zone) return ['版：异区'];
  const larger = place.size / above.size;
  return [
    above.head === place.head ? '版：同区' : above.head ? '版：题组到文栏' : '版：文栏到题组',
    ...(place.head && place.likeAbove !== null ? [place.likeAbove ? '版：题同样' : '版：题不同样'] : []),
    ...(larger > 1.08 ? ['版：字变大'] : larger < 0.93 ? ['版：字变小'] : []),
    ...(above.bold === place.bold ? [] : ['版：粗细不同']),
  ];
}

/** Whether two lines stand in different zones, so that neither goes on with the other. */
export function isParted(above: LinePlace | undefined, place: LinePlace | undefined): boolean {
  return above !== undefined && place !== undefined && above.zone !== place.zone;
}

const placeOf = (block: Block | undefined): LinePlace | undefined => block?.lines[0]?.line.place;

/** What the print says of a stretch of texts being an article with these titles. */
export function printStory(
  page: Layout,
  from: number,
  to: number,
  before: readonly TitleBlock[],
  after: readonly TitleBlock[],
  say: Say,
): void {
  const place = placeOf(page.texts[from]);
  if (!place) return;
  const isOwn = (title: TitleBlock) => placeOf(title)?.zone === place.zone;
  const over = (page.gaps[from]?.titles ?? []).filter(isOwn);
  const starts = placeOf(page.texts[from - 1])?.zone !== place.zone;
  say(starts ? '版：从区头起' : '版：从区中起');
  say(placeOf(page.texts[to])?.zone === place.zone ? '版：区没完' : '版：到区尾');
  if (before.length + after.length === 0)
    say(over.length > 0 ? '版：区有题而无题' : starts ? '版：区无题而无题' : '版：区中无题');
  for (const title of before) {
    const own = isOwn(title);
    say(own ? (starts ? '版：区头的题' : '版：区中的题') : '版：别区的题在前');
    if (own && !starts) say(`版：区中的题${sizeName(title)}`);
  }
  for (const title of after) say(isOwn(title) ? '版：同区的题在后' : '版：别区的题在后');
  if (before.length > 0 && over.length > before.length)
    say('版：区头的题没要全', over.length - before.length);
}

/** What the print says of leaving a title to no article. */
export function printLeftOver(page: Layout, title: TitleBlock, gap: number, say: Say): void {
  const place = placeOf(title);
  if (!place) return;
  const after = placeOf(page.texts[gap])?.zone === place.zone;
  const before = placeOf(page.texts[gap - 1])?.zone === place.zone;
  say(after ? '版：区头的题不归一篇' : before ? '版：区尾的题不归一篇' : '版：无文的题不归一篇');
  say(`版：不归一篇${sizeName(title)}`);
  if (place.down < 0.07) say('版：版头的题不归一篇');
}

/** What the print says of two texts, with these titles between them, being one article. */
export function printJoin(
  before: TextBlock,
  after: TextBlock,
  between: readonly TitleBlock[],
  say: Say,
): void {
  const [one, other] = [placeOf(before), placeOf(after)];
  if (!one || !other) return;
  const same = one.zone === other.zone;
  const how = between.length === 0 ? '' : '，中间有题';
  say(`版：${same ? '同区' : '异区'}相接${how}`);
  if (one.framed !== other.framed) say('版：框里框外相接');
  if (Math.abs(one.size - other.size) > 0.06) say('版：字号不同相接');
  for (const title of between) if (same) say(`版：中间的题${sizeName(title)}`);
}

function sizeName(title: TitleBlock): string {
  const place = placeOf(title);
  const size = place?.size ?? 1;
  if (size >= 1.8) return '字大';
  if (size >= 1.3) return '字中';
  if (size >= 1.1) return '字小';
  return place?.bold ? '同字号而粗' : '同字号';
}

/** Of a title's type against those it stands with. */
export interface Prominence {
  /** Against the largest of them, 0 to 1. */
  readonly size: number;
  readonly bold: boolean;
  /** It alone is so large. */
  readonly alone: boolean;
  readonly upright: boolean;
}

const placeOfRow = (row: TitleRow | undefined): LinePlace | undefined => row?.line.line.place;

/** How rows of titles stand out among those they stand with; null where the print is not known. */
export function prominenceOf(rows: readonly TitleRow[], among: readonly TitleRow[]): Prominence | null {
  const place = placeOfRow(rows[0]);
  if (!place) return null;
  const sizeOf = (row: TitleRow) => placeOfRow(row)?.size ?? 0;
  const largest = Math.max(...among.map(sizeOf));
  return {
    size: place.size / largest,
    bold: place.bold,
    alone:
      place.size === largest && !among.some((row) => !rows.includes(row) && sizeOf(row) > 0.93 * largest),
    upright: place.upright,
  };
}

/** What the print says of rows being the headline, between the row before and the one after. */
export function printHeadline(
  prominence: Prominence | null,
  rows: readonly TitleRow[],
  [before, after]: readonly [TitleRow | undefined, TitleRow | undefined],
  say: Say,
): void {
  if (!prominence) return;
  const { size, bold, alone, upright } = prominence;
  say(alone ? '版：独大' : size > 0.93 ? '版：一般大' : size > 0.75 ? '版：小一点' : '版：小得多');
  if (bold) say('版：题粗体');
  if (upright) say('版：竖题');
  for (const [at, row] of rows.entries()) if (at > 0) say(`版：题内${likeness(rows[at - 1], row)}`);
  if (before) say(`版：题上${likeness(before, rows[0])}`);
  if (after) say(`版：题下${likeness(rows.at(-1), after)}`);
}

function likeness(above: TitleRow | undefined, row: TitleRow | undefined): string {
  const [one, other] = [placeOfRow(above), placeOfRow(row)];
  if (!one || !other) return '不知';
  const larger = other.size / one.size;
  return larger > 1.08 ? '字变大' : larger < 0.93 ? '字变小' : one.bold === other.bold ? '同样' : '粗细不同';
}

/** What the print says of a title being an article's kicker or deck. */
export function printCompanion(at: Companion, headline: TitleCut, say: Say): void {
  if (!at.prominence) return;
  const main = placeOfRow(headline.stack.rows[headline.from]);
  say(placeOfRow(at.rows[0])?.zone === main?.zone ? '版：与主题同区' : '版：与主题异区');
  say(at.prominence.size < 0.93 ? '版：小于主题' : '版：不小于主题');
}
