import { endsSentence } from '../language/index.js';
import type { TextBlock, TitleBlock } from './blocks.js';
import { danglingEnd } from './lexicons.js';
import type { PageLine } from './lines.js';
import { closeUp } from './spacing.js';

/** An article's text in paragraphs, and which of them are subheads. */
export interface Paragraphs {
  readonly paragraphs: readonly string[];
  readonly subheads: readonly number[];
}

const latinEnd = /[A-Za-z]$/u;
const latinStart = /^[A-Za-z]/u;
const dateline = /^(本报讯|本网讯|本刊讯|本台讯)[ \t]+/u;

/** Whether blank lines stand inside sentences: then a line that no sentence or title ends with is no subhead either. */
function isTorn(parts: readonly (TextBlock | TitleBlock)[]): boolean {
  return parts.some(
    ({ kind, lines }) =>
      kind === 'text' &&
      lines.some(({ line }, at) => !endsSentence(line.closed) && lines[at + 1]?.line.blankBefore === true),
  );
}

/** Rejoins wrapped lines, torn quotes and column breaks; no character is lost but blanks. */
export function joinParagraphs(parts: readonly (TextBlock | TitleBlock)[]): Paragraphs {
  const paragraphs: string[][] = [];
  const subheads: number[] = [];
  let previous: PageLine | undefined;
  const torn = isTorn(parts);
  for (const part of parts) {
    if (part.kind === 'title' && !(torn && danglingEnd.test(part.text))) {
      subheads.push(paragraphs.length);
      paragraphs.push([part.text]);
      previous = undefined;
      continue;
    }
    const width = usualWidth(part);
    for (const { line } of part.lines) {
      if (!previous || ('opens' in part && part.opens === 'notice') || beginsParagraph(previous, line, width))
        paragraphs.push([]);
      else if (latinEnd.test(previous.text) && latinStart.test(line.text)) paragraphs.at(-1)?.push(' ');
      paragraphs.at(-1)?.push(line.text);
      previous = line;
    }
  }
  return { paragraphs: paragraphs.map((pieces) => tidy(pieces.join(''))), subheads };
}

function usualWidth(text: TextBlock | TitleBlock): number {
  const widths = text.lines.map(({ line }) => line.width).sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.7)] ?? 0;
}

/** A paragraph begins after a line that ends a sentence, unless only a torn-off quote makes it look so. */
function beginsParagraph(previous: PageLine, line: PageLine, width: number): boolean {
  if (!endsSentence(previous.closed)) return false;
  const full = previous.width > width - 1;
  if (!line.blankBefore) return !full || line.indented || width > 40;
  return !(full && width < 40 && /^[“‘《]/u.test(line.closed));
}

function tidy(paragraph: string): string {
  const opening = dateline.exec(paragraph);
  if (!opening) return closeUp(paragraph);
  return `${opening[1]} ${closeUp(paragraph.slice(opening[0].length))}`;
}
