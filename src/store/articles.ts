import type { Database } from 'better-sqlite3';
import type { Article, ArticleReader, LatestFilter, StoredArticle, Window } from '../news/index.js';
import { checksumOf } from './checksums.js';
import { type Correction, corrections, type Lineage } from './corrections.js';

/** Where an article comes from, when it is stored. */
export interface Origin {
  readonly pageId: number | null;
  readonly source: string;
  readonly position: number;
  readonly externalId: string | null;
  /** What makes it the same article when its page or file is read again. */
  readonly identity: string;
}

export type Change = 'added' | 'changed' | 'unchanged';

/** Reading the articles, and keeping them. One that is not as it was stored is as if it were not there. */
export interface ArticleStore extends ArticleReader {
  put(article: Article, origin: Origin): { readonly id: number; readonly change: Change };
  remove(id: number): void;
  /** An article of a page or file that is not to be stored when that is read, nor stays when it was. */
  leaveOut(source: string, identity: string): void;
  /** Takes an article out: its page read again does not bring it back. undefined when there is none. */
  withdraw(id: number, at: Date): StoredArticle | undefined;
  /** Brings an article back, as it was and under its number; undefined after a day, or when its page is gone. */
  restore(id: number, at: Date): StoredArticle | undefined;
  /** Puts an article right, also for when its page is read again. undefined when there is none. */
  correct(id: number, changes: Correction): StoredArticle | undefined;
  /** Articles with greater ids than this one, in the order of ids. */
  after(id: number): Iterable<StoredArticle>;
  /** 0 when there is none. */
  newestId(): number;
  /** Ids of a page's articles by their identity. */
  identitiesOnPage(pageId: number): { readonly id: number; readonly identity: string }[];
  /** Towns that have articles, with how many are about them or name them. */
  townCounts(): ReadonlyMap<string, number>;
  /** Dates of the oldest and newest articles, ISO cut to precision. */
  dateSpan(): { readonly from: string | null; readonly to: string | null };
  /** Of how many pages and files there are articles. */
  sourceCount(): number;
}

interface ArticleRow {
  id: number;
  page_id: number | null;
  identity: string;
  external_id: string | null;
  source: string;
  position: number;
  content: string;
  /** null for one withdrawn before there were checksums. */
  checksum: number | null;
}

/**
 * The articles of a migrated database; `describe` gives a corrected article its facts anew, `damaged` is told of
 * one that is not as it was stored whenever it is read.
 */
export function articleStore(
  database: Database,
  describe: (article: Article) => Article = (article) => article,
  damaged: (id: number, pageId: number | null) => void = () => {},
): ArticleStore {
  const byId = database.prepare<[number], ArticleRow>(
    'SELECT id, page_id, identity, external_id, source, position, content, checksum FROM article WHERE id = ?',
  );
  const inOrder = database.prepare<[number], ArticleRow>(
    'SELECT id, page_id, identity, external_id, source, position, content, checksum FROM article WHERE id > ? ORDER BY id LIMIT 500',
  );
  const count = database.prepare<[], number>('SELECT count(*) FROM article').pluck();
  const newestId = database.prepare<[], number>('SELECT coalesce(max(id), 0) FROM article').pluck();
  const revision = database.prepare<[], number>('SELECT revision FROM state').pluck();
  const nextRevision = database
    .prepare<[], number>('UPDATE state SET revision = revision + 1 RETURNING revision')
    .pluck();
  const changes = database.prepare<object, { id: number; revision: number; removed: 0 | 1 }>(
    `SELECT id, revision, 0 AS removed FROM article WHERE revision > @since
     UNION ALL SELECT article_id, revision, 1 FROM removal WHERE revision > @since
     ORDER BY revision LIMIT @most`,
  );
  const onPage = database.prepare<[number], { id: number; identity: string }>(
    'SELECT id, identity FROM article WHERE page_id = ? ORDER BY position',
  );
  const imported = database
    .prepare<[string], number>('SELECT id FROM article WHERE page_id IS NULL AND identity = ?')
    .pluck();
  const sameOnPage = database
    .prepare<[number, string], number>('SELECT id FROM article WHERE page_id = ? AND identity = ?')
    .pluck();
  const insert = database.prepare(
    `INSERT INTO article (page_id, external_id, source, position, identity, kind, date, content, checksum, revision)
     VALUES (@pageId, @externalId, @source, @position, @identity, @kind, @date, @content, @checksum, @revision)`,
  );
  const update = database.prepare(
    `UPDATE article SET external_id = @externalId, source = @source, position = @position, kind = @kind,
       date = @date, content = @content, checksum = @checksum, revision = @revision WHERE id = @id`,
  );
  const insertAgain = database.prepare(
    `INSERT INTO article (id, page_id, external_id, source, position, identity, kind, date, content, checksum, revision)
     VALUES (@id, @page_id, @external_id, @source, @position, @identity, @kind, @date, @content, @checksum, @revision)`,
  );
  const keepWithdrawn = database.prepare(
    `INSERT OR REPLACE INTO withdrawal
       (article_id, page_id, external_id, source, position, identity, content, checksum, at)
     VALUES (@id, @page_id, @external_id, @source, @position, @identity, @content, @checksum, @at)`,
  );
  const withdrawn = database.prepare<[number, number], ArticleRow>(
    // The page may have another name by now.
    `SELECT article_id AS id, page_id, external_id,
       coalesce((SELECT name FROM page WHERE page.id = page_id), source) AS source, position, identity, content, checksum
     FROM withdrawal WHERE article_id = ? AND at > ?`,
  );
  const forgetWithdrawal = database.prepare('DELETE FROM withdrawal WHERE article_id = ?');
  const forgetWithdrawals = database.prepare('DELETE FROM withdrawal WHERE at <= ?');
  const forgetRemoval = database.prepare('DELETE FROM removal WHERE article_id = ?');
  const corrected = corrections(database);
  const remove = database.prepare('DELETE FROM article WHERE id = ?');
  const forgetTowns = database.prepare('DELETE FROM article_town WHERE article_id = ?');
  const insertTown = database.prepare(
    'INSERT OR IGNORE INTO article_town (article_id, town, role) VALUES (?, ?, ?)',
  );
  const townCounts = database.prepare<[], { town: string; articles: number }>(
    'SELECT town, count(*) AS articles FROM article_town GROUP BY town',
  );

  const dateSpan = database.prepare<[], { from: string | null; to: string | null }>(
    'SELECT min(date) AS "from", max(date) AS "to" FROM article',
  );
  const sourceCount = database.prepare<[], number>('SELECT count(DISTINCT source) FROM article').pluck();

  // Unknown dates last; within a day the page's own order; articles about a town before those that name it.
  const matching = 'FROM article LEFT JOIN article_town ON article_id = id AND town = @town';
  const condition =
    "(@town IS NULL OR town IS NOT NULL) AND (@kind IS NULL OR kind = @kind OR (@kind = 'news' AND kind = 'brief'))";
  const latestCount = database
    .prepare<object, number>(`SELECT count(*) ${matching} WHERE ${condition}`)
    .pluck();
  const latest = database
    .prepare<object, number>(
      `SELECT id ${matching} WHERE ${condition}
       ORDER BY role IS 'mentioned', date IS NULL, date DESC, source, position LIMIT @limit OFFSET @offset`,
    )
    .pluck();

  const articleIn = ({ id, page_id, content, checksum }: ArticleRow): Article | undefined => {
    try {
      if (checksum === null || checksum === checksumOf(content)) return JSON.parse(content);
    } catch {
      // Neither JSON nor text is left of it.
    }
    damaged(id, page_id);
    return undefined;
  };
  const fromRow = (row: ArticleRow): StoredArticle | undefined => {
    const article = articleIn(row);
    const { id, external_id, source, position } = row;
    return article && { ...article, id, externalId: external_id, source, position };
  };

  const lately = new Map<number, StoredArticle>();
  let latelyAt = 0;
  const get = (id: number): StoredArticle | undefined => {
    const at = revision.get() ?? 0;
    if (at !== latelyAt || lately.size >= mostKept) lately.clear();
    latelyAt = at;
    const kept = lately.get(id);
    if (kept) return kept;
    const row = byId.get(id);
    const stored = row && fromRow(row);
    const article = stored && withPlaces(stored);
    // What is read inside a transaction may yet be undone, its revision given to something else.
    if (article && !database.inTransaction) lately.set(id, article);
    return article;
  };

  /** An article imported by an earlier version does not tell where its figures and people stand; its text still does. */
  const withPlaces = (article: StoredArticle): StoredArticle => {
    const isPlaced =
      article.figures.every(({ start }) => start !== undefined) &&
      article.people.every(({ mentions }) => mentions !== undefined);
    if (isPlaced) return article;
    const { figures, people } = describe(article);
    return { ...article, figures, people };
  };

  const put = database.transaction((read: Article, origin: Origin) => {
    const known =
      origin.pageId === null ? imported.get(origin.identity) : sameOnPage.get(origin.pageId, origin.identity);
    const { withdrawn, changes } = corrected.of(lineage(origin));
    if (withdrawn) {
      if (known !== undefined) remove.run(known);
      return { id: known ?? noId, change: 'unchanged' as const };
    }
    // A day put right moves what the text calls yesterday.
    const article =
      Object.keys(changes).length > 0 ? { ...describe({ ...read, ...changes }), ...changes } : read;
    const content = JSON.stringify(article);
    const checksum = checksumOf(content);
    if (known !== undefined) {
      const before = byId.get(known);
      const same =
        before?.content === content &&
        before.checksum === checksum &&
        before.source === origin.source &&
        before.position === origin.position &&
        before.external_id === origin.externalId;
      if (same) return { id: known, change: 'unchanged' as const };
    }
    const row = {
      ...origin,
      kind: article.kind,
      date: article.date?.iso ?? null,
      content,
      checksum,
      revision: nextRevision.get(),
    };
    let id: number;
    if (known === undefined) {
      id = Number(insert.run(row).lastInsertRowid);
    } else {
      update.run({ ...row, id: known });
      forgetTowns.run(known);
      id = known;
    }
    for (const town of article.towns) insertTown.run(id, town.name, town.role);
    return { id, change: known === undefined ? ('added' as const) : ('changed' as const) };
  });

  const withdraw = database.transaction((id: number, at: Date): StoredArticle | undefined => {
    const row = byId.get(id);
    const article = row && fromRow(row);
    if (!article) return undefined;
    forgetWithdrawals.run(at.getTime() - undoMilliseconds);
    keepWithdrawn.run({ ...row, at: at.getTime() });
    corrected.withdraw(lineage(originOf(row)));
    remove.run(id);
    return article;
  });

  const restore = database.transaction((id: number, at: Date): StoredArticle | undefined => {
    const row = withdrawn.get(id, at.getTime() - undoMilliseconds);
    const article = row && articleIn(row);
    if (!article || byId.get(id)) return undefined;
    corrected.restore(lineage(originOf(row)));
    insertAgain.run({
      ...row,
      kind: article.kind,
      date: article.date?.iso ?? null,
      revision: nextRevision.get(),
    });
    for (const town of article.towns) insertTown.run(id, town.name, town.role);
    forgetRemoval.run(id);
    forgetWithdrawal.run(id);
    return get(id);
  });

  const correct = database.transaction((id: number, changes: Correction): StoredArticle | undefined => {
    const row = byId.get(id);
    const article = row && articleIn(row);
    if (!article) return undefined;
    const origin = originOf(row);
    corrected.correct(lineage(origin), changes);
    put(article, origin);
    return get(id);
  });

  function* after(start: number): Generator<StoredArticle> {
    let known = start;
    for (;;) {
      const rows = inOrder.all(known);
      for (const row of rows) {
        const article = fromRow(row);
        if (article) yield article;
      }
      const last = rows.at(-1);
      if (!last) return;
      known = last.id;
    }
  }

  return {
    get,
    all: () => after(0),
    after,
    newestId: () => newestId.get() ?? 0,
    count: () => count.get() ?? 0,
    revision: () => revision.get() ?? 0,
    changesSince(since, most = -1) {
      const now = revision.get() ?? 0;
      const rows = changes.all({ since, most });
      return {
        changed: rows.flatMap(({ id, removed }) => (removed === 0 ? [id] : [])),
        removed: rows.flatMap(({ id, removed }) => (removed === 1 ? [id] : [])),
        revision: rows.length === most ? (rows.at(-1)?.revision ?? now) : now,
      };
    },
    latest(filter: LatestFilter, window: Window) {
      const asked = { town: filter.town ?? null, kind: filter.kind ?? null };
      return { total: latestCount.get(asked) ?? 0, ids: latest.all({ ...asked, ...window }) };
    },
    put,
    withdraw,
    restore,
    correct,
    remove: (id) => {
      remove.run(id);
    },
    leaveOut: (source, identity) => corrected.withdraw({ source, identity }),
    identitiesOnPage: (pageId) => onPage.all(pageId),
    dateSpan: () => dateSpan.get() ?? { from: null, to: null },
    sourceCount: () => sourceCount.get() ?? 0,
    townCounts: () => new Map(townCounts.all().map((row) => [row.town, row.articles])),
  };
}

/** Articles kept parsed: the same few are asked for again and again. */
const mostKept = 500;

/** How long what was withdrawn can be brought back. */
const undoMilliseconds = 24 * 60 * 60 * 1000;

/** What stands for a withdrawn article that never had an id. */
const noId = 0;

function lineage({ pageId, source, identity }: Origin): Lineage {
  return { source: pageId === null ? '' : source, identity };
}

function originOf(row: ArticleRow): Origin {
  const { page_id, external_id, source, position, identity } = row;
  return { pageId: page_id, externalId: external_id, source, position, identity };
}
