import { isOfKind } from '../news/index.js';
import type { Catalogue, Entry } from './catalogue.js';
import type { DayRange, Filters, ReaderQuery } from './query.js';

/** Whether an article may be shown. */
export type Accept = (id: number) => boolean;

/** Whether an article, known by its entry, may be shown. */
type EntryTest = (entry: Entry) => boolean;

/**
 * What a query's filters and exclusions let pass, in the groups it is shown in: articles about a town before
 * those that name it. A year lets pass what is dated in it and what speaks of it, because the yearly figures
 * of 2024 are printed in January 2025; an excluded year only drops what is dated in it.
 */
function groups({ filters, excluded }: ReaderQuery): EntryTest[] {
  const { towns, kinds, days } = filters;
  // Only what is asked is tested: a list looks at every article of the archive.
  const tests: EntryTest[] = [];
  if (kinds.length > 0) tests.push(({ kind }) => kinds.some((wanted) => isOfKind(kind, wanted)));
  if (days.length > 0) tests.push((entry) => isFrom(entry, days) || speaksOf(entry, days));
  if (excluded.kinds.length > 0)
    tests.push(({ kind }) => !excluded.kinds.some((wanted) => isOfKind(kind, wanted)));
  if (excluded.days.length > 0) tests.push((entry) => !isFrom(entry, excluded.days));
  if (excluded.towns.length > 0) tests.push((entry) => !excluded.towns.some((town) => hasTown(entry, town)));
  const passes: EntryTest = (entry) => {
    for (const test of tests) if (!test(entry)) return false;
    return true;
  };
  if (towns.length === 0) return [passes];
  const isAbout = (entry: Entry) => towns.every((town) => entry.mainTowns.includes(town));
  const names = (entry: Entry) => towns.every((town) => hasTown(entry, town));
  return [
    (entry) => isAbout(entry) && passes(entry),
    (entry) => !isAbout(entry) && names(entry) && passes(entry),
  ];
}

/** Which articles may be shown, group after group; `undefined` for all of them. */
export function acceptors(query: ReaderQuery, catalogue: Catalogue): (Accept | undefined)[] {
  if (isEmpty(query.filters) && isEmpty(query.excluded)) return [undefined];
  return groups(query).map((passes) => (id) => {
    const entry = catalogue.get(id);
    return entry !== undefined && passes(entry);
  });
}

/** Articles without words to rank them by: the newest first, those dated in an asked year before those that speak of it. */
export function listed(query: ReaderQuery, catalogue: Catalogue, isExcluded: Accept): number[] {
  const { days } = query.filters;
  return groups(query).flatMap((passes) => {
    const dated: number[] = [];
    const speaking: number[] = [];
    for (const [id, entry] of catalogue.newestFirst()) {
      if (!passes(entry) || isExcluded(id)) continue;
      if (days.length === 0 || isFrom(entry, days)) dated.push(id);
      else speaking.push(id);
    }
    return dated.concat(speaking);
  });
}

/** Whether a query asks for anything beside words. */
export function isEmpty(filters: Filters): boolean {
  return filters.towns.length + filters.kinds.length + filters.days.length === 0;
}

function hasTown(entry: Entry, town: string): boolean {
  return entry.mainTowns.includes(town) || entry.mentionedTowns.includes(town);
}

function isFrom(entry: Entry, ranges: readonly DayRange[]): boolean {
  if (entry.from === 0) return false;
  for (const days of ranges) if (entry.from <= days.to && entry.to >= days.from) return true;
  return false;
}

function speaksOf(entry: Entry, ranges: readonly DayRange[]): boolean {
  for (const days of ranges) {
    for (const year of entry.years) {
      if (year * 10_000 + 1231 >= days.from && year * 10_000 + 101 <= days.to) return true;
    }
  }
  return false;
}
