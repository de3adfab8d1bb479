import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { reasonOf } from '../news/index.js';
import { damagedArticles } from './checksums.js';
import { type Mended, mendArticles } from './mending.js';
import { adviceOn, damage, isDamage, patience, StoreError } from './storeError.js';

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
    vacuumInto(path, unfinished);
    const found = damageIn(unfinished);
    if (found !== null) throw damage('it', found === 'all' ? [] : found);
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { force: true });
    const reason = adviceOn(error) ?? reasonOf(error);
    throw new StoreError(`the database ${path} could not be backed up: ${reason}`, { cause: error });
  }
}

function vacuumInto(path: string, copy: string): void {
  const database = new Database(path, { readonly: true, timeout: patience });
  try {
    database.prepare('VACUUM INTO ?').run(copy);
  } finally {
    database.close();
  }
}

/** What a repair found and did. */
export type Repair =
  | { readonly kind: 'sound' }
  /** Single articles; a copy of the database as it was found is `keptAt`. */
  | ({ readonly kind: 'mended'; readonly keptAt: string } & Mended)
  /** `movedTo` is null when there was no database. */
  | { readonly kind: 'repaired'; readonly movedTo: string | null; readonly restoredFrom: string | null };

/**
 * Moves a damaged database aside, never deleting it, and puts the newest sound backup in its place, or
 * nothing: the next start makes what is missing from the pages. Where only single articles are damaged, all else
 * stays. A sound database is left alone; one that is missing altogether is restored.
 * To be run while no other process uses the database.
 */
export function repair(path: string, at: Date): Repair {
  const isMissing = !existsSync(path);
  const found = isMissing ? null : damageIn(path);
  if (isMissing ? newestSoundBackup(path) === null : found === null) return { kind: 'sound' };
  const aside = `${path}.damaged.${stamp(at)}`;
  if (found !== null && found !== 'all') {
    vacuumInto(path, aside);
    return { kind: 'mended', keptAt: aside, ...mendArticles(path, found, backupsNewestFirst(path)) };
  }
  const movedTo = isMissing ? null : aside;
  for (const ending of ['', '-wal', '-shm']) {
    if (movedTo !== null && existsSync(path + ending)) renameSync(path + ending, movedTo + ending);
  }
  const restoredFrom = newestSoundBackup(path);
  if (restoredFrom !== null) copyWhole(restoredFrom, path);
  return { kind: 'repaired', movedTo, restoredFrom };
}

/** The newest backup of a database that can be gone back to; null for none. */
export function newestSoundBackup(path: string): string | null {
  return backupsNewestFirst(path).find((copy) => damageIn(copy) === null) ?? null;
}

function backupsNewestFirst(path: string): string[] {
  const folder = backupsOf(path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${basename(path)}.`) && stampForm.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

/**
 * The articles of a database that are not as they were stored; 'all' for a file that is no database of ours or
 * cannot be read as one, null for a sound one. Throws StoreError when that cannot be told.
 */
function damageIn(path: string): 'all' | readonly number[] | null {
  try {
    const database = new Database(path, { readonly: true, timeout: patience });
    try {
      if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') return 'all';
      const articles = damagedArticles(database);
      if (articles === 'some') return 'all';
      return articles.length > 0 ? articles : null;
    } finally {
      database.close();
    }
  } catch (error) {
    if (isDamage(error)) return 'all';
    throw new StoreError(`the database ${path} cannot be checked: ${adviceOn(error) ?? reasonOf(error)}`, {
      cause: error,
    });
  }
}
