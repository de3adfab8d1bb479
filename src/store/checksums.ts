import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';

/** By which content is known to be as it was stored: CRC-32 of its UTF-8. It is against failing disks, not against people. */
export const checksumOf = (content: string): number => crc32(content);

/** Teaches a connection `checksum_of`. */
function knowChecksums(database: Database): void {
  // A broken row may hold what is no text.
  database.function('checksum_of', { deterministic: true }, (content) => checksumOf(String(content)));
}

/** Gives a checksum to the articles that an earlier program stored without. */
export function addChecksums(database: Database): void {
  if (database.prepare('SELECT 1 FROM article WHERE checksum IS NULL LIMIT 1').get() === undefined) return;
  knowChecksums(database);
  database.exec('UPDATE article SET checksum = checksum_of(content) WHERE checksum IS NULL');
}

/**
 * Numbers of the articles that are not as they were stored, in a database of any schema; 'some' where an earlier
 * one cannot tell what they were.
 */
export function damagedArticles(database: Database): readonly number[] | 'some' {
  const numbers = (condition: string) =>
    database.prepare<[], number>(`SELECT id FROM article WHERE ${condition} ORDER BY id`).pluck().all();
  const columns = database.prepare<[], string>(`SELECT name FROM pragma_table_info('article')`).pluck().all();
  if (!columns.includes('checksum')) return numbers('NOT json_valid(content)').length > 0 ? 'some' : [];
  knowChecksums(database);
  return numbers('checksum <> checksum_of(content) OR NOT json_valid(content)');
}
