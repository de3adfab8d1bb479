import type { NewsDate } from '../news/index.js';
import { anyOf } from './anyOf.js';
import { timeWords } from './lexicons.js';

/** A stretch of time a text names, where it stands, resolved against its article's date. */
export interface Period {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `2024`, `2022-08`, `2023-07-07`, `2022-01..2022-07`; null where the year cannot be known. */
  readonly iso: string | null;
}

const { years: relativeYears, days: relativeDays, months: partsOfYear } = timeWords;

/** A year in digits: `2024`. */
export const yearInDigits = String.raw`(?:19|20)\d{2}`;
const year = String.raw`(?<year>${yearInDigits})\s?年(?:度)?|(?<![建落成投产用完工])(?<relativeYear>${anyOf(Object.keys(relativeYears))})|(?<sameYear>当年|同年|这一年|全年)|(?<past>过去一年|过去的一年)`;
/** The months stand twice in the form; groups may not share a name. */
const months = (alone: string): string =>
  String.raw`(?<from${alone}>\d{1,2})\s?(?:月)?(?:至|到|[-—–~]{1,2})(?<to${alone}>\d{1,2})\s?月(?:份)?|(?<month${alone}>\d{1,2})\s?月(?:份)?(?:\s?(?<day${alone}>\d{1,2})\s?日)?|第?(?<half${alone}>${anyOf(Object.keys(partsOfYear))})|[前头](?<first${alone}>\d{1,2})个月`;

/** Matches `2022年1至7月`, `去年8月`, `今年三季度`, `12月25日`, `上半年`, `2020.3-2021.4` not, `2022年`, `昨天`. */
const periodForm = new RegExp(
  String.raw`(?<![\d.])(?:(?:${year})(?:${months('')})?|(?:${months('Alone')})|(?<lastMonth>上个月)|(?<relativeDay>${anyOf(Object.keys(relativeDays))}))`,
  'gu',
);

/** What a text's year is measured against: an amount compared with last year's is not last year's. */
const comparison = /(?:比|较|同比|与|和|在|跟)$/u;
const comparisonAfter = /^(?:同期|相比|基础|高基数|的?基础)/u;

/**
 * The stretches of time a text names, in order. `date` is its article's; `yearBefore` the year last named before
 * the text, which `这一年` and `当年` mean when the text itself names none.
 */
export function findPeriods(text: string, date: NewsDate | null, yearBefore: number | null = null): Period[] {
  const written = date ? Number(date.iso.slice(0, 4)) : null;
  const writtenMonth = date && date.precision !== 'year' ? Number(date.iso.slice(5, 7)) : null;
  const periods: Period[] = [];
  let lastYear: number | null = null;
  for (const match of text.matchAll(periodForm)) {
    const g = match.groups ?? {};
    const at = { start: match.index, end: match.index + match[0].length, text: match[0] };
    const before = text.slice(0, at.start);
    const after = text.slice(at.end);
    if (
      g.relativeYear &&
      (/(?:比|较)$/u.test(before) || (comparison.test(before) && comparisonAfter.test(after)))
    )
      continue;
    if (g.relativeDay) {
      const day = date?.precision === 'day' ? shiftDay(date.iso, relativeDays[g.relativeDay] ?? 0) : null;
      periods.push({ ...at, iso: day });
      continue;
    }
    if (g.lastMonth) {
      const iso =
        written && writtenMonth
          ? new Date(Date.UTC(written, writtenMonth - 2)).toISOString().slice(0, 7)
          : null;
      periods.push({ ...at, iso });
      continue;
    }
    const named = yearOf(g);
    if (named !== null) lastYear = named;
    const hasYear = g.year ?? g.relativeYear ?? g.sameYear ?? g.past;
    if (g.past && named === null) continue;
    if (g.sameYear && g.sameYear !== '全年') lastYear ??= yearBefore;
    if (g.sameYear && lastYear === null) continue;
    const within = named ?? (hasYear && !g.sameYear ? null : (lastYear ?? written));
    periods.push({ ...at, iso: within === null ? null : isoOf(within, g) });
  }
  return periods;

  function yearOf(g: Record<string, string | undefined>): number | null {
    if (g.year) return Number(g.year);
    if (g.relativeYear && written !== null) return written + (relativeYears[g.relativeYear] ?? 0);
    // "The past year" is the calendar year only when a new one has just begun.
    if (g.past && written !== null && writtenMonth !== null && writtenMonth <= 3) return written - 1;
    return null;
  }
}

function isoOf(year: number, g: Record<string, string | undefined>): string {
  const [half, from, to, month, day, first] = ['half', 'from', 'to', 'month', 'day', 'first'].map(
    (name) => g[name] ?? g[`${name}Alone`],
  );
  const pad = (part: number | string) => String(part).padStart(2, '0');
  if (half) {
    const [begins, ends] = partsOfYear[half] ?? [1, 12];
    return `${year}-${pad(begins)}..${year}-${pad(ends)}`;
  }
  if (first) return `${year}-01..${year}-${pad(first)}`;
  if (from && to) return `${year}-${pad(from)}..${year}-${pad(to)}`;
  if (month && day) return `${year}-${pad(month)}-${pad(day)}`;
  if (month) return `${year}-${pad(month)}`;
  return String(year);
}

function shiftDay(iso: string, days: number): string {
  const day = new Date(`${iso}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** The year of the last of some periods, null when none has one. */
export function lastYearOf(periods: readonly Period[]): number | null {
  const iso = periods.findLast((period) => period.iso !== null)?.iso;
  return iso ? Number(iso.slice(0, 4)) : null;
}
