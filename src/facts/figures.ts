import type { Figure, PageArticle } from '../news/index.js';

/** The key figures of an article, the most telling first. */
export function findFigures(_article: PageArticle): Figure[] {
  return [];
}
