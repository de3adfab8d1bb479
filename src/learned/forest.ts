import { z } from 'zod';

/**
 * Gradient-boosted regression trees (Friedman 2001), as `npm run train:answers`, `train:decision` and
 * `train:figures` write them. A tree is its nodes
 * in order of depth: a split `[feature, threshold, left, right]` goes left when the value is at most the
 * threshold; a leaf is its value.
 */
export const forestShape = z.object({
  /** Names of the features, in the order their values are handed in. */
  features: z.array(z.string()),
  base: z.number(),
  trees: z.array(z.array(z.union([z.number(), z.tuple([z.number(), z.number(), z.number(), z.number()])]))),
});
export type Forest = z.infer<typeof forestShape>;

/** A forest laid out for speed. */
export interface Scorer {
  readonly features: readonly string[];
  /** The log-odds for one row of feature values. */
  score(values: ArrayLike<number>): number;
  /** How much each feature moved the score of a row, in log-odds, by the means along its paths. */
  shares(values: ArrayLike<number>): number[];
}

/** Throws when the weights were made for other features than the code measures. */
export function scorerOf(forest: Forest, names: readonly string[]): Scorer {
  if (forest.features.join() !== names.join())
    throw new Error(
      'data/answerWeights.json, decisionWeights.json or figureForests.json was made for other features: run npm run train:answers, train:decision or train:figures',
    );
  const nodes = forest.trees.reduce((sum, tree) => sum + tree.length, 0);
  const feature = new Int16Array(nodes);
  const value = new Float64Array(nodes);
  const left = new Int32Array(nodes);
  const right = new Int32Array(nodes);
  const roots: number[] = [];
  let at = 0;
  for (const tree of forest.trees) {
    roots.push(at);
    tree.forEach((node, index) => {
      const leaf = typeof node === 'number';
      feature[at + index] = leaf ? -1 : node[0];
      value[at + index] = leaf ? node : node[1];
      left[at + index] = leaf ? 0 : at + node[2];
      right[at + index] = leaf ? 0 : at + node[3];
    });
    at += tree.length;
  }
  const next = (node: number, values: ArrayLike<number>): number =>
    ((values[feature[node] ?? 0] ?? 0) <= (value[node] ?? 0) ? left[node] : right[node]) ?? 0;
  const meanOf = (node: number): number =>
    (feature[node] ?? -1) < 0 ? (value[node] ?? 0) : (meanOf(left[node] ?? 0) + meanOf(right[node] ?? 0)) / 2;
  return {
    features: names,
    score(values) {
      let sum = forest.base;
      for (const root of roots) {
        let node = root;
        while ((feature[node] ?? -1) >= 0) node = next(node, values);
        sum += value[node] ?? 0;
      }
      return sum;
    },
    shares(values) {
      const shares = names.map(() => 0);
      for (const root of roots) {
        let node = root;
        let mean = meanOf(root);
        while ((feature[node] ?? -1) >= 0) {
          const asked = feature[node] ?? 0;
          node = next(node, values);
          const after = meanOf(node);
          shares[asked] = (shares[asked] ?? 0) + after - mean;
          mean = after;
        }
      }
      return shares;
    },
  };
}
