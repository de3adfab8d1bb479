import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { StoreError } from './storeError.js';

/** The folder beside a database where its backups lie. */
const backupsOf = (path: string): string => join(dirname(path), 'backups');

/** `20250102T080000Z`: sorts by time, fits every file system. */
const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/gu, '');

/**
 * Copies a database while it may be in use (https://www.sqlite.org/backup.html); the copy appears under
 * its name only when it is whole. Returns the copy's path. Throws StoreError when there is nothing sound to copy.
 */
export async function backUp(path: string, at: Date): Promise<string> {
  if (!existsSync(path)) throw new StoreError(`there is no database ${path} yet`);
  const folder = backupsOf(path);
  mkdirSync(folder, { recursive: true });
  const copy = join(folder, `${basename(path)}.${stamp(at)}`);
  const unfinished = `${copy}.part`;
  try {
    const database = new Database(path, { readonly: true, timeout: 10_000 });
    try {
      await database.backup(unfinished);
    } finally {
      database.close();
    }
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new StoreError(`the database ${path} could not be backed up: ${reasonOf(error)}`, { cause: error });
  }
  renameSync(unfinished, copy);
  return copy;
}

/** What a repair found and did. */
export type Repair =
  | { readonly kind: 'sound' }
  | { readonly kind: 'repaired'; readonly movedTo: string; readonly restoredFrom: string | null };

/**
 * Moves a damaged database aside, never deleting it, and puts the newest sound backup in its place, or
 * nothing: the next start makes what is missing from the pages. A sound database is left alone.
 * To be run while no other process uses the database.
 */
export function repair(path: string, at: Date): Repair {
  if (!existsSync(path) || isSound(path)) return { kind: 'sound' };
  const movedTo = `${path}.damaged.${stamp(at)}`;
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(path + ending)) renameSync(path + ending, movedTo + ending);
  }
  const restoredFrom = newestSoundBackup(path);
  if (restoredFrom !== null) {
    const backup = new Database(restoredFrom, { readonly: true });
    try {
      backup.prepare('VACUUM INTO ?').run(path);
    } finally {
      backup.close();
    }
  }
  return { kind: 'repaired', movedTo, restoredFrom };
}

function newestSoundBackup(path: string): string | null {
  const folder = backupsOf(path);
  if (!existsSync(folder)) return null;
  const copies = readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(path)}.`) && !name.endsWith('.part'))
    .sort()
    .reverse()
    .map((name) => join(folder, name));
  return copies.find(isSound) ?? null;
}

function isSound(path: string): boolean {
  try {
    const database = new Database(path, { readonly: true, timeout: 10_000 });
    try {
      return database.pragma('quick_check(1)', { simple: true }) === 'ok';
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
