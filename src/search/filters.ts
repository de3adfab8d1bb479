import type { Catalogue, Entry } from './catalogue.js';
import type { DayRange, Filters, ReaderQuery } from './query.js';

/** Whether an article may be shown. */
export type Accept = (id: number) => boolean;

/**
 * Which articles a query's filters and exclusions let pass, in the groups they are shown in: those about a
 * town before those that name it. A year lets pass what is dated in it and what speaks of it, because the
 * yearly figures of 2024 are printed in January 2025; an excluded year only drops what is dated in it.
 * No group accepts everything: `undefined` stands for “no filter”.
 */
export function acceptors(query: ReaderQuery, catalogue: Catalogue): (Accept | undefined)[] {
  const { filters, excluded } = query;
  if (isEmpty(filters) && isEmpty(excluded)) return [undefined];
  const passes = (id: number, concerns: (entry: Entry) => boolean) => {
    const entry = catalogue.get(id);
    if (!entry || !concerns(entry)) return false;
    if (filters.kinds.length > 0 && !filters.kinds.includes(entry.kind)) return false;
    if (filters.days.length > 0 && !isFrom(entry, filters.days) && !speaksOf(entry, filters.days))
      return false;
    if (excluded.kinds.includes(entry.kind) || isFrom(entry, excluded.days)) return false;
    return !excluded.towns.some((town) => hasTown(entry, town));
  };
  if (filters.towns.length === 0) return [(id) => passes(id, () => true)];
  const isAbout = (entry: Entry) => filters.towns.every((town) => entry.mainTowns.includes(town));
  const names = (entry: Entry) => !isAbout(entry) && filters.towns.every((town) => hasTown(entry, town));
  return [(id) => passes(id, isAbout), (id) => passes(id, names)];
}

/** Articles without words to rank them by: the newest first, those dated in an asked year before those that speak of it. */
export function listed(query: ReaderQuery, catalogue: Catalogue, isExcluded: Accept): number[] {
  const { days } = query.filters;
  return acceptors(query, catalogue).flatMap((accept) => {
    const ids = catalogue.newestFirst().filter((id) => (accept?.(id) ?? true) && !isExcluded(id));
    if (days.length === 0) return ids;
    const dated: number[] = [];
    const speaking: number[] = [];
    for (const id of ids) (isFrom(catalogue.get(id), days) ? dated : speaking).push(id);
    return [...dated, ...speaking];
  });
}

/** Whether a query asks for anything beside words. */
export function isEmpty(filters: Filters): boolean {
  return filters.towns.length + filters.kinds.length + filters.days.length === 0;
}

function hasTown(entry: Entry, town: string): boolean {
  return entry.mainTowns.includes(town) || entry.mentionedTowns.includes(town);
}

function isFrom(entry: Entry | undefined, ranges: readonly DayRange[]): boolean {
  if (!entry || entry.from === 0) return false;
  return ranges.some((days) => entry.from <= days.to && entry.to >= days.from);
}

function speaksOf(entry: Entry, ranges: readonly DayRange[]): boolean {
  return ranges.some((days) =>
    entry.years.some((year) => year * 10_000 + 1231 >= days.from && year * 10_000 + 101 <= days.to),
  );
}
