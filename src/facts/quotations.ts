import { type Clause, findPeriods, hasDigit, withoutPlaceLine } from '../language/index.js';
import type { Quotation } from '../news/index.js';
import { type Features, figureWeights, scoreOf } from './figureWeights.js';
import { figureWords } from './lexicons.js';
import { clauseAt, factsOf, numbersWithin, type Place } from './paragraph.js';
import {
  isMark,
  isName,
  isNominal,
  isOneOf,
  isPart,
  isSaying,
  isVerb,
  measuredOf,
  type Spoken,
  spokenOf,
  subjectBefore,
  subjectOf,
  tellsSubject,
  unbalanced,
} from './subjects.js';

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
/** Clauses looked at before and after the number's own, and how far back its subject may have been told. */
const around = 3;
const farthest = 9;

const measures = new Set(figureWords.measures);
const changes = new Set(figureWords.changes);
const continuing = [...figureWords.changes, ...figureWords.continues];
const partWords = new Set(figureWords.parts);

/** The stretches that might be quoted for a number, with what is measured of each. */
export function stretchesFor(at: Place, clauses: readonly Clause[], numbers: readonly Place[]): Stretch[] {
  const own = clauseAt(at.start, clauses);
  const found: Stretch[] = [];
  for (let first = own; first >= Math.max(0, own - around); first -= 1) {
    // What a colon, a semicolon or dots part is not one statement.
    if (first < own && clauses[first + 1]?.opens) break;
    for (let last = own; last <= Math.min(clauses.length - 1, own + around); last += 1) {
      if (last > own && clauses[last]?.opens) break;
      const ending = clauses[last];
      if (ending && isSaying(ending)) continue;
      // `同比增长15.8%` is of what the clause before it tells.
      const goesOn = continuing.some((word) => clauses[first]?.text.trimStart().startsWith(word));
      if (goesOn && first > 0 && !clauses[first]?.opens) continue;
      const length = lengthOf(clauses, first, last);
      if (length > (first === last ? longestClause : longest)) break;
      add(first, last, null, length);
      const subject = subjectBefore(clauses, first, farthest);
      // The clause just before is joined only where it cannot be quoted whole.
      if (subject === null || (subject === first - 1 && goesWith(subject, last))) continue;
      const joined = openingOf(clauses, subject, first).length + length;
      if (joined <= longest) add(first, last, subject, joined);
    }
  }
  return found;

  function goesWith(before: number, last: number): boolean {
    return !clauses[before + 1]?.opens && lengthOf(clauses, before, last) <= longest;
  }

  function add(first: number, last: number, subject: number | null, length: number) {
    found.push({
      first,
      last,
      subject,
      features: featuresOf({ at, clauses, numbers, own, first, last, subject, length }),
    });
  }
}

function lengthOf(clauses: readonly Clause[], first: number, last: number): number {
  const from = clauses[first];
  const to = clauses[last];
  return from && to ? to.start + to.text.length - from.start : 0;
}

/** The subject that a clause tells, as it is joined: `河湾村合作社……` of `河湾村合作社成立于2015年`. */
function openingOf(clauses: readonly Clause[], subject: number | null, first: number): string {
  const clause = subject === null ? undefined : clauses[subject];
  if (!clause) return '';
  const begins = clauses[first];
  const told = begins && isPart(begins) ? measuredOf(clause) : subjectOf(clause);
  return `${bare(told ?? clause.text)}……`;
}

/** Whether a quoted stretch may go on to a later clause. */
export function fitsLine(
  { first, subject }: Pick<Stretch, 'first' | 'subject'>,
  last: number,
  clauses: readonly Clause[],
): boolean {
  return openingOf(clauses, subject, first).length + lengthOf(clauses, first, last) <= longest;
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

/** The words of a stretch of a paragraph, verbatim, with the places of the numbers in it. */
export function quotationOf(
  { first, last, subject }: Pick<Stretch, 'first' | 'last' | 'subject'>,
  paragraph: string,
  clauses: readonly Clause[],
  numbers: readonly Place[],
): Quotation {
  const from = clauses[first]?.start ?? 0;
  const to = (clauses[last]?.start ?? 0) + (clauses[last]?.text.length ?? 0);
  const opening = openingOf(clauses, subject, first);
  const run = paragraph.slice(from, to);
  const told = bare(run);
  const lead = from + run.indexOf(told);
  const text = `${opening}${told}`;
  const marked = numbersWithin(numbers, lead, lead + told.length).map(({ start, end }): [number, number] => [
    start - lead + opening.length,
    end - lead + opening.length,
  ]);
  return { text, numbers: marked, tellsPeriod: findPeriods(text, null).length > 0 };
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
  readonly at: Place;
  readonly clauses: readonly Clause[];
  readonly numbers: readonly Place[];
  readonly own: number;
  readonly first: number;
  readonly last: number;
  readonly subject: number | null;
  readonly length: number;
}

/** What is measured of one stretch, as of those that `stretchesFor` finds. */
export function stretchFeatures(
  { first, last, subject }: Pick<Stretch, 'first' | 'last' | 'subject'>,
  at: Place,
  clauses: readonly Clause[],
  numbers: readonly Place[],
): Features {
  const length = openingOf(clauses, subject, first).length + lengthOf(clauses, first, last);
  return featuresOf({ at, clauses, numbers, own: clauseAt(at.start, clauses), first, last, subject, length });
}

const flag = (holds: boolean | undefined) => (holds ? 1 : 0);

function featuresOf({ at, clauses, numbers, own, first, last, subject, length }: Looked): Features {
  const run = clauses.slice(first, last + 1);
  const joined = subject === null ? undefined : clauses[subject];
  const head = joined ?? clauses[first];
  const opening = head?.words.find(({ tag, word }) => tag !== 't' && !isMark(word));
  const openingOfRun = clauses[first]?.words[0]?.tag;
  const facts = factsOf(clauses, numbers);
  const holds = (clause: Clause) => facts.holds.has(clause);
  const before = run.flatMap(({ words }) => words).filter(({ start }) => start < at.start);
  const nouns = before.filter(
    ({ word, tag }) => isNominal(tag) && word.length > 1 && !measures.has(word) && !hasDigit(word),
  );
  const told = run.some(tellsSubject) || tellsSubject(joined);
  const trailing = run.slice(own - first + 1);
  const leading = run.slice(0, own - first);
  const text = run.map((clause) => clause.text).join('，');
  const upToNumber = clauses[own]?.text.slice(0, at.start - (clauses[own]?.start ?? 0)) ?? '';
  const changed = [...changes].some((word) => upToNumber.endsWith(word));
  const after = clauses[own]?.words.find(({ start }) => start >= at.end);
  const speaks = run.map(spokenOf).find(({ kind }) => kind !== 'frame');
  const spoken = joined ? spokenOf(joined) : speaks;
  return {
    ...spokenFeatures(spoken),
    spokenLate: flag(
      !joined &&
        speaks?.kind !== 'own' &&
        run.slice(0, own - first + 1).some((clause) => spokenOf(clause).kind === 'own'),
    ),
    spokenBefore: flag(
      !joined && speaks?.kind === 'lacking' && subjectBefore(clauses, first, farthest) !== null,
    ),
    clauses: last - first,
    length: length / 40,
    short: flag(length < 9),
    tooLong: flag(length > 44),
    joined: flag(joined !== undefined),
    joinedFar: subject === null ? 0 : (own - subject) / 3,
    joinedSentence: joined ? (clauses[own]?.sentence ?? 0) - joined.sentence : 0,
    joinedOpens: flag(joined?.opens),
    joinedNames: flag(joined && namesFirst(joined)),
    joinedNumbers: flag(joined && holds(joined)),
    joinedPronoun: flag(joined && isOneOf(joined.words[0]?.tag, 'r')),
    named: flag(nouns.length > 0),
    nouns: Math.min(3, nouns.length) / 3,
    proper: flag(nouns.some(({ tag }) => isName(tag))),
    counted: flag(after && isNominal(after.tag) && after.word.length > 1),
    needlessJoin: flag(nouns.length > 0 && joined && isOneOf(openingOfRun, 'njxer')),
    subjectTold: flag(told),
    subjectOwn: flag(tellsSubject(clauses[own])),
    subjectLead: flag(
      leading.some((clause) => !holds(clause) && tellsSubject(clause)) && !tellsSubject(clauses[own]),
    ),
    subjectNumbered: flag(leading.some((clause) => holds(clause) && tellsSubject(clause))),
    subjectFirst: flag(tellsSubject(head)),
    subjectLoose: flag(!told && head && tellsLoosely(head, at.start)),
    joinedShort: flag(joined && joined.text.length < 6),
    joinedTimed: flag(joined?.words.some(({ tag }) => tag === 't')),
    subjectJoined: flag(tellsSubject(joined) && !run.some(tellsSubject)),
    subjectTwice: flag(joined && run.some(tellsSubject)),
    subjectBefore: flag(!told && facts.toldFirst < first),
    subjectOmitted: flag(!told && (facts.toldFirstIn.get(clauses[own]?.sentence ?? -1) ?? first) < first),
    headNames: flag(head && namesFirst(head)),
    opensNominal: flag(isOneOf(opening?.tag, 'njxelba') || opening?.tag === 'vn'),
    opensVerb: flag(isVerb(opening?.tag ?? '')),
    opensLink: flag(isOneOf(opening?.tag, 'cpdu')),
    opensPronoun: flag(isOneOf(opening?.tag, 'r')),
    opensNumber: flag(isOneOf(opening?.tag, 'm')),
    opensMeasure: flag(
      opening && figureWords.measures.some((word) => head?.text.trimStart().startsWith(word)),
    ),
    opensPart: flag(partWords.has(opening?.word ?? '')),
    opensSentence: flag(head?.opens),
    opensSaying: flag(head && isSaying(head)),
    changeAlone: flag(changed && first === own && !joined && nouns.length === 0),
    emptyLead: leading.filter((clause) => !holds(clause)).length,
    numberLead: leading.filter(holds).length,
    emptyTrail: trailing.filter((clause) => !holds(clause)).length,
    numberTrail: trailing.filter(holds).length,
    changeTrail: trailing.filter(
      (clause) => holds(clause) && [...changes].some((word) => clause.text.startsWith(word)),
    ).length,
    timeOnlyLead: leading.filter(({ words }) => words.every(({ tag }) => tag === 't')).length,
    verbless: flag(
      !run.some(
        ({ words, text }) =>
          words.some(({ tag }) => isVerb(tag)) || [...measures].some((word) => text.includes(word)),
      ),
    ),
    apart: flag(text.includes('分别')),
    torn: unbalanced(text),
  };
}

/** Whom the first clause that speaks of somebody speaks of. */
function spokenFeatures(spoken: Spoken | undefined): Features {
  if (spoken?.kind === 'own')
    return { spokenOwn: 1, spokenNamed: flag(spoken.named), spokenActs: flag(spoken.acts) };
  if (spoken?.kind === 'lacking') return { spokenLacking: 1, spokenOfOwner: flag(spoken.ofOwner) };
  return { spokenUnclear: 1 };
}

/** `本次集中开工投资额最大的项目是…`: a noun before the number, wherever the verbs stand. */
function tellsLoosely(clause: Clause, number: number): boolean {
  return (
    !isSaying(clause) &&
    !isOneOf(clause.words[0]?.tag, 'pc') &&
    clause.words.some(
      ({ word, tag, start }) => start < number && isNominal(tag) && word.length > 1 && !measures.has(word),
    )
  );
}

/** Whether one of the first words is a name. */
function namesFirst({ words }: Clause): boolean {
  return words
    .filter(({ tag }) => tag !== 't')
    .slice(0, 3)
    .some(({ word, tag }) => word.length > 1 && isName(tag));
}
