import { type Element, gather, wide } from './elements.js';
import { chains } from './flow.js';
import type { TypeLine } from './lines.js';
import { type Area, around, type PrintedPage } from './printed.js';

/** Where and how a line is printed. */
export interface LinePlace {
  readonly area: Area;
  /** What is read in one go has one number, from the top of the page down. */
  readonly zone: number;
  /** Whether the zone has running text. */
  readonly zoned: boolean;
  readonly head: boolean;
  readonly upright: boolean;
  /** In sizes of the page's running text. */
  readonly size: number;
  readonly bold: boolean;
  readonly framed: boolean;
  /** In columns of the page. */
  readonly wide: number;
  /** Of its stretch of column or its group of titles. */
  readonly lines: number;
  /** Set like the line above it in the same group; null for the first. */
  readonly likeAbove: boolean | null;
  /** How far down the page, 0 to 1. */
  readonly down: number;
  /** Set in the middle of its column. */
  readonly centred: boolean;
}

/** A page's text in the order of reading, a printed line a line, with the places of its lines by number, from 1. */
export interface PrintedText {
  readonly text: string;
  readonly places: ReadonlyMap<number, LinePlace>;
}

const indent = '　　';
const leastIndent = 1.2;
const mostIndent = 3.2;
const sameSize = 1.06;

/** Puts a page's lines in the order of reading, by what was learned of what is read after what. */
export function printedText(page: PrintedPage, weights: Readonly<Record<string, number>>): PrintedText {
  const sheet = gather(page);
  const ordered = inOrder(chains(sheet, weights), sheet.pitch);
  const column = usualWidth(sheet.elements);
  const printed: string[] = [];
  const places = new Map<number, LinePlace>();
  for (const [zone, chain] of ordered.entries()) {
    const zoned = chain.some(({ kind, lines }) => kind === 'text' && lines.length > 1);
    let above: Element | undefined;
    for (const element of chain) {
      if (above === undefined || above.kind !== element.kind || element.kind === 'head') printed.push('');
      for (const [at, line] of element.lines.entries()) {
        const before = element.lines[at - 1];
        const { runIn, top, bottom } = line;
        const place: LinePlace = {
          area: { left: line.left, right: line.right, top, bottom },
          zone,
          zoned,
          head: element.kind === 'head',
          upright: line.upright,
          size: line.size / sheet.body,
          bold: line.bold,
          framed: element.box !== null,
          wide: wide(line) / column,
          lines: element.lines.length,
          likeAbove: before ? isAlike(before, line) : null,
          down: line.top / page.height,
          centred: isCentred(line, element),
        };
        const start = isIndented(line, element, column) ? indent : '';
        if (runIn && element.kind === 'text') {
          printed.push(start + runIn.title);
          places.set(printed.length, { ...place, bold: true, area: { ...place.area, right: runIn.at } });
          printed.push(indent + runIn.rest);
          places.set(printed.length, { ...place, bold: false, area: { ...place.area, left: runIn.at } });
          continue;
        }
        printed.push(start + line.text);
        places.set(printed.length, place);
      }
      above = element;
    }
  }
  return { text: `${printed.join('\n')}\n`, places };
}

/** From the top down and, side by side, from the left. */
function inOrder(zones: readonly Element[][], pitch: number): Element[][] {
  return zones
    .map((chain) => ({ chain, area: around(chain) }))
    .sort((a, b) =>
      Math.abs(a.area.top - b.area.top) < 2 * pitch ? a.area.left - b.area.left : a.area.top - b.area.top,
    )
    .map(({ chain }) => chain);
}

function usualWidth(elements: readonly Element[]): number {
  const widths = elements
    .filter(({ kind, lines }) => kind === 'text' && lines.length > 2)
    .flatMap((element) => element.lines.map(() => wide(element)))
    .sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 100;
}

function isIndented(line: TypeLine, { kind, lines, left }: Element, column: number): boolean {
  if (kind === 'head' || lines.length < 2) return false;
  const step = (line.left - left) / line.size;
  return step > leastIndent && step < mostIndent && wide(line) < 1.2 * column;
}

function isCentred(line: TypeLine, element: Element): boolean {
  const [before, after] = [line.left - element.left, element.right - line.right];
  return element.lines.length > 1 && before > line.size && Math.abs(before - after) < line.size;
}

function isAlike(one: TypeLine, other: TypeLine): boolean {
  return (
    Math.max(one.size, other.size) < sameSize * Math.min(one.size, other.size) &&
    one.bold === other.bold &&
    one.upright === other.upright &&
    one.colour === other.colour
  );
}
