import type { Database } from 'better-sqlite3';

/** A person as requests name them, and the chat they are alone with the bot in when that is to be forgotten, too. */
export interface Forgotten {
  readonly user: string;
  readonly privateChat: string | null;
}

/** Erases what is kept of a person; the staff's acts stay on record. */
export type Forget = (person: Forgotten) => void;

/** The forgetting of a migrated database. */
export function forgetting(database: Database): Forget {
  const ofUser = ['topic', 'draft'].map((table) => database.prepare(`DELETE FROM ${table} WHERE user = ?`));
  const ofChat = ['topic', 'chat_settings', 'followed', 'outbox'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE chat = ?`),
  );
  return database.transaction(({ user, privateChat }: Forgotten) => {
    for (const statement of ofUser) statement.run(user);
    if (privateChat !== null) for (const statement of ofChat) statement.run(privateChat);
  });
}
