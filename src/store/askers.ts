import { createHmac } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** Who asked: not their id, but a hash of it under a key of this database's own. */
export const askersSchema = `
  -- SQLite draws the key from ChaCha20, seeded by the system (https://www.sqlite.org/lang_corefunc.html#randomblob).
  CREATE TABLE asker_key (only INTEGER PRIMARY KEY CHECK (only = 1), key BLOB NOT NULL) STRICT;
  INSERT INTO asker_key VALUES (1, randomblob(32));

  -- NULL: asked before this was kept.
  ALTER TABLE question ADD COLUMN asker TEXT;
  CREATE INDEX question_by_asker ON question(asker);
`;

/** What stands for a person in the record of questions: the same in one database, another in every other. */
export function askers(database: Database): (user: string) => string {
  const key = database.prepare<[], Buffer>('SELECT key FROM asker_key').pluck().get() ?? Buffer.of();
  return (user) => createHmac('sha256', key).update(user).digest('base64url');
}
