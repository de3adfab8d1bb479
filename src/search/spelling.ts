import { districtAfter } from '../language/index.js';
import { everyClause } from './candidates.js';
import type { Clause, Sought } from './clauses.js';
import { meanings } from './meanings.js';
import type { Sources } from './sources.js';

/** Words of letters with blanks between: `xin cang`; not the `g` of `g60`. */
const letters = /(?<![a-z0-9])[a-z][a-z']*(?:\s+[a-z][a-z']*)*(?![a-z0-9])/g;
/** Longer runs of letters are a sentence in another language. */
const longestSpelling = 40;
const mostCorrections = 3;
/** Guesses looked up for one word at most. */
const mostGuesses = 400;
/** Characters read for all guesses at a text at most: the longer it is, the fewer are tried. */
const mostGuessed = 12_000;

/** The text with pinyin that no article has as letters written in characters: `xin cang 2024` → `新仓 2024`. */
export function respelled(text: string, { index, vocabulary }: Sources): string {
  return text.replace(letters, (run) => {
    const words = run.split(/\s+/);
    const isUnknown = (word: string) => index.frequency(word) === 0;
    if (run.length > longestSpelling || !words.some(isUnknown)) return run;
    const whole = vocabulary.spelled(run);
    return (
      whole ?? words.map((word) => (isUnknown(word) ? (vocabulary.spelled(word) ?? word) : word)).join(' ')
    );
  });
}

/**
 * What is asked for, with words that sound alike beside those no article has; `readAs` is the text in those
 * words. Words of the language were meant as typed, whatever the archive has that sounds like them.
 */
export function heard(
  asked: Sought,
  text: string,
  { isWord, lexicon, vocabulary }: Sources,
): { readonly asked: Sought; readonly readAs: string } {
  let readAs = text;
  const clauses = asked.clauses.toReversed().map((clause) => {
    const typed = text.slice(clause.start, clause.end);
    const isKnown = isWord(typed) || meanings().knows(typed) || lexicon.everyday.has(typed);
    const isMeant = isKnown && !districtAfter.test(text.slice(clause.end));
    const other = isMeant ? undefined : vocabulary.soundAlike(clause);
    const wording = other?.wordings.at(-1);
    if (!other || !wording) return vocabulary.begun(clause);
    readAs = readAs.slice(0, clause.start) + wording.text + readAs.slice(clause.end);
    return other;
  });
  return { asked: { clauses: clauses.reverse(), hints: asked.hints }, readAs };
}

/** What is asked for as typed, a single character with the words that begin with it. */
export function begun({ clauses, hints }: Sought, { vocabulary }: Sources): Sought {
  return { clauses: clauses.map(vocabulary.begun), hints };
}

/** The words with one that no article has replaced by one that is a slip away; only what finds something. */
export function corrections(text: string, { index, readClauses, vocabulary }: Sources): string[] {
  const offered: string[] = [];
  const unknown = new Map<string, Clause>();
  for (const clause of readClauses(text).clauses) {
    const word = text.slice(clause.start, clause.end);
    if (!unknown.has(word) && vocabulary.frequency(clause) === 0) unknown.set(word, clause);
  }
  let left = Math.floor(mostGuessed / text.length);
  for (const [word, { start, end }] of unknown) {
    for (const near of vocabulary.neighbours(word).slice(0, mostGuesses)) {
      if (offered.length === mostCorrections || left-- <= 0) return offered;
      const corrected = text.slice(0, start) + near + text.slice(end);
      const { clauses } = readClauses(corrected);
      // Most guesses are words no article has: that is seen without a search.
      if (clauses.some((clause) => vocabulary.frequency(clause) === 0)) continue;
      const match = everyClause(clauses);
      if (match && index.find(match, 1).hits.length > 0) offered.push(corrected);
    }
  }
  return offered;
}
