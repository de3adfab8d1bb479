import type { Block, TextBlock, TitleBlock } from './blocks.js';
import { startsParagraph } from './forms.js';
import { isMarkedCaption, isPhotographers } from './kinds.js';
import type { LabelledLine } from './labels.js';
import { endsSentence } from './sentenceEnds.js';
import { wordPieces } from './wording.js';

/** A caption is shorter than a report. */
const longestCaption = 220;
/** A title speaks for one side of a seam when so much more of its wording stands there. */
const clearly = 0.35;

/**
 * Cuts running text where two articles may have run together with nothing printed between them: where
 * the titles above have their words before the seam and the titles below after it, or where the
 * caption of a photograph stands at the text's end. The pieces may be joined again (`seam`).
 */
export function cutAtSeams(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, index) => {
    if (block.kind !== 'text' || block.lines.length < 2) return [block];
    const caption = captionSeam(blocks, index, block);
    if (caption !== null) return cut(block, caption, 'caption');
    const seam = titleSeam(blocks, index, block);
    return seam === null ? [block] : cut(block, seam, 'titles');
  });
}

function cut(text: TextBlock, at: number, seam: 'caption' | 'titles'): TextBlock[] {
  return [
    { ...text, lines: text.lines.slice(0, at), open: false },
    { ...text, lines: text.lines.slice(at), opens: 'plain', seam },
  ];
}

/** Where paragraphs after the first begin, as indices of lines. */
export function paragraphStarts(lines: readonly LabelledLine[]): number[] {
  const starts: number[] = [];
  let widest = 0;
  for (const [index, { line }] of lines.entries()) {
    const previous = lines[index - 1]?.line;
    if (
      previous &&
      endsSentence(previous.closed) &&
      (line.blankBefore || line.indented || previous.width < widest - 1.5)
    ) {
      starts.push(index);
    }
    widest = Math.max(widest, line.width);
  }
  return starts;
}

/** Before the last paragraph when a photographer is named below it, after the first when one is above; if it begins as captions do. */
function captionSeam(blocks: readonly Block[], index: number, text: TextBlock): number | null {
  const starts = paragraphStarts(text.lines);
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return null;
  const ending = text.lines.slice(last);
  if (isCaption(ending) && (isPhotoCredit(blocks[index + 1]) || isMarkedCaption(joined(ending)))) return last;
  if (!isPhotoCredit(blocks[index - 1]) || isCaptionedAbove(blocks, index)) return null;
  return isCaption(text.lines.slice(0, first)) ? first : null;
}

function isPhotoCredit(block: Block | undefined): boolean {
  return block?.kind === 'byline' && isPhotographers(block.names);
}

/** Whether the photographer named above a text has a caption already, further above. */
function isCaptionedAbove(blocks: readonly Block[], index: number): boolean {
  const above = blocks.slice(0, index).findLast((block) => block.kind === 'text');
  return above?.kind === 'text' && isCaption(above.lines);
}

function isCaption(lines: readonly LabelledLine[]): boolean {
  const text = joined(lines);
  return text.length <= longestCaption && startsParagraph(text);
}

function titleSeam(blocks: readonly Block[], index: number, text: TextBlock): number | null {
  const above = titlesFrom(blocks, index, -1);
  const below = titlesFrom(blocks, index, 1);
  if (above.length === 0 || below.length === 0) return null;
  const starts = paragraphStarts(text.lines);
  const parts = starts.map((start, at) => wordPieces(joined(text.lines.slice(starts[at - 1] ?? 0, start))));
  const rest = wordPieces(joined(text.lines.slice(starts.at(-1) ?? 0)));
  const paragraphs = [...parts, rest];
  let best: { readonly at: number; readonly score: number } | null = null;
  const upper = above.map((title) => leaning(title, paragraphs));
  const lower = below.map((title) => leaning(title, paragraphs));
  for (const [seam, at] of starts.entries()) {
    const up = Math.max(...upper.map((lean) => lean(seam)));
    const down = Math.max(...lower.map((lean) => -lean(seam)));
    if (up < clearly || down < clearly) continue;
    // Of seams that suit the titles alike, the one where the wording changes most.
    const score =
      up +
      down -
      likeness(paragraphs.slice(Math.max(0, seam - 1), seam + 1), paragraphs.slice(seam + 1, seam + 3));
    if (!best || score > best.score) best = { at, score };
  }
  return best?.at ?? null;
}

function titlesFrom(blocks: readonly Block[], index: number, step: 1 | -1): TitleBlock[] {
  const titles: TitleBlock[] = [];
  for (let at = index + step; titles.length < 4; at += step) {
    const block = blocks[at];
    if (!block || block.kind === 'text') break;
    if (block.kind === 'title') titles.push(block);
  }
  return titles;
}

/** For a seam after paragraph n: how much more of a title's wording stands before it than after it, -1 to 1. */
export function leaning(
  title: TitleBlock,
  paragraphs: readonly ReadonlyMap<string, number>[],
): (seam: number) => number {
  const pieces = [...wordPieces(title.text).keys()];
  const holders = pieces.map((piece) => {
    const first = paragraphs.findIndex((paragraph) => paragraph.has(piece));
    return first < 0 ? null : { first, last: paragraphs.findLastIndex((paragraph) => paragraph.has(piece)) };
  });
  return (seam) => {
    let lean = 0;
    for (const holder of holders)
      if (holder) lean += Number(holder.first <= seam) - Number(holder.last > seam);
    return pieces.length === 0 ? 0 : lean / pieces.length;
  };
}

/** The share of the smaller side's word pieces that the other has too. */
export function likeness(
  before: readonly ReadonlyMap<string, number>[],
  after: readonly ReadonlyMap<string, number>[],
): number {
  const [one, other] = [before, after].map(
    (side) => new Set(side.flatMap((paragraph) => [...paragraph.keys()])),
  );
  if (!one || !other || one.size === 0 || other.size === 0) return 0;
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  return [...small].filter((piece) => large.has(piece)).length / small.size;
}

function joined(lines: readonly LabelledLine[]): string {
  return lines.map(({ line }) => line.closed).join('');
}
