import type { TokenIndex } from '../news/index.js';
import type { Analysis } from './analysis.js';
import type { ArticleTexts } from './articleTexts.js';
import type { Catalogue } from './catalogue.js';
import type { ClauseReader } from './clauses.js';
import type { Lexicon } from './lexicon.js';
import type { Vocabulary } from './vocabulary.js';

/** What a search looks things up in. */
export interface Sources {
  readonly catalogue: Catalogue;
  readonly index: TokenIndex;
  readonly texts: ArticleTexts;
  readonly vocabulary: Vocabulary;
  readonly lexicon: Lexicon;
  readonly analysis: Analysis;
  readonly readClauses: ClauseReader;
  /** How rare a word is in the language, whatever the archive (news/ports.ts, Tokenizer). */
  readonly rarity: (word: string) => number;
  /** Whether a text is one word of the language, or words of it set together. */
  readonly isWord: (text: string) => boolean;
  /** Whether a text is or holds the name of a person, a place or a body. */
  readonly isName: (text: string) => boolean;
}

/** An article found, with how well it meets what was asked. */
export interface RankedHit {
  readonly id: number;
  readonly score: number;
  /** Share of what was asked for that it has, 0 to 1, weighted by how telling it is. */
  readonly coverage: number;
}
