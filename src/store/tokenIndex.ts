import type { Database } from 'better-sqlite3';
import { type ArchiveIndexOpener, fieldWeights, type TokenMatch } from '../news/index.js';

/** Tokens whose counts are gathered before they are written: articles share most of their words. */
const gathered = 200_000;

/**
 * Matches ranked at most. Of what stands in more articles than that, those with it in their headlines come
 * first, and without enough of them the latest stored: such words tell no article from another.
 */
const mostRanked = 5_000;

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
  let accepts: (id: number) => boolean = () => true;
  database.function('is_accepted', (id) => (accepts(Number(id)) ? 1 : 0));
  const bm25 = `bm25(token_posting, ${fieldWeights.headline}, ${fieldWeights.deck}, ${fieldWeights.body})`;
  const matching = 'FROM token_posting WHERE token_posting MATCH @query';
  const best = database.prepare<object, { id: number; score: number }>(
    `SELECT rowid AS id, -${bm25} AS score ${matching} ORDER BY score DESC, rowid LIMIT @limit`,
  );
  const bestAccepted = database.prepare<object, { id: number; score: number }>(
    `SELECT rowid AS id, -${bm25} AS score ${matching} AND is_accepted(rowid)
     ORDER BY score DESC, rowid LIMIT @limit`,
  );
  const bestSince = database.prepare<object, { id: number; score: number }>(
    `SELECT rowid AS id, -${bm25} AS score ${matching} AND rowid >= @since AND is_accepted(rowid)
     ORDER BY score DESC, rowid LIMIT @limit`,
  );
  const everyMatch = database.prepare<object, number>(`SELECT rowid ${matching}`).pluck();
  const newest = database
    .prepare<object, number>(`SELECT rowid ${matching} ORDER BY rowid DESC LIMIT 1 OFFSET ${mostRanked}`)
    .pluck();
  const counted = database.prepare<object, number>(`SELECT count(*) ${matching}`).pluck();
  const countedAccepted = database
    .prepare<object, number>(`SELECT count(*) ${matching} AND is_accepted(rowid)`)
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
    const mostMatching = (match: TokenMatch): number => {
      switch (match.kind) {
        case 'token':
          return frequency.get(match.token) ?? 0;
        case 'without':
          return mostMatching(match.match);
        case 'all':
          return Math.min(...match.of.map(mostMatching));
        case 'any':
          return match.of.reduce((sum, each) => sum + mostMatching(each), 0);
      }
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
        accepts = accept ?? (() => true);
        const query = queryOf(match);
        const total = () => {
          accepts = accept ?? (() => true);
          return (accept ? countedAccepted : counted).get({ query }) ?? 0;
        };
        const ranked = accept ? bestAccepted : best;
        if (mostMatching(match) <= mostRanked) {
          const hits = ranked.all({ query, limit });
          return { hits, total: () => (hits.length < limit ? hits.length : total()) };
        }
        const inHeading = `${query} AND {headline deck} : (${tokensOf(match).map(quoted).join(' OR ')})`;
        const prominent = ranked.all({ query: inHeading, limit });
        if (prominent.length >= limit) return { hits: prominent, total };
        const since = newest.get({ query }) ?? 0;
        return { hits: bestSince.all({ query, since, limit }), total };
      },
      matching: (match) => everyMatch.all({ query: queryOf(match) }),
      startingWith: (prefix, limit) => startingWith.all(prefix, `${prefix}\uffff`, limit),
      soundingLike: (sound) => soundingLike.all(sound),
    };
  };
}

/** FTS5's query syntax: `("机床" AND "产值") NOT "汽车"` (https://www.sqlite.org/fts5.html#full_text_query_syntax). */
function queryOf(match: TokenMatch): string {
  switch (match.kind) {
    case 'token':
      return quoted(match.token);
    case 'without':
      return `(${queryOf(match.match)} NOT ${queryOf(match.not)})`;
    default:
      return `(${match.of.map(queryOf).join(match.kind === 'all' ? ' AND ' : ' OR ')})`;
  }
}

function quoted(token: string): string {
  return `"${token.replaceAll('"', '""')}"`;
}

/** The tokens that speak for an article. */
function tokensOf(match: TokenMatch): string[] {
  switch (match.kind) {
    case 'token':
      return [match.token];
    case 'without':
      return tokensOf(match.match);
    default:
      return match.of.flatMap(tokensOf);
  }
}
