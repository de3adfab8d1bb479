import type { Database } from 'better-sqlite3';
import type { SavedIndexes } from '../news/index.js';

/** Indexes kept beside the articles they were made from. */
export function savedIndexes(database: Database): SavedIndexes {
  const load = database.prepare<[string], { bytes: Buffer; revision: number }>(
    'SELECT bytes, revision FROM saved_index WHERE name = ?',
  );
  const save = database.prepare(
    'INSERT OR REPLACE INTO saved_index (name, bytes, revision) VALUES (?, ?, ?)',
  );
  return {
    load: (name) => load.get(name),
    save: (name, bytes, revision) => {
      save.run(name, bytes, revision);
    },
  };
}
