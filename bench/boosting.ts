import type { Forest } from '../src/learned/index.js';

/** Examples, feature by feature. */
export interface Examples {
  readonly features: readonly string[];
  /** Row by row: `features.length` values each. */
  readonly rows: Float32Array;
  /** 1 or 0, or a share between. */
  readonly labels: Float32Array;
  readonly weights: Float32Array;
  /** The question each row is of, in runs: its rows are weighed against one another; null where each stands for itself. */
  readonly groups: Int32Array | null;
}

export interface Boosting {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  readonly fewest: number;
  readonly smoothing: number;
  /** The share of the features, and of the rows or groups, that each tree is grown from. */
  readonly columns: number;
  readonly sample: number;
}

const bins = 64;

interface Node {
  rows: Int32Array;
  gradient: Float64Array;
  hessian: Float64Array;
  sumG: number;
  sumH: number;
  best: { gain: number; feature: number; bin: number } | null;
  index: number;
}

/**
 * Gradient-boosted trees (Friedman 2001, 2002: each from a part of features and rows), grown best leaf first over
 * histograms (as in LightGBM, Ke et al. 2017), for a logistic loss or, over groups, the softmax loss of ListNet
 * (Cao et al. 2007). Deterministic: parts are drawn from a fixed seed, ties go to the first feature.
 */
export function boost({ features, rows, labels, weights, groups }: Examples, setup: Boosting): Forest {
  const width = features.length;
  const count = labels.length;
  const edges = features.map((_, f) => edgesOf(rows, f, width, count));
  const binned = features.map((_, f) => {
    const column = new Uint8Array(count);
    const list = edges[f] ?? [];
    for (let row = 0; row < count; row++) column[row] = binOf(list, rows[row * width + f] ?? 0);
    return column;
  });
  const base = groups ? 0 : round(priorOf(labels, weights));
  const scores = new Float64Array(count).fill(base);
  const gradient = new Float64Array(count);
  const hessian = new Float64Array(count);
  const trees: Forest['trees'] = [];
  const random = randomFrom(12_345);
  let used: number[] = [];
  for (let t = 0; t < setup.trees; t++) {
    if (groups) weighGroups(groups);
    else weighRows();
    used = [...features.keys()].filter(() => random() < setup.columns);
    const tree = grow(sampled());
    for (let row = 0; row < count; row++) scores[row] = (scores[row] ?? 0) + valueIn(tree, row);
    trees.push(tree);
  }
  return { features: [...features], base, trees };

  function weighRows(): void {
    for (let row = 0; row < count; row++) {
      const chance = 1 / (1 + Math.exp(-(scores[row] ?? 0)));
      gradient[row] = (chance - (labels[row] ?? 0)) * (weights[row] ?? 0);
      hessian[row] = Math.max(1e-6, chance * (1 - chance)) * (weights[row] ?? 0);
    }
  }

  /** A row that stands for several counts as often among its group; the group counts as its least weight. */
  function weighGroups(of: Int32Array): void {
    for (let from = 0; from < count; ) {
      let to = from;
      let highest = -Infinity;
      let right = 0;
      let weight = Infinity;
      for (; to < count && of[to] === of[from]; to++) {
        highest = Math.max(highest, scores[to] ?? 0);
        right += labels[to] ?? 0;
        weight = Math.min(weight, weights[to] ?? 0);
      }
      const mass = (row: number) => Math.exp((scores[row] ?? 0) - highest) * (weights[row] ?? 0);
      let all = 0;
      for (let row = from; row < to; row++) all += mass(row);
      for (let row = from; row < to; row++) {
        const chance = mass(row) / all;
        gradient[row] = (chance - (labels[row] ?? 0) / (right || 1)) * weight;
        hessian[row] = Math.max(1e-6, chance * (1 - chance)) * weight;
      }
      from = to;
    }
  }

  /** The rows a tree is grown from; groups stay whole. */
  function sampled(): Int32Array {
    const chosen: number[] = [];
    let isIn = true;
    for (let row = 0; row < count; row++) {
      if (!groups || row === 0 || groups[row] !== groups[row - 1]) isIn = random() < setup.sample;
      if (isIn) chosen.push(row);
    }
    return Int32Array.from(chosen);
  }

  function valueIn(tree: Forest['trees'][number], row: number): number {
    let node = tree[0];
    while (Array.isArray(node)) {
      const [feature, threshold, left, right] = node;
      node = tree[(rows[row * width + feature] ?? 0) <= threshold ? left : right];
    }
    return node ?? 0;
  }

  function grow(all: Int32Array): Forest['trees'][number] {
    const nodes: (number | [number, number, number, number])[] = [0];
    const open: Node[] = [withBest(measured(all, 0))];
    while (open.length < setup.leaves) {
      let chosen = -1;
      for (const [at, node] of open.entries())
        if (node.best && (chosen < 0 || node.best.gain > (open[chosen]?.best?.gain ?? 0))) chosen = at;
      const node = open[chosen];
      if (!node?.best) break;
      const { feature, bin } = node.best;
      const column = binned[feature] as Uint8Array;
      const goesLeft = node.rows.filter((row) => (column[row] ?? 0) <= bin);
      const goesRight = node.rows.filter((row) => (column[row] ?? 0) > bin);
      const leftAt = nodes.length;
      nodes.push(0, 0);
      nodes[node.index] = [feature, edges[feature]?.[bin] ?? 0, leftAt, leftAt + 1];
      // The larger child is what the smaller leaves of its parent.
      const isLeftSmall = goesLeft.length < goesRight.length;
      const small = measured(isLeftSmall ? goesLeft : goesRight, isLeftSmall ? leftAt : leftAt + 1);
      const large: Node = {
        rows: isLeftSmall ? goesRight : goesLeft,
        gradient: node.gradient,
        hessian: node.hessian,
        sumG: node.sumG - small.sumG,
        sumH: node.sumH - small.sumH,
        best: null,
        index: isLeftSmall ? leftAt + 1 : leftAt,
      };
      for (let at = 0; at < large.gradient.length; at++) {
        large.gradient[at] = (large.gradient[at] ?? 0) - (small.gradient[at] ?? 0);
        large.hessian[at] = (large.hessian[at] ?? 0) - (small.hessian[at] ?? 0);
      }
      open.splice(chosen, 1, withBest(small), withBest(large));
    }
    for (const node of open) {
      const value = round((-setup.rate * node.sumG) / (node.sumH + setup.smoothing));
      nodes[node.index] = value;
    }
    return nodes;
  }

  function measured(chosen: Int32Array, index: number): Node {
    const g = new Float64Array(width * bins);
    const h = new Float64Array(width * bins);
    for (const f of used) {
      const column = binned[f] as Uint8Array;
      const from = f * bins;
      for (let at = 0; at < chosen.length; at++) {
        const row = chosen[at] as number;
        const cell = from + (column[row] as number);
        g[cell] = (g[cell] as number) + (gradient[row] as number);
        h[cell] = (h[cell] as number) + (hessian[row] as number);
      }
    }
    let sumG = 0;
    let sumH = 0;
    for (const row of chosen) {
      sumG += gradient[row] ?? 0;
      sumH += hessian[row] ?? 0;
    }
    return { rows: chosen, gradient: g, hessian: h, sumG, sumH, best: null, index };
  }

  function withBest(node: Node): Node {
    const gainOf = (g: number, h: number) => (g * g) / (h + setup.smoothing);
    const whole = gainOf(node.sumG, node.sumH);
    for (const f of used) {
      let g = 0;
      let h = 0;
      const last = (edges[f]?.length ?? 0) - 1;
      for (let bin = 0; bin <= last; bin++) {
        g += node.gradient[f * bins + bin] ?? 0;
        h += node.hessian[f * bins + bin] ?? 0;
        if (h < setup.fewest) continue;
        if (node.sumH - h < setup.fewest) break;
        const gain = gainOf(g, h) + gainOf(node.sumG - g, node.sumH - h) - whole;
        if (gain > (node.best?.gain ?? 1e-3)) node.best = { gain, feature: f, bin };
      }
    }
    return node;
  }
}

/** Thresholds between values: every value of few, quantiles of many. A value is in the first bin whose edge it does not pass. */
function edgesOf(rows: Float32Array, feature: number, width: number, count: number): number[] {
  const step = Math.max(1, Math.floor(count / 20_000));
  const values: number[] = [];
  for (let row = 0; row < count; row += step) values.push(rows[row * width + feature] ?? 0);
  values.sort((a, b) => a - b);
  const distinct = values.filter((value, at) => at === 0 || value !== values[at - 1]);
  const chosen =
    distinct.length <= bins
      ? distinct
      : [
          ...new Set(
            Array.from(
              { length: bins },
              (_, bin) => values[Math.floor(((bin + 0.5) * values.length) / bins)] ?? 0,
            ),
          ),
        ];
  const edges = chosen.slice(0, -1).map((value, at) => round((value + (chosen[at + 1] ?? value)) / 2));
  return [...new Set(edges)];
}

function binOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

/** Log-odds of a label over all rows. */
function priorOf(labels: Float32Array, weights: Float32Array): number {
  let positive = 0;
  let total = 0;
  for (const [row, weight] of weights.entries()) {
    positive += (labels[row] ?? 0) * weight;
    total += weight;
  }
  return Math.log((positive + 1) / (total - positive + 1));
}

/** Numbers from 0 to 1 by a linear congruence (Knuth, TAOCP 3.3.4), the same each time. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
