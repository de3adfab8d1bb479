-- By which an article that a failing disk changed is known; NULL until it is computed (checksums.ts).
ALTER TABLE article ADD COLUMN checksum INTEGER;
ALTER TABLE withdrawal ADD COLUMN checksum INTEGER;
CREATE INDEX article_without_checksum ON article(id) WHERE checksum IS NULL;
