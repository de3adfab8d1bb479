import type { StoredArticle } from './article.js';

/** Reading the stored articles; the store implements it, search and answers live on it. */
export interface ArticleReader {
  get(id: number): StoredArticle | undefined;
  /** In the order of ids; streams, so that an archive need not fit in memory. */
  all(): Iterable<StoredArticle>;
  count(): number;
  /** Grows with every change of any article. */
  revision(): number;
  /**
   * Ids changed and removed after the given revision, 0 for everything, in the order in which it happened; of so
   * many at most the first, up to and with `revision`.
   */
  changesSince(
    revision: number,
    most?: number,
  ): {
    readonly changed: readonly number[];
    readonly removed: readonly number[];
    readonly revision: number;
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
  /** How rare a word is in the language, whatever the archive: about 4 for 发展, 12 for a name. */
  rarity(word: string): number;
}

/** An article as an index of tokens takes it: each field's tokens, with single blanks between them. */
export interface ArticleTokens {
  readonly id: number;
  readonly headline: string;
  readonly deck: string;
  readonly body: string;
}

/** What must hold of an article's tokens for it to be found. */
export type TokenMatch =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'all' | 'any'; readonly of: readonly TokenMatch[] }
  | { readonly kind: 'without'; readonly match: TokenMatch; readonly not: TokenMatch };

/** The best articles of a token search, and how many there are in all, counted when asked. */
interface TokenHits {
  readonly hits: readonly { readonly id: number; readonly score: number }[];
  total(): number;
}

/** Tokens and the articles they stand in: MiniSearch in memory, or SQLite FTS5 in the store. */
export interface TokenIndex {
  /** Revision of the articles it was last brought to; 0 when it was never filled. */
  revision(): number;
  /** Brings it to a revision. Articles it knows are replaced. */
  update(changed: Iterable<ArticleTokens>, removed: Iterable<number>, revision: number): void;
  /** How many articles hold a token; may count articles lately removed. */
  frequency(token: string): number;
  /** The articles that match and are accepted, best by BM25 with weighted fields first. */
  find(match: TokenMatch, limit: number, accept?: (id: number) => boolean): TokenHits;
  /** The articles that match, in no order. */
  matching(match: TokenMatch): readonly number[];
  /** Tokens that begin with a prefix. */
  startingWith(prefix: string, limit: number): string[];
  /** Tokens that can be read aloud as a sound (see search/sound.ts). */
  soundingLike(sound: string): readonly string[];
}

/**
 * Opens the token index of the archive on disk. `fingerprint` names the analysis its tokens come from: one
 * made by another analysis is emptied. `soundsOf` gives the sounds a token can be read as.
 */
export type ArchiveIndexOpener = (
  fingerprint: string,
  soundsOf: (token: string) => readonly string[],
) => TokenIndex;

/** How much a field counts in every token index, beside 1 for the body. */
export const fieldWeights = { headline: 3, deck: 2, body: 1 } as const;
