/** Questions that readers passed to the newsroom. */
export const lettersSchema = `
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
`;
