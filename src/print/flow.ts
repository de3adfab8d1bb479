import { closings, stops } from '../language/index.js';
import { type Element, isParted, type Sheet, shared, wide } from './elements.js';
import { ratio } from './lines.js';
import { type Area, overlap } from './printed.js';

/** States a piece of evidence and how much of it there is. */
type Say = (evidence: string, much?: number) => void;

/** One element that may be read right after another. */
export interface Link {
  readonly from: Element;
  readonly to: Element;
  readonly evidence: (say: Say) => void;
}

const sentenceEnd = new RegExp(`[${stops}…；;][${closings}]*$|[）)]$`, 'u');

/** Of an element, as far as its neighbours are concerned. */
interface Place {
  readonly element: Element;
  readonly above: readonly Element[];
  readonly below: readonly Element[];
  /** Of a title: the columns that begin side by side under it, from the left. */
  readonly row: readonly Element[];
  /** Where the stretch of column it belongs to begins, subheads and pictures let through. */
  readonly top: number;
  readonly drawnFirst: number;
  readonly drawnLast: number;
}

/** All the ways in which the elements of a page may follow each other. */
export function linksOf(sheet: Sheet): Link[] {
  const { elements, pitch, body } = sheet;
  const below = new Map(elements.map((element) => [element, visibleBelow(element, sheet)]));
  const above = new Map<Element, Element[]>(elements.map((element) => [element, []]));
  for (const [element, under] of below) for (const one of under) above.get(one)?.push(element);
  const places = new Map<Element, Place>();
  for (const element of [...elements].sort((a, b) => a.top - b.top)) {
    const over = above.get(element) ?? [];
    const column = over.find(
      (other) =>
        (other.kind === 'text' || isInner(other, element, body)) &&
        isSameColumn(other, element) &&
        other.box === element.box &&
        element.top - other.bottom < 1.2 * pitch &&
        !isParted(other, element, sheet.rules),
    );
    const drawn = element.lines.flatMap((line) => line.drawn);
    places.set(element, {
      element,
      above: over,
      below: below.get(element) ?? [],
      row: element.kind === 'head' ? rowUnder(element, below.get(element) ?? [], above, sheet) : [],
      top: column ? (places.get(column)?.top ?? element.top) : element.top,
      drawnFirst: Math.min(...drawn),
      drawnLast: Math.max(...drawn),
    });
  }
  const starts = [...places.values()].map(({ drawnFirst }) => drawnFirst).sort((a, b) => a - b);
  const rows = new Map([...places.values()].map(({ element, row }) => [element, row] as const));
  const links: Link[] = [];
  for (const from of places.values()) {
    for (const to of places.values()) {
      if (from === to || !mayFollow(from, to, sheet)) continue;
      links.push({
        from: from.element,
        to: to.element,
        evidence: (say) => linkEvidence(from, to, sheet, starts, rows, say),
      });
    }
  }
  return links;
}

/** The columns under a title: those it runs over, and those level with them that nothing else stands over. */
function rowUnder(
  head: Element,
  below: readonly Element[],
  above: ReadonlyMap<Element, readonly Element[]>,
  { elements, pitch }: Sheet,
): Element[] {
  const texts = below.filter(({ kind, box }) => kind === 'text' && box === head.box);
  const top = Math.min(...texts.map((text) => text.top));
  const row = texts.filter((text) => text.top < top + 3 * pitch);
  const level = elements.filter(
    (other) =>
      other.kind === 'text' &&
      other.box === head.box &&
      !row.includes(other) &&
      Math.abs(other.top - top) < 2.6 * pitch &&
      (above.get(other) ?? []).every(({ bottom }) => bottom < head.top + 2),
  );
  for (let grown = true; grown; ) {
    grown = false;
    for (const other of level) {
      if (row.includes(other)) continue;
      if (!row.some((one) => Math.abs(gapAcross(one, other)) < 5 * pitch)) continue;
      row.push(other);
      grown = true;
    }
  }
  return row.sort((a, b) => a.left - b.left);
}

function visibleBelow(element: Element, { elements }: Sheet): Element[] {
  const under = elements.filter(
    (other) =>
      other !== element &&
      other.top > element.bottom - 0.4 * Math.min(other.lines[0]?.size ?? 0, element.lines[0]?.size ?? 0) &&
      shared(other, element) > 0.25 * Math.min(wide(other), wide(element)),
  );
  return under.filter(
    (one) =>
      !under.some(
        (between) =>
          between !== one &&
          between.bottom < one.top + 2 &&
          Math.min(between.right, one.right, element.right) - Math.max(between.left, one.left, element.left) >
            0.3 * Math.min(wide(one), wide(element)),
      ),
  );
}

/** A title no larger than a subhead, within the column of the text below. */
function isInner(head: Element, text: Element, body: number): boolean {
  const size = Math.max(...head.lines.map((line) => line.size));
  return (
    head.kind === 'head' && size < 1.4 * body && wide(head) < 1.1 * wide(text) && !head.lines[0]?.upright
  );
}

function isSameColumn(one: Element, other: Element): boolean {
  return shared(one, other) > 0.6 * Math.min(wide(one), wide(other));
}

function isBelow(from: Place, to: Place): boolean {
  return from.below.includes(to.element);
}

function isRightOf(from: Element, to: Element): boolean {
  return to.left > from.right - 4;
}

/** No further away across the page is what goes on with another element. */
const farReach = 0.45;

function mayFollow(from: Place, to: Place, sheet: Sheet): boolean {
  const [one, other] = [from.element, to.element];
  if (isBelow(from, to)) return true;
  const farthest = farReach * sheet.width;
  if (one.lines[0]?.upright) {
    // An upright title stands beside its text, on either side.
    return other.top < one.bottom && other.bottom > one.top && Math.abs(gapAcross(one, other)) < farthest;
  }
  if (other.kind === 'head') {
    if (!other.lines[0]?.upright) return false;
    return (
      other.top < one.bottom + 4 * sheet.pitch &&
      other.bottom > one.top &&
      gapAcross(one, other) < 0.3 * farthest
    );
  }
  if (one.kind === 'head') return from.row.includes(other);
  return goesOnBeside(from, to, sheet) || runsOver(from, to, sheet);
}

/** Whether a text may go on in a column to the right that begins about where its own did. */
function goesOnBeside(from: Place, to: Place, { width, pitch }: Sheet): boolean {
  const [one, other] = [from.element, to.element];
  return (
    isRightOf(one, other) &&
    gapAcross(one, other) < 0.5 * farReach * width &&
    other.top < one.bottom + 2 * pitch &&
    other.top > from.top - 14 * pitch
  );
}

/** A page's head stands in this part of it. */
const headOfPage = 0.1;

/** Whether a column's last text may be followed by one that begins the column to the right, with nothing but the page's head over it. */
function runsOver(from: Place, to: Place, { height }: Sheet): boolean {
  const [one, other] = [from.element, to.element];
  const isCopy = ({ kind, lines }: Element) => kind === 'head' || lines.length > 1;
  return (
    one.kind === 'text' &&
    other.kind === 'text' &&
    isRightOf(one, other) &&
    gapAcross(one, other) < 0.5 * wide(one) &&
    !from.below.some(isCopy) &&
    !to.above.some((each) => isCopy(each) && each.bottom > headOfPage * height)
  );
}

/** How far apart two elements stand, across. */
function gapAcross(one: Area, other: Area): number {
  return Math.max(one.left, other.left) - Math.min(one.right, other.right);
}

/** What speaks for and against an element being read right after another. */
function linkEvidence(
  from: Place,
  to: Place,
  sheet: Sheet,
  starts: readonly number[],
  rows: ReadonlyMap<Element, readonly Element[]>,
  say: Say,
): void {
  const [one, other] = [from.element, to.element];
  const { pitch, body } = sheet;
  const sort = `${one.kind === 'head' ? '题' : '文'}→${other.kind === 'head' ? '题' : '文'}`;
  const upright = one.lines[0]?.upright === true || other.lines[0]?.upright === true;
  const way = upright
    ? '竖题'
    : isBelow(from, to) || one.kind === 'head'
      ? '下'
      : goesOnBeside(from, to, sheet)
        ? '右'
        : '顺';
  const say2: Say = (evidence, much) => {
    say(evidence, much);
    say(`${sort}${way}：${evidence}`, much);
  };
  say(`${sort}${way}`);
  // Frames.
  if (one.box === other.box) say2(one.box ? '同在一框' : '都不在框里');
  else say2('不同框');
  // Drawn one after the other.
  const between = starts.filter((at) => at > from.drawnLast && at < to.drawnFirst).length;
  if (to.drawnFirst > from.drawnLast) say2(between === 0 ? '接着画' : between < 3 ? '差不多接着画' : '后画');
  else say2('先画');
  if (way === '下') {
    const gap = (other.top - one.bottom) / pitch;
    say2(gap < 0.6 ? '紧挨着' : gap < 1.2 ? '隔一行' : gap < 2.4 ? '隔两行' : gap < 6 ? '隔几行' : '隔得远');
    if (isParted(one, other, sheet.rules)) say2('中间有线');
    if (sheet.pictures.some((picture) => isBetween(picture, one, other))) say2('中间有图');
    say2(Math.abs(one.left - other.left) < 0.7 * body ? '左齐' : '左不齐');
    if (one.kind === 'head' && other.kind === 'text') {
      const covered = isBelow(from, to);
      const own = from.row.find((text) => from.below.includes(text));
      say2(covered ? (own === other ? '题下最左' : '题下偏右') : '题旁');
      if (from.row[0] === other) say2(from.row.length > 1 ? '题下几栏的最左' : '题下独栏');
      if (from.row[0] === other && !covered)
        say2(gapAcross(one, other) < 3 * body ? '题旁最左' : '题旁最左而远');
      if (!from.row.includes(other)) say2('题下偏低');
    }
    if (one.kind === 'text' && other.kind === 'head') {
      const size = Math.max(...other.lines.map((line) => line.size)) / body;
      say2(size < 1.3 ? '小字题' : size < 1.8 ? '中字题' : '大字题');
      if (wide(other) > 1.3 * wide(one)) say2('题宽过上栏');
      if (other.lines.length > 1) say2('题有几行');
    }
    if (one.kind === 'head' && other.kind === 'head') {
      const sizes = [one, other].map(({ lines }) => Math.max(...lines.map((line) => line.size)));
      say2(
        (sizes[0] ?? 0) > 1.2 * (sizes[1] ?? 0)
          ? '上题大'
          : (sizes[1] ?? 0) > 1.2 * (sizes[0] ?? 0)
            ? '下题大'
            : '两题一般大',
      );
      if (shared(one, other) > 0.8 * Math.max(wide(one), wide(other))) say2('两题一般宽');
    }
  }
  if (way === '右') {
    const rise = (other.top - from.top) / pitch;
    say2(
      Math.abs(rise) < 0.6
        ? '栏头平'
        : Math.abs(rise) < 2.6
          ? '栏头差不多平'
          : rise > 0
            ? '栏头低'
            : '栏头高',
    );
    const gap = gapAcross(one, other) / body;
    say2(gap < 3 ? '邻栏' : gap < 8 ? '隔开些' : '隔着一栏');
    const line = {
      left: one.right - 2,
      right: other.left + 2,
      top: Math.max(from.top, other.top),
      bottom: Math.max(from.top, other.top) + 2 * pitch,
    };
    if (sheet.rules.some((rule) => rule.bottom - rule.top > 3 * pitch && overlap(rule, line)))
      say2('栏间有线');
    const over = headOver(to) ?? [...rows].find(([, row]) => row.includes(other))?.[0];
    if (over) {
      const covers = rows.get(over)?.includes(one) ?? (over.left < one.right && over.right > other.left);
      say2(covers ? '同在一题下' : over.top > from.top - 1 ? '题下另起，题更低' : '题下另起');
    } else say2('上面没有题');
    if (one.bottom < other.top - pitch) say2('比前栏全低');
  }
  if (way === '竖题') {
    const gap = gapAcross(one, other) / body;
    say2(gap < 0 ? '上下' : gap < 3 ? '紧邻' : '隔开');
    say2(Math.abs(one.top - other.top) < 3 * pitch ? '头平' : '头不平');
    say2(other.left > one.right - 4 ? '在右' : '在左');
  }
  if (one.kind === 'text' && other.kind === 'text') {
    say2(ratio(sizeOf(one), sizeOf(other)) < 1.06 ? '字号同' : '字号不同');
    say2(ratio(wide(one), wide(other)) < 1.15 ? '栏宽同' : '栏宽不同');
    const open = !sentenceEnd.test(one.lines.at(-1)?.text ?? '');
    const full = (one.lines.at(-1)?.right ?? 0) > one.right - 1.2 * body;
    const indented = (other.lines[0]?.left ?? 0) > other.left + 1.2 * body && other.lines.length > 1;
    const bold = other.lines[0]?.bold === true;
    say2(
      `${open ? (full ? '没完而满' : '没完而不满') : '完句'}，${bold ? '下粗体' : indented ? '下缩进' : '下不缩进'}`,
    );
    if (/^本报.{0,6}讯/u.test(other.lines[0]?.text ?? '')) say2('下有电头');
    if (one.lines.length === 1) say2('上只一行');
    if (other.lines.length === 1) say2('下只一行');
  }
}

/** The title right above an element, or above the stretch of column it ends. */
function headOver({ above }: Place): Element | undefined {
  return above.find(({ kind, lines }) => kind === 'head' && !lines[0]?.upright);
}

function isBetween(area: Area, one: Area, other: Area): boolean {
  return (
    area.top > one.bottom - 4 &&
    area.bottom < other.top + 4 &&
    shared(area, other) > 0.4 * Math.min(wide(area), wide(other))
  );
}

function sizeOf({ lines }: Element): number {
  return lines[0]?.size ?? 1;
}

/** A title that no text wants surely goes to the one that wants it most, unless that is hopeless. */
const leastForTitles = -2;

/** What is read in one go: each element follows one and is followed by one, the surest first. */
export function chains(sheet: Sheet, weights: Readonly<Record<string, number>>): Element[][] {
  const next = new Map<Element, Element>();
  const previous = new Map<Element, Element>();
  const scored = linksOf(sheet)
    .map((link) => ({ ...link, score: linkScore(link, weights) }))
    .filter(({ score, from }) => score > (from.kind === 'head' ? leastForTitles : 0))
    .sort((a, b) => b.score - a.score);
  for (const { from, to } of scored) {
    if (next.has(from) || previous.has(to)) continue;
    let end: Element | undefined = to;
    while (end && end !== from) end = next.get(end);
    if (end === from) continue;
    next.set(from, to);
    previous.set(to, from);
  }
  return sheet.elements
    .filter((element) => !previous.has(element))
    .map((element) => {
      const chain: Element[] = [];
      for (let at: Element | undefined = element; at; at = next.get(at)) chain.push(at);
      return chain;
    });
}

/** What a link is worth by what was learned of links. */
export function linkScore({ evidence }: Link, weights: Readonly<Record<string, number>>): number {
  let score = weights.一接一 ?? 0;
  evidence((name, much = 1) => {
    score += much * (weights[name] ?? 0);
  });
  return score;
}
