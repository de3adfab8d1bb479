import type { Database } from 'better-sqlite3';

/** A page somebody of the staff has sent and not yet published. */
export interface Draft {
  readonly id: number;
  readonly user: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Places of the articles on it that are not to be published. */
  readonly leftOut: readonly number[];
}

export interface Drafts {
  /** Keeps a page for a button to publish; gives its number. */
  add(draft: Omit<Draft, 'id' | 'leftOut'>, at: Date): number;
  /** undefined when it was published or discarded before. */
  get(id: number): Draft | undefined;
  leaveOut(id: number, places: readonly number[]): void;
  drop(id: number): void;
}

/** The drafts of a migrated database; kept for seven days. */
export function drafts(database: Database): Drafts {
  const keptMilliseconds = 7 * 24 * 60 * 60 * 1000;
  const insert = database.prepare('INSERT INTO draft (user, name, bytes, at) VALUES (?, ?, ?, ?)');
  const prune = database.prepare('DELETE FROM draft WHERE at < ?');
  const get = database.prepare<[number], Omit<Draft, 'leftOut'> & { leftOut: string }>(
    'SELECT id, user, name, bytes, left_out AS leftOut FROM draft WHERE id = ?',
  );
  const leaveOut = database.prepare('UPDATE draft SET left_out = ? WHERE id = ?');
  const drop = database.prepare('DELETE FROM draft WHERE id = ?');
  return {
    add: database.transaction(({ user, name, bytes }: Omit<Draft, 'id' | 'leftOut'>, at: Date) => {
      prune.run(at.getTime() - keptMilliseconds);
      return Number(insert.run(user, name, Buffer.from(bytes), at.getTime()).lastInsertRowid);
    }),
    get(id) {
      const row = get.get(id);
      return row && { ...row, leftOut: JSON.parse(row.leftOut) as number[] };
    },
    leaveOut: (id, places) => {
      leaveOut.run(JSON.stringify(places), id);
    },
    drop: (id) => {
      drop.run(id);
    },
  };
}
