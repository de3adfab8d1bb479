import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPrint } from '../src/pages/readPage.js';
import { readDrawings } from '../src/pdf/index.js';
import { measurePage, type PageMeasure, summed } from '../test/pages/measure.js';
import { paperStyles } from '../test/pages/paperStyles.js';
import { asHeld, printWithPdfkit } from '../test/print/pdfkitPrint.js';
import { printDesigns } from '../test/print/printDesigns.js';
import { type Drawn, type MadePrint, makePrint } from '../test/print/printMaker.js';
import { tokenizer } from './ours.js';

/**
 * The same made pages as PDFs of several producers, read with the shipped weights: what is read must not hang on who
 * made the file. Needs `chromium` and `soffice` (LibreOffice Writer), and the fonts Noto Sans and Serif CJK SC of
 * the system.
 */
const pagesOfEach = 3;
const folder = mkdtempSync(join(tmpdir(), 'producers-'));

type Text = Extract<Drawn, { kind: 'text' }>;
type Producer = (prints: readonly MadePrint[]) => Promise<Buffer[]>;
const escaped = (text: string) => text.replace(/[&<>]/gu, (sign) => `&#${sign.charCodeAt(0)};`);

function html({ width, height, drawn }: MadePrint, family: string): string {
  const element = (each: Drawn): string => {
    switch (each.kind) {
      case 'text':
        // Of Noto's CJK fonts the baseline stands 0.936 of the type below the top of a line as high as it.
        return `<span style="left:${each.x}pt;top:${each.y - 0.936 * each.size}pt;font-size:${each.size}pt;line-height:${each.size}pt;font-weight:${each.bold ? 700 : 400};color:${each.colour};letter-spacing:${each.spread}pt">${escaped(each.text)}</span>`;
      case 'rule':
        return `<i style="left:${each.x}pt;top:${each.y}pt;width:${Math.max(0.5, each.dx)}pt;height:${Math.max(0.5, each.dy)}pt;background:#000"></i>`;
      default:
        return `<i style="left:${each.x}pt;top:${each.y}pt;width:${each.width}pt;height:${each.height}pt;${each.kind === 'box' ? 'border:0.7pt solid' : 'background:'} ${each.colour}"></i>`;
    }
  };
  return `<!doctype html><meta charset="utf-8"><style>@page{size:${width}pt ${height}pt;margin:0}body{margin:0;font-family:"${family}"}i,span{position:absolute;white-space:pre;box-sizing:border-box;-webkit-print-color-adjust:exact}</style>${drawn.map(element).join('')}`;
}

const chromium =
  (family: string): Producer =>
  async (prints) =>
    prints.map((print, at) => {
      const [page, pdf] = [join(folder, `c${at}.html`), join(folder, `c${at}.pdf`)];
      writeFileSync(page, html(print, family));
      execFileSync(
        'chromium',
        [
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          '--no-pdf-header-footer',
          `--print-to-pdf=${pdf}`,
          page,
        ],
        { stdio: 'ignore' },
      );
      return readFileSync(pdf);
    });

function fodt({ width, height, drawn }: MadePrint, family: string): string {
  const texts = drawn.filter((each): each is Text => each.kind === 'text');
  const rules = drawn.filter((each) => each.kind === 'rule');
  const styles = texts
    .map(
      ({ size, bold, colour, spread }, at) =>
        `<style:style style:name="t${at}" style:family="paragraph"><style:paragraph-properties fo:line-height="${size}pt"/><style:text-properties style:font-name-asian="f" style:font-name="f" fo:font-size="${size}pt" style:font-size-asian="${size}pt" fo:font-weight="${bold ? 'bold' : 'normal'}" style:font-weight-asian="${bold ? 'bold' : 'normal'}" fo:color="${colour}" fo:letter-spacing="${spread}pt"/></style:style>`,
    )
    .join('');
  const frames = texts
    .map(
      ({ text, x, y, size }, at) =>
        `<draw:frame draw:style-name="g" text:anchor-type="page" text:anchor-page-number="1" svg:x="${x}pt" svg:y="${y - 0.9 * size}pt" svg:width="${width - x}pt" svg:height="${size}pt"><draw:text-box><text:p text:style-name="t${at}">${escaped(text)}</text:p></draw:text-box></draw:frame>`,
    )
    .join('');
  const lines = rules
    .map(
      ({ x, y, dx, dy }) =>
        `<draw:line draw:style-name="r" text:anchor-type="page" text:anchor-page-number="1" svg:x1="${x}pt" svg:y1="${y}pt" svg:x2="${x + dx}pt" svg:y2="${y + dy}pt"/>`,
    )
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls><style:font-face style:name="f" svg:font-family="'${family}'"/></office:font-face-decls><office:automatic-styles><style:page-layout style:name="p"><style:page-layout-properties fo:page-width="${width}pt" fo:page-height="${height}pt" fo:margin="0pt"/></style:page-layout><style:style style:name="g" style:family="graphic"><style:graphic-properties style:wrap="run-through" style:run-through="foreground" style:vertical-pos="from-top" style:vertical-rel="page" style:horizontal-pos="from-left" style:horizontal-rel="page" fo:padding="0pt" fo:border="none"/></style:style><style:style style:name="r" style:family="graphic"><style:graphic-properties style:wrap="run-through" svg:stroke-width="0.5pt"/></style:style>${styles}</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" style:page-layout-name="p"/></office:master-styles><office:body><office:text>${frames}${lines}<text:p/></office:text></office:body></office:document>`;
}

const libreOffice =
  (family: string): Producer =>
  async (prints) => {
    const pages = prints.map((print, at) => {
      const page = join(folder, `l${at}.fodt`);
      writeFileSync(page, fodt(print, family));
      return page;
    });
    execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, ...pages], {
      stdio: 'ignore',
    });
    return pages.map((page) => readFileSync(page.replace(/fodt$/u, 'pdf')));
  };

const producers: readonly (readonly [string, Producer])[] = [
  ['pdfkit, Noto Sans SC', (prints) => Promise.all(prints.map((print) => printWithPdfkit([print])))],
  ['Chromium, Noto Sans CJK SC', chromium('Noto Sans CJK SC')],
  ['Chromium, Noto Serif CJK SC', chromium('Noto Serif CJK SC')],
  ['LibreOffice, Noto Serif CJK SC', libreOffice('Noto Serif CJK SC')],
];
const columns = ['headline', 'characters', 'byline', 'kind', 'kicker', 'deck'] as const;
const prints = printDesigns.flatMap((design, at) =>
  Array.from({ length: pagesOfEach }, (_, page) => {
    const seed = 700_000 + 1000 * at + page;
    const paper = paperStyles[seed % paperStyles.length];
    if (!paper) throw new Error('no papers');
    return makePrint(paper, design, seed);
  }),
);
console.log(`${prints.length} pages in ${printDesigns.length} designs, read with the shipped weights`);
console.log(`${columns.join('  ')}  too many + missing  articles  ms a page`);
for (const [name, produce] of producers) {
  const pages = name.startsWith('pdfkit') ? prints.map(asHeld) : prints;
  const files = await produce(pages);
  const measures: PageMeasure[] = [];
  const begun = performance.now();
  for (const [at, file] of files.entries()) {
    const [page] = await readDrawings(file);
    const reading = page && readPrint(page, tokenizer);
    const read = reading?.kind === 'articles' ? reading.articles : [];
    measures.push(measurePage(read, pages[at]?.truth ?? [], { read: null, iso: null }));
  }
  const milliseconds = (performance.now() - begun) / files.length;
  const total = summed(measures);
  console.log(
    `${columns.map((column) => `${(100 * total[column]).toFixed(2)}%`.padStart(7)).join('  ')}  ${total.tooMany} + ${total.articles - measures.reduce((sum, { articles }) => sum + articles.filter(({ found }) => found > 0).length, 0)}  ${total.articles}  ${milliseconds.toFixed(0)}  ${name}`,
  );
}
