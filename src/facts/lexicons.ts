import { z } from 'zod';
import { readData, words } from '../language/index.js';

/** data/figures.json: the words around a figure. */
export const figureWords = readData(
  'figures.json',
  z.object({
    measures: words,
    changes: words,
    links: words,
    emptyVerbs: words,
    now: words,
    timeless: words,
    totals: words,
    ranks: words,
    each: words,
    planned: words,
    newsTimes: words,
    newsVerbs: words,
    newsPlaces: words,
    sayings: words,
    continues: words,
    scenes: words,
    slogans: words,
    anaphors: words,
    lasting: words,
    compared: words,
    asides: words,
    persons: words,
    mistagged: words,
  }),
);
