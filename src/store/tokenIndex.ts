import type { Database } from 'better-sqlite3';
import { type ArchiveIndexOpener, fieldWeights, type TokenMatch } from '../news/index.js';

/**
 * The tables of the token index. FTS5 gets tokens, not text: its ascii tokenizer leaves everything beyond
 * ASCII alone and only takes the blanks between them (https://www.sqlite.org/fts5.html#ascii_tokenizer).
 * It keeps no content, the articles are in their own table.
 */
export const tokenIndexSchema = `
  CREATE VIRTUAL TABLE token_posting USING fts5(
    headline, deck, body, content='', contentless_delete=1, tokenize="ascii tokenchars '.%'"
  );
  CREATE TABLE token (token TEXT PRIMARY KEY, articles INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE token_sound (sound TEXT, token TEXT, PRIMARY KEY (sound, token)) STRICT, WITHOUT ROWID;
  CREATE TABLE token_index (
    only INTEGER PRIMARY KEY CHECK (only = 1), fingerprint TEXT NOT NULL, revision INTEGER NOT NULL
  ) STRICT;
  INSERT INTO token_index VALUES (1, '', 0);
`;

/** Tokens whose counts are gathered before they are written: articles share most of their words. */
const gathered = 200_000;

/** The token index of a migrated database. */
export function tokenIndexes(database: Database): ArchiveIndexOpener {
  const state = database.prepare<[], { fingerprint: string; revision: number }>(
    'SELECT fingerprint, revision FROM token_index',
  );
  const setState = database.prepare('UPDATE token_index SET fingerprint = ?, revision = ?');
  const insert = database.prepare(
    'INSERT INTO token_posting (rowid, headline, deck, body) VALUES (@id, @headline, @deck, @body)',
  );
  const forget = database.prepare('DELETE FROM token_posting WHERE rowid = ?');
  const count = database
    .prepare<[string, number], number>(
      `INSERT INTO token (token, articles) VALUES (?, ?)
       ON CONFLICT (token) DO UPDATE SET articles = articles + excluded.articles RETURNING articles`,
    )
    .pluck();
  const addSound = database.prepare('INSERT OR IGNORE INTO token_sound (sound, token) VALUES (?, ?)');
  const frequency = database.prepare<[string], number>('SELECT articles FROM token WHERE token = ?').pluck();
  const bm25 = `bm25(token_posting, ${fieldWeights.headline}, ${fieldWeights.deck}, ${fieldWeights.body})`;
  const best = database.prepare<[string], { id: number; score: number }>(
    `SELECT rowid AS id, -${bm25} AS score FROM token_posting WHERE token_posting MATCH ? ORDER BY ${bm25}, rowid`,
  );
  const matching = database
    .prepare<[string], number>('SELECT rowid FROM token_posting WHERE token_posting MATCH ?')
    .pluck();
  const counted = database
    .prepare<[string], number>('SELECT count(*) FROM token_posting WHERE token_posting MATCH ?')
    .pluck();
  const startingWith = database
    .prepare<[string, string, number], string>(
      'SELECT token FROM token WHERE token >= ? AND token < ? ORDER BY articles DESC LIMIT ?',
    )
    .pluck();
  const soundingLike = database
    .prepare<[string], string>('SELECT token FROM token_sound WHERE sound = ?')
    .pluck();

  return (fingerprint, soundsOf) => {
    if (state.get()?.fingerprint !== fingerprint) {
      database.transaction(() => {
        database.exec(
          `INSERT INTO token_posting (token_posting) VALUES ('delete-all'); DELETE FROM token; DELETE FROM token_sound`,
        );
        setState.run(fingerprint, 0);
      })();
    }
    const writeCounts = (counts: Map<string, number>) => {
      for (const [token, articles] of counts) {
        const now = count.get(token, articles);
        if (now === articles) for (const sound of soundsOf(token)) addSound.run(sound, token);
      }
      counts.clear();
    };
    return {
      revision: () => state.get()?.revision ?? 0,
      update: database.transaction((changed, removed, revision) => {
        for (const id of removed) forget.run(id);
        const counts = new Map<string, number>();
        for (const article of changed) {
          forget.run(article.id);
          insert.run(article);
          const tokens = new Set(`${article.headline} ${article.deck} ${article.body}`.split(' '));
          tokens.delete('');
          for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
          if (counts.size > gathered) writeCounts(counts);
        }
        writeCounts(counts);
        setState.run(fingerprint, revision);
      }),
      frequency: (token) => frequency.get(token) ?? 0,
      find(match, limit, accept) {
        const query = queryOf(match);
        const hits: { id: number; score: number }[] = [];
        for (const hit of best.iterate(query)) {
          if (hits.length >= limit) break;
          if (!accept || accept(hit.id)) hits.push(hit);
        }
        const total = () => {
          if (hits.length < limit) return hits.length;
          if (!accept) return counted.get(query) ?? 0;
          let accepted = 0;
          for (const id of matching.iterate(query)) if (accept(id)) accepted++;
          return accepted;
        };
        return { hits, total };
      },
      startingWith: (prefix, limit) => startingWith.all(prefix, `${prefix}\uffff`, limit),
      soundingLike: (sound) => soundingLike.all(sound),
    };
  };
}

/** FTS5's query syntax: `("机床" AND "产值") NOT "汽车"` (https://www.sqlite.org/fts5.html#full_text_query_syntax). */
function queryOf(match: TokenMatch): string {
  switch (match.kind) {
    case 'token':
      return `"${match.token.replaceAll('"', '""')}"`;
    case 'without':
      return `(${queryOf(match.match)} NOT ${queryOf(match.not)})`;
    default:
      return `(${match.of.map(queryOf).join(match.kind === 'all' ? ' AND ' : ' OR ')})`;
  }
}
