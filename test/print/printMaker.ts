import { type ColumnSort, inventColumn } from '../pages/columnNames.js';
import { pick } from '../pages/inventedStories.js';
import type { TrueArticle } from '../pages/measure.js';
import { type MadeLine, makePage, seededRandom } from '../pages/pageMaker.js';
import type { PaperStyle } from '../pages/paperStyles.js';
import type { PrintDesign } from './printDesigns.js';

/** What is drawn, in points from the page's upper left corner; a text's `y` is its baseline. */
export type Drawn =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly bold: boolean;
      readonly colour: string;
      /** Added between letters. */
      readonly spread: number;
      /** Which story it is of and what comes how many-th in it; null for page furniture. */
      readonly of: { readonly story: number; readonly as: MadeLine['as']; readonly at: number } | null;
    }
  | {
      readonly kind: 'rule';
      readonly x: number;
      readonly y: number;
      readonly dx: number;
      readonly dy: number;
    }
  | {
      readonly kind: 'box' | 'ground' | 'picture';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: string;
    };

/** A story as the print shop gets it. */
export interface CopyStory {
  readonly titles: readonly { readonly as: 'kicker' | 'headline' | 'deck'; readonly text: string }[];
  readonly byline: readonly string[];
  readonly over: readonly string[];
  readonly body: readonly { readonly as: 'text' | 'subhead' | 'byline'; readonly text: string }[];
  readonly kind: TrueArticle['kind'];
}

export interface MadePrint {
  readonly width: number;
  readonly height: number;
  readonly drawn: readonly Drawn[];
  readonly truth: readonly TrueArticle[];
}

const atTheRight = 'bare names to the right at the end';

/** An invented page's stories in reading order, with the truth about them; parts whole, as an editor hands them in. */
export function copyOf(paper: PaperStyle, seed: number): { stories: CopyStory[]; truth: TrueArticle[] } {
  const made = makePage(
    {
      ...paper,
      untitledShorts: 0,
      order: 'above',
      width: null,
      indent: '',
      blank: { ...paper.blank, torn: 0 },
      titles: { split: 0, doubled: 0, upright: 0, spaced: 0, markdown: false },
      traditional: false,
      pictures: { ...paper.pictures, titleBelow: false },
      // These pages print nothing at a column's right edge, where alone a pen name is known for one.
      bylines: paper.bylines.map((form) => (form === atTheRight ? 'on a line at the end' : form)),
      penNames: paper.bylines.includes(atTheRight) ? 0 : (paper.penNames ?? 0),
    },
    seed,
  );
  const stories = made.truth.map((truth, index): CopyStory => {
    const lines = made.lines.filter(({ story, as }) => story === index && as !== 'blank');
    const firstTitle = lines.findIndex(isTitle);
    const firstText = lines.findIndex(({ as }) => as === 'text');
    const joined = (as: MadeLine['as']) =>
      lines
        .filter((line) => line.as === as)
        .map(({ text }) => text)
        .join('');
    const bylines = lines.filter(({ as }, at) => as === 'byline' && at < firstText && at > firstTitle);
    return {
      titles: (['kicker', 'headline', 'deck'] as const)
        .map((as) => ({ as, text: joined(as) }))
        .filter(({ text }) => text !== ''),
      over: lines.filter(({ as }, at) => as === 'byline' && at < firstTitle).map(({ text }) => text),
      byline: bylines.map(({ text }) => text),
      body: lines
        .filter(({ as }, at) => as === 'text' || as === 'subhead' || (as === 'byline' && at > firstText))
        .map(({ as, text }) => ({ as: as as 'text' | 'subhead' | 'byline', text })),
      kind: truth.kind === 'brief' ? 'news' : truth.kind,
    };
  });
  const truth = made.truth.map((article) => ({
    ...article,
    // These names of columns are not printed.
    kind: article.kind === 'brief' ? ('news' as const) : article.kind,
    // Pieces of about a printed line: one wrong letter must not cost a whole paragraph.
    lines: article.lines.flatMap((line) => line.match(/.{1,20}/gu) ?? []),
  }));
  return { stories, truth };
}

const isTitle = ({ as }: MadeLine) => as === 'kicker' || as === 'headline' || as === 'deck';

/** A part of a page with its own origin. */
interface Frame {
  readonly drawn: Drawn[];
  readonly height: number;
}

/** Sets a paper's stories as a page of a design. */
export function makePrint(paper: PaperStyle, design: PrintDesign, seed: number): MadePrint {
  const random = seededRandom(seed * 7919 + 13);
  const chance = (share: number) => random() < share;
  const { stories, truth: told } = copyOf(paper, seed);
  const units = unitsOf(stories, design);
  const shorts = new Set(units.flatMap((unit) => (unit.length > 1 ? unit : [])));
  const named = design.shorts !== undefined && design.shorts.label !== 'none';
  const truth = told.map((article, at) =>
    named && shorts.has(at) ? { ...article, kind: 'brief' as const } : article,
  );
  const margin = 36;
  const pitch = (design.width - 2 * margin + design.gutter) / design.columns;
  const lineHeight = design.body * design.leading;
  const frames: Drawn[][] = [];
  let top = margin;
  const furniture: Drawn[] = [];
  if (design.masthead) {
    const date = `20${20 + Math.floor(random() * 6)}年${1 + Math.floor(random() * 12)}月${1 + Math.floor(random() * 28)}日 星期${pick([...'一二三四五六日'], random)}`;
    furniture.push(
      textAt(date, margin, top + 10, 9),
      textAt(pick(['要闻', '综合新闻', '民生', '镇街'], random), design.width / 2 - 20, top + 12, 16, true),
      textAt(`第${1 + Math.floor(random() * 8)}版`, design.width - margin - 40, top + 10, 9),
      textAt('责任编辑：王建 版面设计：李洋', margin + 200, top + 10, 8),
      { kind: 'rule', x: margin, y: top + 20, dx: design.width - 2 * margin, dy: 0 },
    );
    top += 32;
  }
  if (design.flowing) top = setFlowing(top);
  for (let at = 0; at < units.length && !design.flowing; ) {
    const together = Math.min(units.length - at, pick([1, 2, 2, 3], random));
    const row = units.slice(at, at + together);
    const shares = shareColumns(
      row.map((unit) => unit.reduce((sum, index) => sum + lengthOf(storyAt(index)), 0)),
      design.columns,
    );
    let left = 0;
    let height = 0;
    const places: { x: number; width: number; own: Drawn[] }[] = [];
    for (const [slot, unit] of row.entries()) {
      const columns = shares[slot] ?? 1;
      const x = margin + left * pitch;
      const width = columns * pitch - design.gutter;
      const frame = unit.length > 1 ? setShorts(unit, columns, width) : ofStory(unit[0] ?? 0, columns, width);
      let at = 0;
      const own = frame.drawn.map((each): Drawn => {
        const moved = { ...each, x: each.x + x, y: each.y + top };
        return moved.kind === 'text' && moved.of ? { ...moved, of: { ...moved.of, at: at++ } } : moved;
      });
      height = Math.max(height, frame.height);
      places.push({ x, width, own });
      left += columns;
    }
    for (const [index, { x, own }] of places.entries()) {
      if (index > 0 && design.rules === 'between stories')
        own.push({ kind: 'rule', x: x - design.gutter / 2, y: top, dx: 0, dy: height });
      frames.push(own);
    }
    top += height + 0.5 * design.space * lineHeight;
    at += together;
    if (at < units.length && design.rules !== 'none')
      furniture.push({ kind: 'rule', x: margin, y: top, dx: design.width - 2 * margin, dy: 0 });
    top += 0.5 * design.space * lineHeight;
  }
  if (!design.masthead) {
    furniture.push(
      textAt('新闻热线：88881234', margin, top + 8, 8),
      textAt('本版编辑 王建', design.width - margin - 90, top + 8, 8),
    );
    top += 14;
  }
  const order = design.shuffled
    ? frames
        .map((frame) => ({ frame, key: random() }))
        .sort((a, b) => a.key - b.key)
        .map(({ frame }) => frame)
    : frames;
  return { width: design.width, height: top + margin, drawn: [...furniture, ...order.flat()], truth };

  function textAt(
    text: string,
    x: number,
    y: number,
    size: number,
    bold = false,
    colour = '#000000',
    spread = 0,
    as: MadeLine['as'] | null = null,
  ): Drawn {
    return { kind: 'text', text, x, y, size, bold, colour, spread, of: as && { story: -1, as, at: 0 } };
  }

  /** All stories through the columns in one flow; how far down it reaches. */
  function setFlowing(from: number): number {
    const width = pitch - design.gutter;
    // What stands in a frame or under a picture, and titles with the line below them, is not broken.
    const pieces = units.flatMap((unit, at): { readonly drawn: Drawn[]; readonly height: number }[] => {
      const frame = unit.length > 1 ? setShorts(unit, 1, width) : ofStory(unit[0] ?? 0, 1, width);
      const isWhole = frame.drawn.some(({ kind }) => kind === 'box' || kind === 'ground');
      const starts = [...new Set(frame.drawn.map((each) => Math.ceil(baseOf(each))))].sort((a, b) => a - b);
      const space = design.space * lineHeight;
      const rule: Drawn = { kind: 'rule', x: 0, y: space / 2, dx: width, dy: 0 };
      const between = {
        drawn: at > 0 && design.rules === 'between rows' ? [rule] : [],
        height: at > 0 ? space : 0,
      };
      if (isWhole && frame.height < 300) return [between, { drawn: [...frame.drawn], height: frame.height }];
      const lines: { drawn: Drawn[]; height: number }[] = [];
      let top = 0;
      for (const [row, start] of starts.entries()) {
        const own = frame.drawn.filter((each) => Math.ceil(baseOf(each)) === start);
        const end = row === starts.length - 1 ? frame.height : start + 0.3 * design.body;
        const moved = own.map((each): Drawn => ({ ...each, y: each.y - top }));
        const before = lines.at(-1);
        const stays = before?.drawn.at(-1);
        if (before && (stays?.kind === 'picture' || (stays?.kind === 'text' && isTitleOrLabel(stays)))) {
          before.drawn.push(...own.map((each): Drawn => ({ ...each, y: each.y - (top - before.height) })));
          before.height += end - top;
        } else lines.push({ drawn: moved, height: end - top });
        top = end;
      }
      return [between, ...lines];
    });
    const all = pieces.reduce((sum, { height }) => sum + height, 0);
    // As tall as it must be for the last column to hold what is left.
    let tall = Math.max(200, all / design.columns);
    let places = placesIn(tall);
    while (places.some(({ column }) => column >= design.columns)) {
      tall += lineHeight;
      places = placesIn(tall);
    }
    for (const [at, { drawn }] of pieces.entries()) {
      const { column, y } = places[at] ?? { column: 0, y: 0 };
      const x = margin + column * pitch;
      frames.push(drawn.map((each): Drawn => ({ ...each, x: each.x + x, y: each.y + from + y })));
    }
    if (design.rules === 'between columns')
      for (let at = 1; at < design.columns; at++)
        furniture.push({
          kind: 'rule',
          x: margin + at * pitch - design.gutter / 2,
          y: from,
          dx: 0,
          dy: tall,
        });
    numberLines(frames);
    return from + tall + lineHeight;

    function placesIn(room: number): { readonly column: number; readonly y: number }[] {
      let [column, y] = [0, 0];
      return pieces.map(({ height }) => {
        if (y + height > room && y > 0) [column, y] = [column + 1, 0];
        y += height;
        return { column, y: y - height };
      });
    }
  }

  function baseOf(each: Drawn): number {
    return each.kind === 'picture' ? each.y + each.height : each.y;
  }

  function isTitleOrLabel({ of }: Extract<Drawn, { kind: 'text' }>): boolean {
    return (
      of === null || of.as === 'kicker' || of.as === 'headline' || of.as === 'deck' || of.as === 'subhead'
    );
  }

  function storyAt(index: number): CopyStory {
    const story = stories[index];
    if (!story) throw new Error('no such story');
    return story;
  }

  function ofStory(index: number, columns: number, width: number): Frame {
    const frame = setStory(storyAt(index), columns, width);
    return { ...frame, drawn: frame.drawn.map((each) => owned(each, index)) };
  }

  function owned(each: Drawn, story: number): Drawn {
    return each.kind === 'text' && each.of ? { ...each, of: { ...each.of, story } } : each;
  }

  /** A column's name, white on its ground or plain. */
  function label(sort: ColumnSort, onColour: boolean, x: number, y: number, size: number): Drawn[] {
    const text = inventColumn(sort, random);
    const ground: Drawn[] = onColour
      ? [{ kind: 'ground', x, y, width: (widthOf(text) + 1) * size, height: 1.6 * size, colour: '#333333' }]
      : [];
    return [
      ...ground,
      textAt(text, x + 0.5 * size, y + 1.2 * size, size, true, onColour ? '#ffffff' : '#000000'),
    ];
  }

  /** Short news in a column of its own, piece below piece. */
  function setShorts(unit: readonly number[], columns: number, fullWidth: number): Frame {
    const {
      size,
      bold,
      mark,
      label: named = 'none',
      boxed = false,
      runIn = false,
      space,
    } = design.shorts ?? { size: 1, bold: true, mark: '', space: 0 };
    const drawn: Drawn[] = [];
    const padding = boxed ? 0.8 * design.body : 0;
    const columnWidth = (fullWidth - 2 * padding - (columns - 1) * design.gutter) / columns;
    let top = padding;
    if (named !== 'none') {
      drawn.push(...label('brief', named === 'on colour', padding, top, design.body * 1.1));
      top += 2.2 * design.body * 1.1;
    }
    const each = Math.ceil(unit.length / columns);
    let deepest = top;
    for (let column = 0; column < columns; column++) {
      const x = padding + column * (columnWidth + design.gutter);
      let y = top;
      for (const index of unit.slice(column * each, (column + 1) * each)) {
        const story = storyAt(index);
        const put = (
          text: string,
          indent: number,
          type: number,
          heavy: boolean,
          spread: number,
          as: MadeLine['as'],
        ) => drawn.push(owned(textAt(text, x + indent * type, y, type, heavy, '#000000', spread, as), index));
        const type = size * design.body;
        const [headline] = story.titles;
        const runsIn = headline !== undefined && runIn && story.byline.length === 0;
        // How many letters of its title a piece has still to print before its text.
        let ahead = runsIn ? [...headline.text].length + 1 : 0;
        for (const { as, text } of runsIn ? [] : story.titles)
          for (const line of wrap(as === 'headline' ? mark + text : text, columnWidth / type, 0)) {
            y += Math.max(lineHeight, 1.35 * type);
            put(line.text.trim(), 0, type, bold, 0, as);
          }
        const parts = [...story.byline.map((text) => ({ as: 'byline' as const, text })), ...story.body];
        for (const [at, part] of parts.entries())
          for (const line of wrap(
            runsIn && at === 0 ? `${headline.text}　${part.text}` : part.text,
            columnWidth / design.body,
            part.as === 'text' && design.indent ? 2 : 0,
          )) {
            y += lineHeight;
            const room = columnWidth - (line.indent + widthOf(line.text)) * design.body;
            const spread = Math.min(
              line.full && design.justified ? room / Math.max(1, [...line.text].length - 1) : 0,
              0.35 * design.body,
            );
            const letters = [...line.text];
            const [title, rest] = [letters.slice(0, ahead).join(''), letters.slice(ahead).join('')];
            ahead = Math.max(0, ahead - letters.length);
            if (title.trim() !== '') put(title, line.indent, design.body, true, spread, 'headline');
            const taken = widthOf(title) + (spread / design.body) * [...title].length;
            if (rest !== '') put(rest, line.indent + taken, design.body, false, spread, part.as);
          }
        y += space * lineHeight;
      }
      deepest = Math.max(deepest, y);
    }
    const height = deepest + padding + (padding > 0 ? 4 : 0);
    if (boxed) drawn.unshift({ kind: 'box', x: 0, y: 0, width: fullWidth, height, colour: '#000000' });
    return { drawn, height };
  }

  function setStory(story: CopyStory, columns: number, fullWidth: number): Frame {
    const drawn: Drawn[] = [];
    const isSmall = story.kind === 'photo';
    const isMinor = design.smallNotices === true && (story.kind === 'notice' || story.kind === 'weather');
    const framed = !isSmall && chance(isMinor ? 0.8 : design.boxed);
    const tinted = !framed && chance(design.tinted);
    const padding = framed || tinted ? 0.8 * design.body : 0;
    const width = fullWidth - 2 * padding;
    let y = padding;
    const length = lengthOf(story);
    const [least, most] = design.headline;
    const wanted = isMinor
      ? design.body * (1.15 + 0.3 * random())
      : least + (most - least) * Math.min(1, Math.max(0, (columns - 1) / 4)) * (0.6 + 0.4 * random());
    const columnWidth = (width - (columns - 1) * design.gutter) / columns;
    if (!isMinor && chance(design.labels ?? 0)) {
      const sort = { commentary: 'commentary', photo: 'photo', notice: 'notice' } as const;
      const kind = story.kind as keyof typeof sort;
      drawn.push(...label(sort[kind] ?? 'other', chance(0.6), padding, y, design.body * 1.1));
      y += 2.3 * design.body * 1.1;
    }
    if (isSmall) {
      const pictureHeight = (0.5 + 0.3 * random()) * width;
      if (chance(0.85)) {
        drawn.push({
          kind: 'picture',
          x: padding,
          y,
          width,
          height: Math.min(pictureHeight, 260),
          colour: '#b0b0b0',
        });
        y += Math.min(pictureHeight, 260) + 6;
      }
    }
    const upright = columns >= 2 && !isSmall && length > 250 && chance(design.titles.upright);
    let textLeft = padding;
    let textColumns = columns;
    let uprightHeight = 0;
    if (upright) {
      textColumns = columns - 1;
      const headline = story.titles.find(({ as }) => as === 'headline')?.text ?? '';
      const letters = [...headline.replace(/\s/gu, '')];
      const rows = letters.length > 14 ? Math.ceil(letters.length / 2) : letters.length;
      const size = Math.min(wanted, 0.42 * columnWidth);
      const onRight = chance(0.5);
      const base = onRight ? padding + width - columnWidth : padding;
      textLeft = onRight ? padding : padding + columnWidth + design.gutter;
      for (const [index, letter] of letters.entries()) {
        const line = Math.floor(index / rows);
        // Upright text runs from right to left.
        const x =
          base + columnWidth / 2 + (letters.length > rows ? (line === 0 ? 0.1 : -1.2) * size : -0.5 * size);
        drawn.push(
          textAt(
            letter,
            x,
            y + ((index % rows) + 1) * size * 1.12,
            size,
            design.titles.bold,
            '#000000',
            0,
            'headline',
          ),
        );
      }
      uprightHeight = rows * size * 1.12 + size;
    }
    const narrow = columns > 2 && chance(design.titles.narrow);
    const titleWidth = narrow ? width - columnWidth - design.gutter : width;
    for (const line of story.over) {
      drawn.push(textAt(line, padding, y + design.body, design.body, false, '#000000', 0, 'byline'));
      y += 1.4 * lineHeight;
    }
    const titles = upright ? story.titles.filter(({ as }) => as !== 'headline') : story.titles;
    const titleArea = upright ? (columns - 1) * (columnWidth + design.gutter) - design.gutter : titleWidth;
    const titleX = upright ? textLeft : padding;
    const onColour = titles.length === 1 && !upright && chance(design.titles.onColour);
    for (const { as, text } of titles) {
      const letters = [...text];
      const main = as === 'headline';
      const smaller = Math.max(design.body * 1.25, wanted * (0.42 + 0.15 * random()));
      let size = isSmall && main ? Math.max(design.body * 1.3, 0.6 * wanted) : main ? wanted : smaller;
      // No headline takes more than three lines, no other title more than two.
      const linesOf = () => Math.ceil((widthOf(text) * size) / titleArea);
      while (linesOf() > (main ? (columns > 1 ? 2 : 3) : 2) && size > design.body * 1.15) size *= 0.94;
      const count = linesOf();
      const spread =
        main && count === 1 && letters.length <= 8 && chance(design.titles.spaced) ? 0.6 * size : 0;
      const lines = breakTitle(text, count, titleArea / size);
      if (onColour)
        drawn.push({
          kind: 'ground',
          x: titleX,
          y: y - 2,
          width: titleArea,
          height: lines.length * size * 1.25 + 8,
          colour: '#204080',
        });
      for (const line of lines) {
        const long = widthOf(line) * size + spread * (line.length - 1);
        const fits = long <= titleArea;
        const x = titleX + (design.titles.align === 'centre' && fits ? (titleArea - long) / 2 : 0);
        drawn.push(
          textAt(
            line,
            x,
            y + size,
            size,
            main ? design.titles.bold : chance(0.3),
            onColour ? '#ffffff' : '#000000',
            fits ? spread : 0,
            as,
          ),
        );
        y += size * 1.25;
      }
      y += 0.35 * design.body;
    }
    if (titles.length > 0) y += 0.5 * lineHeight;
    const isOver = design.byline === 'over the columns';
    if (isOver)
      for (const line of story.byline) {
        drawn.push(
          textAt(
            line,
            titleX +
              (design.titles.align === 'centre'
                ? Math.max(0, (titleArea - widthOf(line) * design.body) / 2)
                : 0),
            y + design.body,
            design.body,
            false,
            '#000000',
            0,
            'byline',
          ),
        );
        y += 1.3 * lineHeight;
      }
    // The text, in lines.
    const size = isSmall ? design.body * design.caption : design.body;
    const spanned = isSmall && columns > 1 && chance(0.5);
    const lineWidth = spanned ? width : columnWidth;
    const flow = spanned ? 1 : textColumns;
    const picture = !isSmall && flow > 1 && length > 300 && chance(design.pictures);
    const wraps = picture && chance(design.around);
    const pictureHeight = picture ? Math.floor(4 + 5 * random()) * lineHeight : 0;
    const lines: SetLine[] = [];
    if (!isOver)
      for (const line of story.byline)
        lines.push(
          ...wrap(line, lineWidth / size, 0).map((set) => ({ ...set, as: 'byline' as const, full: false })),
        );
    for (const part of story.body) {
      if (part.as === 'text') lines.push(...wrap(part.text, lineWidth / size, design.indent ? 2 : 0));
      else
        lines.push(
          ...wrap(part.text, lineWidth / size, 0).map((set) => ({ ...set, as: part.as, full: false })),
        );
    }
    const room = Math.ceil((lines.length + (picture ? pictureHeight / lineHeight : 0)) / flow);
    const pictureColumn = picture ? Math.floor(random() * flow) : -1;
    const pictureLine = wraps ? Math.floor(room / 3) : 0;
    let next = 0;
    let deepest = uprightHeight;
    for (let column = 0; column < flow; column++) {
      let down = y;
      const x = textLeft + column * (columnWidth + design.gutter);
      if (column > 0 && design.rules === 'between columns')
        drawn.push({ kind: 'rule', x: x - design.gutter / 2, y, dx: 0, dy: room * lineHeight });
      for (let row = 0; row < room && (next < lines.length || column === pictureColumn); row++) {
        if (column === pictureColumn && row === pictureLine) {
          drawn.push({
            kind: 'picture',
            x,
            y: down + 3,
            width: columnWidth,
            height: pictureHeight - 6,
            colour: '#b0b0b0',
          });
          down += pictureHeight;
        }
        const line = lines[next++];
        if (!line) continue;
        down += lineHeight;
        if (line.as === 'subhead' && next < lines.length) {
          const larger = design.subheads === 'larger' ? 1.15 : 1;
          const long = widthOf(line.text) * design.body * larger;
          drawn.push(
            textAt(
              line.text,
              x + Math.max(0, (lineWidth - long) / 2),
              down,
              design.body * larger,
              design.subheads !== 'plain centred',
              '#000000',
              0,
              'subhead',
            ),
          );
          continue;
        }
        const long = widthOf(line.text) * size;
        const spread =
          line.full && (design.justified || long > lineWidth - line.indent * size)
            ? (lineWidth - line.indent * size - long) / Math.max(1, [...line.text].length - 1)
            : 0;
        drawn.push(
          textAt(
            line.text,
            x + line.indent * size,
            down,
            size,
            isSmall && design.captionBold,
            '#000000',
            Math.min(spread, 0.35 * size),
            line.as,
          ),
        );
      }
      deepest = Math.max(deepest, down);
    }
    const height = deepest + padding + (padding > 0 ? 4 : 0);
    if (framed) drawn.unshift({ kind: 'box', x: 0, y: 0, width: fullWidth, height, colour: '#000000' });
    if (tinted) drawn.unshift({ kind: 'ground', x: 0, y: 0, width: fullWidth, height, colour: '#e8eef8' });
    return { drawn, height };
  }
}

/** What is set together: each story by itself, or the page's short news in one column. */
function unitsOf(stories: readonly CopyStory[], { shorts }: PrintDesign): (readonly number[])[] {
  const short = [...stories.keys()].filter((at) => shorts && isShort(stories[at]));
  const together = short.length > 1 ? short.slice(0, 6) : [];
  return [...stories.keys()].flatMap((at): (readonly number[])[] =>
    !together.includes(at) ? [[at]] : at === together[0] ? [together] : [],
  );
}

/** News of one paragraph under a title of one part. */
function isShort(story: CopyStory | undefined): boolean {
  if (story?.kind !== 'news') return false;
  const texts = story.body.filter(({ as }) => as === 'text');
  return story.titles.length === 1 && texts.length === 1 && lengthOf(story) < 220;
}

/** Counts through each story's lines, in the order in which they are read. */
function numberLines(frames: Drawn[][]): void {
  const counts = new Map<number, number>();
  for (const frame of frames)
    for (const [index, each] of frame.entries()) {
      if (each.kind !== 'text' || !each.of) continue;
      const at = counts.get(each.of.story) ?? 0;
      counts.set(each.of.story, at + 1);
      frame[index] = { ...each, of: { ...each.of, at } };
    }
}

interface SetLine {
  readonly text: string;
  readonly indent: number;
  readonly as: 'text' | 'subhead' | 'byline';
  readonly full: boolean;
}

/** In heights of the type. */
export function widthOf(text: string): number {
  return [...text].reduce(
    (sum, letter) => sum + (letter >= '\u2000' ? 1 : /[%A-Z]/u.test(letter) ? 0.92 : 0.56),
    0,
  );
}

const noStart = /[，。、；：！？”’）》,.%]/u;

function wrap(text: string, width: number, indent: number): SetLine[] {
  const lines: SetLine[] = [];
  let line = '';
  let room = width - indent;
  for (const letter of text) {
    const wide = widthOf(letter);
    if (room < wide && !noStart.test(letter)) {
      lines.push({ text: line, indent: lines.length === 0 ? indent : 0, as: 'text', full: true });
      line = '';
      room = width;
    }
    line += letter;
    room -= wide;
  }
  lines.push({ text: line, indent: lines.length === 0 ? indent : 0, as: 'text', full: false });
  return lines;
}

function breakTitle(text: string, count: number, width: number): string[] {
  if (count <= 1) return [text];
  const at = text.indexOf(' ');
  if (count === 2 && at > 0 && widthOf(text.slice(0, at)) <= width && widthOf(text.slice(at + 1)) <= width)
    return [text.slice(0, at), text.slice(at + 1)];
  const letters = [...text];
  const each = Math.ceil(letters.length / count);
  return Array.from({ length: count }, (_, line) =>
    letters
      .slice(line * each, (line + 1) * each)
      .join('')
      .trim(),
  ).filter((line) => line !== '');
}

function lengthOf(story: CopyStory): number {
  return story.body.reduce((sum, { text }) => sum + text.length, 0) + 60 + (story.kind === 'photo' ? 120 : 0);
}

/** Divides a row's columns so that no story is much taller than another. */
function shareColumns(lengths: readonly number[], columns: number): number[] {
  const shares = lengths.map(() => 1);
  for (let left = columns - lengths.length; left > 0; left--) {
    const heights = lengths.map((length, index) => length / (shares[index] ?? 1));
    const tallest = heights.indexOf(Math.max(...heights));
    shares[tallest] = (shares[tallest] ?? 1) + 1;
  }
  return shares;
}
