import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Article, PageArticle } from '../news/index.js';
import type { Change, Store } from '../store/index.js';
import { fileLines } from './fileLines.js';
import { readStructuredArticles } from './structuredArticles.js';

/** How many articles an import added, changed, or found unchanged. */
export type ImportReport = Readonly<Record<Change, number>>;

/**
 * Stores the articles of a JSON-lines file, all or, at the first bad line, none.
 * An article with an `id` replaces the one imported under it; the same file twice changes nothing.
 * Throws ArticleLineError, or what node:fs throws.
 */
export function importArticles(
  path: string,
  store: Store,
  describe: (article: PageArticle) => Article,
): ImportReport {
  return store.transaction(() => {
    const report = { added: 0, changed: 0, unchanged: 0 };
    let position = 0;
    for (const { article, externalId, source } of readStructuredArticles(fileLines(path), describe)) {
      const { change } = store.articles.put(article, {
        pageId: null,
        source: source ?? basename(path),
        position,
        externalId,
        identity: externalId === null ? contentIdentity(article) : `id:${externalId}`,
      });
      report[change] += 1;
      position += 1;
    }
    return report;
  });
}

function contentIdentity(article: Article): string {
  const words = JSON.stringify([article.headline, article.date?.iso, article.paragraphs]);
  return `text:${createHash('sha256').update(words).digest('base64url')}`;
}
