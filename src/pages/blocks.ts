import { endsSentence, simplified } from '../language/index.js';
import type { BylineName } from '../news/index.js';
import { parseByline, parseMoreNames, startsLikeName, wrappedByline } from './bylineForm.js';
import { isForecastTitle, isNoticeTitle, namesWeather, startsArticle, startsWeather } from './forms.js';
import { signsOff } from './inlineByline.js';
import type { LabelledLine } from './labels.js';
import type { PageLine } from './lines.js';
import { markFirst, marks } from './marks.js';
import { isParted } from './printEvidence.js';
import { closeUpTitle } from './spacing.js';

/** A title as printed in one go: its lines joined. What it is the title of, and how, is told later. */
export interface TitleBlock {
  readonly kind: 'title';
  readonly lines: readonly LabelledLine[];
  readonly text: string;
}

export interface BylineBlock {
  readonly kind: 'byline';
  readonly lines: readonly LabelledLine[];
  readonly names: readonly BylineName[];
}

export interface FurnitureBlock {
  readonly kind: 'furniture';
  readonly lines: readonly LabelledLine[];
}

/** Lines of running text that nothing on the page interrupts. */
export interface TextBlock {
  readonly kind: 'text';
  readonly lines: readonly LabelledLine[];
  readonly opens: 'dateline' | 'weather' | 'notice' | 'plain';
  /** It stops in the middle of a sentence. */
  readonly open: boolean;
  /** How surely another article than that of the text right before it begins here (see seams.ts); null where nothing was cut. */
  readonly seam: number | null;
}

export type Block = TitleBlock | BylineBlock | FurnitureBlock | TextBlock;

/** The labelled lines of a page, gathered into blocks, in order. */
export function gatherBlocks(lines: readonly LabelledLine[]): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  while (start < lines.length) {
    let end = start + 1;
    while (end < lines.length && continues(lines, start, end)) end++;
    blocks.push(...blocksOf(lines.slice(start, end)).map((block) => underTitle(blocks.at(-1), block)));
    start = end;
  }
  return blocks;
}

/** Running text right under the title of a notice is the notice's, and under that of a forecast the forecast. */
function underTitle(above: Block | undefined, block: Block): Block {
  if (above?.kind !== 'title' || block.kind !== 'text' || block.opens !== 'plain') return block;
  if (isNoticeTitle(above.text)) return { ...block, opens: 'notice' };
  const begins = block.lines.slice(0, 3).map(({ line }) => line.closed);
  return isForecastTitle(above.text) && namesWeather(begins.join(''))
    ? { ...block, opens: 'weather' }
    : block;
}

/** Whether the line at `end` goes on with the block that begins at `start`. */
function continues(lines: readonly LabelledLine[], start: number, end: number): boolean {
  const [previous, line] = [lines[end - 1], lines[end]];
  if (!previous || !line || isParted(previous.line.place, line.line.place)) return false;
  if (line.label === 'more') return true;
  if (previous.label !== line.label) return false;
  switch (line.label) {
    case 'body':
      return !startsArticle(line.line.text) && (!opensForecast(lines, end) || opensForecast(lines, start));
    case 'title':
      return false;
    case 'byline':
      return (
        !startsByline(line) && !(endsCredit.test(previous.line.closed) && !endsCredit.test(line.line.closed))
      );
    default:
      return true;
  }
}

function opensForecast(lines: readonly LabelledLine[], at: number): boolean {
  return startsWeather(
    lines
      .slice(at, at + 3)
      .map(({ line }) => line.closed.slice(0, 40))
      .join(''),
  );
}

/** Matches `通讯员 张三`, `□通讯员 张三`: the second line of a byline. */
const helper = new RegExp(String.raw`^[${marks}]?\s*(?:通\s*讯\s*员|见\s*习|实\s*习)`, 'u');

/** Matches the end of `赵杰摄`, `（记者 赵杰 摄）`: what comes below such a line signs something else. */
const endsCredit = /[摄攝][）)]?$/u;

function startsByline({ line }: LabelledLine): boolean {
  const isMarked = markFirst.test(line.text);
  return (isMarked || line.blankBefore) && (!helper.test(line.text) || (isMarked && line.blankBefore));
}

function blocksOf(lines: readonly LabelledLine[]): Block[] {
  const label = lines[0]?.label;
  if (label === 'title' || label === 'more') return [{ kind: 'title', lines, text: titleText(lines) }];
  if (label === 'byline') return [{ kind: 'byline', lines, names: namesOf(lines) }];
  if (label === 'furniture') return [{ kind: 'furniture', lines }];
  return [
    {
      kind: 'text',
      lines,
      opens: opening(lines),
      open: label === 'body' && !endsSentence(lines.at(-1)?.line.closed ?? '') && !signsOff(lines),
      seam: null,
    },
  ];
}

function opening(lines: readonly LabelledLine[]): TextBlock['opens'] {
  const first = lines[0];
  if (!first) return 'plain';
  if (first.label === 'notice') return 'notice';
  if (startsArticle(first.line.text)) return 'dateline';
  return opensForecast(lines, 0) ? 'weather' : 'plain';
}

/** Matches the mark before a title in a column of short news, `▲职工运动会开幕`, and the brackets of `【停电通知】`. */
export const titleMark = new RegExp(String.raw`^[${marks}▌]+\s*(?=\S)`, 'u');
const bracketed = /^[【［[〔〖]([^【】［］[\]〔〕〖〗]+)[】］\]〕〗]$/u;

/** A title's lines as one text, without its mark. */
export function titleText(lines: readonly LabelledLine[]): string {
  const text = lines.map(({ line }) => closeUpTitle(line.text)).join('');
  return text.replace(titleMark, '').replace(bracketed, '$1').trim();
}

/** Names that need not begin with a surname: a short one, or at the right edge, two of them perhaps in single letters; no names are longer or more. */
function penNames({ text, inset, plain }: PageLine): string[] | null {
  if (isNoticeTitle(text)) return null;
  if (inset < 4) return /^\p{Script=Han}{2,4}$/u.test(plain) ? [plain] : null;
  const names = text.replace(markFirst, '').trim();
  if (/^\p{Script=Han}(?:\s\p{Script=Han}){3}$/u.test(names)) return names.replace(/\s/gu, '').match(/../gu);
  return /^[\p{Script=Han}·]{2,6}(?:\s[\p{Script=Han}·]{2,6}){0,2}$/u.test(names) ? names.split(/\s/u) : null;
}

/** The names of a byline; where a line alone does not say them all, its lines are read as one. */
function namesOf(lines: readonly LabelledLine[]): BylineName[] {
  const each: BylineName[] = [];
  let whole = true;
  for (const { line } of lines) {
    const role = each.at(-1)?.role ?? '作者';
    const names =
      parseByline(line.text) ??
      (parseMoreNames(line.text) ?? penNames(line))?.map((name) => ({ role, name })) ??
      null;
    if (!names?.every(({ name }) => startsLikeName(simplified(name)))) whole = false;
    each.push(...(names ?? []));
  }
  return (whole ? null : wrappedByline(lines.map(({ line }) => line.text))) ?? each;
}
