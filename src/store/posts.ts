/** Articles posted in channels. */
export const postsSchema = `
  CREATE TABLE post (
    chat TEXT NOT NULL,
    article_id INTEGER NOT NULL,
    message INTEGER NOT NULL,
    -- Whether it is a picture with a caption.
    picture INTEGER NOT NULL,
    -- Of the article, as it was posted.
    revision INTEGER NOT NULL,
    PRIMARY KEY (chat, article_id)
  ) STRICT, WITHOUT ROWID;
`;
