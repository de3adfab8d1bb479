import {
  beforeAmounts,
  type Clause,
  findPeriods,
  hasDigit,
  isTagged,
  withoutPlaceLine,
} from '../language/index.js';
import type { Quotation } from '../news/index.js';
import { type Features, figureWeights, scoreOf } from './figureWeights.js';
import { figureWords } from './lexicons.js';

/** Where something stands in a paragraph. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

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

/** jieba's tags by their first letters: nouns and names (an unknown word is mostly a name), verbs that are no nouns. */
export const isNominal = (tag: string) => isTagged(tag, ['vn', 'n', 'j', 'x', 'eng', 'l']);
const isName = (tag: string) => isTagged(tag, ['ns', 'nt', 'nr', 'nz', 'x', 'eng']);
export const isVerb = (tag: string) => tag.startsWith('v') && tag !== 'vn';
export const isOneOf = (tag: string | undefined, kinds: string) =>
  tag !== undefined && tag !== '' && kinds.includes(tag.charAt(0));
export const isMark = (word: string) => !/^[\p{L}\p{N}]/u.test(word);
const measures = new Set(figureWords.measures);
const changes = new Set(figureWords.changes);
const continuing = [...figureWords.changes, ...figureWords.continues];
const linking = new Set([...figureWords.links, ...figureWords.emptyVerbs, ...beforeAmounts]);
/** `该县`, `我市`: pronouns to jieba. */
const places = new Set(['省', '市', '县', '区', '镇', '乡', '村', '校']);
const partWords = new Set(['其中', '其余', '另有', '还有', '此外', '另外']);

/** The clause that holds a place. */
export function clauseAt(place: number, clauses: readonly Clause[]): number {
  return clauses.findIndex(({ start, end }) => place >= start && place < end);
}

/** The stretches that might be quoted for a number, with what is measured of each. */
export function stretchesFor(at: Place, clauses: readonly Clause[], numbers: readonly Place[]): Stretch[] {
  const own = clauseAt(at.start, clauses);
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
      const nearest = clauses[first]?.opens ? first - 1 : first - 2;
      for (let subject = nearest; subject >= Math.max(0, first - farthest); subject -= 1) {
        const told = clauses[subject];
        if (!told || !tellsSubject(told) || subjectOf(told) === null) continue;
        const joined = openingOf(clauses, subject).length + length;
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
function openingOf(clauses: readonly Clause[], subject: number | null): string {
  const clause = subject === null ? undefined : clauses[subject];
  return clause ? `${bare(subjectOf(clause) ?? clause.text)}……` : '';
}

/** The words of a clause before it says anything of its subject; null where they make no name. */
function subjectOf({ words, text, start }: Clause): string | null {
  const from = words.findIndex(
    ({ tag, word }) => tag !== 't' && !isMark(word) && !/^[一二三四五六七八九十]是$/u.test(word),
  );
  const first = words[from];
  let last: (typeof words)[number] | undefined;
  for (const [index, word] of words.entries()) {
    if (index < from) continue;
    // `村里闲置的老校舍`, `县公路养护中心`: what a thing is like, or a verb in a name.
    const within =
      isVerb(word.tag) &&
      (words[index + 1]?.word === '的' || words.slice(index + 1, index + 3).some(isBody)) &&
      index > from;
    if (!within && endsSubject(word)) {
      if (!saysOfSubject(word)) return null;
      break;
    }
    const names = isNominal(word.tag) && (word.word.length > 1 || index === from || bodies.has(word.word));
    if (names || isOneOf(word.tag, 's') || /[”’》）)]/u.test(word.word)) last = word;
  }
  if (!first || !last) return null;
  const told = text.slice(first.start - start, last.start + last.word.length - start);
  return told.length > 1 && unbalanced(told) === 0 && !isOneOf(first.tag, 'r') ? told : null;
}

const bodies = new Set(figureWords.bodies);
const properties = new Set(figureWords.properties);
const isBody = ({ word }: { readonly word: string }) => bodies.has(word);

/** `成立于`, `已`, `总投资`, `每`: what follows is said of the subject. */
function saysOfSubject({ word, tag }: { readonly word: string; readonly tag: string }): boolean {
  const said = measures.has(word) || linking.has(word) || properties.has(word);
  return said || isVerb(tag) || isOneOf(tag, 'pdtrz') || isMark(word);
}

/** Whether a subject has ended before this word. */
function endsSubject({ word, tag }: { readonly word: string; readonly tag: string }): boolean {
  if (measures.has(word) || linking.has(word) || properties.has(word)) return true;
  if (isMark(word)) return !'“”‘’《》（）()、·—'.includes(word);
  return !(isNominal(tag) || isOneOf(tag, 'bafmqs') || word === '的' || word === '和' || word === '与');
}

/** Whether a quoted stretch may go on to a later clause. */
export function fitsLine(
  { first, subject }: Pick<Stretch, 'first' | 'subject'>,
  last: number,
  clauses: readonly Clause[],
): boolean {
  return openingOf(clauses, subject).length + lengthOf(clauses, first, last) <= longest;
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
  const opening = openingOf(clauses, subject);
  const run = paragraph.slice(from, to);
  const told = bare(run);
  const lead = from + run.indexOf(told);
  const text = `${opening}${told}`;
  const marked = numbers
    .filter(({ start, end }) => start >= lead && end <= lead + told.length)
    .map(({ start, end }): [number, number] => [start - lead + opening.length, end - lead + opening.length]);
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
  const length = openingOf(clauses, subject).length + lengthOf(clauses, first, last);
  return featuresOf({ at, clauses, numbers, own: clauseAt(at.start, clauses), first, last, subject, length });
}

const flag = (holds: boolean | undefined) => (holds ? 1 : 0);

function featuresOf({ at, clauses, numbers, own, first, last, subject, length }: Looked): Features {
  const run = clauses.slice(first, last + 1);
  const joined = subject === null ? undefined : clauses[subject];
  const head = joined ?? clauses[first];
  const opening = head?.words.find(({ tag, word }) => tag !== 't' && !isMark(word));
  const openingOfRun = clauses[first]?.words[0]?.tag;
  const holds = (clause: Clause) => numbers.some(({ start }) => start >= clause.start && start < clause.end);
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
  return {
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
    subjectBefore: flag(!told && clauses.slice(0, first).some(tellsSubject)),
    subjectOmitted: flag(
      !told &&
        clauses
          .slice(0, first)
          .some((clause) => clause.sentence === clauses[own]?.sentence && tellsSubject(clause)),
    ),
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

/** `据悉`, `据县统计局介绍`: a clause that only says who speaks. */
function isSaying({ text }: Clause): boolean {
  return text.trimStart().startsWith('据') || figureWords.sayings.some((word) => text.endsWith(word));
}

/** Whether a clause says whom it speaks of: a name or noun before its first verb that is no mere measure. */
export function tellsSubject(clause: Clause | undefined): boolean {
  if (!clause || isSaying(clause)) return false;
  for (const [index, { word, tag }] of clause.words.entries()) {
    // jieba takes 盘活 and 突破 for nouns of doing.
    if (isVerb(tag) || isOneOf(tag, 'pc') || linking.has(word) || (tag === 'vn' && index === 0)) return false;
    const names = isNominal(tag)
      ? tag !== 'vn' && !measures.has(word)
      : isOneOf(tag, 'sf') || places.has(word.slice(-1));
    if (names && word.length > 1 && !isMark(word)) return true;
  }
  return false;
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

function unbalanced(text: string): number {
  const count = (mark: string) => text.split(mark).length - 1;
  return ['“”', '（）', '《》'].filter(([open = '', close = '']) => count(open) !== count(close)).length;
}
