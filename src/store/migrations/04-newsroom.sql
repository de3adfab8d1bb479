-- What was asked.
CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  text TEXT NOT NULL,
  outcome TEXT NOT NULL
) STRICT;

-- Pages not yet published.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user TEXT NOT NULL,
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- What the staff did.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  user TEXT NOT NULL,
  act TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

-- What the staff decided on articles; outlives a new reading of their pages.
CREATE TABLE correction (
  source TEXT NOT NULL,
  identity TEXT NOT NULL,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  changes TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (source, identity)
) STRICT, WITHOUT ROWID;
