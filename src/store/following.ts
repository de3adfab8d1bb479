import type { Database } from 'better-sqlite3';

/** The topics that chats follow. */
export const followingSchema = `
  -- AUTOINCREMENT: a button that stops one topic never comes to stop another.
  CREATE TABLE followed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chat TEXT NOT NULL,
    kind TEXT NOT NULL,
    topic TEXT NOT NULL,
    language TEXT NOT NULL,
    place TEXT NOT NULL,
    UNIQUE (chat, kind, topic)
  ) STRICT;
`;

/** What a chat wants to hear of: a town by its full name, or words. */
export interface Topic {
  readonly kind: 'town' | 'words';
  readonly topic: string;
}

/** Where and in which language a topic was asked for, for the day the news comes. */
export interface Asker {
  readonly language: 'zh' | 'en';
  readonly place: 'private' | 'group';
}

export interface FollowedTopic extends Topic, Asker {
  readonly id: number;
  readonly chat: string;
}

/** Which chats follow what. */
export interface Following {
  of(chat: string): FollowedTopic[];
  /** Every topic of every chat. */
  all(): FollowedTopic[];
  /** false when the chat already follows it. */
  add(chat: string, topic: Topic, asker: Asker): boolean;
  /** The topic no longer followed; undefined when the chat did not follow it. */
  stop(chat: string, id: number): FollowedTopic | undefined;
  /** Ends everything a chat follows and waits for. */
  end(chat: string): void;
  /** How many chats follow something. */
  chats(): number;
}

/** The followed topics of a migrated database. */
export function following(database: Database): Following {
  const columns = 'id, chat, kind, topic, language, place';
  const of = database.prepare<[string], FollowedTopic>(
    `SELECT ${columns} FROM followed WHERE chat = ? ORDER BY id`,
  );
  const all = database.prepare<[], FollowedTopic>(`SELECT ${columns} FROM followed ORDER BY id`);
  const add = database.prepare(
    'INSERT OR IGNORE INTO followed (chat, kind, topic, language, place) VALUES (?, ?, ?, ?, ?)',
  );
  const stop = database.prepare<[string, number], FollowedTopic>(
    `DELETE FROM followed WHERE chat = ? AND id = ? RETURNING ${columns}`,
  );
  const forget = database.prepare('DELETE FROM followed WHERE chat = ?');
  const unsendTopic = database.prepare('DELETE FROM outbox WHERE chat = ? AND topic = ? AND sent_at IS NULL');
  const unsend = database.prepare('DELETE FROM outbox WHERE chat = ? AND sent_at IS NULL');
  const count = database.prepare<[], number>('SELECT count(DISTINCT chat) FROM followed').pluck();
  return {
    of: (chat) => of.all(chat),
    all: () => all.all(),
    add: (chat, { kind, topic }, { language, place }) =>
      add.run(chat, kind, topic, language, place).changes > 0,
    stop: database.transaction((chat: string, id: number) => {
      const stopped = stop.get(chat, id);
      if (stopped) unsendTopic.run(chat, stopped.topic);
      return stopped;
    }),
    end: database.transaction((chat: string) => {
      forget.run(chat);
      unsend.run(chat);
    }),
    chats: () => count.get() ?? 0,
  };
}
