import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';
import type { Area, Glyph, PrintedPage } from '../print/index.js';
import { readable } from './readable.js';

type Matrix = readonly [number, number, number, number, number, number];

const glyphShape = z.object({
  unicode: z.string(),
  width: z.number().catch(0),
  isSpace: z.boolean().catch(false),
  vmetric: z.tuple([z.number(), z.number(), z.number()]).nullish().catch(null),
});
const fontShape = z.object({
  name: z.string().nullish(),
  bold: z.boolean().nullish(),
  black: z.boolean().nullish(),
  vertical: z.boolean().nullish(),
  fontMatrix: z.array(z.number()).nullish(),
  defaultVMetrics: z.array(z.number()).nullish(),
});
type Font = z.infer<typeof fontShape>;

/** What PDF calls the graphics state, as far as it matters to where text stands. */
interface State {
  ctm: Matrix;
  colour: string;
  font: Font | null;
  fontSize: number;
  direction: 1 | -1;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
}

/** A line thinner than this is a rule; a level area smaller than a letter is neither box nor picture. */
const thickestRule = 3;
const smallestBox = 12;
const invisible = 3;
/** Below so many seen letters a page's hidden text is what a scan was recognised as. */
const fewestSeen = 50;
const boldName = /bold|black|heavy|semib|demib|hei|黑|粗/iu;

/**
 * What a page's content draws where: its operators are followed as a viewer follows them
 * (ISO 32000-1, 8.4 and 9.4), which keeps each character's own place.
 */
export async function printedPage(page: PDFPageProxy): Promise<PrintedPage> {
  const view = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList();
  const seen: Glyph[] = [];
  const hidden: Glyph[] = [];
  const rules: Area[] = [];
  const boxes: Area[] = [];
  const pictures: Area[] = [];
  const fonts = new Map<string, Font | null>();
  const saved: State[] = [];
  let state: State = {
    ctm: view.transform as unknown as Matrix,
    colour: '#000000',
    font: null,
    fontSize: 0,
    direction: 1,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  };
  let text: Matrix = identity;
  let [x, y, lineX, lineY] = [0, 0, 0, 0];
  const moveLine = (byX: number, byY: number) => {
    lineX += byX;
    lineY += byY;
    [x, y] = [lineX, lineY];
  };

  for (const [at, operator] of fnArray.entries()) {
    const args: readonly unknown[] = (argsArray[at] as readonly unknown[] | null) ?? [];
    const number = (index: number) => Number(args[index] ?? 0);
    switch (operator) {
      case OPS.save:
        saved.push({ ...state });
        break;
      case OPS.restore:
        state = saved.pop() ?? state;
        break;
      case OPS.transform:
        state.ctm = times(state.ctm, matrixOf(args));
        // Pictures are not decoded: what is left of one is its place, and that nothing is drawn there.
        if (fnArray[at + 1] === OPS.restore) pictures.push(areaOf([0, 0, 1, 1], state.ctm));
        break;
      case OPS.paintFormXObjectBegin:
        saved.push({ ...state });
        if (Array.isArray(args[0]) || ArrayBuffer.isView(args[0]))
          state.ctm = times(state.ctm, matrixOf(Array.from(args[0] as ArrayLike<number>)));
        break;
      case OPS.paintFormXObjectEnd:
        state = saved.pop() ?? state;
        break;
      case OPS.setFillRGBColor:
        state.colour = colourOf(args);
        break;
      case OPS.setFillTransparent:
      case OPS.setFillColorN:
        state.colour = '#808080';
        break;
      case OPS.beginText:
        text = identity;
        [x, y, lineX, lineY] = [0, 0, 0, 0];
        break;
      case OPS.setTextMatrix:
        text = matrixOf(Array.from((args[0] ?? []) as ArrayLike<number>));
        [x, y, lineX, lineY] = [0, 0, 0, 0];
        break;
      case OPS.moveText:
        moveLine(number(0), number(1));
        break;
      case OPS.setLeadingMoveText:
        state.leading = -number(1);
        moveLine(number(0), number(1));
        break;
      case OPS.nextLine:
        moveLine(0, -state.leading);
        break;
      case OPS.setLeading:
        state.leading = number(0);
        break;
      case OPS.setCharSpacing:
        state.charSpacing = number(0);
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = number(0);
        break;
      case OPS.setHScale:
        state.scale = number(0) / 100;
        break;
      case OPS.setTextRise:
        state.rise = number(0);
        break;
      case OPS.setTextRenderingMode:
        state.mode = number(0);
        break;
      case OPS.setFont:
        state.font = fontNamed(String(args[0]));
        state.fontSize = Math.abs(number(1));
        state.direction = number(1) < 0 ? -1 : 1;
        break;
      case OPS.setGState:
        for (const [key, value] of (args[0] ?? []) as readonly (readonly [string, unknown])[]) {
          if (key !== 'Font' || !Array.isArray(value)) continue;
          state.font = fontNamed(String(value[0]));
          state.fontSize = Math.abs(Number(value[1]));
        }
        break;
      case OPS.showText:
        showText(Array.isArray(args[0]) ? args[0] : []);
        break;
      case OPS.constructPath:
        drawPath(Number(args[0]), args[2]);
        break;
      default:
    }
  }
  const inside = ({ x: left, y: base }: Glyph) =>
    left > -1 && base > -1 && left < view.width + 1 && base < view.height + 1;
  const shown = (seen.length >= fewestSeen ? seen : [...seen, ...hidden]).filter(inside);
  return { width: view.width, height: view.height, glyphs: withoutDoubles(shown), rules, boxes, pictures };

  function fontNamed(name: string): Font | null {
    const known = fonts.get(name);
    if (known !== undefined) return known;
    const holder = name.startsWith('g_') ? page.commonObjs : page.objs;
    const font = holder.has(name) ? (fontShape.safeParse(holder.get(name)).data ?? null) : null;
    fonts.set(name, font);
    return font;
  }

  function showText(glyphs: readonly unknown[]): void {
    const { font, fontSize, direction } = state;
    if (!font || fontSize === 0) return;
    const vertical = font.vertical === true;
    const unit = fontSize * (font.fontMatrix?.[0] ?? 0.001);
    const scale = state.scale * direction;
    const frame = times(times(state.ctm, text), [1, 0, 0, 1, x, y + state.rise]);
    const size = Math.hypot(frame[2], frame[3]) * fontSize;
    const bold = font.bold === true || font.black === true || boldName.test(font.name ?? '');
    let along = 0;
    for (const item of glyphs) {
      if (typeof item === 'number') {
        along += ((vertical ? 1 : -1) * item * fontSize) / 1000;
        continue;
      }
      const glyph = glyphShape.safeParse(item).data;
      if (!glyph) continue;
      const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing;
      const metric = glyph.vmetric ?? font.defaultVMetrics;
      const width = vertical ? -(metric?.[0] ?? -1000) : glyph.width;
      const origin: readonly [number, number] = vertical
        ? [
            -(glyph.vmetric ? glyph.vmetric[1] : glyph.width * 0.5) * unit,
            -(along + (metric?.[2] ?? 880) * unit),
          ]
        : [along * scale, 0];
      const [left, base] = apply(frame, origin);
      const printed = readable(glyph.unicode);
      if (printed !== '' && size > 1 && isLevel(frame)) {
        const advance = Math.hypot(frame[0], frame[1]) * glyph.width * unit * Math.abs(scale);
        (state.mode === invisible ? hidden : seen).push({
          text: printed,
          x: left,
          y: base,
          size,
          advance: advance > 0 ? advance : size,
          bold,
          colour: state.colour,
        });
      }
      along += width * unit + (vertical ? -1 : 1) * spacing * direction;
    }
    if (vertical) y -= along;
    else x += along * scale;
  }

  function drawPath(paint: number, bounds: unknown): void {
    if (paint === OPS.endPath || !ArrayBuffer.isView(bounds)) return;
    const [left = 0, top = 0, right = 0, bottom = 0] = Array.from(bounds as Float32Array);
    const area = areaOf([left, top, right, bottom], state.ctm);
    const [across, down] = [area.right - area.left, area.bottom - area.top];
    if (![across, down].every(Number.isFinite)) return;
    if (Math.min(across, down) <= thickestRule) {
      if (Math.max(across, down) >= smallestBox) rules.push(area);
    } else if (Math.min(across, down) >= smallestBox && across * down < 0.7 * view.width * view.height) {
      boxes.push(area);
    }
  }
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];

function matrixOf(args: readonly unknown[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = args.map(Number);
  return [a, b, c, d, e, f];
}

function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function apply(m: Matrix, [x, y]: readonly [number, number]): [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** Whether letters stand on their feet: text turned on its side is read by nobody at a glance. */
function isLevel(m: Matrix): boolean {
  return m[0] > 0 && m[3] < 0 && Math.abs(m[1]) < 0.3 * m[0];
}

function areaOf([left, top, right, bottom]: readonly [number, number, number, number], m: Matrix): Area {
  const corners = [apply(m, [left, top]), apply(m, [right, bottom])] as const;
  return {
    left: Math.min(corners[0][0], corners[1][0]),
    right: Math.max(corners[0][0], corners[1][0]),
    top: Math.min(corners[0][1], corners[1][1]),
    bottom: Math.max(corners[0][1], corners[1][1]),
  };
}

function colourOf(args: readonly unknown[]): string {
  if (typeof args[0] === 'string') return args[0];
  const parts = Array.from(args, (part) => Math.round(Number(part)).toString(16).padStart(2, '0'));
  return `#${parts.slice(0, 3).join('')}`;
}

/** Some programs print a letter twice, a hair apart, to make it bold or give it a shadow. */
function withoutDoubles(glyphs: readonly Glyph[]): Glyph[] {
  const cell = 2;
  const known = new Map<string, Glyph[]>();
  const near = ({ text, x, y, size }: Glyph) => {
    const reach = 0.18 * size;
    for (let column = Math.floor((x - reach) / cell); column <= Math.floor((x + reach) / cell); column++)
      for (let row = Math.floor((y - reach) / cell); row <= Math.floor((y + reach) / cell); row++)
        for (const other of known.get(`${column} ${row}`) ?? [])
          if (other.text === text && Math.hypot(other.x - x, other.y - y) < reach) return true;
    return false;
  };
  return glyphs.filter((glyph) => {
    if (glyph.text.trim() === '') return true;
    if (near(glyph)) return false;
    const place = `${Math.floor(glyph.x / cell)} ${Math.floor(glyph.y / cell)}`;
    known.set(place, [...(known.get(place) ?? []), glyph]);
    return true;
  });
}
