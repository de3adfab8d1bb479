import { describe, expect, it } from 'vitest';
import { printedTimes, timesIn } from '../../src/language/times.js';

const read = (text: string) => timesIn(text).map(({ start, end }) => text.slice(start, end));

describe('times as printed', () => {
  const forms = [...printedTimes.places.flatMap((place) => place.forms), ...printedTimes.reigns];

  it.each(forms)('$form finds its examples whole, and nothing where it must not', ({ examples, not }) => {
    for (const example of examples) expect(read(example)).toContain(example);
    for (const text of not) expect(read(text)).toEqual([]);
  });

  it.each(forms)('$form is what finds its examples', ({ form, examples }) => {
    const alone = new RegExp(form.replace(/\{\p{L}+\}/gu, '.*'), 'u');
    for (const example of examples) expect(example).toMatch(alone);
  });
});
