import { districtEnd, normalise, yearInDigits } from '../language/index.js';
import type { Kind, StoredArticle } from '../news/index.js';
import type { Lexicon } from './lexicon.js';

/** What is known of an article beside its words. Days are numbers such as 20230707; 0 means unknown. */
export interface Entry {
  readonly kind: Kind;
  /** The first and the last day the article can be from, as precisely as it is dated. */
  readonly from: number;
  readonly to: number;
  readonly mainTowns: readonly string[];
  readonly mentionedTowns: readonly string[];
  /** Years its text speaks of: `2024年`, and 去年 counted from its date. */
  readonly years: readonly number[];
  /** Characters of its text. */
  readonly length: number;
}

/** `2024年`, `2024`; not the `2024` in `120245`. */
const yearInText = new RegExp(`(?<![0-9.])${yearInDigits}(?![0-9.])`, 'g');

/** What an article is, for filters and for the order of a list. */
export function entryOf(article: StoredArticle, years: Lexicon['years']): Entry {
  const text = [article.headline, article.kicker, article.deck, ...article.paragraphs].join('\n');
  const { from, to } = daysOf(article.date?.iso ?? '');
  const spoken = new Set<number>();
  for (const [year] of normalise(text).matchAll(yearInText)) spoken.add(Number(year));
  if (from > 0) {
    const year = Math.floor(from / 10_000);
    for (const [word, distance] of years) if (text.includes(word)) spoken.add(year + distance);
  }
  const towns = (role: 'main' | 'mentioned') =>
    article.towns.filter((town) => town.role === role).map((town) => town.name);
  return {
    kind: article.kind,
    from,
    to,
    mainTowns: towns('main'),
    mentionedTowns: towns('mentioned'),
    years: [...spoken],
    length: text.length,
  };
}

/** `2023` → 20230101 to 20231231; `2023-07` → 20230701 to 20230731; no date → 0 to 0. */
export function daysOf(iso: string): { readonly from: number; readonly to: number } {
  const [year = 0, month, day] = iso.split('-').map(Number);
  if (!year) return { from: 0, to: 0 };
  return {
    from: year * 10_000 + (month ?? 1) * 100 + (day ?? 1),
    to: year * 10_000 + (month ?? 12) * 100 + (day ?? 31),
  };
}

/** The articles without their words. Small enough to keep in memory for the largest archive. */
export interface Catalogue {
  readonly size: number;
  get(id: number): Entry | undefined;
  set(id: number, entry: Entry): void;
  delete(id: number): void;
  /** All by date, the newest first, of a year the precisely dated first, those without a date last. */
  newestFirst(): readonly (readonly [id: number, entry: Entry])[];
  /** The names and short names of the towns that articles have, normalised → the full name. */
  townNames(): ReadonlyMap<string, string>;
  averageLength(): number;
  save(): Uint8Array;
}

/** An empty catalogue, or the one that `save` gave the bytes of. */
export function catalogue(saved?: Uint8Array): Catalogue {
  const entries = new Map<number, Entry>(saved ? JSON.parse(Buffer.from(saved).toString('utf8')) : []);
  let characters = 0;
  const towns = new Map<string, number>();
  let names: ReadonlyMap<string, string> | undefined;
  let byDate: [number, Entry][] | undefined;
  const count = (entry: Entry, by: 1 | -1) => {
    characters += by * entry.length;
    for (const town of [...entry.mainTowns, ...entry.mentionedTowns]) {
      const left = (towns.get(town) ?? 0) + by;
      if (left === 0 || left === by) names = undefined;
      if (left > 0) towns.set(town, left);
      else towns.delete(town);
    }
    byDate = undefined;
  };
  for (const entry of entries.values()) count(entry, 1);
  const forget = (id: number) => {
    const entry = entries.get(id);
    if (entry) count(entry, -1);
    entries.delete(id);
  };
  return {
    get size() {
      return entries.size;
    },
    get: (id) => entries.get(id),
    set(id, entry) {
      forget(id);
      entries.set(id, entry);
      count(entry, 1);
    },
    delete: forget,
    newestFirst() {
      byDate ??= sortedByDate(entries);
      return byDate;
    },
    townNames() {
      names ??= townNames(towns.keys());
      return names;
    },
    averageLength: () => characters / Math.max(1, entries.size),
    save: () => Buffer.from(JSON.stringify([...entries])),
  };
}

function townNames(towns: Iterable<string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const town of towns) {
    const name = normalise(town);
    names.set(name, town);
    names.set(name.replace(districtEnd, ''), town);
  }
  return names;
}

/** Room for an id beside a day in one exact number: numbers sort without calling a comparison. */
const idSpan = 2 ** 26;

function sortedByDate(entries: ReadonlyMap<number, Entry>): [number, Entry][] {
  const keys = new Float64Array(entries.size);
  let place = 0;
  for (const [id, entry] of entries) keys[place++] = (99_999_999 - entry.from) * idSpan + id;
  const sorted: [number, Entry][] = [];
  for (const key of keys.sort()) {
    const id = key % idSpan;
    const entry = entries.get(id);
    if (entry) sorted.push([id, entry]);
  }
  return sorted;
}
