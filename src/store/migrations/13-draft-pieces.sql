-- A draft's bytes follow those in its row in pieces: a large file is never stored or dropped at once.
CREATE TABLE draft_piece (
  id INTEGER PRIMARY KEY,
  draft INTEGER NOT NULL REFERENCES draft(id) ON DELETE CASCADE,
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX draft_piece_by_draft ON draft_piece(draft);
