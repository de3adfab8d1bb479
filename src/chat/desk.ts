import type { Answerer } from '../answer/index.js';
import type { Tokenizer } from '../news/index.js';
import type { ArticleSearch } from '../search/index.js';
import type {
  ArticleStore,
  Audit,
  Chats,
  Drafts,
  Following,
  Forget,
  LettersToEditors,
  Outbox,
  Posts,
  Questions,
  Store,
  Topics,
  Votes,
} from '../store/index.js';
import type { Pressroom } from './pressroom.js';

/** What the conversation works with. */
export interface Desk {
  readonly articles: ArticleStore;
  readonly search: ArticleSearch;
  readonly answerer: Answerer;
  readonly topics: Topics;
  readonly chats: Chats;
  readonly following: Following;
  readonly outbox: Outbox;
  readonly posts: Posts;
  readonly questions: Questions;
  readonly votes: Votes;
  readonly letters: LettersToEditors;
  readonly drafts: Drafts;
  readonly audit: Audit;
  readonly pressroom: Pressroom;
  readonly tokenizer: Tokenizer;
  readonly towns: TownNames;
  /** How readers reach the paper, in its own words; null where it does not say. */
  readonly contact: string | null;
  readonly forget: Forget;
  readonly unwritten: Store['unwritten'];
}

/** The towns a person may ask for. */
interface TownNames {
  /** Full names, in the gazetteer's order. */
  readonly all: readonly string[];
  /** The town a name, short name, village or zone belongs to; null for none. */
  named(text: string): string | null;
}
