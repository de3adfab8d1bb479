import type { PageArticle, TownMention } from '../news/index.js';

/** The towns of an article, main ones first. */
export function findTowns(_article: PageArticle): TownMention[] {
  return [];
}
