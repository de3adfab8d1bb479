import { withoutPlaceLine } from '../language/index.js';
import type { Place, Quotation } from '../news/index.js';
import { longestQuotation } from './quotations.js';

/** The clauses around a place of a sentence, as many as a line holds: its own, those after it, then those before. */
export function clausesAround(
  sentence: string,
  place: Place,
  offset: number,
  told: (text: string) => readonly Place[],
): Quotation {
  const borders = [
    0,
    ...[...sentence.matchAll(/[，；。！？;]|,(?!\d)/gu)].map(({ index }) => index + 1),
    sentence.length,
  ];
  let from = borders.findLastIndex((border) => border <= place.start);
  let to = borders.findIndex((border) => border >= place.end);
  const length = () => (borders[to] ?? 0) - (borders[from] ?? 0);
  const fits = (by: number) => length() + by <= longestQuotation;
  if (to < borders.length - 1 && fits((borders[to + 1] ?? 0) - (borders[to] ?? 0))) to += 1;
  while (from > 0 && fits((borders[from] ?? 0) - (borders[from - 1] ?? 0))) from -= 1;
  const start = borders[from] || sentence.length - withoutPlaceLine(sentence).length;
  const text = sentence.slice(start, borders[to]).replace(/[，；。！？;,]+$/u, '');
  return {
    text,
    numbers: told(text).map((one) => [one.start, one.end] as const),
    tellsPeriod: true,
    offset: offset + start,
  };
}
