import type { Database } from 'better-sqlite3';
import { askersSchema } from './askers.js';
import { auditSchema } from './audit.js';
import { chatsSchema } from './chats.js';
import { correctionsSchema, withdrawalsSchema } from './corrections.js';
import { draftsInPart, draftsSchema } from './drafts.js';
import { fileReadingsSchema, pdfReadingsSchema } from './fileReadings.js';
import { followingByPlace, followingSchema } from './following.js';
import { inboxSchema } from './inbox.js';
import { lettersSchema } from './lettersToEditors.js';
import { outboxByPlace, outboxSchema } from './outbox.js';
import { phrasesByAge } from './phrasebook.js';
import { postsSchema } from './posts.js';
import { numberedQuestions, questionsByAge, questionsSchema } from './questions.js';
import { StoreError } from './storeError.js';
import { tokenIndexSchema } from './tokenIndex.js';
import { votesSchema } from './votes.js';

/**
 * The schema, step by step; `PRAGMA user_version` counts the steps a database has taken
 * (https://www.sqlite.org/pragma.html#pragma_user_version). A landed step is never edited.
 */
const steps: readonly string[] = [
  `
  CREATE TABLE state (only INTEGER PRIMARY KEY CHECK (only = 1), revision INTEGER NOT NULL) STRICT;
  INSERT INTO state VALUES (1, 0);

  CREATE TABLE page (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    fingerprint TEXT NOT NULL,
    problem TEXT
  ) STRICT;

  -- AUTOINCREMENT: an id once shown to a reader never comes to mean another article.
  CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    page_id INTEGER REFERENCES page(id) ON DELETE CASCADE,
    external_id TEXT,
    source TEXT NOT NULL,
    position INTEGER NOT NULL,
    identity TEXT NOT NULL,
    kind TEXT NOT NULL,
    date TEXT,
    content TEXT NOT NULL,
    revision INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX article_by_page ON article(page_id);
  CREATE INDEX article_by_date ON article(date DESC, source, position);
  CREATE INDEX article_by_revision ON article(revision);
  CREATE UNIQUE INDEX article_imported ON article(identity) WHERE page_id IS NULL;

  CREATE TABLE article_town (
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    town TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (article_id, town)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX article_town_by_town ON article_town(town);

  CREATE TABLE removal (article_id INTEGER PRIMARY KEY, revision INTEGER NOT NULL) STRICT;
  CREATE INDEX removal_by_revision ON removal(revision);
  CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
    UPDATE state SET revision = revision + 1;
    INSERT OR REPLACE INTO removal SELECT OLD.id, revision FROM state;
  END;

  CREATE TABLE saved_index (name TEXT PRIMARY KEY, revision INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE phrase (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE topic (
    chat TEXT NOT NULL,
    user TEXT NOT NULL,
    topic TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (chat, user)
  ) STRICT, WITHOUT ROWID;
  `,
  tokenIndexSchema,
  chatsSchema + followingSchema + outboxSchema,
  questionsSchema + draftsSchema + auditSchema + correctionsSchema,
  inboxSchema,
  questionsByAge,
  askersSchema + phrasesByAge,
  followingByPlace +
    outboxByPlace +
    numberedQuestions +
    votesSchema +
    lettersSchema +
    postsSchema +
    withdrawalsSchema +
    draftsInPart,
  pdfReadingsSchema,
  fileReadingsSchema,
];

/**
 * Takes a database to the newest schema, a step a transaction; of two processes one takes it and the other
 * waits. Throws StoreError for a newer one than this program knows, and for another program's.
 */
export function migrate(database: Database): void {
  const taken = () => Number(database.pragma('user_version', { simple: true }));
  if (taken() > steps.length) {
    throw new StoreError(
      `the database has schema ${taken()}, this program knows ${steps.length}: start a newer version of the program, or name another DATABASE_PATH`,
    );
  }
  const takeNext = database.transaction(() => {
    const sql = steps[taken()];
    if (sql === undefined) return;
    if (taken() === 0 && database.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined) {
      throw new StoreError(
        'the database is not one of this program: name another DATABASE_PATH, or `npm run repair` moves it aside and restores the newest backup',
      );
    }
    database.exec(sql);
    database.pragma(`user_version = ${taken() + 1}`);
  });
  while (taken() < steps.length) takeNext.immediate();
}
