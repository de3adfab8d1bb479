import type { Database } from 'better-sqlite3';

/** A question a reader passed to the newsroom, and where its answer goes. */
interface Letter {
  readonly id: number;
  readonly user: string;
  readonly chat: string;
  /** 0 outside forums. */
  readonly thread: number;
  /** The message with the button. */
  readonly message: number;
  readonly language: 'zh' | 'en';
  readonly text: string;
}

/** Questions passed to the newsroom. */
export interface LettersToEditors {
  /** Keeps one; 'same' when the person has asked it already, 'enough' when as much as a person may in a day. */
  add(letter: Omit<Letter, 'id'>, at: Date): number | 'same' | 'enough';
  /** It was shown to somebody of the staff in this message. */
  shown(id: number, chat: string, message: number): void;
  /** The letter a message showed; 'answered' when it has been, undefined when it showed none. */
  shownIn(chat: string, message: number): Letter | 'answered' | undefined;
  /** It is answered, and where the answer went is forgotten; false when somebody was faster. */
  answered(id: number, at: Date): boolean;
  /** Those that wait for an answer, oldest first. */
  waiting(limit: number): { readonly total: number; readonly texts: readonly string[] };
}

const dayMilliseconds = 24 * 60 * 60 * 1000;
const keptMilliseconds = 90 * dayMilliseconds;
const mostInADay = 5;

/** The letters of a migrated database; kept for ninety days. */
export function lettersToEditors(database: Database): LettersToEditors {
  const columns = 'id, user, chat, thread, message, language, text';
  const prune = database.prepare('DELETE FROM letter WHERE at < ?');
  const lately = database
    .prepare<[string, number], number>('SELECT count(*) FROM letter WHERE user = ? AND at > ?')
    .pluck();
  const same = database.prepare('SELECT 1 FROM letter WHERE user = ? AND text = ? AND answered_at IS NULL');
  const insert = database.prepare(
    `INSERT INTO letter (user, chat, thread, message, language, text, at)
     VALUES (@user, @chat, @thread, @message, @language, @text, @at)`,
  );
  const show = database.prepare(
    'INSERT OR REPLACE INTO letter_copy (chat, message, letter_id) VALUES (?, ?, ?)',
  );
  const shownIn = database.prepare<[string, number], Letter & { answeredAt: number | null }>(
    `SELECT ${columns.replaceAll(/(?<name>\w+)/gu, 'letter.$<name>')}, answered_at AS answeredAt
     FROM letter_copy JOIN letter ON letter.id = letter_id
     WHERE letter_copy.chat = ? AND letter_copy.message = ?`,
  );
  const answer = database.prepare(
    `UPDATE letter SET answered_at = ?, user = '', chat = '', thread = 0, message = 0
     WHERE id = ? AND answered_at IS NULL`,
  );
  const count = database.prepare<[], number>('SELECT count(*) FROM letter WHERE answered_at IS NULL').pluck();
  const open = database
    .prepare<[number], string>('SELECT text FROM letter WHERE answered_at IS NULL ORDER BY id LIMIT ?')
    .pluck();
  return {
    add: database.transaction((letter: Omit<Letter, 'id'>, at: Date) => {
      const now = at.getTime();
      prune.run(now - keptMilliseconds);
      const { user, text } = letter;
      if (same.get(user, text)) return 'same';
      if ((lately.get(user, now - dayMilliseconds) ?? 0) >= mostInADay) return 'enough';
      return Number(insert.run({ ...letter, at: now }).lastInsertRowid);
    }),
    shown: (id, chat, message) => {
      show.run(chat, message, id);
    },
    shownIn(chat, message) {
      const row = shownIn.get(chat, message);
      if (!row) return undefined;
      const { answeredAt, ...letter } = row;
      return answeredAt === null ? letter : 'answered';
    },
    answered: (id, at) => answer.run(at.getTime(), id).changes > 0,
    waiting: (limit) => ({ total: count.get() ?? 0, texts: open.all(limit) }),
  };
}
