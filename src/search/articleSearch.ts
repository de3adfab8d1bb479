import type { TermKind } from './analysis.js';
import type { SnippetRun } from './snippet.js';

/** A page of results is asked for. */
export interface SearchWindow {
  readonly limit: number;
  readonly offset: number;
  /** For 今年, 去年 and for the gentle preference of what is new. */
  readonly today: Date;
}

export interface SearchHit {
  readonly id: number;
  /** Comparable within one result only. */
  readonly score: number;
  readonly snippet: readonly SnippetRun[];
  /** Other articles on the same event that this one stands for. */
  readonly folded: readonly number[];
}

export interface SearchResult {
  /** Articles found, those folded away not counted. */
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** `all`: the hits have everything asked for; `partial`: as much of it as could be found. */
  readonly matched: 'all' | 'partial' | 'none';
  /** The query as it was read when it was not found as typed: 钟带街道 → 钟埭街道. */
  readonly readAs: string | null;
  /** The words asked for, as they were read, in the order typed. */
  readonly words: readonly string[];
  /** Words of like meaning that hits are shown for, below those with the words themselves. */
  readonly alsoFor: readonly string[];
  /** Queries near the typed one that have results; only when nothing was found. */
  readonly corrections: readonly string[];
}

/** An article for a question, without a snippet. */
export interface QuestionHit {
  readonly id: number;
  readonly score: number;
  /** Share of what was asked for that the article has, weighted by how telling it is: 0 to 1. */
  readonly coverage: number;
}

/** A term of a text with its place. */
export interface AnalysedTerm {
  readonly text: string;
  readonly kind: TermKind;
  readonly start: number;
  readonly end: number;
}

/** A name in a text and what else it is called. */
export interface KnownName {
  readonly start: number;
  readonly end: number;
  readonly others: readonly string[];
}

/** Finding articles, whatever is typed. */
export interface ArticleSearch {
  /** For a line typed by a reader, with quotes, filters and exclusions; also for a whole question. */
  search(query: string, window: SearchWindow): SearchResult;
  /** For a question: nothing in it is a filter, and not everything asked must be there. Best first. */
  forQuestion(question: string, limit: number, today: Date): QuestionHit[];
  /** A line as it is read where not as typed: pinyin (xincang → 新仓), names by their sound (钟带 → 钟埭); else null. */
  readAs(line: string): string | null;
  /** What is measured of each article that may fit what was meant (fitting.ts), for learning how much it tells. */
  signs(query: string, today: Date): readonly { readonly id: number; readonly signs: readonly number[] }[];
  /** Articles that share rare words, people and towns with this one; never itself nor a copy of it. */
  related(id: number, limit: number): readonly { readonly id: number; readonly score: number }[];
  /** Terms of a text as they are indexed, words of questions and grammar left out. Offsets are the text's own. */
  terms(text: string): AnalysedTerm[];
  /** How much a term (as `terms` gives it) tells one article from another; high when rare. */
  idf(term: string): number;
  /** Names in a text that have others (data/search/synonyms.txt), each with those, normalised; offsets are the text's own. */
  namesIn(text: string): readonly KnownName[];
  /** Brings the index up to date with the articles, while everybody waits. */
  refresh(): void;
  /** The same while others go on; done when what had changed by now can be found. */
  catchUp(): Promise<void>;
  /** Keeps what is indexed for the next start, where something has changed. */
  save(): void;
}
