import { endsSentence } from '../language/index.js';
import { chancesIn } from './affinity.js';
import { type Block, type TitleBlock, titleText } from './blocks.js';
import { isNoticeTitle, startsArticle } from './forms.js';
import { hasOpenMark, type LabelledLine } from './labels.js';
import { isColumnName } from './lineEvidence.js';
import { markFirst } from './marks.js';
import { type Say, type Weights, weigh } from './weights.js';
import { sharedPieces, type WordPieces, wordPieces } from './wording.js';

/** A row of a title with which another article's title, or a section's name, may end and this one begin. */
export interface TitleSeam {
  /** An index of the title's lines. */
  readonly line: number;
  readonly evidence: (say: Say) => void;
}

/** Texts before and after a title that it may be the title of; in paragraphs. */
const paragraphsAround = 12;
/** So many rows of titles may be a heap of several articles'. */
const fewestInHeap = 3;
/** And the texts they may be of stand among so many blocks before and behind; a page has some forty. */
const blocksAround = 80;

/** Cuts titles where those of two articles, or a section's name and a title, were taken for one. */
export function cutTitles(blocks: readonly Block[], weights: Weights, affinity: Weights): Block[] {
  const chances = chancesBeside(blocks, affinity);
  return blocks.flatMap((block, index): readonly Block[] => {
    if (block.kind !== 'title' || block.lines.length < 2) return [block];
    const cuts = titleSeamsOf(blocks, index, chances).filter(({ evidence }) => weigh(weights, evidence) > 0);
    const starts = [0, ...cuts.map(({ line }) => line)];
    return starts.map((start, at): TitleBlock => {
      const lines = block.lines.slice(start, starts[at + 1]);
      return { kind: 'title', lines, text: titleText(lines) };
    });
  });
}

/** How likely a title, where it stands among a page's blocks, is of each of the texts around it. */
export type ChancesBeside = (title: string, block: number) => ReadonlyMap<number, number>;

export function chancesBeside(blocks: readonly Block[], affinity: Weights): ChancesBeside {
  const texts: string[] = [];
  const gaps = blocks.map((block) => {
    if (block.kind === 'text') texts.push(block.lines.map(({ line }) => line.closed).join(''));
    return texts.length;
  });
  const chancesOf = chancesIn(texts, affinity);
  return (title, block) => chancesOf(title, gaps[block] ?? 0);
}

/** The rows of a title after its first, with what speaks for and against another title beginning there. */
export function titleSeamsOf(blocks: readonly Block[], index: number, chances: ChancesBeside): TitleSeam[] {
  const title = blocks[index];
  if (title?.kind !== 'title' || title.lines.length < 2) return [];
  const [above, below] = [paragraphsBeside(blocks, index, -1), paragraphsBeside(blocks, index, 1)];
  const over = wordPieces(above.join('\n'));
  const under = wordPieces(below.join('\n'));
  const pieces = below.map(wordPieces);
  const datelines = Math.min(3, below.filter(startsArticle).length);
  const inHeap = isInHeap(blocks, index);
  const texts = inHeap ? textsAround(blocks, index) : [];
  return title.lines.slice(1).map((line, at) => ({
    line: at + 1,
    evidence(say) {
      const [upper, lower] = [title.lines.slice(0, at + 1), title.lines.slice(at + 1)];
      const [one, other] = [upper, lower].map((part) => titleText(part)) as [string, string];
      const previous = title.lines[at];
      if (!previous) return;
      say('题：一行');
      say(`题：上面${Math.min(3, upper.length)}行`);
      say(`题：下面${Math.min(3, lower.length)}行`);
      const [of, ofOther] = [chances(one, index), chances(other, index)];
      const same = [...of].reduce((sum, [text, chance]) => sum + chance * (ofOther.get(text) ?? 0), 0);
      const sure = Math.max(...of.values(), 0) * Math.max(...ofOther.values(), 0);
      say('题：两半认同一文', same);
      say('题：两半各认一文', Math.max(0, sure - same));
      say('题：各合一段', parting(one, other, pieces));
      say('题：各合上下文', crossing(one, other, over, under));
      const [first, second] = [sharedPieces(one, under), sharedPieces(other, under)];
      say('题：上半合下文', first);
      say('题：下半合下文', second);
      if (first < 0.05) say(second >= 0.2 ? '题：上半与文无关而下半相合' : '题：上半与文无关');
      if (second < 0.05) say(first >= 0.2 ? '题：下半与文无关而上半相合' : '题：下半与文无关');
      say(`题：下面${datelines}段有电头`);
      if (inHeap) {
        say('题：在堆里');
        say('题：在堆里，各像一篇', apart(one, other, texts));
        say('题：在堆里，同像一篇', together(one, other, texts));
      }
      if (line.line.blankBefore) say('题：隔空行');
      sayJoint(previous, line, say);
      if (one.length <= 5) say('题：上半不过五字');
      if (isColumnName(one)) say('题：上半是栏目名');
      if (isColumnName(titleText([previous]))) say('题：上行是栏目名');
      if (one.length + other.length > 24) say('题：合起来过二十四字');
      if (isNoticeTitle(titleText([previous]))) say('题：上行像启事的题');
      if (isNoticeTitle(other)) say('题：下半像启事的题');
    },
  }));
}

/** Whether a title stands among the rows of a heap, with more texts than one right above or below that have no titles of their own. */
function isInHeap(blocks: readonly Block[], index: number): boolean {
  const sides = ([-1, 1] as const).map((step) => {
    const beside = { rows: 0, texts: 0 };
    for (let at = index + step; blocks[at] && Math.abs(at - index) <= blocksAround; at += step) {
      const { kind, lines } = blocks[at] as Block;
      if (kind === 'title' && beside.texts > 0) break;
      if (kind === 'title') beside.rows += lines.length;
      if (kind === 'text') beside.texts++;
    }
    return beside;
  });
  const rows = sides.reduce((sum, side) => sum + side.rows, blocks[index]?.lines.length ?? 0);
  return rows >= fewestInHeap && sides.some(({ texts }) => texts > 1);
}

/** The words of each of the texts around a title. */
const textsAround = (blocks: readonly Block[], index: number) =>
  blocks
    .slice(Math.max(0, index - blocksAround), index + blocksAround)
    .flatMap((block) =>
      block.kind === 'text' ? [wordPieces(block.lines.map(({ line }) => line.closed).join(''))] : [],
    );

/** How much more one title suits some text and the other another one than the other way round, 0 to 1. */
function apart(one: string, other: string, texts: readonly WordPieces[]): number {
  const leans = texts.map((text) => sharedPieces(one, text) - sharedPieces(other, text));
  return Math.max(0, Math.min(Math.max(...leans), -Math.min(...leans)));
}

/** How much both titles suit one text, 0 to 1. */
function together(one: string, other: string, texts: readonly WordPieces[]): number {
  return Math.max(0, ...texts.map((text) => Math.min(sharedPieces(one, text), sharedPieces(other, text))));
}

function sayJoint(above: LabelledLine, below: LabelledLine, say: Say): void {
  const [upper, lower] = [above.line, below.line];
  if (hasOpenMark(upper.closed)) say('题：引号未合');
  if (/[，,、：:—]$/u.test(upper.closed)) say('题：上行以逗号冒号收');
  if (endsSentence(upper.closed)) say('题：上行完句');
  if (/^[—-]/u.test(lower.closed)) say('题：下行以破折号起头');
  if (Math.abs(upper.width - lower.width) <= 1) say('题：等宽');
  if (markFirst.test(lower.closed)) say('题：下行有记号');
  if (upper.doubled !== lower.doubled || upper.heading !== lower.heading) say('题：字体不同');
}

/** The paragraphs of the texts before or after a title, up to the next title that has a text of its own. */
function paragraphsBeside(blocks: readonly Block[], index: number, step: 1 | -1): string[] {
  const paragraphs: string[] = [];
  for (let at = index + step; paragraphs.length < paragraphsAround; at += step) {
    const block = blocks[at];
    if (!block || (block.kind === 'title' && paragraphs.length > 0)) break;
    if (block.kind !== 'text') continue;
    const own: string[] = [];
    for (const { line } of block.lines) {
      const previous = own.at(-1);
      if (previous === undefined || endsSentence(previous)) own.push(line.closed);
      else own[own.length - 1] = previous + line.closed;
    }
    paragraphs.push(...(step > 0 ? own : own.reverse()));
  }
  return paragraphs.slice(0, paragraphsAround);
}

/** How well texts can be parted so that the first ones suit one title and the others the other, -1 to 1. */
function parting(one: string, other: string, paragraphs: readonly WordPieces[]): number {
  let best = 0;
  for (let at = 1; at < paragraphs.length; at++) {
    const [before, after] = [merged(paragraphs.slice(0, at)), merged(paragraphs.slice(at))];
    const lean = (title: string) => sharedPieces(title, before) - sharedPieces(title, after);
    best = Math.max(best, Math.min(lean(one), -lean(other)));
  }
  return best;
}

function merged(paragraphs: readonly WordPieces[]): WordPieces {
  return new Map(paragraphs.flatMap((pieces) => [...pieces]));
}

/** How much better one title suits the text above, and the other the text below, than the other way round. */
function crossing(one: string, other: string, above: WordPieces, below: WordPieces): number {
  const lean = (title: string) => sharedPieces(title, above) - sharedPieces(title, below);
  return Math.max(0, Math.min(lean(one), -lean(other)));
}
