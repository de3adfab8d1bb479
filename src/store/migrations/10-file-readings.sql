-- What was read of files, in pieces: a large one is never taken up whole.
DROP TABLE pdf_reading;
CREATE TABLE file_reading (key TEXT PRIMARY KEY, at INTEGER NOT NULL, head TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE file_piece (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL REFERENCES file_reading(key) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  place INTEGER NOT NULL,
  content TEXT NOT NULL,
  UNIQUE (key, kind, place)
) STRICT;
