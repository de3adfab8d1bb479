-- Who asked: not their id, but a hash of it under a key of this database's own.
-- SQLite draws the key from ChaCha20, seeded by the system (https://www.sqlite.org/lang_corefunc.html#randomblob).
CREATE TABLE asker_key (only INTEGER PRIMARY KEY CHECK (only = 1), key BLOB NOT NULL) STRICT;
INSERT INTO asker_key VALUES (1, randomblob(32));

-- NULL: asked before this was kept.
ALTER TABLE question ADD COLUMN asker TEXT;
CREATE INDEX question_by_asker ON question(asker);

-- Phrases with their age, so that what people wrote is not kept for ever.
-- AUTOINCREMENT: an old button never comes to mean another text.
CREATE TABLE aging_phrase (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  text TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL
) STRICT;
INSERT INTO aging_phrase SELECT id, text, unixepoch() * 1000 FROM phrase;
DROP TABLE phrase;
ALTER TABLE aging_phrase RENAME TO phrase;
CREATE INDEX phrase_by_age ON phrase(at);
