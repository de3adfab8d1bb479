import { z } from 'zod';
import { city } from '../city/index.js';
import { normalise, readLines, timeWords } from '../language/index.js';
import { kinds } from '../news/index.js';

/** Names that do for one another; `near` ones count for less than what was typed. */
export interface SynonymGroup {
  readonly closeness: 'same' | 'near';
  readonly names: readonly string[];
}

/** What search knows of words, read from `data/search/`; every word normalised. */
export interface Lexicon {
  readonly stopWords: ReadonlySet<string>;
  /** Single characters that are almost never part of a name. */
  readonly grammar: ReadonlySet<string>;
  /** Words that need not be said where others are: 附近, 最新. */
  readonly vague: ReadonlySet<string>;
  readonly kinds: ReadonlyMap<string, (typeof kinds)[number]>;
  /** 去年 → -1 */
  readonly years: ReadonlyMap<string, number>;
  readonly synonyms: readonly SynonymGroup[];
  /** Words people use → what reports say: 找工作 → 招聘, 招工. */
  readonly everyday: ReadonlyMap<string, readonly string[]>;
  /** Syllables as typed on a keyboard. */
  readonly syllables: ReadonlySet<string>;
}

const linesOf = (name: string): string[] => readLines(`search/${name}`).map(normalise);

function wordsOf(name: string): string[] {
  return linesOf(name).flatMap((line) => line.split(/\s+/));
}

/** `key: value` → [key, value]. Throws when a line has another form. */
function keyed(name: string): [string, string][] {
  return linesOf(name).map((line) => {
    const [key, value] = line.split(/:\s*/, 2);
    if (!key || value === undefined)
      throw new Error(`data/search/${name}: expected “key: value” in “${line}”`);
    return [key, value];
  });
}

const kind = z.enum(kinds);
const names = z.array(z.string().min(1)).min(2);

/** Reads the word lists. Throws with the file and line that cannot be understood. */
export function readLexicon(): Lexicon {
  const kindWords = keyed('kinds.txt').flatMap(([key, words]) =>
    words.split(/\s+/).map((word) => [word, kind.parse(key)] as const),
  );
  const synonyms = [...city.sameAs.map((same) => same.join('=')), ...linesOf('synonyms.txt')].map(
    (line): SynonymGroup => ({
      closeness: line.includes('~') ? 'near' : 'same',
      names: names.parse(normalise(line).split(/\s*[=~]\s*/)),
    }),
  );
  const everyday = new Map<string, readonly string[]>();
  for (const [said, reported] of keyed('everyday.txt')) {
    for (const word of said.split(/\s+/))
      everyday.set(word, [...(everyday.get(word) ?? []), ...reported.split(/\s+/)]);
  }
  return {
    stopWords: new Set(wordsOf('stop-words.txt')),
    grammar: new Set(wordsOf('grammar.txt')),
    vague: new Set(wordsOf('vague.txt')),
    kinds: new Map(kindWords),
    years: new Map(Object.entries({ ...timeWords.years, ...timeWords.typedYears })),
    synonyms,
    everyday,
    syllables: new Set(wordsOf('syllables.txt')),
  };
}
