-- An article of a page is looked for by its identity: among the thousands of a file of articles, too.
DROP INDEX article_by_page;
CREATE INDEX article_by_identity ON article(page_id, identity);
