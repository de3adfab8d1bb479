import type { BylineName, Kind } from '../news/index.js';
import type { Block, BylineBlock } from './blocks.js';
import { parseByline } from './bylineForm.js';
import { argues, isMarkedCaption, isPenName, isPhotographers, kindOf, mayBeCaption } from './kinds.js';
import { type Assembly, type Gap, type Story, textOf } from './layout.js';

/** Who a story is by and what kind it is: both are told together, as each tells of the other. */
export interface Credit {
  readonly byline: readonly BylineName[];
  readonly kind: Kind;
  /** The blocks the names stand in, none when they stand in the text. */
  readonly blocks: readonly BylineBlock[];
}

/** So much opinion (see kinds.ts) makes a text without a reporter a commentary. */
const commentaryFrom = 2.5;

/** A column is longer than a caption. */
const shortestColumn = 100;

interface Candidate {
  readonly story: Story;
  readonly body: string;
  kind: Kind;
  byline: BylineName[];
  blocks: BylineBlock[];
}

/**
 * Gives each byline to the one article it can belong to: right under or above its titles, before or
 * after its text, if only one of these articles has no byline yet and is of the kind such a byline
 * signs. Bylines collected at one place, and any that two articles could claim, stay with none.
 */
export function creditStories(assembly: Assembly): Map<Story, Credit> {
  const candidates = assembly.stories.map((story): Candidate => {
    const body = story.texts.map(textOf).join('');
    const byline = inlineByline(story);
    return { story, body, kind: kindOf(story.texts, body, titleText(story)), byline, blocks: [] };
  });
  const open = new Map<BylineBlock, readonly Candidate[]>();
  for (const [index, gap] of assembly.gaps.entries()) {
    for (const block of gap.blocks) {
      if (block.kind === 'byline' && block.names.length > 0)
        open.set(block, neighbours(block, gap, index, candidates));
    }
  }
  for (const block of [...open.keys()]) {
    const titled = tightlyTitled(block, assembly.gaps, candidates);
    if (titled && mayTake(titled, block)) give(titled, block, open);
  }
  // Photographers and columnists sign few kinds of text: once they are placed the rest is clearer.
  giveCertain(open, ({ names }) => isPhotographers(names) || isPenName(names));
  giveCertain(open, () => true);
  givePattern(assembly.gaps, candidates, open);
  creditColumnists(candidates, open);
  creditLast(candidates, open);
  return new Map(
    candidates.map((candidate) => [
      candidate.story,
      { byline: candidate.byline, kind: finalKind(candidate), blocks: candidate.blocks },
    ]),
  );
}

type OpenBylines = Map<BylineBlock, readonly Candidate[]>;

function giveCertain(open: OpenBylines, which: (block: BylineBlock) => boolean): void {
  for (let given = true; given; ) {
    given = false;
    for (const [block, near] of open) {
      if (!which(block)) continue;
      const possible = near.filter((candidate) => mayTake(candidate, block));
      const [only] = possible;
      if (only && possible.length === 1) {
        give(only, block, open);
        given = true;
      }
    }
  }
}

/** So many bylines of a page must stand under their titles, and none over its text, to tell a doubtful one. */
const patternFrom = 2;

/** On a page without a heap of bylines that sets them all under their titles, a doubtful one stands there too. */
function givePattern(gaps: readonly Gap[], candidates: readonly Candidate[], open: OpenBylines): void {
  const places = new Map<BylineBlock, { readonly above: Block | undefined; readonly last: boolean }>();
  for (const { blocks } of gaps) {
    for (const [at, block] of blocks.entries()) {
      if (block.kind !== 'byline') continue;
      if (nextPrinted(blocks, at, -1)?.kind === 'byline') return;
      places.set(block, { above: blocks[at - 1], last: at === blocks.length - 1 });
    }
  }
  let under = 0;
  for (const { blocks, story } of candidates) {
    for (const block of blocks) {
      const place = places.get(block);
      if (place?.above?.kind === 'title' && story.titles.includes(place.above)) {
        if (story.side === 'after') under++;
      } else if (place?.last) return;
    }
  }
  if (under < patternFrom) return;
  for (const block of [...open.keys()]) {
    const above = places.get(block)?.above;
    const candidate = candidates.find(({ story }) => story.titles.some((title) => title === above));
    if (candidate && mayTake(candidate, block)) give(candidate, block, open);
  }
}

function nextPrinted(blocks: readonly Block[], at: number, step: 1 | -1): Block | undefined {
  let next = at + step;
  while (blocks[next]?.kind === 'furniture') next += step;
  return blocks[next];
}

/** Matches the names in `本报讯（记者 张三 通讯员 李四）`, and `（记者 张三）` at a text's end. */
const inlineOpening = /^\S{0,12}讯\s*[（(]([^（()）]{2,60})[)）]/u;
const inlineClosing = /[（(]([^（()）]{2,60})[)）]$/u;

function inlineByline(story: Story): BylineName[] {
  const first =
    story.texts[0]?.lines
      .slice(0, 3)
      .map(({ line }) => line.text)
      .join(' ') ?? '';
  const last =
    story.texts
      .at(-1)
      ?.lines.slice(-2)
      .map(({ line }) => line.text)
      .join(' ') ?? '';
  const names = inlineOpening.exec(first.replace(/讯\s+/u, '讯'))?.[1] ?? inlineClosing.exec(last)?.[1];
  return (names && parseByline(names)) || [];
}

/** The stories that stand right beside a byline; of a heap of bylines only the one under a title has any. */
function neighbours(
  block: BylineBlock,
  gap: Gap,
  gapIndex: number,
  candidates: readonly Candidate[],
): Candidate[] {
  const blocks = gap.blocks.filter(({ kind }) => kind !== 'furniture');
  const at = blocks.indexOf(block);
  const [above, below] = [blocks[at - 1], blocks[at + 1]];
  const ofText = (index: number) => candidates.find(({ story }) => index >= story.from && index < story.to);
  const ofTitle = (title: Block) => candidates.find(({ story }) => story.titles.some((own) => own === title));
  const heap = above?.kind === 'byline' || below?.kind === 'byline';
  const near: (Candidate | undefined)[] = [];
  const heapBegins = gap.blocks[gap.blocks.indexOf(block) + 1]?.kind === 'byline';
  if (above?.kind === 'title' && !heapBegins) near.push(ofTitle(above));
  // Above a title only when the title, too, stands under its text.
  const titled = below?.kind === 'title' && !heap ? ofTitle(below) : undefined;
  if (titled && titled.story.to <= gapIndex) near.push(titled);
  if (at === 0 && !heap) near.push(ofText(gapIndex - 1));
  if (at === blocks.length - 1 && !heap) near.push(ofText(gapIndex));
  return [...new Set(near.filter((candidate) => candidate !== undefined))];
}

/** The story whose title stands right above a byline without a blank line between. */
function tightlyTitled(
  block: BylineBlock,
  gaps: readonly Gap[],
  candidates: readonly Candidate[],
): Candidate | undefined {
  if (block.lines[0]?.line.blankBefore) return undefined;
  const gap = gaps.find(({ blocks }) => blocks.includes(block));
  const above = gap?.blocks[gap.blocks.indexOf(block) - 1];
  return above?.kind === 'title' ? candidates.find(({ story }) => story.titles.includes(above)) : undefined;
}

function mayTake(candidate: Candidate, block: BylineBlock): boolean {
  const { story, body, kind, byline } = candidate;
  if (byline.length > 0 || kind === 'weather' || kind === 'notice') return false;
  if (isPhotographers(block.names)) return mayBeCaption(story.texts, body);
  if (isPenName(block.names)) return story.texts[0]?.opens === 'plain' && body.length >= shortestColumn;
  return true;
}

function give(candidate: Candidate, block: BylineBlock, open: Map<BylineBlock, unknown>): void {
  candidate.byline = [...block.names];
  candidate.blocks.push(block);
  open.delete(block);
}

/** A columnist's name printed apart belongs to the one text without a name that argues. */
function creditColumnists(
  candidates: readonly Candidate[],
  open: Map<BylineBlock, readonly Candidate[]>,
): void {
  const names = [...open.keys()].filter((block) => isPenName(block.names));
  const arguing = candidates.filter(
    ({ story, body, byline }) => byline.length === 0 && argues(story.texts, body, titleText(story)) >= 1,
  );
  const [block, candidate] = [names[0], arguing[0]];
  if (block && candidate && names.length === 1 && arguing.length === 1) give(candidate, block, open);
}

/** When one report and one byline are left over, they belong together. */
function creditLast(candidates: readonly Candidate[], open: Map<BylineBlock, readonly Candidate[]>): void {
  const blocks = [...open.keys()].filter((block) => !isPhotographers(block.names) && !isPenName(block.names));
  const unsigned = candidates.filter(
    ({ story, byline }) => byline.length === 0 && story.texts[0]?.opens === 'dateline',
  );
  const [block, candidate] = [blocks[0], unsigned[0]];
  if (block && candidate && blocks.length === 1 && unsigned.length === 1) give(candidate, block, open);
}

function finalKind({ story, body, kind, byline }: Candidate): Kind {
  if (kind !== 'news') return kind;
  if (isPhotographers(byline) || (mayBeCaption(story.texts, body) && isMarkedCaption(body))) return 'photo';
  if (isPenName(byline)) return 'commentary';
  return byline.length === 0 && argues(story.texts, body, titleText(story)) >= commentaryFrom
    ? 'commentary'
    : 'news';
}

function titleText(story: Story): string {
  return story.titles.map(({ text }) => text).join(' ');
}
