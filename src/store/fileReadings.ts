import type { Database } from 'better-sqlite3';
import type { Steps } from '../news/index.js';

/** An article of a file, or how a page of it stands in print. */
type PieceKind = 'article' | 'print';

export interface Piece {
  readonly kind: PieceKind;
  readonly place: number;
  readonly content: string;
}

/** What was read of files, by what it depends on. */
export interface FileReadings {
  /** What the file brings in all; undefined when it was not read to its end, or long ago. */
  head(key: string): string | undefined;
  piece(key: string, kind: PieceKind, place: number): string | undefined;
  /** Forgets what was read of it before, and of other files long ago: very much, a little in a step. */
  begin(key: string, at: Date): Steps<void>;
  add(key: string, pieces: readonly Piece[]): void;
  finish(key: string, head: string): void;
}

/** Pieces forgotten in one step. */
const piecesAtATime = 16;

/** The readings of a migrated database; kept for eight days, a day longer than drafts. */
export function fileReadings(database: Database): FileReadings {
  const keptMilliseconds = 8 * 24 * 60 * 60 * 1000;
  const head = database
    .prepare<[string], string>('SELECT head FROM file_reading WHERE key = ? AND head IS NOT NULL')
    .pluck();
  const piece = database
    .prepare<[string, string, number], string>(
      'SELECT content FROM file_piece WHERE key = ? AND kind = ? AND place = ?',
    )
    .pluck();
  const stale = database
    .prepare<[string, number], string>('SELECT key FROM file_reading WHERE key = ? OR at < ?')
    .pluck();
  // Half forgotten it is none.
  const unfinish = database.prepare('UPDATE file_reading SET head = NULL WHERE key = ?');
  const dropSome = database.prepare(
    'DELETE FROM file_piece WHERE id IN (SELECT id FROM file_piece WHERE key = ? LIMIT ?)',
  );
  const drop = database.prepare('DELETE FROM file_reading WHERE key = ?');
  const begin = database.prepare('INSERT INTO file_reading (key, at) VALUES (?, ?)');
  const add = database.prepare('INSERT INTO file_piece (key, kind, place, content) VALUES (?, ?, ?, ?)');
  const finish = database.prepare('UPDATE file_reading SET head = ? WHERE key = ?');
  return {
    head: (key) => head.get(key),
    piece: (key, kind, place) => piece.get(key, kind, place),
    *begin(key, at) {
      for (const old of stale.all(key, at.getTime() - keptMilliseconds)) {
        unfinish.run(old);
        while (dropSome.run(old, piecesAtATime).changes === piecesAtATime) yield;
        drop.run(old);
        yield;
      }
      begin.run(key, at.getTime());
    },
    add: database.transaction((key: string, pieces: readonly Piece[]) => {
      for (const { kind, place, content } of pieces) add.run(key, kind, place, content);
    }),
    finish: (key, told) => {
      finish.run(told, key);
    },
  };
}
