import type { Database } from 'better-sqlite3';

/** What a chat has chosen. */
export interface ChatSettings {
  /** null: everybody in the language of their own app. */
  readonly language: 'zh' | 'en' | null;
  readonly replies: 'full' | 'short';
  /** Who may follow topics for a group. */
  readonly subscribers: 'administrators' | 'everyone';
  /** Seconds a member of a group waits between two questions. */
  readonly cooldown: number;
  /** `08:00`: news once a day at that time; null: as it comes. */
  readonly digest: string | null;
}

/** The settings of chats, by the chat's name in requests. */
export interface Chats {
  settings(chat: string): ChatSettings;
  change(chat: string, settings: Partial<ChatSettings>): void;
  /** Gives everything a chat has chosen and follows to its new name. */
  move(from: string, to: string): void;
}

const unset: ChatSettings = {
  language: null,
  replies: 'full',
  subscribers: 'administrators',
  cooldown: 0,
  digest: null,
};

/** The chats of a migrated database. */
export function chats(database: Database): Chats {
  const read = database.prepare<[string], ChatSettings>(
    'SELECT language, replies, subscribers, cooldown, digest FROM chat_settings WHERE chat = ?',
  );
  const write = database.prepare(
    `INSERT OR REPLACE INTO chat_settings (chat, language, replies, subscribers, cooldown, digest)
     VALUES (@chat, @language, @replies, @subscribers, @cooldown, @digest)`,
  );
  const moves = ['chat_settings', 'followed', 'outbox', 'letter'].flatMap((table) => [
    database.prepare(`UPDATE OR IGNORE ${table} SET chat = @to WHERE chat = @from`),
    database.prepare(`DELETE FROM ${table} WHERE chat = @from AND @from <> @to`),
  ]);
  const settings = (chat: string) => read.get(chat) ?? unset;
  return {
    settings,
    change: database.transaction((chat: string, changed: Partial<ChatSettings>) => {
      write.run({ ...settings(chat), ...changed, chat });
    }).immediate,
    move: database.transaction((from: string, to: string) => {
      for (const statement of moves) statement.run({ from, to });
    }),
  };
}
