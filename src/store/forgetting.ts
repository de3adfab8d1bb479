import type { Database } from 'better-sqlite3';
import { askers } from './askers.js';

/** A person as requests name them, and the chat they are alone with the bot in when that is to be forgotten, too. */
interface Forgotten {
  readonly user: string;
  readonly privateChat: string | null;
}

/** Erases what is kept of a person; the staff's acts stay on record. */
export type Forget = (person: Forgotten) => void;

/** The forgetting of a migrated database. */
export function forgetting(database: Database): Forget {
  const ofUser = ['topic', 'draft', 'letter'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE user = ?`),
  );
  const ofChat = ['topic', 'chat_settings', 'followed', 'outbox'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE chat = ?`),
  );
  const askerOf = askers(database);
  const ofAsker = [
    'DELETE FROM phrase WHERE text IN (SELECT text FROM question WHERE asker = ?)',
    'DELETE FROM question WHERE asker = ?',
    'DELETE FROM vote WHERE voter = ?',
  ].map((sql) => database.prepare(sql));
  const erase = database.transaction(({ user, privateChat }: Forgotten) => {
    for (const statement of ofUser) statement.run(user);
    for (const statement of ofAsker) statement.run(askerOf(user));
    if (privateChat !== null) for (const statement of ofChat) statement.run(privateChat);
  });
  return (person) => {
    erase(person);
    // The write-ahead log holds what was erased until it is taken into the file and emptied.
    database.pragma('wal_checkpoint(TRUNCATE)');
  };
}
