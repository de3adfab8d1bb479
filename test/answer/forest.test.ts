import { describe, expect, it } from 'vitest';
import { boost } from '../../bench/boosting.js';
import { scorerOf } from '../../src/learned/index.js';

/** Points of a plane, labelled 1 where exactly one of two coordinates is large. */
function chequered() {
  const points = Array.from({ length: 400 }, (_, at) => [(at % 20) / 20, Math.floor(at / 20) / 20] as const);
  return {
    features: ['across', 'down'],
    rows: Float32Array.from(points.flat()),
    labels: Float32Array.from(points, ([a, b]) => Number(a > 0.5 !== b > 0.5)),
    weights: new Float32Array(points.length).fill(1),
    groups: null,
  };
}
const setup = { trees: 30, leaves: 6, rate: 0.3, fewest: 1, smoothing: 1, columns: 1, sample: 1 };

describe('boosted trees', () => {
  it('learn what no single feature tells', () => {
    const examples = chequered();
    const { score } = scorerOf(boost(examples, setup), examples.features);
    const right = [...examples.labels.keys()].filter(
      (at) => score(examples.rows.subarray(2 * at, 2 * at + 2)) > 0 === (examples.labels[at] === 1),
    );
    expect(right.length / examples.labels.length).toBeGreaterThan(0.97);
  });

  it('are the same bytes twice, also where each tree sees a part of rows and features', () => {
    const part = { ...setup, columns: 0.5, sample: 0.6 };
    expect(JSON.stringify(boost(chequered(), part))).toBe(JSON.stringify(boost(chequered(), part)));
  });

  it('choose among the rows of a group by what differs within it', () => {
    // In each group the row that is more is right, though what is much differs from group to group.
    const groups = Int32Array.from({ length: 200 }, (_, row) => Math.floor(row / 2));
    const more = Float32Array.from(groups, (group, row) => (row + group) % 2);
    const rows = Float32Array.from([...groups].flatMap((group, row) => [more[row] ?? 0, group]));
    const examples = {
      features: ['more', 'group'],
      rows,
      labels: more,
      weights: new Float32Array(200).fill(1),
      groups,
    };
    const { score } = scorerOf(boost(examples, setup), examples.features);
    expect(score([1, 7])).toBeGreaterThan(score([0, 7]) + 2);
  });
});

describe('a scorer', () => {
  const forest = {
    features: ['a', 'b'],
    base: 0.5,
    trees: [[[0, 1, 1, 2] as [number, number, number, number], -1, 2], [0.25]],
  };

  it('adds the leaf of each tree to the base; a value equal to the threshold goes left', () => {
    const { score } = scorerOf(forest, ['a', 'b']);
    expect([score([1, 0]), score([1.5, 0])]).toEqual([-0.25, 2.75]);
  });

  it('tells which features moved the score', () => {
    const [a = 0, b = 0] = scorerOf(forest, ['a', 'b']).shares([2, 9]);
    expect(a).toBeGreaterThan(0);
    expect(b).toBe(0);
  });

  it('refuses weights made for other features, and says what to do', () => {
    expect(() => scorerOf(forest, ['a', 'c'])).toThrow('npm run train:answers');
  });
});
