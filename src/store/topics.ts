import type { Database } from 'better-sqlite3';

/** What a person last asked about in a chat, so that a follow-up keeps the subject; JSON of the answerer's own. */
export interface Topics {
  read(chat: string, user: string, at: Date): unknown;
  write(chat: string, user: string, topic: unknown, at: Date): void;
}

const lifeMilliseconds = 10 * 60 * 1000;

/** The topics of a migrated database; each lives ten minutes. */
export function topics(database: Database): Topics {
  const read = database
    .prepare<[string, string, number], string>(
      'SELECT topic FROM topic WHERE chat = ? AND user = ? AND expires_at > ?',
    )
    .pluck();
  const write = database.prepare(
    'INSERT OR REPLACE INTO topic (chat, user, topic, expires_at) VALUES (?, ?, ?, ?)',
  );
  const prune = database.prepare('DELETE FROM topic WHERE expires_at <= ?');
  return {
    read(chat, user, at) {
      const json = read.get(chat, user, at.getTime());
      return json === undefined ? null : JSON.parse(json);
    },
    write: database.transaction((chat: string, user: string, topic: unknown, at: Date) => {
      prune.run(at.getTime());
      write.run(chat, user, JSON.stringify(topic), at.getTime() + lifeMilliseconds);
    }),
  };
}
