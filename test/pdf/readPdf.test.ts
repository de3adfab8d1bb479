import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/news/index.js';
import { svgOf } from '../../src/pdf/index.js';
import { readable } from '../../src/pdf/readable.js';
import { limits, openPress, type PrintOfPage } from '../../src/press/index.js';
import { measurePage, summed } from '../pages/measure.js';
import { paperStyles } from '../pages/paperStyles.js';
import { aPage, printWithPdfkit } from '../print/pdfkitPrint.js';
import { printDesigns } from '../print/printDesigns.js';
import { makePrint } from '../print/printMaker.js';

const [paper] = paperStyles;
if (!paper) throw new Error('there is no paper');
const press = openPress();

type ReadPage = PrintOfPage & { readonly read: { articles: readonly Article[] } | { problem: string } };
type PdfReading = { readonly pages: readonly ReadPage[] } | { readonly problem: string };

/** A whole PDF, as the press tells it piece by piece. */
async function readPdf(bytes: Buffer, by = press): Promise<PdfReading> {
  const articles: Article[] = [];
  const prints: PrintOfPage[] = [];
  const head = await by.read({ name: 'a.pdf', bytes }, new Map(), (pieces) => {
    for (const { kind, content } of pieces) {
      if (kind === 'article') articles.push(JSON.parse(content).article);
      else prints.push(JSON.parse(content));
    }
  });
  if ('problem' in head) return head;
  return {
    pages: head.pages.map((page, at) => ({
      ...(prints[at] ?? fail()),
      read: 'problem' in page ? page : { articles: articles.splice(0, page.articles) },
    })),
  };
}

function pagesIn(reading: PdfReading) {
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.pages;
}

/** Of each page how many articles it has, or why it has none. */
const told = (reading: PdfReading) =>
  pagesIn(reading).map(({ number, read }) =>
    'problem' in read ? read.problem : `${number}: ${read.articles.length}`,
  );

/** A PDF of one page with this content, as small as can be. */
function tinyPdf(content: Buffer): Buffer {
  const packed = deflateSync(content);
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R>>endobj\n4 0 obj<</Length ${packed.length}/Filter/FlateDecode>>stream\n`,
    ),
    packed,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n'),
  ]);
}

describe('a newspaper page as PDF', () => {
  it('gives its articles in every design, with headline, text and what else stands with them', async () => {
    const prints = printDesigns.map((design, at) => makePrint(paper, design, 70 + at));
    const pages = pagesIn(await readPdf(await printWithPdfkit(prints)));
    const measures = pages.map(({ read }, at) =>
      measurePage('articles' in read ? read.articles : [], prints[at]?.truth ?? [], {
        read: null,
        iso: null,
      }),
    );
    const total = summed(measures);
    expect(total.articles).toBeGreaterThan(30);
    expect(total.headline).toBeGreaterThan(0.95);
    expect(total.characters).toBeGreaterThan(0.9);
  });

  it('takes the date and the name of each page from its head', async () => {
    const pages = ['第2版', '第5版'].map((number) =>
      aPage([
        { text: '2024年3月5日 星期二', x: 30, y: 30, size: 9 },
        { text: '民生', x: 240, y: 32, size: 16 },
        { text: number, x: 440, y: 30, size: 9 },
        { text: '观鸟台建成开放', x: 40, y: 100, size: 28 },
        ...paragraph(
          '本报讯 昨天，市里的观鸟台建成开放，前来观鸟的市民很多。工作人员说，观鸟台有三层，可以看到湖面。',
          40,
          130,
        ),
      ]),
    );
    const read = pagesIn(await readPdf(await printWithPdfkit(pages)));
    expect(read.map(({ number, section }) => [number, section])).toEqual([
      ['2', '民生'],
      ['5', '民生'],
    ]);
    for (const { read: page } of read)
      expect('articles' in page && page.articles.map(({ headline, date }) => [headline, date?.iso])).toEqual([
        ['观鸟台建成开放', '2024-03-05'],
      ]);
  });

  it('joins a story that goes on on another page', async () => {
    const first = aPage([
      { text: '第1版', x: 440, y: 30, size: 9 },
      { text: '水乡集市开张', x: 40, y: 100, size: 28 },
      ...paragraph(
        '本报讯 昨天，水乡集市在古镇开张，三十多个摊位沿河排开。摊主们天不亮就来布置，游客从早到晚没有断过。集市还将',
        40,
        130,
      ),
      { text: '（下转2版）', x: 40, y: 250, size: 9 },
    ]);
    const second = aPage([
      { text: '第2版', x: 440, y: 30, size: 9 },
      { text: '（上接1版）', x: 40, y: 100, size: 9 },
      ...paragraph('在每个周末开放，直到年底。镇里说，水乡集市的摊位都免费，摊主只要报名。', 40, 113.5),
    ]);
    const [one, two] = pagesIn(await readPdf(await printWithPdfkit([first, second])));
    expect(
      one && 'articles' in one.read && one.read.articles.map(({ paragraphs }) => paragraphs.join('')),
    ).toEqual([expect.stringContaining('集市还将在每个周末开放，直到年底。')]);
    expect(two && 'articles' in two.read && two.read.articles).toEqual([]);
  });

  it('is drawn with a box and a number for each article', async () => {
    const print = makePrint(paper, printDesigns[0] ?? fail(), 80);
    const pages = pagesIn(await readPdf(await printWithPdfkit([print])));
    const articles = pages.flatMap(({ read }) => ('articles' in read ? read.articles : []));
    const svg = svgOf(pages);
    expect(svg.match(/<circle/gu)).toHaveLength(articles.length);
    // A headline may be set in rows, each drawn by itself.
    for (const row of articles[0]?.headline?.split(' ') ?? []) expect(svg).toContain(row);
  });
});

describe('a glyph’s character', () => {
  it.each([
    ['⻋', '车'],
    ['⺠', '民'],
    ['⾦', '金'],
    ['⼾', '户'],
    ['ﬁ', 'fi'],
    ['车', '车'],
    ['\uE5E5', ''],
  ])('%s is read as %s', (drawn, read) => {
    expect(readable(drawn)).toBe(read);
  });
});

describe('a PDF that gives nothing says why in one line', () => {
  it('without text', async () => {
    const picture = aPage([{ text: '图', x: 10, y: 20, size: 9 }]);
    expect(told(await readPdf(await printWithPdfkit([picture])))).toEqual([
      '第1版没有文字层，需要先做文字识别',
    ]);
  });

  it('with a password', async () => {
    const print = makePrint(paper, printDesigns[0] ?? fail(), 81);
    expect(await readPdf(await printWithPdfkit([print], { userPassword: 'geheim' }))).toEqual({
      problem: 'PDF文件有密码，请发送没有密码的文件',
    });
  });

  it.each([
    ['no PDF at all', Buffer.from('no PDF')],
    ['nothing', Buffer.alloc(0)],
  ])('of damaged bytes: %s', async (_, bytes) => {
    expect(await readPdf(bytes)).toEqual({ problem: 'PDF文件已损坏，打不开' });
  });

  it('with too many pages, or too large', async () => {
    const pages = await printWithPdfkit([1, 2, 3].map(() => aPage([{ text: '页', x: 10, y: 20, size: 9 }])));
    expect(await readPdf(pages, openPress({ ...limits, pages: 2 }))).toEqual({
      problem: 'PDF文件有3页，最多读2页',
    });
    expect(await readPdf(pages, openPress({ ...limits, megabytes: 0 }))).toEqual({
      problem: '文件有1 MB，最多读0 MB',
    });
  });

  it('that unpacks without end', async () => {
    const bomb = tinyPdf(Buffer.alloc(900 * 2 ** 20, ' '));
    expect(await readPdf(bomb, openPress({ ...limits, memoryMegabytes: 300 }))).toEqual({
      problem: '文件展开后超过300 MB，没有读',
    });
  });
});

/** A paragraph in lines of a column. */
function paragraph(text: string, x: number, y: number) {
  return (`　　${text}`.match(/.{1,16}/gu) ?? []).map((line, at) => ({
    text: line.replaceAll('　', ''),
    x: line.startsWith('　') ? x + 18 : x,
    y: y + 13.5 * at,
    size: 9,
  }));
}

function fail(): never {
  throw new Error('there is no design');
}
