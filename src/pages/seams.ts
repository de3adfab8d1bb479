import { endsSentence } from '../language/index.js';
import type { Block, TextBlock, TitleBlock } from './blocks.js';
import { startsParagraph } from './forms.js';
import { longestCaption, signsOff } from './inlineByline.js';
import { isMarkedCaption, isPhotographers } from './kinds.js';
import type { LabelledLine } from './labels.js';
import { markFirst } from './marks.js';
import { type Say, type Weights, weigh } from './weights.js';
import { type WordPieces, wordPieces } from './wording.js';

/** A paragraph of running text with which another article may begin, though nothing is printed between them. */
export interface Seam {
  /** An index of the text's lines. */
  readonly line: number;
  readonly evidence: (say: Say) => void;
}

/**
 * Cuts running text where two articles may have run together: stories printed side by side come out of
 * some tools as title A, title B, text A, text B. The pieces may be joined again (`seam`).
 */
export function cutAtSeams(blocks: readonly Block[], weights: Weights): Block[] {
  const spaced = blankHabit(blocks);
  return blocks.flatMap((block, index): readonly Block[] => {
    if (block.kind !== 'text') return [block];
    const pieces: TextBlock[] = [];
    let rest = block;
    for (const { line, evidence } of seamsOf(blocks, index, spaced)) {
      const score = weigh(weights, evidence);
      if (score <= 0) continue;
      const at = line - (block.lines.length - rest.lines.length);
      pieces.push({ ...rest, lines: rest.lines.slice(0, at), open: false });
      rest = { ...rest, lines: rest.lines.slice(at), opens: 'plain', seam: score };
    }
    return [...pieces, rest];
  });
}

/** The share of a page's paragraphs that have a blank line before them. */
export function blankHabit(blocks: readonly Block[]): number {
  const starts = blocks.flatMap(({ kind, lines }) =>
    kind === 'text' ? paragraphStarts(lines).map((at) => lines[at]) : [],
  );
  return starts.filter((start) => start?.line.blankBefore).length / Math.max(1, starts.length);
}

/** The paragraphs of a text block after its first, with what speaks for and against another article beginning there. */
export function seamsOf(blocks: readonly Block[], index: number, spaced: number): Seam[] {
  const text = blocks[index];
  if (text?.kind !== 'text' || text.opens === 'notice') return [];
  const starts = paragraphStarts(text.lines);
  if (starts.length === 0) return [];
  const paragraphs = [0, ...starts].map((start, at) => text.lines.slice(start, starts[at]));
  const pieces = paragraphs.map((lines) => wordPieces(joined(lines)));
  const [above, below] = [titlesFrom(blocks, index, -1), titlesFrom(blocks, index, 1)];
  const [upper, lower] = [above, below].map((titles) => titles.map((title) => leaning(title, pieces))) as [
    Leaning[],
    Leaning[],
  ];
  const credits = [blocks[index - 1], blocks[index + 1]].map(isPhotoCredit);
  return starts.map((line, seam) => ({
    line,
    evidence(say) {
      const opening = text.lines[line]?.line;
      if (!opening) return;
      const [before, after] = [text.lines.slice(0, line), text.lines.slice(line)];
      say('段落');
      say(opening.blankBefore ? '段前空行' : '段前无空行');
      if (opening.blankBefore) say('段前空行，而别段少有', 1 - spaced);
      if (startsParagraph(opening.closed)) say('段首的字眼');
      if (/^[“‘]/u.test(opening.closed)) say('段首引号');
      if (markFirst.test(opening.closed)) {
        say('段首有记号');
        if (markFirst.test(text.lines[0]?.line.closed ?? '')) say('段首有记号，篇首也有');
      }
      if (signsOff(before)) say('上段末已署名');
      const up = Math.max(0, ...upper.map((lean) => lean(seam)));
      const down = Math.max(0, ...lower.map((lean) => -lean(seam)));
      say('上题合上文', up);
      say('下题合下文', down);
      say('上下题各合各的', Math.min(up, down));
      const parted = bestParting(upper, seam);
      say(`上面有${Math.min(3, above.length)}行题`);
      if (above.length > 1) {
        say('上面各题各合各的', parted);
        if (parted > 0) say('上面各题都有所合');
      }
      const likely = likeness(
        pieces.slice(Math.max(0, seam - 1), seam + 1),
        pieces.slice(seam + 1, seam + 3),
      );
      say('前后用词相近', likely);
      if (likely < 0.05) say('前后用词无关');
      if (seam === 0) say('首段之后');
      if (seam === starts.length - 1) say('末段之前');
      for (const [part, side] of [
        [before, '上'],
        [after, '下'],
      ] as const) {
        const written = joined(part);
        if (written.length > longestCaption) continue;
        const begins = startsParagraph(written) ? '而像段首' : '';
        say(`${side}文短${begins}`);
        if (isMarkedCaption(written)) say(`${side}文说自己是图片说明${begins}`);
        if (credits[side === '上' ? 0 : 1]) say(`${side}文短而署摄影者${begins}`);
      }
    },
  }));
}

/** Where paragraphs after the first begin, as indices of lines. */
function paragraphStarts(lines: readonly LabelledLine[]): number[] {
  const starts: number[] = [];
  let widest = 0;
  for (const [index, { line }] of lines.entries()) {
    const previous = lines[index - 1]?.line;
    if (
      previous &&
      endsSentence(previous.closed) &&
      (line.blankBefore || line.indented || previous.width < widest - 1.5 || previous.width > 60)
    ) {
      starts.push(index);
    }
    widest = Math.max(widest, line.width);
  }
  return starts;
}

function isPhotoCredit(block: Block | undefined): boolean {
  return block?.kind === 'byline' && isPhotographers(block.names);
}

/** More titles than these say nothing more of a seam. */
const mostTitles = 6;

function titlesFrom(blocks: readonly Block[], index: number, step: 1 | -1): TitleBlock[] {
  const titles: TitleBlock[] = [];
  for (let at = index + step; titles.length < mostTitles; at += step) {
    const block = blocks[at];
    if (!block || block.kind === 'text') break;
    if (block.kind === 'title') titles.push(block);
  }
  return step < 0 ? titles.reverse() : titles;
}

/** For a seam after paragraph n: how much more of a title's wording stands before it than after it, -1 to 1. */
type Leaning = (seam: number) => number;

function leaning(title: TitleBlock, paragraphs: readonly WordPieces[]): Leaning {
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

/** How well titles in a row can be parted so that the first ones suit what stands before the seam and the others what stands after it. */
function bestParting(titles: readonly Leaning[], seam: number): number {
  const leans = titles.map((lean) => lean(seam));
  return Math.max(
    -1,
    ...leans
      .slice(1)
      .map((_, at) =>
        Math.min(Math.max(...leans.slice(0, at + 1)), Math.max(...leans.slice(at + 1).map((lean) => -lean))),
      ),
  );
}

/** The share of the smaller side's word pieces that the other has too. */
function likeness(before: readonly WordPieces[], after: readonly WordPieces[]): number {
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
