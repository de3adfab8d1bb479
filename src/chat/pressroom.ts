import type { Article } from '../news/index.js';

/** A page of a file, or why it brings nothing. */
interface SentPage {
  /** The place of its first article among all of the file, and how many it has. */
  readonly first: number;
  readonly articles: number;
  /** As its own head says; null of a text. */
  readonly number: string | null;
  readonly problem: string | null;
}

/** What a file of pages or articles would bring, or why it brings nothing. */
export type PageReading =
  | { readonly problem: string }
  | {
      readonly pages: readonly SentPage[];
      /** By its place in the whole file; undefined past the last. */
      article(place: number): Article | undefined;
      /** How a page of print was understood (PNG), its articles numbered as in the file; null where it is not drawn. */
      picture(page: number): Promise<Uint8Array | null>;
    };

/** Where the staff's pages are read and published. */
export interface Pressroom {
  /** Reads a file without storing its articles, once, while others go on. */
  read(name: string, bytes: Uint8Array): Promise<PageReading>;
  /** Whether a file of this name is published already, and would be replaced. */
  has(name: string): boolean;
  /**
   * Puts a file's pages among the others, for good, without the articles at some places of it; the others can be
   * found then. null, or why it cannot be read. Throws what node:fs throws.
   */
  publish(
    name: string,
    bytes: Uint8Array,
    leftOut: readonly number[],
  ): Promise<{ readonly problem: string } | null>;
  /** Makes corrected and withdrawn articles known to the search, while others go on. */
  refresh(): Promise<void>;
}
