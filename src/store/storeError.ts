import type { Database } from 'better-sqlite3';
import { reasonOf } from '../news/index.js';

/** The database cannot be used; the message says why and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

const repairing = '`npm run repair` moves it aside and restores the newest backup';

/** What SQLite's own errors mean to the one who runs the bot (https://www.sqlite.org/rescode.html). */
const troubles: readonly { readonly code: RegExp; readonly advice: string }[] = [
  { code: /^SQLITE_(?:CORRUPT|NOTADB)/u, advice: `it is damaged: ${repairing}` },
  { code: /^SQLITE_FULL/u, advice: 'the disk is full: make room' },
  {
    code: /^SQLITE_READONLY/u,
    advice: 'it cannot be written to: check the rights of the file and its folder, and the room on the disk',
  },
  { code: /^SQLITE_CANTOPEN/u, advice: 'check that it is a file, and the rights of it and its folder' },
  { code: /^SQLITE_BUSY/u, advice: 'another process is using it: wait for it, or stop it' },
  { code: /^SQLITE_IOERR/u, advice: 'the disk is full, or fails' },
  { code: /^SQLITE_/u, advice: 'see https://www.sqlite.org/rescode.html' },
];

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** An error that SQLite threw, as a line a person can act on; null for any other error. */
export function adviceOn(error: unknown): string | null {
  const trouble = troubles.find(({ code }) => code.test(codeOf(error)));
  return trouble ? `${reasonOf(error)}: ${trouble.advice}` : null;
}

/** What is stored is not what was written, where known only single articles. */
export const damage = (what: string, articles: readonly number[] = []): StoreError =>
  new StoreError(
    articles.length > 0
      ? `${what} is damaged in article ${articles.join(', ')}: \`npm run repair\` mends it`
      : `${what} is damaged: ${repairing}`,
  );

/** One article is not what was written, and what becomes of it. */
export const damagedArticle = (id: number, isOfPage: boolean): string =>
  `article ${id} is damaged and left out ${
    isOfPage
      ? 'until its page is read again, at the next look at the pages'
      : 'until its file is imported again, or `npm run repair` takes it from a backup'
  }`;

/** Whether an error means that a database is damaged, or none of ours. */
export const isDamage = (error: unknown): boolean => /^SQLITE_(?:CORRUPT|NOTADB|ERROR)/u.test(codeOf(error));

/** Whether an error means that another process is writing. */
export const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY');

/** Whether an error only means that nothing can be written now; what is stored can still be read. */
export const isUnwritable = (error: unknown): boolean =>
  /^(?:SQLITE_(?:FULL|READONLY|IOERR|CANTOPEN|BUSY)|ENOSPC|EDQUOT|EROFS|EACCES|EPERM)/u.test(codeOf(error));

/** Told, with advice, when something could not be written. */
export type Unwritable = (advice: string) => void;

/** Milliseconds that a process waits for another to finish writing … */
export const patience = 10_000;
/** … when a reply waits for what it can do without. */
const haste = 250;

/**
 * Writes that a reply can do without. Where nothing can be written the reader is answered all the same:
 * `otherwise` is returned and `told` hears why, once for a trouble that goes on.
 */
export function rememberer(database: Database, told: Unwritable) {
  let trouble: string | null = null;
  /** Tells of an error that only means that nothing can be written now; false for any other. */
  const unwritten = (error: unknown): boolean => {
    if (!isUnwritable(error)) return false;
    const advice = adviceOn(error) ?? reasonOf(error);
    if (advice !== trouble) told(advice);
    trouble = advice;
    return true;
  };
  const remembering = <T>(write: () => T, otherwise: T, waits = haste): T => {
    database.pragma(`busy_timeout = ${waits}`);
    try {
      const done = write();
      trouble = null;
      return done;
    } catch (error) {
      if (!unwritten(error)) throw error;
      return otherwise;
    } finally {
      database.pragma(`busy_timeout = ${patience}`);
    }
  };
  return { remembering, unwritten };
}
