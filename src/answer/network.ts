import { z } from 'zod';
import type { Scorer } from '../learned/index.js';

/**
 * A network of one hidden layer of rectified units (ReLU), as `npm run train:decision` writes it. It weighs the same
 * features as a forest, smoothly where a forest cuts; each is wrong elsewhere, and together they are wrong less.
 */
export const networkShape = z.object({
  /** Names of the features, in the order their values are handed in. */
  features: z.array(z.string()),
  /** Of each feature, its mean and one over its deviation in what was learned from. */
  means: z.array(z.number()),
  scales: z.array(z.number()),
  /** For each hidden unit, a weight a feature. */
  hidden: z.array(z.array(z.number())),
  hiddenBias: z.array(z.number()),
  out: z.array(z.number()),
  bias: z.number(),
});
export type Network = z.infer<typeof networkShape>;

/** Deviations beyond which a value is no further off. */
export const furthest = 3;

/** The log-odds for one row of feature values. */
function scoreOf(network: Network, values: ArrayLike<number>): number {
  const { means, scales, hidden, hiddenBias, out } = network;
  const standard = Float64Array.from(means, (mean, at) =>
    Math.max(-furthest, Math.min(furthest, ((values[at] ?? 0) - mean) * (scales[at] ?? 0))),
  );
  let sum = network.bias;
  for (const [unit, weights] of hidden.entries()) {
    let inner = hiddenBias[unit] ?? 0;
    for (let at = 0; at < standard.length; at++) inner += (weights[at] ?? 0) * (standard[at] ?? 0);
    if (inner > 0) sum += (out[unit] ?? 0) * inner;
  }
  return sum;
}

/** A forest and a network that have as much to say; the shares are the forest's. Throws when they weigh other features. */
export function together(forest: Scorer, network: Network): Scorer {
  if (network.features.join() !== forest.features.join())
    throw new Error('data/decisionWeights.json was made for other features: run npm run train:decision');
  return {
    features: forest.features,
    score: (values) => (forest.score(values) + scoreOf(network, values)) / 2,
    shares: (values) => forest.shares(values),
  };
}
