import type { Article } from '../news/index.js';

/** What a page or file of articles would bring, or why it brings nothing. */
export type PageReading = { readonly articles: readonly Article[] } | { readonly problem: string };

/** Where the staff's pages are read and published. */
export interface Pressroom {
  /** Reads a page without storing it. */
  read(name: string, bytes: Uint8Array): PageReading;
  /** Whether a page of this name is published already, and would be replaced. */
  has(name: string): boolean;
  /**
   * Puts a page among the others, for good, without the articles at some places of it; the others can be found
   * when this returns. Throws what node:fs throws.
   */
  publish(name: string, bytes: Uint8Array, leftOut: readonly number[], at: Date): PageReading;
  /** Makes corrected and withdrawn articles known to the search. */
  refresh(): void;
}
