import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { SavedIndexes } from '../news/index.js';

const digestBytes = 32;
const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Indexes kept beside the articles they were made from; one that is not as it was saved is none. */
export function savedIndexes(database: Database): SavedIndexes {
  const load = database.prepare<[string], { bytes: Buffer; revision: number }>(
    'SELECT bytes, revision FROM saved_index WHERE name = ?',
  );
  const save = database.prepare(
    'INSERT OR REPLACE INTO saved_index (name, bytes, revision) VALUES (?, ?, ?)',
  );
  return {
    load(name) {
      const kept = load.get(name);
      const bytes = kept?.bytes.subarray(digestBytes);
      if (!kept || !bytes || !digestOf(bytes).equals(kept.bytes.subarray(0, digestBytes))) return undefined;
      return { bytes, revision: kept.revision };
    },
    save: (name, bytes, revision) => {
      save.run(name, Buffer.concat([digestOf(bytes), bytes]), revision);
    },
  };
}
