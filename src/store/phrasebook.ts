import type { Database } from 'better-sqlite3';

/** Texts too long for a button, by a short number that outlives a restart. */
export interface Phrasebook {
  remember(text: string): number;
  recall(id: number): string | undefined;
}

/** The phrases of a migrated database. */
export function phrasebook(database: Database): Phrasebook {
  const find = database.prepare<[string], number>('SELECT id FROM phrase WHERE text = ?').pluck();
  const insert = database.prepare('INSERT INTO phrase (text) VALUES (?)');
  const recall = database.prepare<[number], string>('SELECT text FROM phrase WHERE id = ?').pluck();
  return {
    remember: (text) => find.get(text) ?? Number(insert.run(text).lastInsertRowid),
    recall: (id) => recall.get(id),
  };
}
