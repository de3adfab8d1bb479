-- What was read of PDFs, kept until their articles are stored.
CREATE TABLE pdf_reading (
  hash TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  content TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
