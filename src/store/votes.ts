/** What readers think of answers, a vote a person. */
export const votesSchema = `
  CREATE TABLE vote (
    question_id INTEGER NOT NULL REFERENCES question(id) ON DELETE CASCADE,
    voter TEXT NOT NULL,
    up INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (question_id, voter)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX vote_by_voter ON vote(voter);
`;
