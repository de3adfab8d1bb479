import type { Database } from 'better-sqlite3';

export interface PdfReadings {
  /** What a version of the reader read of the file with this hash; undefined when it was not read, or long ago. */
  get(hash: string, version: string): string | undefined;
  put(hash: string, version: string, content: string, at: Date): void;
}

/** The readings of a migrated database; kept for eight days, a day longer than drafts. */
export function pdfReadings(database: Database): PdfReadings {
  const keptMilliseconds = 8 * 24 * 60 * 60 * 1000;
  const get = database
    .prepare<[string, string], string>('SELECT content FROM pdf_reading WHERE hash = ? AND version = ?')
    .pluck();
  const put = database.prepare(
    'INSERT OR REPLACE INTO pdf_reading (hash, version, content, at) VALUES (?, ?, ?, ?)',
  );
  const prune = database.prepare('DELETE FROM pdf_reading WHERE at < ?');
  return {
    get: (hash, version) => get.get(hash, version),
    put: database.transaction((hash: string, version: string, content: string, at: Date) => {
      prune.run(at.getTime() - keptMilliseconds);
      put.run(hash, version, content, at.getTime());
    }),
  };
}
