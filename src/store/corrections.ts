import type { Database } from 'better-sqlite3';
import type { Article } from '../news/index.js';

/** What of an article can be put right by hand. */
export type Correction = Partial<Pick<Article, 'headline' | 'kicker' | 'deck' | 'date' | 'towns'>>;

/** What is the same article in every reading of its page or file. */
export interface Lineage {
  /** The page's name; '' for articles imported by themselves. */
  readonly source: string;
  readonly identity: string;
}

export interface Corrections {
  of(article: Lineage): { readonly withdrawn: boolean; readonly changes: Correction };
  /** Adds to what was put right before. */
  correct(article: Lineage, changes: Correction): void;
  withdraw(article: Lineage): void;
  restore(article: Lineage): void;
}

/** The corrections of a migrated database. */
export function corrections(database: Database): Corrections {
  const read = database.prepare<[string, string], { withdrawn: number; changes: string }>(
    'SELECT withdrawn, changes FROM correction WHERE source = ? AND identity = ?',
  );
  const write = database.prepare(
    `INSERT INTO correction (source, identity, changes) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET changes = excluded.changes`,
  );
  const withdraw = database.prepare(
    `INSERT INTO correction (source, identity, withdrawn) VALUES (?, ?, 1)
     ON CONFLICT DO UPDATE SET withdrawn = 1`,
  );
  const restore = database.prepare('UPDATE correction SET withdrawn = 0 WHERE source = ? AND identity = ?');
  const of = ({ source, identity }: Lineage) => {
    const row = read.get(source, identity);
    return { withdrawn: row?.withdrawn === 1, changes: JSON.parse(row?.changes ?? '{}') as Correction };
  };
  return {
    of,
    correct: (article, changes) => {
      write.run(article.source, article.identity, JSON.stringify({ ...of(article).changes, ...changes }));
    },
    withdraw: ({ source, identity }) => {
      withdraw.run(source, identity);
    },
    restore: ({ source, identity }) => {
      restore.run(source, identity);
    },
  };
}
