import type { Database } from 'better-sqlite3';

/** Texts too long for a button, by a short number that outlives a restart. */
export interface Phrasebook {
  remember(text: string): number;
  recall(id: number): string | undefined;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;
/** As long as questions are kept (questions.ts). */
const keptMilliseconds = 90 * dayMilliseconds;

/** The phrases of a migrated database; each is kept for ninety days after its last button was made. */
export function phrasebook(database: Database, now: () => Date): Phrasebook {
  const find = database
    .prepare<[string, number], number>('SELECT id FROM phrase WHERE text = ? AND at > ?')
    .pluck();
  const put = database
    .prepare<[string, number], number>(
      `INSERT INTO phrase (text, at) VALUES (?, ?) ON CONFLICT (text) DO UPDATE SET at = excluded.at
       RETURNING id`,
    )
    .pluck();
  const prune = database.prepare('DELETE FROM phrase WHERE at < ?');
  const recall = database.prepare<[number], string>('SELECT text FROM phrase WHERE id = ?').pluck();
  const write = database.transaction((text: string, at: number) => {
    prune.run(at - keptMilliseconds);
    return Number(put.get(text, at));
  });
  return {
    remember(text) {
      const at = now().getTime();
      // To the day: the same button shown again is mostly no writing.
      return find.get(text, at - dayMilliseconds) ?? write(text, at);
    },
    recall: (id) => recall.get(id),
  };
}
