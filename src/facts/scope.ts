import { clauseEnd, findPeriods } from '../language/index.js';
import { figureWords } from './lexicons.js';

/**
 * Whose measure a figure is, in full: all that its clause says between the time and the measure
 * (`全市机床产业` of `2024年全市机床产业产值达120亿元`). Null where the clause does not say, or speaks of a plan:
 * such a figure is set beside no other. `start` is where its number stands in the sentence.
 */
export function scopeOf({
  sentence,
  start,
  label,
  of,
}: {
  readonly sentence: string;
  readonly start: number;
  readonly label: string;
  readonly of: string | null;
}): string | null {
  if (label === '' || !figureWords.measures.includes(label)) return null;
  const before = sentence.slice(0, start);
  const ends = [...before.matchAll(clauseEnd)].map((mark) => mark.index + mark[0].length);
  const period = findPeriods(before, null).at(-1)?.end ?? 0;
  const clause = before.slice(Math.max(period, ends.at(-1) ?? 0));
  const at = clause.lastIndexOf(label);
  const link = clause.slice(at + label.length);
  if (at < 0 || link.length > 3 || figureWords.planned.some((word) => clause.includes(word))) return null;
  let scope = clause.slice(0, at).trim();
  for (const word of ['实现', '完成', '的']) if (scope.endsWith(word)) scope = scope.slice(0, -word.length);
  return of !== null && of.length > 1 && scope.endsWith(of) ? scope : null;
}
