import type { Answerer } from '../answer/index.js';
import type { Tokenizer } from '../news/index.js';
import type { ArticleSearch } from '../search/index.js';
import type { Store } from '../store/index.js';
import type { Pressroom } from './pressroom.js';

/** What is kept of articles and people; not how pages, indexes and updates come into the store. */
type Kept = Omit<
  Store,
  | 'pages'
  | 'savedIndexes'
  | 'archiveIndex'
  | 'phrasebook'
  | 'inbox'
  | 'fileReadings'
  | 'transaction'
  | 'close'
>;

/** What the conversation works with. */
export interface Desk extends Kept {
  readonly search: ArticleSearch;
  readonly answerer: Answerer;
  readonly pressroom: Pressroom;
  readonly tokenizer: Tokenizer;
  readonly towns: TownNames;
  /** How readers reach the paper, in its own words; null where it does not say. */
  readonly contact: string | null;
}

/** The towns a person may ask for. */
interface TownNames {
  /** Full names, in the gazetteer's order. */
  readonly all: readonly string[];
  /** The town a name, short name, village or zone belongs to; null for none. */
  named(text: string): string | null;
}
