import { type Clause, findPeriods, withoutPlaceLine } from '../language/index.js';
import type { Place, Quotation } from '../news/index.js';
import { clauseFacts, tellsLoosely } from './clauseFacts.js';
import { type Features, figureWeights, scoreOf } from './figureWeights.js';
import { flag } from './flags.js';
import { figureWords } from './lexicons.js';
import { clauseAt, factsOf, numbersWithin } from './paragraph.js';
import {
  isName,
  isNominal,
  isOneOf,
  isPart,
  isVerb,
  measuredOf,
  type Spoken,
  subjectOf,
} from './subjects.js';

/** A stretch of whole clauses around a number, and before it perhaps a clause that names the subject. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  /** The clause that names the subject, joined by `……`; null when none is needed. */
  readonly subject: number | null;
  /** How well it suits. */
  readonly score: number;
}

/** Characters of a quotation that fits two lines of a phone; a single clause may be somewhat longer. */
export const longestQuotation = 46;
const longestClause = 60;
/** Clauses looked at before and after the number's own, and how far back its subject may have been told. */
const around = 3;

const partWords = new Set(figureWords.parts);

/** The stretches that might be quoted for a number, with what is measured of each. */
export function stretchesFor(at: Place, clauses: readonly Clause[], numbers: readonly Place[]): Stretch[] {
  const own = clauseAt(at.start, clauses);
  const { subjects } = factsOf(clauses, numbers);
  const found: Stretch[] = [];
  for (let first = own; first >= Math.max(0, own - around); first -= 1) {
    // What a colon, a semicolon or dots part is not one statement.
    if (first < own && clauses[first + 1]?.opens) break;
    const opening = clauses[first];
    for (let last = own; last <= Math.min(clauses.length - 1, own + around); last += 1) {
      if (last > own && clauses[last]?.opens) break;
      const ending = clauses[last];
      if (ending && clauseFacts(ending).saying) continue;
      // `同比增长15.8%` is of what the clause before it tells.
      if (opening && clauseFacts(opening).goesOn && first > 0 && !opening.opens) continue;
      const length = lengthOf(clauses, first, last);
      if (length > (first === last ? longestClause : longestQuotation)) break;
      add(first, last, null, length);
      const subject = subjects(first);
      // The clause just before is joined only where it cannot be quoted whole.
      if (subject === null || (subject === first - 1 && goesWith(subject, last))) continue;
      const joined = openingOf(clauses, subject, first).length + length;
      if (joined <= longestQuotation) add(first, last, subject, joined);
    }
  }
  return found;

  function goesWith(before: number, last: number): boolean {
    return !clauses[before + 1]?.opens && lengthOf(clauses, before, last) <= longestQuotation;
  }

  function add(first: number, last: number, subject: number | null, length: number) {
    if (announces.test(clauses[last]?.text ?? '')) return;
    const features = featuresOf({ at, clauses, numbers, own, first, last, subject, length });
    found.push({ first, last, subject, score: scoreOf(features, figureWeights.stretch) });
  }
}

/** `这5个项目是`: what is told comes after it. */
const announces = /(?:是|为|包括|如下)[：:，,\s]*$/u;

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
  return openingOf(clauses, subject, first).length + lengthOf(clauses, first, last) <= longestQuotation;
}

/** The stretch that best says what the number is of; null when none is short enough. */
export function bestStretch(stretches: readonly Stretch[]): Stretch | null {
  let best: Stretch | null = null;
  for (const stretch of stretches) if (!best || stretch.score > best.score) best = stretch;
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
  const offset = lead - opening.length;
  const marked = numbersWithin(numbers, lead, lead + told.length).map(({ start, end }): [number, number] => [
    start - offset,
    end - offset,
  ]);
  return { text, numbers: marked, tellsPeriod: findPeriods(text, null).length > 0, offset };
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

/** What the clauses of a stretch say together; `leading` are those before the number's own, `trailing` those after. */
function readRun({ at, clauses, numbers, own, first, last }: Looked) {
  const { holds } = factsOf(clauses, numbers);
  const run = {
    nouns: 0,
    proper: false,
    speaks: undefined as Spoken | undefined,
    ownsSubject: false,
    tellsSubject: false,
    says: false,
    apart: false,
    open: [0, 0, 0],
    emptyLead: 0,
    numberLead: 0,
    timeOnlyLead: 0,
    leadTells: false,
    numberedLeadTells: false,
    emptyTrail: 0,
    numberTrail: 0,
    changeTrail: 0,
  };
  for (let place = first; place <= last; place += 1) {
    const clause = clauses[place];
    if (!clause) continue;
    const told = clauseFacts(clause);
    const held = holds.has(clause);
    if (told.spoken.kind !== 'frame') run.speaks ??= told.spoken;
    run.tellsSubject ||= told.tellsSubject;
    run.says ||= told.says;
    run.apart ||= told.apart;
    for (const [kind, more] of told.open.entries()) run.open[kind] = (run.open[kind] ?? 0) + more;
    if (place <= own) {
      run.ownsSubject ||= told.spoken.kind === 'own';
      for (const { tag, start } of told.nouns) {
        if (start >= at.start) break;
        run.nouns += 1;
        run.proper ||= isName(tag);
      }
    }
    if (place < own) {
      run.emptyLead += flag(!held);
      run.numberLead += flag(held);
      run.timeOnlyLead += flag(told.timeOnly);
      run.leadTells ||= !held && told.tellsSubject;
      run.numberedLeadTells ||= held && told.tellsSubject;
    }
    if (place > own) {
      run.emptyTrail += flag(!held);
      run.numberTrail += flag(held);
      run.changeTrail += flag(held && told.opensChange);
    }
  }
  return run;
}

function featuresOf(looked: Looked): Features {
  const { at, clauses, numbers, own, first, last, subject, length } = looked;
  const run = readRun(looked);
  const joined = subject === null ? undefined : clauses[subject];
  const joinedFacts = joined && clauseFacts(joined);
  const head = joined ?? clauses[first];
  const headFacts = head && clauseFacts(head);
  const opening = headFacts?.opening;
  const openingOfRun = clauses[first]?.words[0]?.tag;
  const { holds, toldFirst, toldFirstIn, subjects } = factsOf(clauses, numbers);
  const told = run.tellsSubject || (joinedFacts?.tellsSubject ?? false);
  const ownClause = clauses[own];
  const ownTells = ownClause !== undefined && clauseFacts(ownClause).tellsSubject;
  const upToNumber = ownClause?.text.slice(0, at.start - ownClause.start) ?? '';
  const changed = figureWords.changes.some((word) => upToNumber.endsWith(word));
  const after = ownClause?.words.find(({ start }) => start >= at.end);
  const spoken = joinedFacts ? joinedFacts.spoken : run.speaks;
  return {
    spokenOwn: flag(spoken?.kind === 'own'),
    spokenNamed: flag(spoken?.kind === 'own' && spoken.named),
    spokenActs: flag(spoken?.kind === 'own' && spoken.acts),
    spokenLacking: flag(spoken?.kind === 'lacking'),
    spokenOfOwner: flag(spoken?.kind === 'lacking' && spoken.ofOwner),
    spokenUnclear: flag(spoken?.kind !== 'own' && spoken?.kind !== 'lacking'),
    spokenLate: flag(!joined && run.speaks?.kind !== 'own' && run.ownsSubject),
    spokenBefore: flag(!joined && run.speaks?.kind === 'lacking' && subjects(first) !== null),
    clauses: last - first,
    length: length / 40,
    short: flag(length < 9),
    tooLong: flag(length > 44),
    joined: flag(joined !== undefined),
    joinedFar: subject === null ? 0 : (own - subject) / 3,
    joinedSentence: joined ? (ownClause?.sentence ?? 0) - joined.sentence : 0,
    joinedOpens: flag(joined?.opens),
    joinedNames: flag(joinedFacts?.namesFirst),
    joinedNumbers: flag(joined && holds.has(joined)),
    joinedPronoun: flag(joined && isOneOf(joined.words[0]?.tag, 'r')),
    named: flag(run.nouns > 0),
    nouns: Math.min(3, run.nouns) / 3,
    proper: flag(run.proper),
    counted: flag(after && isNominal(after.tag) && after.word.length > 1),
    needlessJoin: flag(run.nouns > 0 && joined && isOneOf(openingOfRun, 'njxer')),
    subjectTold: flag(told),
    subjectOwn: flag(ownTells),
    subjectLead: flag(run.leadTells && !ownTells),
    subjectNumbered: flag(run.numberedLeadTells),
    subjectFirst: flag(headFacts?.tellsSubject),
    subjectLoose: flag(!told && head && tellsLoosely(head, at.start)),
    joinedShort: flag(joined && joined.text.length < 6),
    joinedTimed: flag(joined?.words.some(({ tag }) => tag === 't')),
    subjectJoined: flag(joinedFacts?.tellsSubject && !run.tellsSubject),
    subjectTwice: flag(joined && run.tellsSubject),
    subjectBefore: flag(!told && toldFirst < first),
    subjectOmitted: flag(!told && (toldFirstIn.get(ownClause?.sentence ?? -1) ?? first) < first),
    headNames: flag(headFacts?.namesFirst),
    opensNominal: flag(isOneOf(opening?.tag, 'njxelba') || opening?.tag === 'vn'),
    opensVerb: flag(isVerb(opening?.tag ?? '')),
    opensLink: flag(isOneOf(opening?.tag, 'cpdu')),
    opensPronoun: flag(isOneOf(opening?.tag, 'r')),
    opensNumber: flag(isOneOf(opening?.tag, 'm')),
    opensMeasure: flag(opening && headFacts?.opensMeasure),
    opensPart: flag(partWords.has(opening?.word ?? '')),
    opensSentence: flag(head?.opens),
    opensSaying: flag(headFacts?.saying),
    changeAlone: flag(changed && first === own && !joined && run.nouns === 0),
    emptyLead: run.emptyLead,
    numberLead: run.numberLead,
    emptyTrail: run.emptyTrail,
    numberTrail: run.numberTrail,
    changeTrail: run.changeTrail,
    timeOnlyLead: run.timeOnlyLead,
    verbless: flag(!run.says),
    apart: flag(run.apart),
    torn: run.open.filter((more) => more !== 0).length,
  };
}
