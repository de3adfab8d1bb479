import type { Article, PageArticle, Tokenizer } from '../news/index.js';
import { findFigures } from './figures.js';
import { figureWords } from './lexicons.js';
import { findPeople } from './people.js';
import { findTowns } from './towns.js';

/** Words that say what an amount measures: 净利润总额, 占地面积, 在孵企业. */
export const measureWords: readonly string[] = figureWords.measures;

/** Bumped when the same article would be given other facts; the store then reads its pages again. */
export const factsVersion = '14';

/** An article with the towns, figures and people its text names. */
export function withFacts(article: PageArticle, tokenizer: Tokenizer): Article {
  return {
    ...article,
    towns: findTowns(article),
    figures: findFigures(article, tokenizer),
    people: findPeople(article, tokenizer),
  };
}

export { type Askable, askableOf } from './askable.js';
export type { QuotedFigure } from './asked.js';
export { askedTime } from './askedTimes.js';
export { clausesAround } from './clausesAround.js';
export { logOdds } from './figureWeights.js';
export { inOrder, type KeyFigure, keyFigures, weighedInOrder } from './keyFigures.js';
export { leadSentence } from './leads.js';
export { findFigures, findPeople, findTowns };
