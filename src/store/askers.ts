import { createHmac } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** What stands for a person in the record of questions: the same in one database, another in every other. */
export function askers(database: Database): (user: string) => string {
  const key = database.prepare<[], Buffer>('SELECT key FROM asker_key').pluck().get() ?? Buffer.of();
  return (user) => createHmac('sha256', key).update(user).digest('base64url');
}
