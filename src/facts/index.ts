import type { Article, PageArticle } from '../news/index.js';
import { findFigures } from './figures.js';
import { findPeople } from './people.js';
import { findTowns } from './towns.js';

/** An article with the towns, figures and people its text names. */
export function withFacts(article: PageArticle): Article {
  return {
    ...article,
    towns: findTowns(article),
    figures: findFigures(article),
    people: findPeople(article),
  };
}

export { findFigures, findPeople, findTowns };
