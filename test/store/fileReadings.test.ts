import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.js';

const at = new Date('2025-01-02T08:00:00Z');
const nineDaysLater = new Date('2025-01-11T08:00:00Z');
const many = 50;

describe('what was read of a file', () => {
  it('is forgotten after eight days, some pieces in a step, and is none from the first step on', () => {
    const { fileReadings } = openStore(':memory:');
    const left = () =>
      Array.from({ length: many }, (_, place) => fileReadings.piece('old', 'article', place)).filter(Boolean)
        .length;
    for (const _ of fileReadings.begin('old', at));
    fileReadings.add(
      'old',
      Array.from({ length: many }, (_, place) => ({ kind: 'article', place, content: '{}' })),
    );
    fileReadings.finish('old', '{"pages":[]}');
    expect(left()).toBe(many);
    const counts: number[] = [];
    for (const _ of fileReadings.begin('new', nineDaysLater)) {
      expect(fileReadings.head('old')).toBeUndefined();
      counts.push(left());
    }
    expect(Math.max(...counts.map((count, step) => (counts[step - 1] ?? many) - count))).toBeLessThan(
      many / 2,
    );
    expect(left()).toBe(0);
  });

  it('is kept until then, and begun anew when it is read again', () => {
    const { fileReadings } = openStore(':memory:');
    for (const _ of fileReadings.begin('same', at));
    fileReadings.add('same', [{ kind: 'article', place: 0, content: '{"first":1}' }]);
    fileReadings.finish('same', '{}');
    for (const _ of fileReadings.begin('other', at));
    expect(fileReadings.head('same')).toBe('{}');
    for (const _ of fileReadings.begin('same', at));
    expect(fileReadings.head('same')).toBeUndefined();
    expect(fileReadings.piece('same', 'article', 0)).toBeUndefined();
  });
});
