import type { Database } from 'better-sqlite3';

/** A page as it was last read. */
export interface KnownPage {
  readonly id: number;
  readonly name: string;
  /** Hash of everything its articles depend on: bytes, sidecar entry, version of the reader. */
  readonly fingerprint: string;
  /** Why it gave no articles when last read, else null. */
  readonly problem: string | null;
}

export interface PageStore {
  all(): KnownPage[];
  /** Records a page as read; keeps its id when its name is known. */
  put(name: string, fingerprint: string, problem: string | null): number;
  /** Makes a page one that is read again at the next look at its file, as if it had changed. */
  readAgain(id: number): void;
  /** Gives a page and the source of its articles a new name. */
  rename(id: number, name: string): void;
  /** Removes a page with its articles. */
  remove(id: number): void;
}

/** The pages of a migrated database. */
export function pageStore(database: Database): PageStore {
  const all = database.prepare<[], KnownPage>(
    'SELECT id, name, fingerprint, problem FROM page ORDER BY name',
  );
  const put = database
    .prepare<[string, string, string | null], number>(
      `INSERT INTO page (name, fingerprint, problem) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET fingerprint = excluded.fingerprint, problem = excluded.problem
       RETURNING id`,
    )
    .pluck();
  const readAgain = database.prepare(`UPDATE page SET fingerprint = '' WHERE id = ?`);
  const rename = database.prepare('UPDATE page SET name = ? WHERE id = ?');
  const renameCorrections = database.prepare(
    'UPDATE OR REPLACE correction SET source = @name WHERE source = (SELECT name FROM page WHERE id = @id)',
  );
  const renameSource = database.prepare('UPDATE article SET source = ? WHERE page_id = ?');
  const remove = database.prepare('DELETE FROM page WHERE id = ?');
  return {
    all: () => all.all(),
    put: (name, fingerprint, problem) => Number(put.get(name, fingerprint, problem)),
    readAgain: (id) => {
      readAgain.run(id);
    },
    rename: database.transaction((id: number, name: string) => {
      renameCorrections.run({ id, name });
      rename.run(name, id);
      renameSource.run(name, id);
    }),
    remove: (id) => {
      remove.run(id);
    },
  };
}
