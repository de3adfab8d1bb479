import type { Block, TextBlock, TitleBlock } from './blocks.js';
import { startsArticle, startsParagraph } from './forms.js';
import { leaning, likeness, paragraphStarts } from './seams.js';
import { endsSentence } from './sentenceEnds.js';
import { type Say, type Weights, weigh } from './weights.js';
import { type WordPieces, wordPieces } from './wording.js';

/**
 * Stories printed side by side come out of some tools as title A, title B, text A, text B:
 *
 *     titles     ┌ A ┐┌ B ┐          titles   A      ← upper
 *     texts      │ a ││ b │    →     text     a      ← up to the seam
 *                └───┘└───┘          titles   B      ← lower
 *                                    text     b
 */
export interface Interleaving {
  /** Blocks between two texts, parted before one of them, */
  readonly upper: readonly Block[];
  readonly lower: readonly Block[];
  /** and where the text after them is parted: before a paragraph of one of its blocks. */
  readonly text: number;
  readonly line: number;
  readonly evidence: (say: Say) => void;
}

/** More titles or paragraphs than this in one place are no two stories side by side. */
const mostTitles = 6;
const mostParagraphs = 60;

/** The ways to part the blocks from `start` on, up to the next titles: titles, then texts that no title parts. */
export function interleavings(blocks: readonly Block[], start: number): Interleaving[] {
  const end = blocks.findIndex((block, index) => index > start && block.kind === 'text');
  const gap = blocks.slice(start, end < 0 ? start : end);
  const titles = gap.filter((block) => block.kind === 'title');
  if (titles.length < 2 || titles.length > mostTitles) return [];
  const after = blocks.findIndex((block, index) => index > end && block.kind === 'title');
  const texts = blocks.slice(end, after < 0 ? blocks.length : after).filter((block) => block.kind === 'text');
  const seams = seamsOf(texts);
  if (seams.length === 0 || seams.length > mostParagraphs) return [];
  const paragraphs = [...seams, null].map((_, at) =>
    paragraphPieces(texts, seams[at - 1] ?? null, seams[at] ?? null),
  );
  const leans = new Map(titles.map((title) => [title, leaning(title, paragraphs)]));
  const kinships = seams.map((_, at) =>
    likeness(paragraphs.slice(Math.max(0, at - 1), at + 1), paragraphs.slice(at + 1, at + 3)),
  );
  const ways: Interleaving[] = [];
  for (let part = 1; part < gap.length; part++) {
    const [upper, lower] = [gap.slice(0, part), gap.slice(part)];
    const [first, second] = [upper, lower].map((side) => side.filter((block) => block.kind === 'title')) as [
      TitleBlock[],
      TitleBlock[],
    ];
    if (first.length === 0 || lower[0]?.kind !== 'title') continue;
    for (const [at, { text, line, block }] of seams.entries()) {
      const most = (side: readonly TitleBlock[], sign: 1 | -1) =>
        Math.max(...side.map((title) => sign * (leans.get(title)?.(at) ?? 0)));
      const [up, down] = [most(first, 1), most(second, -1)];
      const opening = block.lines[line]?.line;
      ways.push({
        upper,
        lower,
        text: blocks.indexOf(block),
        line,
        evidence(say) {
          say('并排两篇');
          say('上题合上文', up);
          say('下题合下文', down);
          say('两题各合各的', Math.min(up, down));
          say(
            '各行题各合各的',
            Math.min(
              ...first.map((title) => leans.get(title)?.(at) ?? 0),
              ...second.map((title) => -(leans.get(title)?.(at) ?? 0)),
            ),
          );
          say('接缝上下用词相近', kinships[at] ?? 0);
          if (line === 0) say('接缝是块的开头');
          if (opening && startsArticle(opening.text)) say('接缝是电头');
          if (opening && startsParagraph(opening.closed)) say('接缝是段首的字眼');
          if (opening?.blankBefore) say('接缝有空行');
          if (upper.at(-1)?.kind === 'byline') say('两题之间有署名');
          if (lower[0]?.lines[0]?.line.blankBefore) say('两题之间有空行');
          if (first.length > 1) say('上题不止一行');
          if (second.length > 1) say('下题不止一行');
          if (text > 0) say('不止一块');
        },
      });
    }
  }
  return ways;
}

interface Seam {
  readonly text: number;
  readonly block: TextBlock;
  readonly line: number;
}

function seamsOf(texts: readonly TextBlock[]): Seam[] {
  return texts.flatMap((block, text) => [
    ...(text > 0 && endsSentence(texts[text - 1]?.lines.at(-1)?.line.closed ?? '')
      ? [{ text, block, line: 0 }]
      : []),
    ...paragraphStarts(block.lines).map((line) => ({ text, block, line })),
  ]);
}

function paragraphPieces(texts: readonly TextBlock[], from: Seam | null, to: Seam | null): WordPieces {
  let text = '';
  for (const [index, block] of texts.entries()) {
    for (const [at, { line }] of block.lines.entries()) {
      const begun = !from || index > from.text || (index === from.text && at >= from.line);
      const ended = to !== null && (index > to.text || (index === to.text && at >= to.line));
      if (begun && !ended) text += line.closed;
    }
  }
  return wordPieces(text);
}

/** Puts stories printed side by side one after the other, where the evidence says so. */
export function orderBeside(blocks: readonly Block[], weights: Weights): Block[] {
  let ordered = [...blocks];
  for (let start = 0; start < ordered.length; start++) {
    if (ordered[start]?.kind === 'text' || (start > 0 && ordered[start - 1]?.kind !== 'text')) continue;
    let best: Interleaving | null = null;
    let most = 0;
    for (const way of interleavings(ordered, start)) {
      const score = weigh(weights, way.evidence);
      if (score > most) [best, most] = [way, score];
    }
    if (best) ordered = interleave(ordered, start, best);
  }
  return ordered;
}

function interleave(
  blocks: readonly Block[],
  start: number,
  { upper, lower, text, line }: Interleaving,
): Block[] {
  const block = blocks[text];
  const texts = start + upper.length + lower.length;
  if (block?.kind !== 'text') return [...blocks];
  const [before, after] =
    line === 0 ? [[], [block]] : [[part(block, 0, line)], [part(block, line, block.lines.length)]];
  return [
    ...blocks.slice(0, start),
    ...upper,
    ...blocks.slice(texts, text),
    ...before,
    ...lower,
    ...after,
    ...blocks.slice(text + 1),
  ];
}

function part(block: TextBlock, from: number, to: number): TextBlock {
  const lines = block.lines.slice(from, to);
  const opens = from === 0 ? block.opens : startsArticle(lines[0]?.line.text ?? '') ? 'dateline' : 'plain';
  return {
    ...block,
    lines,
    opens,
    seam: from === 0 ? block.seam : 'none',
    open: !endsSentence(lines.at(-1)?.line.closed ?? ''),
  };
}
