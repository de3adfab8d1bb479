import { z } from 'zod';
import { readData } from '../language/index.js';
import { type Forest, forestShape, scorerOf } from '../learned/index.js';

/** What is measured of a candidate, by name. */
export type Features = Readonly<Record<string, number>>;

const weights = z.record(z.string(), z.number());

/** data/figureWeights.json, made by `npm run train:figures`. */
export const figureWeights = readData(
  'figureWeights.json',
  z.object({
    stretch: weights,
    worth: weights,
    clarity: weights,
    words: weights,
    asked: weights,
  }),
);

const forests = readData('figureForests.json', z.object({ line: forestShape, lead: forestShape }));

/** What the forests of data/figureForests.json make of what was measured, in log-odds. */
export const figureForests = { line: weigherOf(forests.line), lead: weigherOf(forests.lead) };

/** A forest as a function of what was measured, by name. */
export function weigherOf(forest: Forest): (features: Features) => number {
  const { features: names, score } = scorerOf(forest, forest.features);
  return (features) => score(names.map((name) => features[name] ?? 0));
}

/** The weighed sum of what was measured, of one thing or in two parts. */
export function scoreOf(features: Features, learned: Features, others: Features = {}): number {
  let sum = learned.bias ?? 0;
  // Object.entries would make a pair of each, and this is done for every stretch.
  for (const part of [features, others])
    for (const name in part) sum += (part[name] ?? 0) * (learned[name] ?? 0);
  return sum;
}

/** A score as a probability. */
export function probability(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** A probability as a score. */
export function logOdds(chance: number): number {
  const within = Math.min(1 - 1e-6, Math.max(1e-6, chance));
  return Math.log(within / (1 - within));
}
