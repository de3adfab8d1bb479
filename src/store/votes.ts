import type { Database } from 'better-sqlite3';
import { askers } from './askers.js';
import type { Counted } from './questions.js';

/** What a reader thinks of an answer; `none` takes it back. */
export type Vote = 'up' | 'down' | 'none';

/** Votes on answers, by the number of the question (questions.ts); a later vote of a person replaces the earlier. */
export interface Votes {
  /** false when the question is no longer known. */
  cast(question: number, user: string, vote: Vote, at: Date): boolean;
  counts(since: Date): Readonly<Record<'up' | 'down', number>>;
  /** The questions whose answers most people judged wrong since then. */
  judgedWrong(since: Date, limit: number): Counted[];
}

/** The votes of a migrated database; kept as long as their questions. */
export function votes(database: Database): Votes {
  const voterOf = askers(database);
  const known = database.prepare('SELECT 1 FROM question WHERE id = ?');
  const cast = database.prepare(
    'INSERT OR REPLACE INTO vote (question_id, voter, up, at) VALUES (?, ?, ?, ?)',
  );
  const takeBack = database.prepare('DELETE FROM vote WHERE question_id = ? AND voter = ?');
  const counts = database.prepare<[number], { up: number; times: number }>(
    'SELECT up, count(*) AS times FROM vote WHERE at >= ? GROUP BY up',
  );
  const wrong = database.prepare<[number, number], Counted>(
    `SELECT text, count(*) AS times FROM vote JOIN question ON question.id = question_id
     WHERE vote.at >= ? AND up = 0 GROUP BY text ORDER BY times DESC, max(vote.at) DESC LIMIT ?`,
  );
  return {
    cast: database.transaction((question: number, user: string, vote: Vote, at: Date) => {
      if (!known.get(question)) return false;
      if (vote === 'none') takeBack.run(question, voterOf(user));
      else cast.run(question, voterOf(user), Number(vote === 'up'), at.getTime());
      return true;
    }),
    counts(since) {
      const rows = new Map(counts.all(since.getTime()).map(({ up, times }) => [up, times]));
      return { up: rows.get(1) ?? 0, down: rows.get(0) ?? 0 };
    },
    judgedWrong: (since, limit) => wrong.all(since.getTime(), limit),
  };
}
