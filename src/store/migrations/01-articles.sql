CREATE TABLE state (only INTEGER PRIMARY KEY CHECK (only = 1), revision INTEGER NOT NULL) STRICT;
INSERT INTO state VALUES (1, 0);

CREATE TABLE page (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  fingerprint TEXT NOT NULL,
  problem TEXT
) STRICT;

-- AUTOINCREMENT: an id once shown to a reader never comes to mean another article.
CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  page_id INTEGER REFERENCES page(id) ON DELETE CASCADE,
  external_id TEXT,
  source TEXT NOT NULL,
  position INTEGER NOT NULL,
  identity TEXT NOT NULL,
  kind TEXT NOT NULL,
  date TEXT,
  content TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
CREATE INDEX article_by_page ON article(page_id);
CREATE INDEX article_by_date ON article(date DESC, source, position);
CREATE INDEX article_by_revision ON article(revision);
CREATE UNIQUE INDEX article_imported ON article(identity) WHERE page_id IS NULL;

CREATE TABLE article_town (
  article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  town TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (article_id, town)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_town_by_town ON article_town(town);

CREATE TABLE removal (article_id INTEGER PRIMARY KEY, revision INTEGER NOT NULL) STRICT;
CREATE INDEX removal_by_revision ON removal(revision);
CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
  UPDATE state SET revision = revision + 1;
  INSERT OR REPLACE INTO removal SELECT OLD.id, revision FROM state;
END;

CREATE TABLE saved_index (name TEXT PRIMARY KEY, revision INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE phrase (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE topic (
  chat TEXT NOT NULL,
  user TEXT NOT NULL,
  topic TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (chat, user)
) STRICT, WITHOUT ROWID;
