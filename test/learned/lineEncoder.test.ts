import { describe, expect, it } from 'vitest';
import { encodeLines, vectorLength } from '../../src/learned/index.js';

const lines = [
  '青柳镇新修水渠通水',
  '本报讯 昨天，青柳镇的三条新水渠通水，',
  '灌溉农田两千亩。',
  '■记者 沈以宁',
];

/** How alike two vectors are, 1 for the same direction. */
function likeness(one: Float32Array | undefined, other: Float32Array | undefined): number {
  const dot = (a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()) =>
    a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  return dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
}

describe('lines as the encoder reads them', () => {
  it('has a vector for each line wanted, the same each time', () => {
    const once = encodeLines(lines, [0, 3]);
    expect([...once.keys()]).toEqual([0, 3]);
    expect(once.get(3)).toHaveLength(vectorLength);
    expect(encodeLines(lines, [0, 3])).toEqual(once);
  });

  it('reads none where none is wanted, and any line whatever is in it', () => {
    expect(encodeLines(lines, [])).toEqual(new Map());
    const odd = ['', '😀', '字'.repeat(5000), 'ABC 123', '𠮷野'];
    const vectors = encodeLines(odd, [0, 1, 2, 3, 4]);
    expect([...vectors.values()].every((vector) => vector.every(Number.isFinite))).toBe(true);
    expect(vectors.size).toBe(5);
  });

  it('hears what stands around a line, and not how it is spaced', () => {
    const alone = encodeLines([lines[0] ?? ''], [0]).get(0);
    const among = encodeLines(lines, [0]).get(0);
    const spaced = encodeLines(
      [...(lines[0] ?? '')]
        .map((one) => `${one} `)
        .join('')
        .split('\n'),
      [0],
    ).get(0);
    expect(likeness(alone, spaced)).toBeCloseTo(1, 5);
    expect(likeness(alone, among)).toBeLessThan(0.999);
    expect(likeness(alone, among)).toBeGreaterThan(likeness(among, encodeLines(lines, [3]).get(3)));
  });
});
