-- Forgetting old questions looks at these alone.
CREATE INDEX question_by_age ON question(at);
