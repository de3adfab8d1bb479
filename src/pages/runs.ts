import { endsSentence } from '../language/index.js';
import { isBareName, parseByline } from './bylineForm.js';
import { isFurniture, startsArticle, startsParagraph } from './forms.js';
import type { PageLine } from './lines.js';
import { wordPieces } from './wording.js';

/** Lines that stand together: no blank line, set-apart line or end of a paragraph between them. */
export interface Run {
  readonly size: number;
  /** The usual width of its lines, in characters. */
  readonly width: number;
  /** Whether any of its lines has a full stop or a semicolon, or only commas, or neither. */
  readonly marks: 'stops' | 'commas' | 'none';
  /** Its beginning, enough for a title. */
  readonly text: string;
  readonly first: PageLine;
  readonly last: PageLine;
  readonly previous: PageLine | undefined;
  readonly next: PageLine | undefined;
  /** What the next line's form says. */
  readonly nextForm: SetApart;
  /** The widths of the columns of text before and after it. */
  readonly columns: readonly number[];
  /** The page has, inside its lines, the two characters that meet at the run's beginning or end: a torn word. */
  readonly tornBefore: boolean;
  readonly tornAfter: boolean;
}

/** What a line's form alone says it is. */
export type SetApart = 'byline' | 'furniture' | null;

/** A line with the lines around it. */
export interface LineInPlace {
  readonly line: PageLine;
  readonly previous: PageLine | undefined;
  readonly next: PageLine | undefined;
  readonly run: Run;
  readonly form: SetApart;
  readonly previousForm: SetApart;
  /** The page has, inside its lines, the two characters that meet between the line before and this one. */
  readonly torn: boolean;
  /** The beginning of the text from this line on. */
  readonly onward: string;
  /** The text of the few lines before and after. */
  readonly nearby: string;
  readonly fromTop: number;
  readonly fromBottom: number;
  /** How much of its wording, 0 to 1, stands in the lines right above and below; null where there are none, or for a line too long or too short to tell by. */
  readonly shared: { readonly above: number | null; readonly below: number | null };
  /** The page prints the same line elsewhere too. */
  readonly repeated: boolean;
  readonly habits: LineHabits;
}

/** How a page sets its lines: what a line's setting means depends on it. */
export interface LineHabits {
  /** The share of lines with a blank line before, and of those indented. */
  readonly blanks: number;
  readonly indents: number;
  /** The usual width of its columns. */
  readonly column: number;
}

/** From this size on a run is a column of text. */
const columnSize = 4;
/** No more lines than this stand together as a title. */
const tallestTitle = 6;
const titleWidth = 30;

/** Every line of a page with its surroundings. */
export function placeLines(lines: readonly PageLine[]): LineInPlace[] {
  const pairs = wordPairs(lines);
  const forms = setApartForms(lines, pairs);
  const apart = forms.map((form) => form !== null);
  const starts = runStarts(lines, apart);
  const widths = starts.map((start, index) => medianWidth(lines.slice(start, starts[index + 1])));
  const sizes = starts.map((start, index) => (starts[index + 1] ?? lines.length) - start);
  const placed: LineInPlace[] = [];
  const habits = lineHabits(lines);
  const times = new Map<string, number>();
  for (const { closed } of lines) times.set(closed, (times.get(closed) ?? 0) + 1);
  for (const [index, start] of starts.entries()) {
    const members = lines.slice(start, starts[index + 1]);
    const [first, last] = [members[0], members.at(-1)];
    if (!first || !last) continue;
    const [previous, next] = [lines[start - 1], lines[start + members.length]];
    const run: Run = {
      size: members.length,
      width: widths[index] ?? 0,
      marks: marksOf(members),
      text: members
        .slice(0, tallestTitle)
        .map(({ closed }) => closed.slice(0, 60))
        .join(''),
      first,
      last,
      previous,
      next,
      nextForm: forms[start + members.length] ?? null,
      columns: [nearestColumn(index, -1), nearestColumn(index, 1)].filter((width) => width !== null),
      tornBefore: previous !== undefined && !apart[start - 1] && isTorn(previous, first, pairs),
      tornAfter: next !== undefined && !apart[start + members.length] && isTorn(last, next, pairs),
    };
    for (const [offset, line] of members.entries()) {
      const at = start + offset;
      placed.push({
        line,
        previous: lines[at - 1],
        next: lines[at + 1],
        run,
        form: forms[at] ?? null,
        previousForm: forms[at - 1] ?? null,
        torn: offset === 0 ? run.tornBefore : isTorn(lines[at - 1], line, pairs),
        onward: lines
          .slice(at, at + 4)
          .map(({ closed }) => closed.slice(0, 40))
          .join(''),
        nearby: lines
          .slice(Math.max(0, at - 4), at + 4)
          .map(({ closed }) => closed.slice(0, 40))
          .join(' '),
        fromTop: at,
        fromBottom: lines.length - 1 - at,
        shared: sharedAround(lines, at),
        repeated: (times.get(line.closed) ?? 0) > 1,
        habits,
      });
    }
  }
  return placed;

  function nearestColumn(index: number, step: 1 | -1): number | null {
    for (let at = index + step, tries = 0; tries < 6; at += step, tries++) {
      if ((sizes[at] ?? 0) >= columnSize) return widths[at] ?? null;
    }
    return null;
  }
}

/** A title's words stand in the beginning of its text, or the end of it; in characters. */
const textAround = 220;
const mostLinesAround = 20;

function sharedAround(lines: readonly PageLine[], at: number): LineInPlace['shared'] {
  const line = lines[at];
  const untold = { above: null, below: null };
  if (!line || line.width > titleWidth || /[。；]/u.test(line.closed)) return untold;
  const pieces = [...wordPieces(line.closed).keys()];
  if (pieces.length < 2) return untold;
  const share = (step: 1 | -1) => {
    let text = '';
    for (
      let next = at + step;
      Math.abs(next - at) <= mostLinesAround && text.length < textAround;
      next += step
    ) {
      const other = lines[next];
      if (!other) break;
      // The other rows of its title, and what a page prints twice, tell nothing.
      if (other.closed !== line.closed) text += `${other.closed.slice(0, textAround)}\n`;
    }
    return text === '' ? null : pieces.filter((piece) => text.includes(piece)).length / pieces.length;
  };
  return { above: share(-1), below: share(1) };
}

function lineHabits(lines: readonly PageLine[]): LineHabits {
  const share = (which: (line: PageLine) => boolean) =>
    lines.filter(which).length / Math.max(1, lines.length);
  const widths = lines.map(({ width }) => width).sort((a, b) => a - b);
  return {
    blanks: share(({ blankBefore }) => blankBefore),
    indents: share(({ indented }) => indented),
    column: widths[Math.floor(widths.length * 0.6)] ?? 0,
  };
}

function setApartForms(lines: readonly PageLine[], pairs: ReadonlyMap<string, number>): SetApart[] {
  const forms: SetApart[] = [];
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    // A wrapped line may begin with any words: `扫码,重点核查了`.
    const wrapped =
      previous &&
      !line.blankBefore &&
      !forms[index - 1] &&
      previous.width > 9 &&
      !endsSentence(previous.closed);
    const isName = isNameUnderTitle(lines, index, forms) && !isTorn(previous, line, pairs);
    if (parseByline(line.text) || isName) forms.push('byline');
    else forms.push(isFurniture(line) && !wrapped ? 'furniture' : null);
  }
  return forms;
}

/** `王文清` alone under a title and over running text. */
function isNameUnderTitle(lines: readonly PageLine[], index: number, forms: readonly SetApart[]): boolean {
  const [title, line, text] = [lines[index - 1], lines[index], lines[index + 1]];
  if (!title || !line || !text || !isBareName(line.closed) || forms[index - 1] !== null) return false;
  const titled =
    title.width > 3 &&
    title.width <= titleWidth &&
    !/[，。；、]/u.test(title.closed) &&
    !endsSentence(title.closed);
  return titled && text.width >= 10 && /[，。]/u.test(text.closed);
}

function runStarts(lines: readonly PageLine[], apart: readonly boolean[]): number[] {
  const starts: number[] = [];
  let widest = 0;
  let titlesEnd = -1;
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    const closed = previous !== undefined && endsSentence(previous.closed);
    const titles = closed ? titleGroup(lines, index, apart) : 0;
    const begins =
      !previous ||
      isSetOff(previous, line) ||
      apart[index] ||
      apart[index - 1] ||
      startsArticle(line.text) ||
      index === titlesEnd ||
      (closed && (titles > 0 || previous.width < widest - 1.5));
    if (begins) {
      starts.push(index);
      widest = 0;
    }
    if (titles > 0) titlesEnd = index + titles;
    widest = Math.max(widest, line.width);
  }
  return starts;
}

function isSetOff(previous: PageLine, line: PageLine): boolean {
  if (line.blankBefore || line.heading !== previous.heading || line.doubled !== previous.doubled) return true;
  return line.indented && !previous.indented;
}

/** How many lines without a stop stand from here on, right above a byline, a dateline or a paragraph's first words; 0 for none. */
function titleGroup(lines: readonly PageLine[], index: number, apart: readonly boolean[]): number {
  for (let at = index; at <= index + tallestTitle; at++) {
    const line = lines[at];
    if (!line) return at - index;
    if (at > index && (apart[at] || startsArticle(line.text) || startsParagraph(line.closed)))
      return at - index;
    if (line.width > titleWidth || /[。；]/u.test(line.closed) || (at > index && line.blankBefore)) return 0;
  }
  return 0;
}

function medianWidth(lines: readonly PageLine[]): number {
  const widths = lines.map(({ width }) => width).sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

function marksOf(lines: readonly PageLine[]): Run['marks'] {
  if (lines.some(({ closed }) => /[。；]/u.test(closed))) return 'stops';
  return lines.some(({ closed }) => /，|,(?:\D|$)/u.test(closed)) ? 'commas' : 'none';
}

/** A larger page repeats its words often enough in its beginning. */
const enough = 200_000;
const commonPair = 1;

/** How often two Chinese characters stand side by side inside a line. */
function wordPairs(lines: readonly PageLine[]): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  let seen = 0;
  for (const { closed } of lines) {
    for (let at = 0; at + 1 < closed.length && seen < enough; at++, seen++) {
      const pair = closed.slice(at, at + 2);
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
  }
  return pairs;
}

function isTorn(before: PageLine | undefined, after: PageLine, pairs: ReadonlyMap<string, number>): boolean {
  if (!before) return false;
  const pair = before.closed.slice(-1) + after.closed.slice(0, 1);
  return /^\p{Script=Han}{2}$/u.test(pair) && (pairs.get(pair) ?? 0) >= commonPair;
}
