import type { Database } from 'better-sqlite3';
import { askers } from './askers.js';

/** What was asked. */
export const questionsSchema = `
  CREATE TABLE question (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    outcome TEXT NOT NULL
  ) STRICT;
`;

/** Forgetting old questions looks at these alone. */
export const questionsByAge = 'CREATE INDEX question_by_age ON question(at);';

/** A button under an answer names its question: no number comes to mean another. */
export const numberedQuestions = `
  CREATE TABLE numbered_question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    outcome TEXT NOT NULL,
    asker TEXT
  ) STRICT;
  INSERT INTO numbered_question SELECT id, at, text, outcome, asker FROM question;
  DROP TABLE question;
  ALTER TABLE numbered_question RENAME TO question;
  CREATE INDEX question_by_age ON question(at);
  CREATE INDEX question_by_asker ON question(asker);
`;

export type Outcome = 'answered' | 'unanswered' | 'found' | 'nothingFound';

export interface Counted {
  readonly text: string;
  readonly times: number;
}

/** What people asked and whether they got an answer; who asked is kept as a keyed hash (askers.ts). */
export interface Questions {
  record(user: string, text: string, outcome: Outcome, at: Date): void;
  /** How many were asked since then, by outcome. */
  counts(since: Date): Readonly<Record<Outcome, number>>;
  /** How many people asked since then. */
  askers(since: Date): number;
  /** The most frequent with one of these outcomes since then. */
  most(outcomes: readonly Outcome[], since: Date, limit: number): Counted[];
}

/** The questions of a migrated database; kept for ninety days. */
export function questions(database: Database): Questions {
  const keptMilliseconds = 90 * 24 * 60 * 60 * 1000;
  const askerOf = askers(database);
  const insert = database.prepare('INSERT INTO question (asker, at, text, outcome) VALUES (?, ?, ?, ?)');
  const prune = database.prepare('DELETE FROM question WHERE at < ?');
  const counts = database.prepare<[number], { outcome: Outcome; times: number }>(
    'SELECT outcome, count(*) AS times FROM question WHERE at >= ? GROUP BY outcome',
  );
  const askersSince = database
    .prepare<[number], number>('SELECT count(DISTINCT asker) FROM question WHERE at >= ?')
    .pluck();
  const most = database.prepare<[number, string, number], Counted>(
    `SELECT text, count(*) AS times FROM question
     WHERE at >= ? AND outcome IN (SELECT value FROM json_each(?))
     GROUP BY text ORDER BY times DESC, max(at) DESC LIMIT ?`,
  );
  return {
    record: database.transaction((user: string, text: string, outcome: Outcome, at: Date) => {
      prune.run(at.getTime() - keptMilliseconds);
      insert.run(askerOf(user), at.getTime(), text, outcome);
    }),
    counts(since) {
      const found = Object.fromEntries(counts.all(since.getTime()).map((row) => [row.outcome, row.times]));
      return { answered: 0, unanswered: 0, found: 0, nothingFound: 0, ...found };
    },
    askers: (since) => askersSince.get(since.getTime()) ?? 0,
    most: (outcomes, since, limit) => most.all(since.getTime(), JSON.stringify(outcomes), limit),
  };
}
