import type { StoredArticle } from './article.js';

/** Reading the stored articles; the store implements it, search and answers live on it. */
export interface ArticleReader {
  get(id: number): StoredArticle | undefined;
  /** In the order of ids; streams, so that an archive need not fit in memory. */
  all(): Iterable<StoredArticle>;
  count(): number;
  /** Grows with every change of any article. */
  revision(): number;
  /** Ids changed and removed after the given revision; `revision` 0 asks for everything. */
  changesSince(revision: number): {
    readonly changed: readonly number[];
    readonly removed: readonly number[];
  };
  /** Newest first, then page order. */
  latest(filter: LatestFilter, window: Window): { readonly total: number; readonly ids: readonly number[] };
}

export interface LatestFilter {
  readonly town?: string;
  readonly kind?: StoredArticle['kind'];
}

export interface Window {
  readonly limit: number;
  readonly offset: number;
}

/** Where a search engine keeps what it would otherwise have to compute again at the next start. */
export interface SavedIndexes {
  load(name: string): { readonly bytes: Uint8Array; readonly revision: number } | undefined;
  save(name: string, bytes: Uint8Array, revision: number): void;
}

/** Word borders and parts of speech; search/ makes it, others get it handed in. */
export interface Tokenizer {
  /** Words in order, covering the text. */
  cut(text: string): string[];
  /** Words with jieba's part-of-speech tags (nr person, ns place, nt organisation, m number …). */
  tag(text: string): { readonly word: string; readonly tag: string }[];
}
