import type { Database } from 'better-sqlite3';
import { askers } from './askers.js';

export type Outcome = 'answered' | 'unanswered' | 'found' | 'nothingFound';

export interface Counted {
  readonly text: string;
  readonly times: number;
}

/** What people asked and whether they got an answer; who asked is kept as a keyed hash (askers.ts). */
export interface Questions {
  /** Gives its number; null when it could not be kept. One that a button asked again is not counted. */
  record(user: string, text: string, outcome: Outcome | 'pressed', at: Date): number | null;
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
    record: database.transaction((user: string, text: string, outcome: Outcome | 'pressed', at: Date) => {
      prune.run(at.getTime() - keptMilliseconds);
      return Number(insert.run(askerOf(user), at.getTime(), text, outcome).lastInsertRowid);
    }),
    counts(since) {
      const counted = new Map(counts.all(since.getTime()).map((row) => [row.outcome, row.times]));
      const times = (outcome: Outcome) => counted.get(outcome) ?? 0;
      return {
        answered: times('answered'),
        unanswered: times('unanswered'),
        found: times('found'),
        nothingFound: times('nothingFound'),
      };
    },
    askers: (since) => askersSince.get(since.getTime()) ?? 0,
    most: (outcomes, since, limit) => most.all(since.getTime(), JSON.stringify(outcomes), limit),
  };
}
