-- Each topic in its own manner, and in a forum for the thread it was asked for in.
CREATE TABLE placed_followed (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  chat TEXT NOT NULL,
  -- 0: no thread.
  thread INTEGER NOT NULL DEFAULT 0,
  kind TEXT NOT NULL,
  topic TEXT NOT NULL,
  language TEXT NOT NULL,
  place TEXT NOT NULL,
  -- NULL: as the chat has chosen.
  pace TEXT,
  silent INTEGER NOT NULL DEFAULT 0,
  brief INTEGER NOT NULL DEFAULT 0,
  paused INTEGER NOT NULL DEFAULT 0,
  UNIQUE (chat, thread, kind, topic)
) STRICT;
INSERT INTO placed_followed (id, chat, kind, topic, language, place)
  SELECT id, chat, kind, topic, language, place FROM followed;
DELETE FROM sqlite_sequence WHERE name = 'placed_followed';
INSERT INTO sqlite_sequence SELECT 'placed_followed', seq FROM sqlite_sequence WHERE name = 'followed';
DROP TABLE followed;
ALTER TABLE placed_followed RENAME TO followed;

-- In a forum, an article goes to a thread once.
CREATE TABLE placed_outbox (
  chat TEXT NOT NULL,
  thread INTEGER NOT NULL,
  article_id INTEGER NOT NULL,
  topic TEXT NOT NULL,
  since INTEGER NOT NULL,
  sent_at INTEGER,
  PRIMARY KEY (chat, thread, article_id)
) STRICT, WITHOUT ROWID;
INSERT INTO placed_outbox SELECT chat, 0, article_id, topic, since, sent_at FROM outbox;
DROP TABLE outbox;
ALTER TABLE placed_outbox RENAME TO outbox;
CREATE INDEX outbox_unsent ON outbox(chat) WHERE sent_at IS NULL;

-- A button under an answer names its question: no number comes to mean another.
CREATE TABLE numbered_question (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  text TEXT NOT NULL,
  outcome TEXT NOT NULL,
  asker TEXT
) STRICT;
INSERT INTO numbered_question SELECT id, at, text, outcome, asker FROM question;
DROP TABLE question;
ALTER TABLE numbered_question RENAME TO question;
CREATE INDEX question_by_age ON question(at);
CREATE INDEX question_by_asker ON question(asker);

-- What readers think of answers, a vote a person.
CREATE TABLE vote (
  question_id INTEGER NOT NULL REFERENCES question(id) ON DELETE CASCADE,
  voter TEXT NOT NULL,
  up INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (question_id, voter)
) STRICT, WITHOUT ROWID;
CREATE INDEX vote_by_voter ON vote(voter);

-- Where the answer goes; emptied when it has gone there.
CREATE TABLE letter (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user TEXT NOT NULL,
  chat TEXT NOT NULL,
  thread INTEGER NOT NULL,
  -- The message with the button.
  message INTEGER NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  answered_at INTEGER
) STRICT;
CREATE INDEX letter_by_user ON letter(user);

-- The messages that showed it to the staff.
CREATE TABLE letter_copy (
  chat TEXT NOT NULL,
  message INTEGER NOT NULL,
  letter_id INTEGER NOT NULL REFERENCES letter(id) ON DELETE CASCADE,
  PRIMARY KEY (chat, message)
) STRICT, WITHOUT ROWID;

-- Articles posted in channels.
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

-- Withdrawn articles as they were, for as long as that can be undone.
CREATE TABLE withdrawal (
  article_id INTEGER PRIMARY KEY,
  page_id INTEGER REFERENCES page(id) ON DELETE CASCADE,
  external_id TEXT,
  source TEXT NOT NULL,
  position INTEGER NOT NULL,
  identity TEXT NOT NULL,
  content TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
-- What is not to be published of a page: the numbers of its articles, as JSON.
ALTER TABLE draft ADD COLUMN left_out TEXT NOT NULL DEFAULT '[]';
