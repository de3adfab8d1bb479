import type { ArchiveIndexOpener, Article, SavedIndexes } from '../news/index.js';
import { type ArticleStore, articleStore } from './articles.js';
import { type Audit, audit } from './audit.js';
import { type Chats, chats } from './chats.js';
import { type Drafts, drafts } from './drafts.js';
import { type FileReadings, fileReadings } from './fileReadings.js';
import { type Following, following } from './following.js';
import { type Forget, forgetting } from './forgetting.js';
import { type Inbox, inbox } from './inbox.js';
import { type LettersToEditors, lettersToEditors } from './lettersToEditors.js';
import { openDatabase } from './openDatabase.js';
import { type Outbox, outbox } from './outbox.js';
import { type PageStore, pageStore } from './pages.js';
import { type Phrasebook, phrasebook } from './phrasebook.js';
import { type Posts, posts } from './posts.js';
import { type Questions, questions } from './questions.js';
import { savedIndexes } from './savedIndexes.js';
import { adviceOn, damagedArticle, patience, rememberer, StoreError, type Unwritable } from './storeError.js';
import { tokenIndexes } from './tokenIndex.js';
import { type Topics, topics } from './topics.js';
import { type Votes, votes } from './votes.js';

/** Everything that is kept; the truth the index is made from. */
export interface Store {
  readonly pages: PageStore;
  readonly articles: ArticleStore;
  readonly savedIndexes: SavedIndexes;
  /** The search index of an archive that outgrows memory. */
  readonly archiveIndex: ArchiveIndexOpener;
  readonly phrasebook: Phrasebook;
  readonly topics: Topics;
  readonly chats: Chats;
  readonly following: Following;
  readonly outbox: Outbox;
  readonly posts: Posts;
  readonly inbox: Inbox;
  readonly questions: Questions;
  readonly votes: Votes;
  readonly letters: LettersToEditors;
  readonly drafts: Drafts;
  readonly fileReadings: FileReadings;
  readonly audit: Audit;
  readonly forget: Forget;
  /**
   * Whether an error only means that nothing can be written now, while what is stored can still be read;
   * then whoever runs the bot is told.
   */
  unwritten(error: unknown): boolean;
  /** Runs all of it or, when it throws, none of it. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens a database file (`:memory:` for one that vanishes), creating and migrating it as needed; where
 * nothing can be written, to read. `told` hears when something could not be written, `describe` gives a
 * corrected article its facts anew.
 * Throws StoreError with a line a person can act on.
 */
export function openStore(
  path: string,
  told: Unwritable = () => {},
  now: () => Date = () => new Date(),
  describe?: (article: Article) => Article,
): Store {
  const database = openDatabase(path, told);
  const { remembering, unwritten } = rememberer(database, told);
  const pages = pageStore(database);
  const saved = savedIndexes(database);
  const phrases = phrasebook(database, now);
  const lastTopics = topics(database);
  const asked = questions(database);
  const incoming = inbox(database);
  const chosen = chats(database);
  const openArchive = tokenIndexes(database);
  const known = new Set<number>();
  const damaged = (id: number, pageId: number | null) => {
    if (known.has(id)) return;
    known.add(id);
    told(damagedArticle(id, pageId !== null));
    if (pageId !== null) remembering(() => pages.readAgain(pageId), undefined);
  };
  return {
    pages,
    articles: articleStore(database, describe, damaged),
    savedIndexes: { ...saved, save: (...index) => remembering(() => saved.save(...index), undefined) },
    archiveIndex: (...opening) => {
      const index = openArchive(...opening);
      return {
        ...index,
        // What cannot be put there now is put there the next time.
        update: (...changes) => remembering(() => index.update(...changes), undefined, patience),
      };
    },
    // A button whose text could not be kept says that it no longer works.
    phrasebook: { ...phrases, remember: (text) => remembering(() => phrases.remember(text), 0) },
    topics: {
      ...lastTopics,
      write: (...topic) => remembering(() => lastTopics.write(...topic), undefined),
    },
    // A group's old id is met again with the next message to it.
    chats: { ...chosen, move: (...names) => remembering(() => chosen.move(...names), undefined) },
    following: following(database),
    outbox: outbox(database),
    posts: posts(database),
    inbox: {
      ...incoming,
      add: (...updates) => remembering(() => incoming.add(...updates), null),
      handled: (id) => remembering(() => incoming.handled(id), undefined),
      begun: (id) => remembering(() => incoming.begun(id), undefined),
      outlived: (id) => remembering(() => incoming.outlived(id), undefined),
      leftOver: (at) => remembering(() => incoming.leftOver(at), { left: [], givenUp: [] }, patience),
    },
    questions: {
      ...asked,
      record: (...question) => remembering(() => asked.record(...question), null),
    },
    votes: votes(database),
    letters: lettersToEditors(database),
    drafts: drafts(database),
    fileReadings: fileReadings(database),
    audit: audit(database),
    forget: forgetting(database),
    unwritten,
    // Immediate: what was read in it is still so when it writes, whatever other processes do.
    transaction: (work) => database.transaction(work).immediate(),
    close: () => {
      database.close();
    },
  };
}

export type { Change, Origin } from './articles.js';
export { backUp, type Repair, repair } from './backup.js';
export type { ChatSettings } from './chats.js';
export type { Correction } from './corrections.js';
export type { Draft } from './drafts.js';
export type { Piece } from './fileReadings.js';
export type { FollowedTopic, Manner, Topic } from './following.js';
export type { Incoming } from './inbox.js';
export type { Delivery, Waiting } from './outbox.js';
export type { KnownPage } from './pages.js';
export type { Post } from './posts.js';
export type { Counted, Outcome } from './questions.js';
export type { Vote } from './votes.js';
export type { ArticleStore, Chats, Inbox, Phrasebook };
export { adviceOn, StoreError };
