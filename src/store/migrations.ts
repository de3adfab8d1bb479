import { readdirSync, readFileSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { StoreError } from './storeError.js';

const folder = new URL('migrations/', import.meta.url);
/**
 * The schema, a file a step; `PRAGMA user_version` counts the steps a database has taken
 * (https://www.sqlite.org/pragma.html#pragma_user_version). A landed step is history: it is never edited.
 */
const steps = readdirSync(folder)
  .sort()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

/**
 * Takes a database to the newest schema, a step a transaction; of two processes one takes it and the other
 * waits. Throws StoreError for a newer one than this program knows, and for another program's.
 */
export function migrate(database: Database): void {
  const taken = () => Number(database.pragma('user_version', { simple: true }));
  if (taken() > steps.length) {
    throw new StoreError(
      `the database has schema ${taken()}, this program knows ${steps.length}: start a newer version of the program, or name another DATABASE_PATH`,
    );
  }
  const takeNext = database.transaction(() => {
    const sql = steps[taken()];
    if (sql === undefined) return;
    if (taken() === 0 && database.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined) {
      throw new StoreError(
        'the database is not one of this program: name another DATABASE_PATH, or `npm run repair` moves it aside and restores the newest backup',
      );
    }
    database.exec(sql);
    database.pragma(`user_version = ${taken() + 1}`);
  });
  while (taken() < steps.length) takeNext.immediate();
}
