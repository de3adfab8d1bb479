import { closings, stops } from '../language/index.js';
import { type Area, type Glyph, overlap, type PrintedPage } from './printed.js';

/** A line of type, or an upright one: letters one below the other. */
export interface TypeLine extends Area {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  /** A bold title that runs into its text, and where that begins. */
  readonly runIn: { readonly title: string; readonly rest: string; readonly at: number } | null;
  readonly colour: string;
  readonly upright: boolean;
  readonly baseline: number;
  /** Of its first and last letter, in the order of drawing. */
  readonly drawn: readonly [number, number];
}

interface Fragment {
  letters: { readonly glyph: Glyph; readonly at: number }[];
  left: number;
  right: number;
  baseline: number;
  size: number;
}

/** In heights of the type: letters nearer than this are neighbours, */
const closest = 0.5;
/** and so near they belong together whatever else stands at that edge, where they are drawn one after the other; */
const near = 0.36;
/** phrases of a line are no further apart. */
const farthest = 2.6;
const sameSize = 1.3;
/** So many lines that begin at one place below or above each other make a column's edge. */
const edgeLines = 3;
const edgeReach = 14;
const upperPart = 0.86;
const lowerPart = 0.14;
const fewestUpright = 3;
const hangs = new RegExp(`[，、：${stops}${closings}]$`, 'u');

/** The size most of a page's letters have. */
export function bodySize(glyphs: readonly Glyph[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of glyphs)
    if (text.trim() !== '') {
      const rounded = Math.round(4 * size) / 4;
      counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
    }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

/** A page's letters as lines: neighbours on one baseline, never over the edge of a column or a rule. */
export function typeLines(page: PrintedPage): TypeLine[] {
  const fragments = drawnRuns(page.glyphs);
  const edges = columnEdges(fragments);
  const body = bodySize(page.glyphs);
  const columns = { edges, body, gutter: gutterOf(fragments, edges, body), rules: page.rules };
  const merge = (parts: readonly Fragment[]) =>
    mergeOnBaselines(parts, (left, right) => isGap(left, right, columns));
  // Where each letter is drawn by itself, lines are to be found before upright ones can be told.
  const scattered = fragments.filter(({ letters }) => letters.length === 1).length > 0.3 * page.glyphs.length;
  const { upright, level } = uprightLines(scattered ? merge(fragments) : fragments);
  return [...upright, ...(scattered ? level : merge(level)).map(lineOf)].filter(
    ({ text }) => text.trim() !== '',
  );
}

/** Letters drawn one after the other that stand beside each other. */
function drawnRuns(glyphs: readonly Glyph[]): Fragment[] {
  const runs: Fragment[] = [];
  let run: Fragment | undefined;
  for (const [at, glyph] of glyphs.entries()) {
    const gap = run ? (glyph.x - run.right) / glyph.size : 0;
    const goesOn =
      run !== undefined &&
      Math.abs(glyph.y - run.baseline) < 0.25 * glyph.size &&
      ratio(glyph.size, run.size) < sameSize &&
      gap > -closest &&
      gap < closest;
    if (run && goesOn) {
      run.letters.push({ glyph, at });
      run.right = Math.max(run.right, glyph.x + glyph.advance);
    } else {
      run = {
        letters: [{ glyph, at }],
        left: glyph.x,
        right: glyph.x + glyph.advance,
        baseline: glyph.y,
        size: glyph.size,
      };
      runs.push(run);
    }
  }
  return runs.flatMap(trimmed);
}

/** Without blanks at its ends; nothing when there is nothing else. */
function trimmed(run: Fragment): Fragment[] {
  const isInk = ({ glyph }: Fragment['letters'][number]) => glyph.text.trim() !== '';
  const first = run.letters.findIndex(isInk);
  if (first < 0) return [];
  const letters = run.letters.slice(first, run.letters.findLastIndex(isInk) + 1);
  return [fragmentOf(letters)];
}

function fragmentOf(letters: Fragment['letters']): Fragment {
  const glyphs = letters.map(({ glyph }) => glyph);
  const sizes = glyphs.map(({ size }) => size).sort((a, b) => a - b);
  return {
    letters,
    left: Math.min(...glyphs.map(({ x }) => x)),
    right: Math.max(...glyphs.map(({ x, advance }) => x + advance)),
    baseline: glyphs[0]?.y ?? 0,
    size: sizes[Math.floor(sizes.length / 2)] ?? 1,
  };
}

/** Where lines begin, rounded to points, with the heights at which they do. */
function columnEdges(fragments: readonly Fragment[]): ReadonlyMap<number, readonly number[]> {
  const edges = new Map<number, number[]>();
  for (const { left, baseline, letters } of fragments) {
    if (letters.length < 4) continue;
    const key = Math.round(left);
    edges.set(key, [...(edges.get(key) ?? []), baseline]);
  }
  return edges;
}

/** What tells a page's columns apart. */
interface Columns {
  readonly edges: ReadonlyMap<number, readonly number[]>;
  readonly body: number;
  /** Between two columns stand so many points at least; null where no columns are seen. */
  readonly gutter: number | null;
  readonly rules: readonly Area[];
}

/** Where lines begin at a place or next to it: the heights at which they do. */
function startsAt(
  { left, baseline, size }: Fragment,
  edges: Columns['edges'],
): { readonly all: number; readonly beside: number } {
  const key = Math.round(left);
  const starts = [key - 1, key, key + 1]
    .flatMap((at) => edges.get(at) ?? [])
    .filter((at) => Math.abs(at - baseline) > 0.5 * size);
  return {
    all: starts.length,
    beside: starts.filter((at) => Math.abs(at - baseline) < edgeReach * size).length,
  };
}

function isText({ size }: Pick<Fragment, 'size'>, body: number): boolean {
  return size <= 1.15 * body;
}

function gutterOf(fragments: readonly Fragment[], edges: Columns['edges'], body: number): number | null {
  const counts = new Map<number, number>();
  const rows = new Map<number, Fragment[]>();
  for (const fragment of fragments) {
    if (!isText(fragment, body)) continue;
    const key = Math.round(fragment.baseline);
    rows.set(key, [...(rows.get(key) ?? []), fragment]);
  }
  for (const row of rows.values()) {
    const sorted = row.sort((a, b) => a.left - b.left);
    for (const [at, right] of sorted.entries()) {
      const left = sorted[at - 1];
      if (!left || right.left < left.right || startsAt(right, edges).all < edgeLines - 1) continue;
      const gap = Math.round(2 * (right.left - left.right)) / 2;
      if (gap > near * body) counts.set(gap, (counts.get(gap) ?? 0) + 1);
    }
  }
  const often = [...counts].filter(([, times]) => times >= edgeLines).map(([gap]) => gap);
  return often.length > 0 ? Math.min(...often) : null;
}

/** A line may stop so much short of its column's end: a letter did not fit. */
const ragged = 1.05;

/** Whether two fragments on one baseline are of two columns. */
function isGap(left: Fragment, right: Fragment, { edges, body, gutter, rules }: Columns): boolean {
  const size = Math.max(left.size, right.size);
  const gap = (right.left - left.right) / size;
  const between = {
    left: left.right - 1,
    right: right.left + 1,
    top: left.baseline - 0.5 * size,
    bottom: left.baseline,
  };
  if (gap > 0.1 && rules.some((rule) => rule.bottom - rule.top > size && overlap(rule, between))) return true;
  const [lastDrawn, firstDrawn] = [left.letters.at(-1)?.at ?? 0, right.letters[0]?.at ?? 0];
  const inTurn = firstDrawn > lastDrawn && firstDrawn - lastDrawn <= 3;
  const text = isText({ size }, body);
  if (gap < near && (inTurn || !text)) return false;
  if (!text && inTurn) return gap > 1.6;
  const starts = startsAt(right, edges);
  if (starts.beside >= edgeLines || starts.all >= 3 * edgeLines) return true;
  if (text && gutter !== null) {
    // A stop hung over its column's end stands in the gutter.
    const hung = !inTurn && starts.all >= edgeLines && hangs.test(left.letters.at(-1)?.glyph.text ?? '');
    const open = gap + (hung ? 1 : 0) - gutter / size;
    if (open > -0.1 && open < ragged) return true;
  }
  return gap > (inTurn ? farthest : 0.75);
}

function mergeOnBaselines(
  fragments: readonly Fragment[],
  parts: (left: Fragment, right: Fragment) => boolean,
): Fragment[] {
  const merged: Fragment[] = [];
  const rows: Fragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => a.baseline - b.baseline)) {
    const row = rows.findLast(
      ([first]) =>
        first !== undefined &&
        Math.abs(first.baseline - fragment.baseline) < 0.22 * Math.min(first.size, fragment.size),
    );
    if (row) row.push(fragment);
    else rows.push([fragment]);
  }
  for (const row of rows) {
    let open: Fragment | undefined;
    for (const fragment of row.sort((a, b) => a.left - b.left)) {
      const overlaps = open !== undefined && fragment.left < open.right - 0.6 * fragment.size;
      if (open && !overlaps && ratio(open.size, fragment.size) < sameSize && !parts(open, fragment)) {
        open = fragmentOf([...open.letters, ...fragment.letters]);
        merged[merged.length - 1] = open;
      } else {
        open = fragment;
        merged.push(open);
      }
    }
  }
  return merged;
}

/** Single letters that stand one below the other are an upright title. */
function uprightLines(fragments: readonly Fragment[]): { upright: TypeLine[]; level: Fragment[] } {
  const single = fragments
    .filter(({ letters, size }) => letters.length === 1 && size > 0)
    .sort((a, b) => a.baseline - b.baseline);
  const used = new Set<Fragment>();
  const upright: TypeLine[] = [];
  for (const first of single) {
    if (used.has(first)) continue;
    const stack = [first];
    for (const next of single) {
      const last = stack.at(-1);
      if (!last || next === last || used.has(next)) continue;
      const step = (next.baseline - last.baseline) / last.size;
      const middle = Math.abs((next.left + next.right - last.left - last.right) / 2);
      if (step > 0.7 && step < 1.9 && middle < 0.35 * last.size && ratio(next.size, last.size) < 1.1)
        stack.push(next);
    }
    if (stack.length < fewestUpright) continue;
    for (const one of stack) used.add(one);
    const all = fragmentOf(stack.flatMap(({ letters }) => letters));
    upright.push({
      ...lineOf(all),
      text: stack.map(textOf).join(''),
      top: first.baseline - upperPart * first.size,
      bottom: (stack.at(-1)?.baseline ?? 0) + lowerPart * first.size,
      upright: true,
    });
  }
  return { upright, level: fragments.filter((fragment) => !used.has(fragment)) };
}

function lineOf(fragment: Fragment): TypeLine {
  const { letters, left, right, baseline, size } = fragment;
  const heavy = letters.filter(({ glyph }) => glyph.bold).length;
  return {
    text: textOf(fragment),
    left,
    right,
    top: baseline - upperPart * size,
    bottom: baseline + lowerPart * size,
    baseline,
    size,
    bold: heavy > 0.6 * letters.length,
    runIn: runInTitle(fragment),
    colour: letters[0]?.glyph.colour ?? '#000000',
    upright: false,
    drawn: [letters[0]?.at ?? 0, letters.at(-1)?.at ?? 0],
  };
}

/** So many bold letters at a line's beginning, and so many others after them, are a title and its text. */
const shortestRunIn = 4;
const shortestRest = 1;
/** Matches what else is printed bold there: a lead with its names, a question, a sentence. */
const noTitle = /[讯訊电電记記者：:，。；]/u;

function runInTitle({ letters, ...line }: Fragment): TypeLine['runIn'] {
  const end = letters.findIndex(({ glyph }) => !glyph.bold && glyph.text.trim() !== '');
  const rest = letters[end];
  if (end < shortestRunIn || !rest || letters.length - end < shortestRest) return null;
  if (letters.slice(end).some(({ glyph }) => glyph.bold)) return null;
  const title = textOf({ ...line, letters: letters.slice(0, end) });
  if (title.length < shortestRunIn || noTitle.test(title)) return null;
  return { title, rest: textOf({ ...line, letters: letters.slice(end) }), at: rest.glyph.x };
}

/** A blank where letters stand apart and none is printed. */
function textOf({ letters, size }: Fragment): string {
  let text = '';
  let end = Number.POSITIVE_INFINITY;
  for (const { glyph } of letters) {
    const blank = /\s$/u.test(text) || /^\s/u.test(glyph.text);
    const wide = /[a-z0-9]/iu.test(text.at(-1) ?? '') && /[a-z0-9]/iu.test(glyph.text) ? 0.18 : 0.4;
    if (!blank && glyph.x - end > wide * size) text += ' ';
    text += glyph.text;
    end = glyph.x + glyph.advance;
  }
  return text.trim();
}

export function ratio(one: number, other: number): number {
  return Math.max(one, other) / Math.max(0.01, Math.min(one, other));
}
