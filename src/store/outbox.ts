import type { Database } from 'better-sqlite3';

/** An article a chat is to hear of. */
export interface Delivery {
  readonly chat: string;
  /** The thread of a forum; 0 elsewhere. */
  readonly thread?: number;
  readonly articleId: number;
  /** The followed topic it matches, as the chat wrote it. */
  readonly topic: string;
}

export interface Waiting extends Required<Delivery> {
  /** When its follower was found. */
  readonly since: Date;
}

/** What is to be sent and what was: each article to each chat, or thread of it, once. */
export interface Outbox {
  /** Articles after this one have not been matched with their followers yet. */
  announcedUpTo(): number;
  /** Records the followers of all articles up to this one, all or nothing. */
  announce(upTo: number, deliveries: readonly Delivery[], at: Date): void;
  /** Chats that something waits for. */
  chats(): string[];
  /** What waits for a chat, without articles since removed, oldest first. */
  waiting(chat: string): Waiting[];
  /** Records that a chat has been sent these. */
  sent(chat: string, articleIds: readonly number[], at: Date, thread?: number): void;
  /** How many articles were sent since then. */
  sentSince(since: Date): number;
}

/** How long it is known what was sent, for the statistics. */
const keptMilliseconds = 90 * 24 * 60 * 60 * 1000;

/** The outbox of a migrated database. */
export function outbox(database: Database): Outbox {
  const upTo = database.prepare<[], number>('SELECT article_id FROM announced').pluck();
  const setUpTo = database.prepare('UPDATE announced SET article_id = max(article_id, ?)');
  const put = database.prepare(
    'INSERT OR IGNORE INTO outbox (chat, thread, article_id, topic, since) VALUES (?, ?, ?, ?, ?)',
  );
  const chats = database
    .prepare<[], string>('SELECT DISTINCT chat FROM outbox WHERE sent_at IS NULL ORDER BY chat')
    .pluck();
  const waiting = database.prepare<[string], Omit<Waiting, 'chat' | 'since'> & { since: number }>(
    `SELECT thread, article_id AS articleId, topic, since FROM outbox JOIN article ON article.id = article_id
     WHERE chat = ? AND sent_at IS NULL ORDER BY article_id`,
  );
  const sent = database.prepare(
    'UPDATE outbox SET sent_at = ? WHERE chat = ? AND thread = ? AND article_id = ?',
  );
  const sentSince = database
    .prepare<[number], number>('SELECT count(*) FROM outbox WHERE sent_at >= ?')
    .pluck();
  const forget = database.prepare('DELETE FROM outbox WHERE sent_at < ?');
  return {
    announcedUpTo: () => upTo.get() ?? 0,
    announce: database.transaction((newest: number, deliveries: readonly Delivery[], at: Date) => {
      for (const { chat, thread = 0, articleId, topic } of deliveries) {
        put.run(chat, thread, articleId, topic, at.getTime());
      }
      setUpTo.run(newest);
      forget.run(at.getTime() - keptMilliseconds);
    }),
    chats: () => chats.all(),
    waiting: (chat) => waiting.all(chat).map((row) => ({ ...row, chat, since: new Date(row.since) })),
    sent: database.transaction((chat: string, articleIds: readonly number[], at: Date, thread = 0) => {
      for (const id of articleIds) sent.run(at.getTime(), chat, thread, id);
    }),
    sentSince: (since) => sentSince.get(since.getTime()) ?? 0,
  };
}
