import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { reasonOf } from '../news/index.js';
import { newestSoundBackup } from './backup.js';
import { addChecksums } from './checksums.js';
import { migrate } from './migrations.js';
import {
  adviceOn,
  damage,
  isBusy,
  isUnwritable,
  patience,
  StoreError,
  type Unwritable,
} from './storeError.js';

/**
 * Opens and migrates a database file; makes it, with its folder, when there is none. Where nothing can be
 * written it is opened to read, and `told` hears of it. Throws StoreError with a line a person can act on.
 */
export function openDatabase(path: string, told: Unwritable): Database.Database {
  try {
    if (path === ':memory:') return ready(new Database(path));
    makeFolder(dirname(path));
    refuseEmptied(path);
    try {
      const database = ready(new Database(path, { timeout: patience }));
      refuseDamaged(database, path);
      tellWhenReadOnly(database, told);
      return database;
    } catch (error) {
      if (!isUnwritable(error) || !canBeRead(path)) throw error;
      told(readOnly(error));
      return asItStands(path);
    }
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const reason = adviceOn(error) ?? reasonOf(error);
    throw new StoreError(`cannot use the database ${path}: ${reason}`, { cause: error });
  }
}

/** Milliseconds. */
const betweenTries = 20;

function ready(database: Database.Database): Database.Database {
  logAhead(database, Date.now() + patience);
  database.pragma('foreign_keys = ON');
  // What is erased is overwritten in the file, too.
  database.pragma('secure_delete = ON');
  migrate(database);
  addChecksums(database);
  return database;
}

/**
 * Two processes that make a database at once: here SQLite says it is busy without waiting, so this tries again (of
 * 100 pairs of processes that met here 51 failed without it, none with it).
 */
function logAhead(database: Database.Database, until: number): void {
  for (;;) {
    try {
      database.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, betweenTries);
    }
  }
}

function tellWhenReadOnly(database: Database.Database, told: Unwritable): void {
  database.pragma('busy_timeout = 0');
  try {
    database.exec('DELETE FROM state WHERE FALSE');
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    // Another process that writes now is none of this one's troubles.
    if (!isBusy(error)) told(readOnly(error));
  }
  database.pragma(`busy_timeout = ${patience}`);
}

const readOnly = (error: unknown): string => `${adviceOn(error)}; until the next start it is only read`;

/** Whether the file by itself holds what was stored. */
function canBeRead(path: string): boolean {
  const [file, log] = [path, `${path}-wal`].map((name) => statSync(name, { throwIfNoEntry: false }));
  return file?.isFile() === true && file.size > 0 && (log?.size ?? 0) === 0;
}

/**
 * A copy in memory that refuses to be written to: where SQLite can make no write-ahead log beside
 * the file, it cannot read one that was kept with a log either.
 */
function asItStands(path: string): Database.Database {
  const bytes = readFileSync(path);
  // "1 for legacy; 2 for WAL" (https://www.sqlite.org/fileformat.html#file_format_version_numbers).
  bytes.fill(1, 18, 20);
  const database = ready(new Database(bytes));
  database.pragma('query_only = ON');
  return database;
}

/** Bytes of a database that is read through at every start: it takes a tenth of a second. */
const readThrough = 64 * 2 ** 20;

/** Of a large archive damage shows when it is read or backed up. */
function refuseDamaged(database: Database.Database, path: string): void {
  if (statSync(path).size > readThrough) return;
  if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damage(`the database ${path}`);
}

/** A file that lost its content is not taken for a new one while there is a backup to go back to. */
function refuseEmptied(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.size !== 0 || newestSoundBackup(path) === null) return;
  throw new StoreError(
    `the database ${path} is empty, but has backups: \`npm run repair\` restores the newest; to begin anew, remove it`,
  );
}

/** Node's own recursive mkdir never ends where every making says that the parent is missing, as under /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(folder)) throw error;
  }
}
