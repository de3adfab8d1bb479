import Database from 'better-sqlite3';
import { checksumOf } from './checksums.js';
import { isDamage, patience } from './storeError.js';

/** What became of single damaged articles, by their numbers. */
export interface Mended {
  /** Taken from backups. */
  readonly restored: readonly number[];
  /** To be read again from their pages at the next start. */
  readonly waiting: readonly number[];
  /** Taken out: no backup has them and no page gave them. */
  readonly lost: readonly number[];
}

interface Kept {
  readonly content: string;
  readonly checksum: number | null;
}

/** Puts single damaged articles right in a database that is sound otherwise, from backups in the order given. */
export function mendArticles(path: string, damaged: readonly number[], backups: readonly string[]): Mended {
  const database = new Database(path, { timeout: patience });
  try {
    database.pragma('foreign_keys = ON');
    const byId = database.prepare<[number], Kept & { pageId: number | null }>(
      'SELECT content, checksum, page_id AS pageId FROM article WHERE id = ?',
    );
    const nextRevision = database
      .prepare<[], number>('UPDATE state SET revision = revision + 1 RETURNING revision')
      .pluck();
    const put = database.prepare(
      'UPDATE article SET content = @content, checksum = @checksum, revision = @revision WHERE id = @id',
    );
    const readAgain = database.prepare(`UPDATE page SET fingerprint = '' WHERE id = ?`);
    const remove = database.prepare('DELETE FROM article WHERE id = ?');
    const done = { restored: [] as number[], waiting: [] as number[], lost: [] as number[] };
    database
      .transaction(() => {
        for (const id of damaged) {
          const broken = byId.get(id);
          if (!broken) continue;
          const whole = backups.reduce<Kept | null>(
            (found, copy) => found ?? wholeIn(copy, id, broken),
            null,
          );
          if (whole) {
            put.run({ id, ...whole, revision: nextRevision.get() });
            done.restored.push(id);
          } else if (broken.pageId !== null) {
            readAgain.run(broken.pageId);
            done.waiting.push(id);
          } else {
            remove.run(id);
            done.lost.push(id);
          }
        }
      })
      .immediate();
    return done;
  } finally {
    database.close();
  }
}

/** An article as a backup has it, if that is sound and the very text, or sum, that is left of the broken one. */
function wholeIn(copy: string, id: number, broken: Kept): Kept | null {
  try {
    const backup = new Database(copy, { readonly: true, timeout: patience });
    try {
      const kept = backup
        .prepare<[number], Kept>('SELECT content, checksum FROM article WHERE id = ?')
        .get(id);
      const isWhole = kept !== undefined && kept.checksum === checksumOf(kept.content);
      return isWhole && (kept.checksum === broken.checksum || kept.content === broken.content) ? kept : null;
    } finally {
      backup.close();
    }
  } catch (error) {
    // A backup may be damaged itself, or older than checksums.
    if (isDamage(error)) return null;
    throw error;
  }
}
