-- Kept without its body once handled: an update that comes again is known.
CREATE TABLE inbox (
  id INTEGER PRIMARY KEY,
  body TEXT,
  at INTEGER NOT NULL,
  starts INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX inbox_by_age ON inbox(at);
CREATE INDEX inbox_waiting ON inbox(at, id) WHERE body IS NOT NULL;
