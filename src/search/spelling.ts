import type { Catalogue } from './catalogue.js';
import { type Asked, clauseMatch } from './clauses.js';
import { normalise } from './normalise.js';
import type { ReaderQuery } from './query.js';
import type { Sources } from './sources.js';

/** 新仓镇 is also asked for as 新仓. */
const townSuffix = /(?<=\p{Script=Han}{2})(?:镇|乡|街道|村|社区)$/u;
/** Words of letters with blanks between: `xin cang`; not the `g` of `g60`. */
const letters = /(?<![a-z0-9])[a-z][a-z']*(?:\s+[a-z][a-z']*)*(?![a-z0-9])/g;
/** Longer runs of letters are a sentence in another language. */
const longestSpelling = 40;
const mostCorrections = 3;

/** Names and short names of the towns that articles have → the full name. All normalised but the full name. */
export function townNames(catalogue: Catalogue): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const town of catalogue.towns()) {
    const name = normalise(town);
    names.set(name, town);
    names.set(name.replace(townSuffix, ''), town);
  }
  return names;
}

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

/** What is asked for, with words that sound alike beside those no article has; `readAs` is the text in those words. */
export function heard(
  asked: Asked,
  text: string,
  { vocabulary }: Sources,
): { readonly asked: Asked; readonly readAs: string } {
  let readAs = text;
  const clauses = asked.clauses.toReversed().map((clause) => {
    const other = vocabulary.soundAlike(clause);
    const wording = other?.wordings.at(-1);
    if (!other || !wording) return vocabulary.begun(clause);
    readAs = readAs.slice(0, clause.start) + wording.text + readAs.slice(clause.end);
    return other;
  });
  return { asked: { clauses: clauses.reverse(), hints: asked.hints }, readAs };
}

/** Queries with one word replaced by a word of the archive one character away, that find something. */
export function corrections(query: ReaderQuery, sources: Sources): string[] {
  const { index, readClauses, vocabulary } = sources;
  const offered = new Set<string>();
  query.words.forEach((word, place) => {
    const replace = (start: number, end: number) => {
      for (const near of vocabulary.neighbours(word.slice(start, end))) {
        offered.add(query.words.with(place, word.slice(0, start) + near + word.slice(end)).join(' '));
      }
    };
    replace(0, word.length);
    for (const clause of readClauses(word).clauses) replace(clause.start, clause.end);
  });
  const finding: string[] = [];
  for (const each of offered) {
    const clauses = each.split(' ').flatMap((word) => readClauses(word).clauses);
    const finds =
      clauses.length > 0 && index.find({ kind: 'all', of: clauses.map(clauseMatch) }, 1).hits.length > 0;
    if (finds) finding.push(each);
    if (finding.length === mostCorrections) break;
  }
  return finding;
}
