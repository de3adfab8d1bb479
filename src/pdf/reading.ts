import type { NewsDate, PageArticle } from '../news/index.js';
import type { PlacedBlock } from '../pages/index.js';
import type { Area } from '../print/index.js';

/** A line of a page: where it stands, and of which of the page's articles it is; null for page furniture. */
export interface PdfLine extends Area {
  readonly text: string;
  readonly upright: boolean;
  readonly article: number | null;
  readonly as: PlacedBlock['as'];
}

/** A page of a PDF as it was read. */
export interface PdfPage {
  /** As its own head says, else by its place in the file. */
  readonly number: string;
  /** What its own head calls it: `要闻`. */
  readonly section: string | null;
  readonly width: number;
  readonly height: number;
  /** In the order of reading. */
  readonly lines: readonly PdfLine[];
  readonly read:
    | {
        readonly articles: readonly PageArticle[];
        readonly issueDate: NewsDate | null;
      }
    | { readonly problem: string };
}

/** What a PDF holds: its pages, or why none can be read. */
export type PdfReading = { readonly pages: readonly PdfPage[] } | { readonly problem: string };
