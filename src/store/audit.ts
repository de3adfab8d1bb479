import type { Database } from 'better-sqlite3';

/** Something a member of staff did. */
interface Act {
  readonly user: string;
  /** publish, discard, retract, edit, export … */
  readonly act: string;
  /** What it was done to, in a line. */
  readonly detail: string;
  readonly at: Date;
}

/** Who of the staff did what and when; only ever added to. */
export interface Audit {
  record(act: Act): void;
  /** The newest acts, newest first. */
  latest(limit: number): Act[];
}

/** The audit table of a migrated database. */
export function audit(database: Database): Audit {
  const insert = database.prepare('INSERT INTO audit (at, user, act, detail) VALUES (?, ?, ?, ?)');
  const latest = database.prepare<[number], Omit<Act, 'at'> & { at: number }>(
    'SELECT user, act, detail, at FROM audit ORDER BY id DESC LIMIT ?',
  );
  return {
    record: ({ user, act, detail, at }) => {
      insert.run(at.getTime(), user, act, detail);
    },
    latest: (limit) => latest.all(limit).map((row) => ({ ...row, at: new Date(row.at) })),
  };
}
