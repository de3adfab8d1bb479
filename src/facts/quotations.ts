import type { Quotation } from '../news/index.js';
import type { Clause } from './clauses.js';
import { type Features, figureWeights, scoreOf } from './figureWeights.js';
import { figureWords } from './lexicons.js';
import { findPeriods } from './periods.js';
import type { Quantity } from './quantities.js';
import { withoutPlaceLine } from './sentences.js';

/** A stretch of whole clauses around a number, and before it perhaps a clause that names the subject. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  /** The clause that names the subject, joined by `……`; null when none is needed. */
  readonly subject: number | null;
  readonly features: Features;
}

/** Characters of a quotation that fits two lines of a phone; a single clause may be somewhat longer. */
const longest = 46;
const longestClause = 60;
/** Clauses looked at before and after the number's own. */
const around = 3;

/** jieba's tags by their first letters: nouns and names (an unknown word is mostly a name), verbs that are no nouns. */
const isNominal = (tag: string) =>
  tag === 'vn' || ['n', 'j', 'x', 'eng', 'l'].some((kind) => tag.startsWith(kind));
const isVerb = (tag: string) => tag.startsWith('v') && tag !== 'vn';
const isOneOf = (tag: string | undefined, kinds: string) =>
  tag !== undefined && tag !== '' && kinds.includes(tag.charAt(0));
const isMark = (word: string) => !/^[\p{L}\p{N}]/u.test(word);
const measures = new Set(figureWords.measures);
const changes = new Set(figureWords.changes);
const continuing = [...figureWords.changes, ...figureWords.continues];
const partWords = new Set(['其中', '其余', '另有', '此外']);

/** The stretches that might be quoted for a number, with what is measured of each. */
export function stretchesFor(
  quantity: Quantity,
  clauses: readonly Clause[],
  quantities: readonly Quantity[],
): Stretch[] {
  const own = clauses.findIndex(({ start, end }) => quantity.start >= start && quantity.start < end);
  const found: Stretch[] = [];
  for (let first = own; first >= Math.max(0, own - around); first -= 1) {
    // What a colon, a semicolon or dots part is not one statement.
    if (first < own && clauses[first + 1]?.opens) break;
    for (let last = own; last <= Math.min(clauses.length - 1, own + around); last += 1) {
      if (last > own && clauses[last]?.opens) break;
      // `同比增长15.8%` is of what the clause before it tells.
      const goesOn = continuing.some((word) => clauses[first]?.text.trimStart().startsWith(word));
      if (goesOn && first > 0 && !clauses[first]?.opens) continue;
      const length = lengthOf(clauses, first, last);
      if (length > (first === last ? longestClause : longest)) break;
      add(first, last, null, length);
      for (let subject = first - 2; subject >= Math.max(0, first - around); subject -= 1) {
        if (!tellsSubject(clauses[subject])) continue;
        const joined = length + 2 + lengthOf(clauses, subject, subject);
        if (joined <= longest) add(first, last, subject, joined);
      }
    }
  }
  return found;

  function add(first: number, last: number, subject: number | null, length: number) {
    found.push({
      first,
      last,
      subject,
      features: featuresOf({ quantity, clauses, quantities, own, first, last, subject, length }),
    });
  }
}

function lengthOf(clauses: readonly Clause[], first: number, last: number): number {
  const from = clauses[first];
  const to = clauses[last];
  return from && to ? to.start + to.text.length - from.start : 0;
}

/** Whether a quoted stretch may go on to a later clause. */
export function fitsLine(
  { first, subject }: Pick<Stretch, 'first' | 'subject'>,
  last: number,
  clauses: readonly Clause[],
): boolean {
  const opening = subject === null ? 0 : lengthOf(clauses, subject, subject) + 2;
  return opening + lengthOf(clauses, first, last) <= longest;
}

/** The stretch that best says what the number is of; null when none is short enough. */
export function bestStretch(stretches: readonly Stretch[]): (Stretch & { readonly score: number }) | null {
  let best: (Stretch & { readonly score: number }) | null = null;
  for (const stretch of stretches) {
    const score = scoreOf(stretch.features, figureWeights.stretch);
    if (!best || score > best.score) best = { ...stretch, score };
  }
  return best;
}

/** The words of a stretch, verbatim, with the places of the numbers in it. */
export function quotationOf(
  { first, last, subject }: Pick<Stretch, 'first' | 'last' | 'subject'>,
  sentence: string,
  clauses: readonly Clause[],
  quantities: readonly Quantity[],
): Quotation {
  const from = clauses[first]?.start ?? 0;
  const to = (clauses[last]?.start ?? 0) + (clauses[last]?.text.length ?? 0);
  const opening = subject === null ? '' : `${bare(clauses[subject]?.text ?? '')}……`;
  const run = sentence.slice(from, to);
  const told = bare(run);
  const lead = run.indexOf(told);
  const text = `${opening}${told}`;
  const numbers = quantities
    .filter(({ start, end }) => start >= from + lead && end <= from + lead + told.length)
    .map(({ start, end }): [number, number] => [
      start - from - lead + opening.length,
      end - from - lead + opening.length,
    ]);
  return { text, numbers, tellsPeriod: findPeriods(text, null).length > 0 };
}

/** Without the place line of a report, and without a quotation mark whose other half is not there. */
function bare(text: string): string {
  let rest = withoutPlaceLine(text.trim());
  for (const [open, close] of ['“”', '‘’', '（）', '()', '《》']) {
    if (!open || !close) continue;
    if (rest.startsWith(open) && !rest.includes(close)) rest = rest.slice(1).trimStart();
    if (rest.endsWith(close) && !rest.includes(open)) rest = rest.slice(0, -1).trimEnd();
  }
  return rest;
}

interface Looked {
  readonly quantity: Quantity;
  readonly clauses: readonly Clause[];
  readonly quantities: readonly Quantity[];
  readonly own: number;
  readonly first: number;
  readonly last: number;
  readonly subject: number | null;
  readonly length: number;
}

function featuresOf({ quantity, clauses, quantities, own, first, last, subject, length }: Looked): Features {
  const run = clauses.slice(first, last + 1);
  const head = clauses[subject ?? first];
  const firstWords = head?.words.filter(({ tag, word }) => tag !== 't' && !isMark(word));
  const opening = firstWords?.[0];
  const holds = (clause: Clause) =>
    quantities.some(({ start }) => start >= clause.start && start < clause.end);
  const named = (clauses_: readonly (Clause | undefined)[]) =>
    clauses_.some((clause) =>
      clause?.words.some(
        ({ word, tag, start }) =>
          start < quantity.start &&
          isNominal(tag) &&
          word.length > 1 &&
          !measures.has(word) &&
          !/\d/u.test(word),
      ),
    );
  const before = clauses[own]?.words.filter(({ start }) => start < quantity.start) ?? [];
  const namedHere = named(run);
  const told = run.some(tellsSubject) || (subject !== null && tellsSubject(clauses[subject]));
  const toldFirst = tellsSubject(clauses[subject ?? first]);
  const trailing = run.slice(own - first + 1);
  const text = run.map((clause) => clause.text).join('，');
  const changed =
    before.some(({ word }) => changes.has(word)) ||
    [...changes].some((word) => endsBefore(clauses[own], quantity, word));
  return {
    clauses: last - first,
    length: length / 40,
    short: length < 9 ? 1 : 0,
    tooLong: length > 44 ? 1 : 0,
    joined: subject === null ? 0 : 1,
    joinedFar: subject === null ? 0 : own - subject,
    named: namedHere ? 1 : 0,
    needlessJoin: namedHere && subject !== null && isOneOf(clauses[first]?.words[0]?.tag, 'njxer') ? 1 : 0,
    subjectTold: told ? 1 : 0,
    subjectFirst: toldFirst ? 1 : 0,
    subjectJoined: subject !== null && tellsSubject(clauses[subject]) && !run.some(tellsSubject) ? 1 : 0,
    subjectTwice: subject !== null && run.some(tellsSubject) ? 1 : 0,
    subjectBefore: !told && clauses.slice(0, first).some(tellsSubject) ? 1 : 0,
    opensNominal: isOneOf(opening?.tag, 'njxelba') || opening?.tag === 'vn' ? 1 : 0,
    opensVerb: isVerb(opening?.tag ?? '') ? 1 : 0,
    opensLink: isOneOf(opening?.tag, 'cpdu') ? 1 : 0,
    opensPronoun: isOneOf(opening?.tag, 'r') ? 1 : 0,
    opensNumber: isOneOf(opening?.tag, 'm') ? 1 : 0,
    opensPart: partWords.has(opening?.word ?? '') ? 1 : 0,
    opensSentence: head?.opens ? 1 : 0,
    changeAlone: changed && first === own && subject === null && !namedHere ? 1 : 0,
    emptyLead: run.slice(0, own - first).filter((clause) => !holds(clause)).length,
    numberLead: run.slice(0, own - first).filter(holds).length,
    emptyTrail: trailing.filter((clause) => !holds(clause)).length,
    numberTrail: trailing.filter(holds).length,
    changeTrail: trailing.filter(
      (clause) => holds(clause) && [...changes].some((word) => clause.text.startsWith(word)),
    ).length,
    joinedNumbers: subject !== null && clauses[subject] && holds(clauses[subject]) ? 1 : 0,
    timeOnlyLead: run.slice(0, own - first).filter(({ words }) => words.every(({ tag }) => tag === 't'))
      .length,
    torn: unbalanced(text),
  };
}

/** Whether a clause says whom it speaks of: a name or noun before its first verb that is no mere measure. */
export function tellsSubject(clause: Clause | undefined): boolean {
  if (!clause || figureWords.sayings.some((word) => clause.text.endsWith(word))) return false;
  for (const { word, tag } of clause.words) {
    if (isVerb(tag) || isOneOf(tag, 'pc')) return false;
    if (isNominal(tag) && word.length > 1 && !measures.has(word) && !isMark(word)) return true;
  }
  return false;
}

function endsBefore(clause: Clause | undefined, quantity: Quantity, word: string): boolean {
  return clause?.text.slice(0, quantity.start - clause.start).endsWith(word) ?? false;
}

function unbalanced(text: string): number {
  const count = (mark: string) => text.split(mark).length - 1;
  return ['“”', '（）', '《》'].filter(([open = '', close = '']) => count(open) !== count(close)).length;
}
