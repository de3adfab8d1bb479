import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import type { MadePrint } from './printMaker.js';

const font = (weight: number) =>
  unwrapped(
    readFileSync(
      new URL(
        `../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff`,
        import.meta.url,
      ),
    ),
  );

/** A WOFF file's font (https://www.w3.org/TR/WOFF/): fontkit would inflate its tables again for each letter. */
function unwrapped(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const header = Buffer.alloc(12 + 16 * count);
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  const tables: Buffer[] = [];
  let offset = header.length;
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index;
    const [at, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ];
    const stored = woff.subarray(at, at + packed);
    const table = packed < length ? inflateSync(stored) : stored;
    woff.copy(header, 12 + 16 * index, entry, entry + 4);
    woff.copy(header, 16 + 16 * index, entry + 16, entry + 20);
    header.writeUInt32BE(offset, 20 + 16 * index);
    header.writeUInt32BE(length, 24 + 16 * index);
    tables.push(table, Buffer.alloc((4 - (length % 4)) % 4));
    offset += length + ((4 - (length % 4)) % 4);
  }
  return Buffer.concat([header, ...tables]);
}

/** Matches bullets that the font does not hold, */
const notHeld = /[■●◎◆◇▲△★☆※□○◇▶►·▌｜〖〗＝]/gu;
/** and what stands for other signs that it does not. */
const instead: Readonly<Record<string, string>> = { '℃': '度', 阄: '签' };

/** A text in the letters that the font holds. */
function held(text: string): string {
  return text.replace(notHeld, '•').replace(/[℃阄]/gu, (sign) => instead[sign] ?? sign);
}

/** A made page as it can be printed here: what the font lacks must not be asked back from the PDF. */
export function asHeld(made: MadePrint): MadePrint {
  const title = (text: string | null) => text && held(text);
  return {
    ...made,
    drawn: made.drawn.map((each) => (each.kind === 'text' ? { ...each, text: held(each.text) } : each)),
    truth: made.truth.map((article) => ({
      ...article,
      headline: title(article.headline),
      kicker: title(article.kicker),
      deck: title(article.deck),
      lines: article.lines.map(held),
    })),
  };
}

let fonts: { readonly regular: Buffer; readonly bold: Buffer } | undefined;

/** Prints made pages, a page each, as pdfkit does: subset CID fonts, Identity-H. */
export function printWithPdfkit(
  prints: readonly MadePrint[],
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  fonts ??= { regular: font(400), bold: font(700) };
  const document = new PDFDocument({ autoFirstPage: false, ...options });
  document.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  for (const { width, height, drawn } of prints) {
    document.addPage({ size: [width, height], margin: 0 });
    for (const each of drawn) {
      if (each.kind === 'text') {
        document
          .font(each.bold ? 'bold' : 'regular', each.size)
          .fillColor(each.colour)
          .text(held(each.text), each.x, each.y, {
            lineBreak: false,
            baseline: 'alphabetic',
            characterSpacing: each.spread,
          });
      } else if (each.kind === 'rule') {
        document
          .moveTo(each.x, each.y)
          .lineTo(each.x + each.dx, each.y + each.dy)
          .lineWidth(0.5)
          .stroke('#000000');
      } else {
        document.rect(each.x, each.y, each.width, each.height);
        if (each.kind === 'box') document.lineWidth(0.7).stroke(each.colour);
        else document.fill(each.colour);
      }
    }
  }
  document.end();
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => resolve(Buffer.concat(pieces)));
    document.on('error', reject);
  });
}

/** A page with these lines on it. */
export function aPage(
  lines: readonly { readonly text: string; readonly x: number; readonly y: number; readonly size: number }[],
): MadePrint {
  const drawn = lines.map(
    (line) =>
      ({ ...line, kind: 'text', bold: line.size > 12, colour: '#000000', spread: 0, of: null }) as const,
  );
  return { width: 500, height: 700, drawn, truth: [] };
}
