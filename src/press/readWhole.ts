import {
  type FileHead,
  isPdfName,
  type NamedBytes,
  pageOf,
  readPageFile,
  type Stored,
} from '../load/index.js';
import type { PageOverride } from '../pages/index.js';
import { type PdfPage, pagesOf } from '../pdf/index.js';
import type { Piece } from '../store/index.js';
import { describe, pageReader, tokenizer } from './pageReader.js';

/** How a page of a PDF stands in print. */
export type PrintOfPage = Omit<PdfPage, 'read'>;

/**
 * Reads a file, telling piece after piece (see FileReader), and blocks meanwhile. Throws what nobody foresaw.
 */
export async function readWhole(
  { name, bytes }: NamedBytes,
  overrides: ReadonlyMap<string, PageOverride>,
  mostPages: number,
  told: (piece: Piece) => void,
): Promise<FileHead> {
  let place = 0;
  const tell = (article: Stored) =>
    told({ kind: 'article', place: place++, content: JSON.stringify(article) });
  if (!isPdfName(name)) {
    const reading = readPageFile({ name, bytes }, overrides.get(name), pageReader);
    if ('problem' in reading) return reading;
    for (const article of reading.articles) tell(article);
    return { pages: [{ articles: place }] };
  }
  const reading = await pagesOf(bytes, mostPages, tokenizer);
  if ('problem' in reading) return reading;
  return {
    pages: reading.pages.map(({ read, ...print }, at) => {
      told({ kind: 'print', place: at, content: JSON.stringify(print satisfies PrintOfPage) });
      if ('problem' in read) return { problem: read.problem };
      const override = overrides.get(pageOf(name, at, reading.pages.length)) ?? overrides.get(name);
      const articles = pageReader.state(read.articles, override);
      for (const article of articles) tell({ article: describe(article), externalId: null });
      return { articles: articles.length };
    }),
  };
}
