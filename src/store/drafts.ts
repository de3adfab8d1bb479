import type { Database } from 'better-sqlite3';
import type { Steps } from '../news/index.js';

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
  /** Keeps a page for a button to publish, a part of a large one in a step; gives its number. */
  add(draft: Omit<Draft, 'id' | 'leftOut'>, at: Date): Steps<number>;
  /** undefined when it was published or discarded before. */
  get(id: number): Draft | undefined;
  leaveOut(id: number, places: readonly number[]): void;
  drop(id: number): Steps<void>;
}

/** Bytes stored in one step. */
const bytesAtATime = 256 * 1024;

/** The drafts of a migrated database; kept for seven days. */
export function drafts(database: Database): Drafts {
  const keptMilliseconds = 7 * 24 * 60 * 60 * 1000;
  const insert = database.prepare('INSERT INTO draft (user, name, bytes, at) VALUES (?, ?, ?, ?)');
  const addPiece = database.prepare('INSERT INTO draft_piece (draft, bytes) VALUES (?, ?)');
  const pieces = database
    .prepare<[number], Buffer>('SELECT bytes FROM draft_piece WHERE draft = ? ORDER BY id')
    .pluck();
  const stale = database.prepare<[number], number>('SELECT id FROM draft WHERE at < ?').pluck();
  const get = database.prepare<[number], Omit<Draft, 'leftOut'> & { leftOut: string }>(
    'SELECT id, user, name, bytes, left_out AS leftOut FROM draft WHERE id = ? AND at > 0',
  );
  const leaveOut = database.prepare('UPDATE draft SET left_out = ? WHERE id = ?');
  const end = database.prepare('UPDATE draft SET at = 0 WHERE id = ?');
  const dropPiece = database.prepare(
    'DELETE FROM draft_piece WHERE id = (SELECT id FROM draft_piece WHERE draft = ? LIMIT 1)',
  );
  const dropRow = database.prepare('DELETE FROM draft WHERE id = ?');
  function* drop(id: number): Steps<void> {
    // From now on it is none; what a kill leaves of it goes with the next draft.
    end.run(id);
    while (dropPiece.run(id).changes > 0) yield;
    dropRow.run(id);
  }
  return {
    *add({ user, name, bytes }, at) {
      for (const old of stale.all(at.getTime() - keptMilliseconds)) yield* drop(old);
      const id = Number(insert.run(user, name, Buffer.alloc(0), at.getTime()).lastInsertRowid);
      for (let from = 0; from < bytes.length; from += bytesAtATime) {
        addPiece.run(id, Buffer.from(bytes.subarray(from, from + bytesAtATime)));
        yield;
      }
      return id;
    },
    get(id) {
      const row = get.get(id);
      if (!row) return undefined;
      const bytes = Buffer.concat([row.bytes, ...pieces.all(id)]);
      return { ...row, bytes, leftOut: JSON.parse(row.leftOut) as number[] };
    },
    leaveOut: (id, places) => {
      leaveOut.run(JSON.stringify(places), id);
    },
    drop,
  };
}
