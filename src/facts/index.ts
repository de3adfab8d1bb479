import type { Article, PageArticle, Tokenizer } from '../news/index.js';
import { findFigures } from './figures.js';
import { findPeople } from './people.js';
import { findTowns, townNamed, townNames } from './towns.js';

/** An article with the towns, figures and people its text names. */
export function withFacts(article: PageArticle, tokenizer: Tokenizer): Article {
  return {
    ...article,
    towns: findTowns(article),
    figures: findFigures(article, tokenizer),
    people: findPeople(article, tokenizer),
  };
}

export { findPeriods, type Period } from './periods.js';
export { type Quantity, readQuantities } from './quantities.js';
export { type Sentence, splitSentences } from './sentences.js';
export { findFigures, findPeople, findTowns, townNamed, townNames };
