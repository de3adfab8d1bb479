import { clauseBorder, findPeriods, type Period } from '../language/index.js';
import type { NewsDate } from '../news/index.js';
import type { Regard, Sight } from './regard.js';

/** The time a question asks about, read at an article: `2024`, `2024-03`; null when it names none. */
export function timeAsked(regard: Regard): string | null {
  const { question } = regard;
  const date = dateOf(regard);
  const named = question.periods.find(({ iso }) => iso !== null)?.iso;
  if (named) return named;
  return question.yearsAgo !== null && date ? String(Number(date.iso.slice(0, 4)) + question.yearsAgo) : null;
}

/** Of a report without a date, only which of its years are the same is known: 去年 asked is not its 今年. */
const someYear: NewsDate = { iso: '2000', precision: 'year', basis: '' };

/** The day a report's 今年 and 去年 are told from; null when neither it nor the question helps to tell. */
function dateOf({ question, read }: Regard): NewsDate | null {
  const isRelative = question.yearsAgo !== null && question.periods.every(({ iso }) => iso === null);
  return read.article.date ?? (isRelative ? someYear : null);
}

/** 1 when a sentence is of the year asked for, 0.5 when its article is, 0 none asked, -1 of another, -0.5 unsaid. */
export function yearOfSentence(regard: Regard, sight: Sight): number {
  const year = timeAsked(regard)?.slice(0, 4);
  if (year === undefined) return 0;
  if (sight.passage.text.includes(year)) return 1;
  const named = datedPeriods(regard, sight);
  if (named.some(({ iso }) => iso?.startsWith(year))) return 1;
  return named.length > 0 ? -1 : yearBefore(regard, sight, year);
}

/** The times a sentence names whose year is known, in order. */
export function datedPeriods(regard: Regard, { passage }: Sight): readonly Period[] {
  return findPeriods(passage.text, dateOf(regard)).filter(({ iso }) => iso !== null);
}

/** A clause that names a time and nothing else says when all that follows it was: `2024年，`, `截至去年底，`. */
const besideTime = 4;

/** Whether a clause of a sentence names a time and nothing else. */
function standsApart(text: string, { start, end }: Period): boolean {
  const before = text.slice(0, start).split(clauseBorder).at(-1) ?? '';
  const after = text.slice(end).split(clauseBorder)[0] ?? '';
  return before.length + after.length < besideTime;
}

/**
 * Whether a stretch is of the year asked for: by the time named in its own clause or in a clause of its own before it
 * (3 or -3), in another clause before it (2 or -2), in its paragraph or by its article (as of the sentence); 0 when no
 * year is asked.
 */
export function yearOfStretch(
  regard: Regard,
  sight: Sight,
  periods: readonly Period[],
  at: { readonly start: number; readonly clauseStart: number; readonly clauseEnd: number },
): number {
  const year = timeAsked(regard)?.slice(0, 4);
  if (year === undefined) return 0;
  const inClause = periods.filter(({ start }) => start >= at.clauseStart && start < at.clauseEnd);
  const own = inClause.findLast(({ start }) => start <= at.start) ?? inClause[0];
  if (own) return own.iso?.startsWith(year) ? 3 : -3;
  const earlier = periods.findLast(({ start }) => start < at.clauseStart);
  if (earlier) {
    const sure = standsApart(sight.passage.text, earlier) ? 3 : 2;
    return earlier.iso?.startsWith(year) ? sure : -sure;
  }
  return yearBefore(regard, sight, year);
}

/** Whether the year named last before a sentence in its paragraph, or else its article's, is the one asked for. */
function yearBefore(regard: Regard, { passage }: Sight, year: string): number {
  const { date, paragraphs } = regard.read.article;
  const text = (paragraphs[passage.paragraph] ?? '').slice(0, passage.start);
  const named = findPeriods(text, dateOf(regard)).findLast(({ iso }) => iso !== null)?.iso;
  if (named) return named.startsWith(year) ? 0.8 : -1;
  return date?.iso.startsWith(year) ? 0.5 : -0.5;
}

/** How a time named fits the time asked for: 1 the same, 0.5 a part of it or the whole it is part of, 0 neither. */
export function timeFit(asked: string | null, named: string | null | undefined): number {
  if (!asked || !named) return 0;
  if (asked === named) return 1;
  return named.startsWith(asked) || asked.startsWith(named) ? 0.5 : 0;
}
