import { describe, expect, it } from 'vitest';
import { gather } from '../../src/print/elements.js';
import { typeLines } from '../../src/print/lines.js';
import type { Glyph, PrintedPage } from '../../src/print/printed.js';
import { printedText } from '../../src/print/reading.js';

const size = 10;
const pitch = 15;

/** A line of letters that are each as wide as high. */
const line = (text: string, x: number, row: number): Glyph[] =>
  [...text].map((letter, at) => ({
    text: letter,
    x: x + at * size,
    y: 100 + row * pitch,
    size,
    advance: size,
    bold: false,
    colour: '#000000',
  }));

const page = (...lines: Glyph[][]): PrintedPage => ({
  width: 600,
  height: 400,
  glyphs: lines.flat(),
  rules: [],
  boxes: [],
  pictures: [],
});

const column = (x: number, rows: readonly string[], from = 0) =>
  rows.map((text, at) => line(text, x, from + at));

describe('the lines of a printed page', () => {
  it('end with their column where a stop hangs over into the gutter', () => {
    const left = column(40, ['村口新修了石桥', '两岸种上了垂柳。', '老人常来桥上坐']);
    const right = column(122, ['孩子在河边写生', '画里有船也有桥', '老师在一旁指点', '大家都很高兴呢']);
    const texts = typeLines(page(...left, ...right)).map(({ text }) => text);
    expect(texts).toContain('两岸种上了垂柳。');
    expect(texts).toContain('画里有船也有桥');
  });

  it('of a story one row deep are parted where the page sets its gutters', () => {
    const above = [40, 125, 210].flatMap((x) =>
      column(x, ['村口新修了石桥', '两岸种上了垂柳', '老人常来桥上坐']),
    );
    const row = [40, 125, 210].map((x) => line('集市下周就开张', x, 30));
    const texts = typeLines(page(...above, ...row)).map(({ text }) => text);
    expect(texts.filter((text) => text === '集市下周就开张')).toHaveLength(3);
  });

  it('go on below a last line of one letter though the next paragraph is indented', () => {
    const rows = column(40, ['村口新修了石桥', '呢。']);
    const next = [line('两岸种上了', 60, 2), line('垂柳也种了桃花', 40, 3)];
    const texts = gather(page(...rows, ...next)).elements.filter(({ kind }) => kind === 'text');
    expect(texts.map(({ lines }) => lines.length)).toEqual([4]);
  });

  it('are two where a bold title runs into its text, and one where a lead is bold', () => {
    const bold = (letters: number, glyphs: Glyph[]) =>
      glyphs.map((glyph, at) => ({ ...glyph, bold: at < letters }));
    const rows = column(40, ['村口新桥通了昨天早上', '第一班客车开过了新桥', '车上坐满了赶集的人呢']);
    const [first = [], ...others] = rows;
    const read = (glyphs: Glyph[]) =>
      printedText(page(glyphs, ...others), {})
        .text.trim()
        .split('\n');
    expect(read(bold(6, first)).slice(0, 2)).toEqual(['村口新桥通了', '　　昨天早上']);
    expect(read(bold(5, line('本报讯记者昨天早上开', 40, 0)))).toHaveLength(3);
  });
});
