import type { PageArticle, Person } from '../news/index.js';

/** The people an article names, with their offices. */
export function findPeople(_article: PageArticle): Person[] {
  return [];
}
