import { type Clause, hasDigit } from '../language/index.js';
import type { Place } from '../news/index.js';
import { isNominal, subjectBefore, tellsSubject } from './subjects.js';

/** What is known of a paragraph's clauses, counted once. */
export interface ParagraphFacts {
  /** The clauses that have a key number. */
  readonly holds: ReadonlySet<Clause>;
  /** How many of these tell a noun first. */
  readonly measuring: ReadonlyMap<string, number>;
  /** With what words they begin, and how many with each. */
  readonly openings: ReadonlyMap<string, number>;
  /** The first clause that tells a subject, of all and of each sentence. */
  readonly toldFirst: number;
  readonly toldFirstIn: ReadonlyMap<number, number>;
  /** The clause whose subject goes on into the one at a place, as `subjectBefore` finds it. */
  readonly subjects: (place: number) => number | null;
}

/** How far back the subject of a clause may have been told. */
const farthest = 9;

const known = new WeakMap<readonly Clause[], ParagraphFacts>();

/** The facts of a paragraph's clauses and its numbers. */
export function factsOf(clauses: readonly Clause[], numbers: readonly Place[]): ParagraphFacts {
  const facts = known.get(clauses) ?? readFacts(clauses, numbers);
  known.set(clauses, facts);
  return facts;
}

function readFacts(clauses: readonly Clause[], numbers: readonly Place[]): ParagraphFacts {
  const holds = new Set<Clause>();
  const measuring = new Map<string, number>();
  const openings = new Map<string, number>();
  for (const { start } of numbers) {
    const clause = clauses[clauseAt(start, clauses)];
    if (!clause || holds.has(clause)) continue;
    holds.add(clause);
    const noun = firstNoun(clause);
    measuring.set(noun, (measuring.get(noun) ?? 0) + 1);
    const opening = clause.words[0]?.word ?? '';
    openings.set(opening, (openings.get(opening) ?? 0) + 1);
  }
  let toldFirst = clauses.length;
  const toldFirstIn = new Map<number, number>();
  for (const [place, clause] of clauses.entries()) {
    if (toldFirstIn.has(clause.sentence) || !tellsSubject(clause)) continue;
    toldFirst = Math.min(toldFirst, place);
    toldFirstIn.set(clause.sentence, place);
  }
  const found = new Map<number, number | null>();
  const subjects = (place: number) => {
    const before = found.get(place);
    if (before !== undefined) return before;
    const subject = subjectBefore(clauses, place, farthest);
    found.set(place, subject);
    return subject;
  };
  return { holds, measuring, openings, toldFirst, toldFirstIn, subjects };
}

/** The clause that holds a place; -1 where none does. */
export function clauseAt(place: number, clauses: readonly Clause[]): number {
  const at = firstWhere(clauses, ({ end }) => end > place);
  return (clauses[at]?.start ?? Number.POSITIVE_INFINITY) <= place ? at : -1;
}

/** The numbers that stand wholly within a stretch. */
export function numbersWithin(numbers: readonly Place[], start: number, end: number): Place[] {
  const found: Place[] = [];
  for (let at = firstWhere(numbers, (number) => number.start >= start); at < numbers.length; at += 1) {
    const number = numbers[at];
    if (!number || number.start >= end) break;
    if (number.end <= end) found.push(number);
  }
  return found;
}

/** The first of a row in order of which something holds from there on. */
function firstWhere<Item>(row: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = row[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first noun of a clause that has no digit; '' where it has none. */
export function firstNoun(clause: Clause | undefined): string {
  const noun = clause?.words.find(({ tag, word }) => isNominal(tag) && word.length > 1 && !hasDigit(word));
  return noun?.word ?? '';
}
