import { readFileSync } from 'node:fs';
import { z } from 'zod';

const words = z.array(z.string().min(1));

function read<T>(name: string, shape: z.ZodType<T>): T {
  return shape.parse(JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')));
}

/** data/figures.json: the words around a figure. */
export const figureWords = read(
  'figures.json',
  z.object({
    before: words,
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
