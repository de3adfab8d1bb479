import { city } from '../city/index.js';
import { normalise, yearInDigits } from '../language/index.js';
import type { Kind } from '../news/index.js';
import type { Lexicon } from './lexicon.js';

/** Days as numbers such as 20230101, both included. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** What an article must be, beside its words. An empty list asks for nothing. */
export interface Filters {
  /** Full names. */
  readonly towns: readonly string[];
  readonly kinds: readonly Kind[];
  readonly days: readonly DayRange[];
}

/** A line typed by a reader, understood. All texts are normalised. */
export interface ReaderQuery {
  /** What to look for, in the order typed. */
  readonly words: readonly string[];
  /** What must stand there letter by letter. */
  readonly phrases: readonly string[];
  readonly filters: Filters;
  /** The words that name the kinds among the filters. */
  readonly kindWords: readonly string[];
  readonly excludedWords: readonly string[];
  readonly excluded: Filters;
}

/** What reading a query needs to know of the archive and of the day. */
export interface QueryContext {
  readonly lexicon: Lexicon;
  /** The full name of the town a word stands for, by name or by sound, else undefined. */
  readonly townNamed: (word: string) => string | undefined;
  readonly today: Date;
}

/** `"工作推进会"`, `“…”`, `「…」`, `『…』`, each with `-` before it to exclude. */
const phrase = /(-?)(?:"([^"]+)"|“([^”]+)”|「([^」]+)」|『([^』]+)』)/g;
const year = `(${yearInDigits})年?`;
const between = '(?:\\.{2,}|…+|-|~|—+|至|到)';
/** `2024`, `2024年`. */
const oneYear = new RegExp(`^${year}$`);
/** `2023..2025`, `2023-2025`, `2023年至2025年`. */
const yearRange = new RegExp(`^${year}${between}${year}$`);
/** `2023..`, `2023年至今`. */
const sinceYear = new RegExp(`^${year}(?:\\.{2,}|…+|至今|以来)$`);
/** `..2023`. */
const untilYear = new RegExp(`^(?:\\.{2,}|…+)${year}$`);
/** `2023-07`, `2023年7月`, `2023/7`. */
const oneMonth = new RegExp(`^(${yearInDigits})[年/.-]([0-9]{1,2})月?$`);
/** What stands between words; also the comma a list is typed with. */
const gap = /[\s,，、;；]+/;

const years = (from: number, to: number): DayRange => ({ from: from * 10_000 + 101, to: to * 10_000 + 1231 });

/** The days a word stands for (`2023`, `2023..2025`, `去年`), else undefined. */
function daysNamed(word: string, lexicon: Lexicon, today: Date): DayRange | undefined {
  const single = oneYear.exec(word);
  if (single) return years(Number(single[1]), Number(single[1]));
  const range = yearRange.exec(word);
  if (range) {
    const [a, b] = [Number(range[1]), Number(range[2])];
    return years(Math.min(a, b), Math.max(a, b));
  }
  const since = sinceYear.exec(word);
  if (since) return years(Number(since[1]), 9999);
  const until = untilYear.exec(word);
  if (until) return years(1, Number(until[1]));
  const month = oneMonth.exec(word);
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12) {
    const first = Number(month[1]) * 10_000 + Number(month[2]) * 100;
    return { from: first + 1, to: first + 31 };
  }
  const distance = lexicon.years.get(word);
  if (distance === undefined) return undefined;
  return years(yearOf(today) + distance, yearOf(today) + distance);
}

const yearThere = new Intl.DateTimeFormat('en', { timeZone: city.timeZone, year: 'numeric' });

/** The year it is in the city. */
function yearOf(today: Date): number {
  return Number(yearThere.format(today));
}

interface Gathered {
  readonly words: string[];
  readonly towns: string[];
  readonly kinds: Kind[];
  readonly kindWords: string[];
  readonly days: DayRange[];
}

const nothing = (): Gathered => ({ words: [], towns: [], kinds: [], kindWords: [], days: [] });

/** A line a reader typed into the search: words, phrases in quotes, towns, years, kinds, `-exclusions`. */
export function readQuery(typed: string, context: QueryContext): ReaderQuery {
  const phrases: string[] = [];
  const wanted = nothing();
  const excluded = nothing();
  const rest = normalise(typed).replace(phrase, (_, minus: string, ...quoted: (string | undefined)[]) => {
    const text =
      quoted
        .slice(0, 4)
        .find((each) => each !== undefined)
        ?.trim() ?? '';
    if (text !== '') (minus ? excluded.words : phrases).push(text);
    return ' ';
  });
  for (const piece of rest.split(gap)) {
    const minus = /^-+(?=[^-])/.exec(piece);
    const word = minus ? piece.slice(minus[0].length) : piece;
    if (word !== '') gather(word, context, minus ? excluded : wanted);
  }
  return {
    words: wanted.words,
    phrases,
    filters: { towns: wanted.towns, kinds: wanted.kinds, days: wanted.days },
    kindWords: wanted.kindWords,
    excludedWords: excluded.words,
    excluded: { towns: excluded.towns, kinds: excluded.kinds, days: excluded.days },
  };
}

function gather(word: string, { lexicon, townNamed, today }: QueryContext, into: Gathered): void {
  const days = daysNamed(word, lexicon, today);
  const kind = lexicon.kinds.get(word);
  const town = days || kind ? undefined : townNamed(word);
  if (days) into.days.push(days);
  else if (kind) {
    into.kinds.push(kind);
    into.kindWords.push(word);
  } else if (town) into.towns.push(town);
  else into.words.push(word);
}
