import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { type DrawnPage, pictureOf, type Stroke } from './picture.js';

const fontFile = '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2';
const font = 'Page Font';
/** Pixels of the picture's longer side: a headline can be read when it is looked at closely. */
const longestSide = 2000;

/**
 * The picture of how a page was understood (see pictureOf) as PNG; null where the optional drawing packages are not
 * installed, or the page has no size.
 */
export async function pngOf(page: DrawnPage, firstNumber: number): Promise<Uint8Array | null> {
  if (page.width <= 0 || page.height <= 0) return null;
  const createCanvas = await drawing();
  if (!createCanvas) return null;
  const scale = longestSide / Math.max(page.width, page.height);
  const canvas = createCanvas(Math.ceil(page.width * scale), Math.ceil(page.height * scale));
  const pen = canvas.getContext('2d');
  pen.scale(scale, scale);
  for (const stroke of pictureOf(page, firstNumber)) draw(stroke, pen);
  return canvas.toBuffer('image/png');
}

async function drawing(): Promise<((width: number, height: number) => Canvas) | null> {
  try {
    const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
    if (!GlobalFonts.has(font))
      GlobalFonts.register(readFileSync(createRequire(import.meta.url).resolve(fontFile)), font);
    return createCanvas;
  } catch {
    // The packages are optional.
    return null;
  }
}

function draw(stroke: Stroke, pen: SKRSContext2D): void {
  pen.fillStyle = pen.strokeStyle = stroke.colour;
  switch (stroke.kind) {
    case 'ground': {
      const { left, top, right, bottom } = stroke.area;
      pen.globalAlpha = stroke.strength;
      pen.fillRect(left, top, right - left, bottom - top);
      pen.globalAlpha = 1;
      return;
    }
    case 'frame': {
      const { left, top, right, bottom } = stroke.area;
      pen.lineWidth = 1;
      pen.strokeRect(left, top, right - left, bottom - top);
      return;
    }
    case 'letters':
      letters(stroke, pen);
      return;
    case 'arrow':
      arrow(stroke, pen);
      return;
    case 'number': {
      const [x, y] = stroke.at;
      pen.beginPath();
      pen.arc(x, y, 11, 0, 2 * Math.PI);
      pen.fill();
      pen.fillStyle = '#ffffff';
      pen.font = `13px "${font}"`;
      pen.textAlign = 'center';
      pen.fillText(stroke.text, x, y + 4.5);
      pen.textAlign = 'start';
    }
  }
}

function letters(
  { area: { left, top, right, bottom }, text, upright }: Extract<Stroke, { kind: 'letters' }>,
  pen: SKRSContext2D,
): void {
  const size = upright ? right - left : bottom - top;
  pen.font = `${size}px "${font}"`;
  if (!upright) {
    const width = pen.measureText(text).width;
    if (width <= 0) return;
    // A line stands where the page has it, whatever its own font was.
    pen.save();
    pen.translate(left, bottom - 0.14 * size);
    pen.scale((right - left) / width, 1);
    pen.fillText(text, 0, 0);
    pen.restore();
    return;
  }
  const all = [...text];
  const step = (bottom - top) / Math.max(1, all.length);
  for (const [at, letter] of all.entries()) pen.fillText(letter, left, top + (at + 0.86) * step);
}

function arrow({ from, to }: Extract<Stroke, { kind: 'arrow' }>, pen: SKRSContext2D): void {
  const [[x1, y1], [x2, y2]] = [from, to];
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const barb = (turn: number) => [x2 - 9 * Math.cos(angle + turn), y2 - 9 * Math.sin(angle + turn)] as const;
  pen.lineWidth = 1.6;
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
  pen.beginPath();
  pen.moveTo(x2, y2);
  pen.lineTo(...barb(0.4));
  pen.lineTo(...barb(-0.4));
  pen.fill();
}
