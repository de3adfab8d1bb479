import { bodySize, ratio, type TypeLine, typeLines } from './lines.js';
import { type Area, around, type PrintedPage } from './printed.js';

/** A stretch of one column, or the titles that stand together: what is read in one go. */
export interface Element extends Area {
  readonly kind: 'text' | 'head';
  /** In the order of reading. */
  readonly lines: readonly TypeLine[];
  /** The innermost frame or ground it stands on. */
  readonly box: Area | null;
}

/** A page's type and what parts it. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly elements: readonly Element[];
  /** Of the running text: its size, and from baseline to baseline. */
  readonly body: number;
  readonly pitch: number;
  readonly rules: readonly Area[];
  readonly boxes: readonly Area[];
  readonly pictures: readonly Area[];
}

/** Titles are larger than the text by so much at least; what is smaller is set as text. */
const larger = 1.13;
const sameSize = 1.12;
/** From baseline to baseline, in the page's own pitch: no further apart are the lines of a paragraph. */
const widestPitch = 1.4;
/** A line of fewer letters reaches as far as so many: the next one may be indented. */
const shortest = 4;
const smallestBox = { across: 60, down: 24 };

/** Gathers a page's lines into stretches of columns and groups of titles. */
export function gather(page: PrintedPage): Sheet {
  const lines = typeLines(page);
  const body = bodySize(page.glyphs);
  const small = lines.filter((line) => !line.upright && line.size <= larger * body && !isLight(line));
  const boxes = [...page.boxes, ...framesOf(page.rules)]
    .filter((box) => wide(box) > smallestBox.across && box.bottom - box.top > smallestBox.down)
    // The ground of a title alone parts nothing.
    .filter((box) => small.filter((line) => holds(box, line)).length > 1)
    .sort((a, b) => sizeOf(a) - sizeOf(b));
  const boxOf = (line: Area) => boxes.find((box) => holds(box, line)) ?? null;
  const pitch = usualPitch(lines, body);
  const broad = wideLines(small, pitch);
  const texts = stack(
    small.filter((line) => !broad.has(line)),
    lines,
    (above, below) =>
      ratio(above.size, below.size) < sameSize &&
      below.baseline - above.baseline < widestPitch * pitch * Math.max(1, below.size / body) &&
      boxOf(above) === boxOf(below) &&
      !isParted(above, below, page.rules),
  );
  const heads = stack(
    lines.filter((line) => !small.includes(line) || broad.has(line)),
    lines,
    (above, below) =>
      above.upright === below.upright &&
      below.top - above.bottom < Math.min(0.85 * Math.max(above.size, below.size), 3 * body) &&
      boxOf(above) === boxOf(below) &&
      !isParted(above, below, page.rules),
  );
  const element =
    (kind: Element['kind']) =>
    (own: readonly TypeLine[]): Element => ({
      kind,
      lines: own,
      ...around(own),
      box: own[0] ? boxOf(own[0]) : null,
    });
  return {
    width: page.width,
    height: page.height,
    elements: [...texts.map(element('text')), ...besideUpright(heads).map(element('head'))],
    body,
    pitch,
    rules: page.rules,
    boxes,
    pictures: page.pictures,
  };
}

/** Lines that stand one below the other and go on with each other. */
function stack(
  own: readonly TypeLine[],
  all: readonly TypeLine[],
  goesOn: (above: TypeLine, below: TypeLine) => boolean,
): TypeLine[][] {
  const sorted = [...all].sort((a, b) => a.top - b.top);
  const mine = new Set(own);
  const stacks = new Map<TypeLine, TypeLine[]>();
  const last = new Set<TypeLine>();
  const reach = new Map<TypeLine, Area>();
  for (const line of sorted) {
    if (!mine.has(line)) continue;
    const above = nearestAbove(line, sorted, (other) => reach.get(other) ?? other);
    const known =
      above && mine.has(above) && last.has(above) && goesOn(above, line) ? stacks.get(above) : undefined;
    const joined = known ?? [];
    if (above && known) last.delete(above);
    joined.push(line);
    stacks.set(line, joined);
    reach.set(line, {
      ...line,
      left: Math.min(line.left, ...(known && above ? [reach.get(above)?.left ?? line.left] : [])),
      right: Math.max(
        line.left + shortest * line.size,
        line.right,
        ...(known && above ? [reach.get(above)?.right ?? line.right] : []),
      ),
    });
    last.add(line);
  }
  return [...new Set(stacks.values())];
}

/** The line right above, each reaching as far across as the lines it goes on with. */
function nearestAbove(
  line: TypeLine,
  sorted: readonly TypeLine[],
  reachOf: (line: TypeLine) => Area,
): TypeLine | undefined {
  let nearest: TypeLine | undefined;
  for (const other of sorted) {
    if (other.top > line.top) break;
    const reach = reachOf(other);
    if (other === line || shared(reach, line) < 0.3 * Math.min(wide(reach), wide(line))) continue;
    if (other.bottom > line.top + 0.5 * line.size) continue;
    if (!nearest || other.bottom > nearest.bottom) nearest = other;
  }
  return nearest;
}

/** Lines of the text's size that run over more than one column below or above them. */
function wideLines(small: readonly TypeLine[], pitch: number): Set<TypeLine> {
  const found = new Set<TypeLine>();
  for (const line of small) {
    const below = small.filter(
      (other) =>
        other.baseline > line.baseline + 0.5 * pitch &&
        other.baseline < line.baseline + 2.6 * pitch &&
        shared(line, other) > 0.5 * wide(other),
    );
    const first = Math.min(...below.map(({ baseline }) => baseline));
    const row = below.filter(({ baseline }) => baseline < first + 0.6 * pitch);
    if (row.length > 1 && row.some((one) => row.some((other) => other.left > one.right + 0.3 * one.size)))
      found.add(line);
  }
  // What stands right above a wide line and is as wide is of one piece with it.
  for (const line of [...small].sort((a, b) => b.baseline - a.baseline)) {
    const under = [...found].find(
      (other) =>
        other.baseline > line.baseline &&
        other.baseline < line.baseline + 1.4 * pitch &&
        shared(line, other) > 0.6 * Math.max(wide(line), wide(other)),
    );
    if (under) found.add(line);
  }
  return found;
}

/** Upright titles of two lines are read from right to left. */
function besideUpright(heads: readonly TypeLine[][]): TypeLine[][] {
  const joined: TypeLine[][] = [];
  for (const head of [...heads].sort((a, b) => (b[0]?.left ?? 0) - (a[0]?.left ?? 0))) {
    const [line] = head;
    const beside = joined.find((other) => {
      const last = other.at(-1);
      return (
        line?.upright === true &&
        last?.upright === true &&
        ratio(line.size, last.size) < 1.8 &&
        last.left - line.right < 1.3 * last.size &&
        Math.min(last.bottom, line.bottom) - Math.max(last.top, line.top) >
          0.4 * Math.min(last.bottom - last.top, line.bottom - line.top)
      );
    });
    if (beside) beside.push(...head);
    else joined.push([...head]);
  }
  return joined;
}

function usualPitch(lines: readonly TypeLine[], body: number): number {
  const counts = new Map<number, number>();
  const text = lines.filter(({ size, upright }) => !upright && ratio(size, body) < sameSize);
  for (const line of text) {
    const below = text
      .filter(
        (other) =>
          other.baseline > line.baseline + 0.8 * body &&
          other.baseline < line.baseline + 3 * body &&
          Math.abs(other.left - line.left) < 1.2 * body,
      )
      .sort((a, b) => a.baseline - b.baseline)[0];
    if (!below) continue;
    const step = Math.round(4 * (below.baseline - line.baseline)) / 4;
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 1.5 * body;
}

/** Four rules that meet make a frame. */
function framesOf(rules: readonly Area[]): Area[] {
  const level = rules.filter((rule) => wide(rule) > smallestBox.across);
  const upright = rules.filter((rule) => rule.bottom - rule.top > smallestBox.down);
  const slack = 3;
  const near = (one: number, other: number) => Math.abs(one - other) < slack;
  return level.flatMap((top) =>
    level.flatMap((bottom) => {
      if (
        bottom.top - top.top < smallestBox.down ||
        !near(top.left, bottom.left) ||
        !near(top.right, bottom.right)
      )
        return [];
      const side = (x: 'left' | 'right') =>
        upright.some(
          (rule) => near(rule[x], top[x]) && near(rule.top, top.top) && near(rule.bottom, bottom.bottom),
        );
      return side('left') && side('right')
        ? [{ left: top.left, right: top.right, top: top.top, bottom: bottom.bottom }]
        : [];
    }),
  );
}

/** Whether a level rule runs between two lines. */
export function isParted(above: Area, below: Area, rules: readonly Area[]): boolean {
  return rules.some(
    (rule) =>
      rule.bottom - rule.top < 4 &&
      rule.top > above.bottom - 3 &&
      rule.bottom < below.top + 3 &&
      shared(rule, above) > 0.5 * Math.min(wide(above), wide(below)) &&
      shared(rule, below) > 0.3 * Math.min(wide(above), wide(below)),
  );
}

/** White type stands on colour: a title, whatever its size. */
function isLight({ colour }: TypeLine): boolean {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return parts.every((part) => part > 215);
}

function holds(box: Area, { left, right, top, bottom }: Area): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x > box.left && x < box.right && y > box.top && y < box.bottom && right - left < wide(box) + 4;
}

/** How much of the way across two areas share. */
export function shared(one: Area, other: Area): number {
  return Math.min(one.right, other.right) - Math.max(one.left, other.left);
}

/** From left to right. */
export function wide({ left, right }: Area): number {
  return right - left;
}

function sizeOf(area: Area): number {
  return wide(area) * (area.bottom - area.top);
}
