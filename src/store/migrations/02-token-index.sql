-- FTS5 gets tokens, not text: its ascii tokenizer leaves everything beyond ASCII alone and only takes the blanks
-- between them (https://www.sqlite.org/fts5.html#ascii_tokenizer). It keeps no content, the articles are in their
-- own table.
CREATE VIRTUAL TABLE token_posting USING fts5(
  headline, deck, body, content='', contentless_delete=1, tokenize="ascii tokenchars '.%'"
);
CREATE TABLE token (token TEXT PRIMARY KEY, articles INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE token_sound (sound TEXT, token TEXT, PRIMARY KEY (sound, token)) STRICT, WITHOUT ROWID;
CREATE TABLE token_index (
  only INTEGER PRIMARY KEY CHECK (only = 1), fingerprint TEXT NOT NULL, revision INTEGER NOT NULL
) STRICT;
INSERT INTO token_index VALUES (1, '', 0);
