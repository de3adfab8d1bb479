import type { Database } from 'better-sqlite3';

/** An update, by Telegram's number of it. */
export interface Incoming {
  readonly id: number;
  readonly body: string;
}

/** Updates that came, so that each is handled once, over crashes and however often it is delivered. */
export interface Inbox {
  /** Keeps those that never came before, all or none, and gives their numbers; null when nothing can be written now. */
  add(updates: readonly Incoming[], at: Date): Set<number> | null;
  /** It has been handled; what it said is dropped. */
  handled(id: number): void;
  /** One that was left is begun, and is to blame when the run ends now … */
  begun(id: number): void;
  /** … but not later on. */
  outlived(id: number): void;
  /** How many are still to be handled. */
  waiting(): number;
  /**
   * What the last run left unhandled, in the order it came. What is older than a day, or has ended
   * five runs, is given up: the numbers of these.
   */
  leftOver(at: Date): { readonly left: readonly Incoming[]; readonly givenUp: readonly number[] };
}

const dayMilliseconds = 24 * 60 * 60 * 1000;
/** Telegram keeps an update for a day, and may number anew after a week of silence (Bot API, Update). */
const knownMilliseconds = 2 * dayMilliseconds;
/** After the run it came in. */
const mostRunsEnded = 4;

/** The inbox of a migrated database. */
export function inbox(database: Database): Inbox {
  const insert = database.prepare('INSERT OR IGNORE INTO inbox (id, body, at) VALUES (?, ?, ?)');
  const prune = database.prepare('DELETE FROM inbox WHERE at < ?');
  const handled = database.prepare('UPDATE inbox SET body = NULL WHERE id = ?');
  const giveUp = database
    .prepare<[number, number], number>(
      'UPDATE inbox SET body = NULL WHERE body IS NOT NULL AND (at < ? OR starts >= ?) RETURNING id',
    )
    .pluck();
  const begun = database.prepare('UPDATE inbox SET starts = starts + 1 WHERE id = ?');
  const outlived = database.prepare('UPDATE inbox SET starts = 0 WHERE id = ?');
  const waiting = database.prepare<[], Incoming>(
    'SELECT id, body FROM inbox WHERE body IS NOT NULL ORDER BY at, id',
  );
  const count = database.prepare<[], number>('SELECT count(*) FROM inbox WHERE body IS NOT NULL').pluck();
  const addAll = database.transaction((updates: readonly Incoming[], at: Date) => {
    prune.run(at.getTime() - knownMilliseconds);
    return new Set(
      updates.filter(({ id, body }) => insert.run(id, body, at.getTime()).changes > 0).map(({ id }) => id),
    );
  });
  return {
    add(updates, at) {
      // Telegram is told that an update is safe: it has to outlast a power cut, too.
      database.pragma('synchronous = FULL');
      try {
        return addAll(updates, at);
      } finally {
        database.pragma('synchronous = NORMAL');
      }
    },
    handled: (id) => void handled.run(id),
    begun: (id) => void begun.run(id),
    outlived: (id) => void outlived.run(id),
    waiting: () => count.get() ?? 0,
    leftOver: database.transaction((at: Date) => {
      const givenUp = giveUp.all(at.getTime() - dayMilliseconds, mostRunsEnded);
      return { left: waiting.all(), givenUp };
    }),
  };
}
