import { readFileSync } from 'node:fs';
import { z } from 'zod';

const words = z.array(z.string().min(1));

function read<T>(name: string, shape: z.ZodType<T>): T {
  return shape.parse(JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')));
}

export const unitKinds = [
  'money',
  'share',
  'ratio',
  'area',
  'volume',
  'length',
  'weight',
  'energy',
  'temperature',
  'wind',
  'duration',
  'age',
  'speed',
  'people',
  'count',
] as const;
/** What a unit measures. */
export type UnitKind = (typeof unitKinds)[number];

/** data/units.json: measure words by what they measure. */
export const units: Readonly<Record<UnitKind, readonly string[]>> = read(
  'units.json',
  z.object(Object.fromEntries(unitKinds.map((kind) => [kind, words])) as Record<UnitKind, typeof words>),
);

/** data/figures.json: the words around a figure. */
export const figureWords = read(
  'figures.json',
  z.object({
    before: words,
    after: words,
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
    bodies: words,
    properties: words,
    finds: words,
    leaning: words,
    openEnds: words,
    conditions: words,
    learns: words,
    hours: words,
    looks: words,
    background: words,
    vague: words,
    feelings: words,
    turns: words,
    holds: words,
  }),
);

/** data/offices.json: what stands before or after a person's name. */
export const officeWords = read('offices.json', z.object({ offices: words, callings: words, titles: words }));

/** data/surnames.json. */
export const surnames: readonly string[] = read('surnames.json', z.object({ surnames: words })).surnames;

export { anyOf } from '../news/index.js';
