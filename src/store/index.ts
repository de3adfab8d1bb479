import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { ArchiveIndexOpener, SavedIndexes } from '../news/index.js';
import { type ArticleStore, articleStore } from './articles.js';
import { type Audit, audit } from './audit.js';
import { type Chats, chats } from './chats.js';
import { type Drafts, drafts } from './drafts.js';
import { type Following, following } from './following.js';
import { type Forget, forgetting } from './forgetting.js';
import { type Inbox, inbox } from './inbox.js';
import { migrate } from './migrations.js';
import { type Outbox, outbox } from './outbox.js';
import { type PageStore, pageStore } from './pages.js';
import { type Phrasebook, phrasebook } from './phrasebook.js';
import { type Questions, questions } from './questions.js';
import { savedIndexes } from './savedIndexes.js';
import { adviceOn, remembering, StoreError, type Unwritable } from './storeError.js';
import { tokenIndexes } from './tokenIndex.js';
import { type Topics, topics } from './topics.js';

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
  readonly inbox: Inbox;
  readonly questions: Questions;
  readonly drafts: Drafts;
  readonly audit: Audit;
  readonly forget: Forget;
  /** Runs all of it or, when it throws, none of it. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens a database file (`:memory:` for one that vanishes), creating and migrating it as needed.
 * `unwritable` is told when something a reply can do without could not be written.
 * Throws StoreError with a line a person can act on.
 */
export function openStore(
  path: string,
  unwritable: Unwritable = () => {},
  now: () => Date = () => new Date(),
): Store {
  let database: Database.Database;
  try {
    if (path !== ':memory:') makeFolder(dirname(path));
    database = new Database(path, { timeout: 10_000 });
    database.pragma('journal_mode = WAL');
    database.pragma('foreign_keys = ON');
    // What is erased is overwritten in the file, too.
    database.pragma('secure_delete = ON');
    migrate(database);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const reason = adviceOn(error) ?? (error instanceof Error ? error.message : String(error));
    throw new StoreError(`cannot use the database ${path}: ${reason}`, { cause: error });
  }
  const saved = savedIndexes(database);
  const phrases = phrasebook(database, now);
  const lastTopics = topics(database);
  const asked = questions(database);
  const incoming = inbox(database);
  return {
    pages: pageStore(database),
    articles: articleStore(database),
    savedIndexes: {
      ...saved,
      save: (...index) => remembering(unwritable, () => saved.save(...index), undefined),
    },
    archiveIndex: tokenIndexes(database),
    // A button whose text could not be kept says that it no longer works.
    phrasebook: { ...phrases, remember: (text) => remembering(unwritable, () => phrases.remember(text), 0) },
    topics: {
      ...lastTopics,
      write: (...topic) => remembering(unwritable, () => lastTopics.write(...topic), undefined),
    },
    chats: chats(database),
    following: following(database),
    outbox: outbox(database),
    inbox: {
      ...incoming,
      add: (...updates) => remembering(unwritable, () => incoming.add(...updates), null),
      handled: (id) => remembering(unwritable, () => incoming.handled(id), undefined),
      begun: (id) => remembering(unwritable, () => incoming.begun(id), undefined),
      outlived: (id) => remembering(unwritable, () => incoming.outlived(id), undefined),
      leftOver: (at) => remembering(unwritable, () => incoming.leftOver(at), []),
    },
    questions: {
      ...asked,
      record: (...question) => remembering(unwritable, () => asked.record(...question), undefined),
    },
    drafts: drafts(database),
    audit: audit(database),
    forget: forgetting(database),
    transaction: (work) => database.transaction(work)(),
    close: () => {
      database.close();
    },
  };
}

/** Node's own recursive mkdir never ends where every making says that the parent is missing, as under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(folder)) throw error;
  }
}

export type { Change, Origin } from './articles.js';
export { isAbout } from './articles.js';
export { backUp, type Repair, repair } from './backup.js';
export type { ChatSettings } from './chats.js';
export type { Correction } from './corrections.js';
export type { FollowedTopic, Topic } from './following.js';
export type { Incoming } from './inbox.js';
export type { Delivery, Waiting } from './outbox.js';
export type { KnownPage } from './pages.js';
export type { Counted, Outcome } from './questions.js';
export type {
  ArticleStore,
  Audit,
  Chats,
  Drafts,
  Following,
  Forget,
  Inbox,
  Outbox,
  PageStore,
  Phrasebook,
  Questions,
  Topics,
};
export { adviceOn, StoreError };
