import type { Database } from 'better-sqlite3';

/** What a chat wants to hear of: a town by its full name, a kind of article, words, or ('' as its topic) everything. */
export interface Topic {
  readonly kind: 'town' | 'kind' | 'words' | 'everything';
  readonly topic: string;
}

/** Where and in which language a topic was asked for, for the day the news comes. */
interface Asker {
  readonly language: 'zh' | 'en';
  readonly place: 'private' | 'group' | 'channel';
  /** The thread of a forum it was asked for in; 0 elsewhere. */
  readonly thread?: number;
}

/** How news on a topic is brought. */
export interface Manner {
  /** As it comes, or together once a day; null: as the chat has chosen. */
  readonly pace: 'atOnce' | 'daily' | null;
  readonly silent: boolean;
  /** Headlines only. */
  readonly brief: boolean;
  readonly paused: boolean;
}

export interface FollowedTopic extends Topic, Required<Asker>, Manner {
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
  get(chat: string, id: number): FollowedTopic | undefined;
  /** Changes how news on a topic is brought; undefined when the chat does not follow it. */
  tune(chat: string, id: number, manner: Partial<Manner>): FollowedTopic | undefined;
  /** The topic no longer followed; undefined when the chat did not follow it. */
  stop(chat: string, id: number): FollowedTopic | undefined;
  /** Ends everything a chat, or one thread of it, follows and waits for. */
  end(chat: string, thread?: number): void;
  /** How many chats follow something. */
  chats(): number;
}

type Row = Omit<FollowedTopic, 'silent' | 'brief' | 'paused'> & Record<'silent' | 'brief' | 'paused', number>;

const fromRow = ({ silent, brief, paused, ...row }: Row): FollowedTopic => ({
  ...row,
  silent: silent === 1,
  brief: brief === 1,
  paused: paused === 1,
});

/** The followed topics of a migrated database. */
export function following(database: Database): Following {
  const columns = 'id, chat, thread, kind, topic, language, place, pace, silent, brief, paused';
  const of = database.prepare<[string], Row>(`SELECT ${columns} FROM followed WHERE chat = ? ORDER BY id`);
  const all = database.prepare<[], Row>(`SELECT ${columns} FROM followed ORDER BY id`);
  const one = database.prepare<[string, number], Row>(
    `SELECT ${columns} FROM followed WHERE chat = ? AND id = ?`,
  );
  const add = database.prepare(
    'INSERT OR IGNORE INTO followed (chat, thread, kind, topic, language, place) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const tune = database.prepare(
    'UPDATE followed SET pace = @pace, silent = @silent, brief = @brief, paused = @paused WHERE id = @id',
  );
  const stop = database.prepare<[string, number], Row>(
    `DELETE FROM followed WHERE chat = ? AND id = ? RETURNING ${columns}`,
  );
  // NULL: every thread.
  const forget = database.prepare(
    'DELETE FROM followed WHERE chat = @chat AND (@thread IS NULL OR thread = @thread)',
  );
  const unsendTopic = database.prepare(
    'DELETE FROM outbox WHERE chat = @chat AND thread = @thread AND topic = @topic AND sent_at IS NULL',
  );
  const unsend = database.prepare(
    'DELETE FROM outbox WHERE chat = @chat AND (@thread IS NULL OR thread = @thread) AND sent_at IS NULL',
  );
  const count = database.prepare<[], number>('SELECT count(DISTINCT chat) FROM followed').pluck();
  const get = (chat: string, id: number) => {
    const row = one.get(chat, id);
    return row && fromRow(row);
  };
  return {
    of: (chat) => of.all(chat).map(fromRow),
    all: () => all.all().map(fromRow),
    get,
    add: (chat, { kind, topic }, { language, place, thread = 0 }) =>
      add.run(chat, thread, kind, topic, language, place).changes > 0,
    tune: database.transaction((chat: string, id: number, manner: Partial<Manner>) => {
      const known = get(chat, id);
      if (!known) return undefined;
      const { pace, silent, brief, paused } = { ...known, ...manner };
      tune.run({ id, pace, silent: Number(silent), brief: Number(brief), paused: Number(paused) });
      return get(chat, id);
    }),
    stop: database.transaction((chat: string, id: number) => {
      const stopped = stop.get(chat, id);
      if (!stopped) return undefined;
      unsendTopic.run({ chat, thread: stopped.thread, topic: stopped.topic });
      return fromRow(stopped);
    }),
    end: database.transaction((chat: string, thread?: number) => {
      forget.run({ chat, thread: thread ?? null });
      unsend.run({ chat, thread: thread ?? null });
    }),
    chats: () => count.get() ?? 0,
  };
}
