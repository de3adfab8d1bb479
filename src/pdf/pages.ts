import { joinContinued, type PageReading, pageHead, readPrint, type Tagger } from '../pages/index.js';
import type { PrintedPage } from '../print/index.js';
import { openDocument } from './documents.js';
import { printedPage } from './drawing.js';
import { problems } from './problems.js';
import { readsAsText } from './readable.js';
import type { PdfLine, PdfPage, PdfReading } from './reading.js';

/** Fewer letters on a page are a picture's or a furniture's. */
const fewestLetters = 20;

/** Reads a PDF's pages into their articles. Never throws; blocks its thread for seconds: see readPdf. */
export async function pagesOf(
  bytes: Uint8Array,
  mostPages: number,
  tagger: Tagger | null = null,
): Promise<PdfReading> {
  let document: Awaited<ReturnType<typeof openDocument>>;
  try {
    document = await openDocument(bytes);
  } catch (error) {
    return {
      problem:
        error instanceof Error && error.name === 'PasswordException' ? problems.locked : problems.damaged,
    };
  }
  try {
    const count = document.numPages;
    if (count === 0) return { problem: problems.empty };
    if (count > mostPages) return { problem: problems.tooManyPages(count, mostPages) };
    const read: { readonly page: PrintedPage | null; readonly reading: PageReading | null }[] = [];
    for (let number = 1; number <= count; number++) {
      try {
        const page = await document.getPage(number);
        const printed = await printedPage(page);
        page.cleanup();
        read.push({ page: printed, reading: hasText(printed) ? readPrint(printed, tagger) : null });
      } catch {
        read.push({ page: null, reading: null });
      }
    }
    const heads = read.map(({ reading, page }, at) => headOf(reading, page, at));
    const joined = joinContinued(
      read.map(({ reading }, at) => ({
        number: heads[at]?.number ?? `${at + 1}`,
        reading: reading?.kind === 'articles' ? reading : null,
      })),
    );
    return { pages: read.map(({ page, reading }, at) => pdfPage(page, reading, joined[at], heads[at], at)) };
  } finally {
    await document.loadingTask.destroy();
  }
}

const hasText = ({ glyphs }: PrintedPage) => {
  const text = glyphs.map((glyph) => glyph.text).join('');
  return text.replace(/\s/gu, '').length >= fewestLetters && readsAsText(text);
};

function headOf(reading: PageReading | null, page: PrintedPage | null, at: number) {
  const head = reading?.kind === 'articles' && page ? pageHead(reading.blocks) : null;
  return { number: head?.number ?? `${at + 1}`, section: head?.section ?? null };
}

function pdfPage(
  page: PrintedPage | null,
  reading: PageReading | null,
  joined: ReturnType<typeof joinContinued>[number] | undefined,
  head: ReturnType<typeof headOf> | undefined,
  at: number,
): PdfPage {
  const number = head?.number ?? `${at + 1}`;
  const about = {
    number,
    section: head?.section ?? null,
    width: page?.width ?? 0,
    height: page?.height ?? 0,
    lines: [],
  };
  if (!page) return { ...about, read: { problem: problems.unreadablePage(number) } };
  if (!reading) {
    const drawn = page.glyphs.length >= fewestLetters;
    return { ...about, read: { problem: drawn ? problems.noCharacters(number) : problems.noText(number) } };
  }
  if (reading.kind === 'unreadable' || !joined)
    return { ...about, read: { problem: problems.noArticle(number) } };
  const kept = joined.articles.map(({ was }) => was);
  return {
    ...about,
    lines: linesOf(reading, kept),
    read: { articles: joined.articles.map(({ article }) => article), issueDate: reading.issueDate },
  };
}

/** A page's lines; `kept` are the articles that are still its own. */
function linesOf(reading: Extract<PageReading, { kind: 'articles' }>, kept: readonly number[]): PdfLine[] {
  return reading.blocks
    .flatMap(({ block, article, as }) => block.lines.map(({ line }) => ({ line, article, as })))
    .sort((a, b) => a.line.number - b.line.number)
    .flatMap(({ line, article, as }): PdfLine[] => {
      if (!line.place) return [];
      const { left, top, right, bottom } = line.place.area;
      const at = article === null ? -1 : kept.indexOf(article);
      return [
        {
          text: line.closed,
          left: Math.round(left),
          top: Math.round(top),
          right: Math.round(right),
          bottom: Math.round(bottom),
          upright: line.place.upright,
          article: at < 0 ? null : at,
          as: at < 0 ? 'furniture' : as,
        },
      ];
    });
}
