-- What a chat has chosen.
CREATE TABLE chat_settings (
  chat TEXT PRIMARY KEY,
  language TEXT,
  replies TEXT NOT NULL DEFAULT 'full',
  subscribers TEXT NOT NULL DEFAULT 'administrators',
  cooldown INTEGER NOT NULL DEFAULT 0,
  digest TEXT
) STRICT, WITHOUT ROWID;

-- AUTOINCREMENT: a button that stops one topic never comes to stop another.
CREATE TABLE followed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  chat TEXT NOT NULL,
  kind TEXT NOT NULL,
  topic TEXT NOT NULL,
  language TEXT NOT NULL,
  place TEXT NOT NULL,
  UNIQUE (chat, kind, topic)
) STRICT;

-- The newest article whose followers have been found; those of before nobody waits for.
CREATE TABLE announced (only INTEGER PRIMARY KEY CHECK (only = 1), article_id INTEGER NOT NULL) STRICT;
INSERT INTO announced SELECT 1, coalesce(max(id), 0) FROM article;

-- Kept after sending: an article goes to a chat once.
CREATE TABLE outbox (
  chat TEXT NOT NULL,
  article_id INTEGER NOT NULL,
  topic TEXT NOT NULL,
  since INTEGER NOT NULL,
  sent_at INTEGER,
  PRIMARY KEY (chat, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_unsent ON outbox(chat) WHERE sent_at IS NULL;
