import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { adviceOn, damage, isDamage, patience, reasonOf, StoreError } from './storeError.js';

/** The folder beside a database where its backups lie. */
const backupsOf = (path: string): string => join(dirname(path), 'backups');

/** `20250102T080000Z`: sorts by time, fits every file system. */
const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/gu, '');

/** Names of whole copies: `pinghu.sqlite.20250102T080000Z`. */
const stampForm = /\.\d{8}T\d{6}Z$/u;

/**
 * Copies a database while it may be in use, as it is at one moment (https://www.sqlite.org/lang_vacuum.html#vacuuminto);
 * the copy appears under its name only when it is whole. Returns the copy's path. Throws StoreError when
 * there is nothing sound to copy.
 */
export function backUp(path: string, at: Date): string {
  if (!existsSync(path)) throw new StoreError(`there is no database ${path} yet`);
  const folder = backupsOf(path);
  mkdirSync(folder, { recursive: true });
  const copy = join(folder, `${basename(path)}.${stamp(at)}`);
  copyWhole(path, copy);
  return copy;
}

/** Puts a sound copy of a database there, or throws StoreError and leaves nothing. */
function copyWhole(path: string, copy: string): void {
  const unfinished = `${copy}.part`;
  try {
    rmSync(unfinished, { force: true });
    const database = new Database(path, { readonly: true, timeout: patience });
    try {
      database.prepare('VACUUM INTO ?').run(unfinished);
    } finally {
      database.close();
    }
    if (!isSound(unfinished)) throw damage('it');
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { force: true });
    const reason = adviceOn(error) ?? reasonOf(error);
    throw new StoreError(`the database ${path} could not be backed up: ${reason}`, { cause: error });
  }
}

/** What a repair found and did. */
export type Repair =
  | { readonly kind: 'sound' }
  /** `movedTo` is null when there was no database. */
  | { readonly kind: 'repaired'; readonly movedTo: string | null; readonly restoredFrom: string | null };

/**
 * Moves a damaged database aside, never deleting it, and puts the newest sound backup in its place, or
 * nothing: the next start makes what is missing from the pages. A sound database is left alone; one that
 * is missing altogether is restored.
 * To be run while no other process uses the database.
 */
export function repair(path: string, at: Date): Repair {
  const isMissing = !existsSync(path);
  if (isMissing ? newestSoundBackup(path) === null : isSound(path)) return { kind: 'sound' };
  const movedTo = isMissing ? null : `${path}.damaged.${stamp(at)}`;
  for (const ending of ['', '-wal', '-shm']) {
    if (movedTo !== null && existsSync(path + ending)) renameSync(path + ending, movedTo + ending);
  }
  const restoredFrom = newestSoundBackup(path);
  if (restoredFrom !== null) copyWhole(restoredFrom, path);
  return { kind: 'repaired', movedTo, restoredFrom };
}

/** The newest backup of a database that can be gone back to; null for none. */
export function newestSoundBackup(path: string): string | null {
  const folder = backupsOf(path);
  if (!existsSync(folder)) return null;
  const copies = readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(path)}.`) && stampForm.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name));
  return copies.find(isSound) ?? null;
}

/** Whether a file is a database of ours and can be read. Throws StoreError when that cannot be told. */
function isSound(path: string): boolean {
  try {
    const database = new Database(path, { readonly: true, timeout: patience });
    try {
      const unread = database.prepare('SELECT count(*) FROM article WHERE NOT json_valid(content)').pluck();
      return database.pragma('quick_check(1)', { simple: true }) === 'ok' && unread.get() === 0;
    } finally {
      database.close();
    }
  } catch (error) {
    if (isDamage(error)) return false;
    throw new StoreError(`the database ${path} cannot be checked: ${adviceOn(error) ?? reasonOf(error)}`, {
      cause: error,
    });
  }
}
