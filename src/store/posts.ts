import type { Database } from 'better-sqlite3';

/** Where an article stands in a channel. */
export interface Post {
  readonly chat: string;
  readonly articleId: number;
  readonly message: number;
  /** Whether it is a picture with a caption. */
  readonly picture: boolean;
}

/** Articles posted in channels, so that corrections and withdrawals follow them there. */
export interface Posts {
  put(post: Post): void;
  /** Posts whose article has changed since. */
  changed(): Post[];
  /** Posts whose article is no more. */
  withdrawn(): Post[];
  /** The post is as its article is now. */
  brought(post: Post): void;
  /** The post is gone; should its article come back, it is posted again. */
  removed(post: Post): void;
  /** The channel is gone. */
  end(chat: string): void;
}

type Row = Omit<Post, 'picture'> & { readonly picture: number };
const fromRow = (row: Row): Post => ({ ...row, picture: row.picture === 1 });

/** The posts of a migrated database. */
export function posts(database: Database): Posts {
  const columns = 'post.chat, post.article_id AS articleId, post.message, post.picture';
  const put = database.prepare(
    `INSERT OR REPLACE INTO post (chat, article_id, message, picture, revision)
     VALUES (@chat, @articleId, @message, @picture,
       coalesce((SELECT revision FROM article WHERE id = @articleId), 0))`,
  );
  const changed = database.prepare<[], Row>(
    `SELECT ${columns} FROM post JOIN article ON article.id = article_id
     WHERE article.revision > post.revision ORDER BY article_id`,
  );
  const withdrawn = database.prepare<[], Row>(
    `SELECT ${columns} FROM post WHERE NOT EXISTS (SELECT 1 FROM article WHERE id = article_id)`,
  );
  const remove = database.prepare('DELETE FROM post WHERE chat = ? AND article_id = ?');
  const unsend = database.prepare('UPDATE outbox SET sent_at = NULL WHERE chat = ? AND article_id = ?');
  const end = database.prepare('DELETE FROM post WHERE chat = ?');
  const store = (post: Post) => {
    put.run({ ...post, picture: Number(post.picture) });
  };
  return {
    put: store,
    changed: () => changed.all().map(fromRow),
    withdrawn: () => withdrawn.all().map(fromRow),
    brought: store,
    removed: database.transaction(({ chat, articleId }: Post) => {
      remove.run(chat, articleId);
      unsend.run(chat, articleId);
    }),
    end: (chat) => {
      end.run(chat);
    },
  };
}
