import { type Clause, hasDigit, overlap } from '../language/index.js';
import type { Place } from '../news/index.js';
import { clauseFacts } from './clauseFacts.js';
import { type Features, figureWeights, scoreOf } from './figureWeights.js';
import { flag, has, startsWith } from './flags.js';
import { figureWords } from './lexicons.js';
import { clauseAt, factsOf, firstNoun } from './paragraph.js';
import { type Stretch, stretchFeatures } from './quotations.js';
import { isMark, isNominal, isOneOf, isVerb, tellsSubject } from './subjects.js';

/** A line that might be shown for a number. */
export interface LineOfNumber {
  readonly line: Pick<Stretch, 'first' | 'last' | 'subject'>;
  readonly at: Place;
  readonly clauses: readonly Clause[];
  readonly numbers: readonly Place[];
  readonly quotation: string;
  readonly heading: string;
}

const endsWith = (text: string, words: readonly string[]) => flag(words.some((word) => text.endsWith(word)));
const measures = new Set(figureWords.measures);

/** What is measured of a line to tell whether a reader would know what its number is of, and of whom. */
export function clarityFeatures(line: LineOfNumber): Features {
  const stretch = stretchOf(line);
  return { ...stretch, ...featuresOf(line, stretch) };
}

/** How clear a line is, as the features weigh; copying them into one object would take most of the time. */
export function clarityScore(line: LineOfNumber): number {
  const stretch = stretchOf(line);
  return scoreOf(stretch, figureWeights.clarity, featuresOf(line, stretch));
}

const stretchOf = ({ line, at, clauses, numbers }: LineOfNumber) =>
  stretchFeatures(line, at, clauses, numbers);

const telling = [...figureWords.sayings, ...figureWords.finds];

/** What is measured beside the features of its stretch. */
function featuresOf(
  { line, at, clauses, numbers, quotation, heading }: LineOfNumber,
  stretch: Features,
): Features {
  const { first, last, subject } = line;
  const own = clauseAt(at.start, clauses);
  const run = clauses.slice(first, last + 1);
  const joined = subject === null ? undefined : clauses[subject];
  const next = clauses[last + 1];
  const before = clauses[first]?.opens ? undefined : clauses[first - 1];
  const between = subject === null ? [] : clauses.slice(subject + 1, first);
  const opening = firstWord(clauses[first]);
  const words = run.flatMap((clause) => clause.words).filter(({ start }) => start < at.start);
  const nouns = words.filter(({ word, tag }) => isNominal(tag) && word.length > 1 && !hasDigit(word));
  const told = quotation.trimStart();
  const facts = factsOf(clauses, numbers);
  const holdsOwn = clauses[own];
  const measure = firstNoun(holdsOwn);
  const inRun = run.filter((clause) => facts.holds.has(clause) && firstNoun(clause) === measure).length;
  const elsewhere = measure === '' ? 0 : (facts.measuring.get(measure) ?? 0) - inRun;
  const counted = holdsOwn !== undefined && at.end < holdsOwn.start + holdsOwn.text.length;
  const shared = overlap(heading, quotation);
  const self = startsWith(told, figureWords.selves) === 1 || /(?:^|[，,])[他她](?![人们])/u.test(told);
  return {
    headingShared: shared,
    headingNone: flag(shared === 0),
    headingUntold: flag((stretch.subjectTold ?? 0) === 0) * shared,
    runOpensVerb: flag(joined && isVerb(opening?.tag ?? '')),
    runOpensNominal: flag(joined && isOneOf(opening?.tag, 'njxe')),
    runOpensMeasure: flag(joined && measures.has(opening?.word ?? '')),
    runOpensLink: flag(joined && isOneOf(opening?.tag, 'cpdu')),
    runOpensPronoun: flag(joined && isOneOf(opening?.tag, 'r')),
    runTold: flag(joined && run.some(tellsSubject)),
    betweenTold: Math.min(3, between.filter(tellsSubject).length) / 3,
    betweenNumbers: Math.min(3, between.filter((clause) => facts.holds.has(clause)).length) / 3,
    joinedVerb: flag(joined?.words.some(({ tag }) => isVerb(tag))),
    joinedSays: flag(joined && has(joined.text, telling) > 0),
    joinedDone: flag(joined && has(joined.text, figureWords.done) > 0),
    joinedIs: flag(joined && has(joined.text, figureWords.being) > 0),
    joinedOpensLink: flag(joined && isOneOf(firstWord(joined)?.tag, 'cpdu')),
    joinedPerson: flag(joined?.words.some(({ tag }) => tag === 'nr')),
    leansFirst: startsWith(told, figureWords.leaning),
    leans: has(run.map(({ text }) => text).join('，'), figureWords.leaning),
    pronoun: has(told, figureWords.pronouns),
    partFirst: startsWith(told, [...figureWords.parts, ...figureWords.meanwhile]),
    measuresOnly: flag(nouns.length > 0 && nouns.every(({ word }) => measures.has(word))),
    nounless: flag(nouns.length === 0),
    endsOpen: endsWith(told, figureWords.openEnds),
    // `等三个村的村民，` is not yet a statement; `水田四千亩，` is.
    cutNominal: flag(stretch.verbless === 1 && next && !next.opens && counted),
    goesOn: flag(next && !next.opens),
    goesOnVerb: flag(next && !next.opens && isVerb(firstWord(next)?.tag ?? '')),
    begunBefore: flag(before !== undefined),
    conditionBefore: flag(before !== undefined && startsWith(before.text.trim(), figureWords.conditions) > 0),
    conditionFirst: startsWith(told, figureWords.conditions),
    conditionLast:
      flag(last > first && next && !next.opens) &&
      startsWith(clauses[last]?.text.trim() ?? '', figureWords.conditions),
    sameMeasure: Math.min(2, elsewhere) / 2,
    speech: has(told, ['“', '”']),
    listed: has(told, ['、']),
    pastFirst: has(told, figureWords.pastFirst),
    person: has(told, figureWords.persons),
    aged: has(told, ['岁']),
    ...impliedFeatures(first, subject, clauses, heading, stretch.subjectTold === 1),
    selfFirst: flag(self),
    selfAlone: flag(self && !isOfPerson(heading, clauses, last)),
    deictic: flag(words.some(({ word, tag }) => tag === 'r' && /^[这那该此其]/u.test(word))),
    spoken: flag(isSpoken(first, clauses)),
    verblessGoesOn: flag(stretch.verbless === 1 && next && !next.opens),
    ...cutFeatures(clauses[first], clauses[last], next, first === last),
    alike: Math.min(3, (facts.openings.get(clauses[first]?.words[0]?.word ?? '') ?? 1) - 1) / 3,
  };
}

/** Whether a line that goes on in its sentence is only the setting of what is said after it: `9月2日，桥头村口`, `因检修`. */
function cutFeatures(
  begins: Clause | undefined,
  ends: Clause | undefined,
  next: Clause | undefined,
  single: boolean,
): Features {
  if (!begins || !ends || !next || next.opens) return {};
  const tail = ends.words.filter(({ word }) => !isMark(word)).at(-1);
  const opening = firstWord(begins);
  const kind = clauseFacts(ends).spoken.kind;
  return {
    cutAtPlace: flag(isOneOf(tail?.tag, 'fs') || endsWith(ends.text, figureWords.openEnds) === 1),
    cutLink: flag(isOneOf(opening?.tag, 'pc')),
    cutLinkAlone: flag(single && isOneOf(opening?.tag, 'pc')),
    cutPartOfName: flag(ends.words.some(({ word }) => word === '的') && kind !== 'own'),
    cutFrame: flag(kind === 'frame'),
    cutUnclear: flag(kind === 'unclear'),
    cutNextVerb: flag(single && isVerb(firstWord(next)?.tag ?? '')),
    cutNextOwn: flag(clauseFacts(next).spoken.kind === 'own'),
    cutDone: flag(has(ends.text, figureWords.done) === 1),
  };
}

/** How far back whoever is meant may have been told. */
const farthest = 12;

/** Who would be meant where a line names nobody: the last told before it, and whether the headline speaks of that. */
function impliedFeatures(
  first: number,
  subject: number | null,
  clauses: readonly Clause[],
  heading: string,
  told: boolean,
): Features {
  let away = 0;
  for (let place = (subject ?? first) - 1; place >= Math.max(0, first - farthest); place -= 1) {
    const clause = clauses[place];
    if (!clause) break;
    const { spoken } = clauseFacts(clause);
    const person = clause.words.some(
      ({ word, tag }) =>
        tag === 'nr' || figureWords.persons.includes(word) || figureWords.pronouns.includes(word),
    );
    away += 1;
    if (spoken.kind !== 'own' && !person) continue;
    const named = overlap(heading, spoken.kind === 'own' ? spoken.subject : clause.text) > 0;
    return {
      impliedPerson: flag(person),
      impliedPersonUntold: flag(person && !told),
      impliedPersonAlone: flag(person && !told && !isOfPerson(heading, clauses, first)),
      impliedHeaded: flag(named && !told),
      impliedOther: flag(!named && !told),
      impliedFar: told ? 0 : Math.min(6, away) / 6,
    };
  }
  return { impliedNone: flag(!told) };
}

/** Whether the headline is about a person: one whom it calls so, or whom the paragraph names. */
function isOfPerson(heading: string, clauses: readonly Clause[], last: number): boolean {
  if (has(heading, [...figureWords.pronouns, ...figureWords.persons]) === 1) return true;
  return clauses
    .slice(Math.max(0, last - farthest), last + 1)
    .some(({ words }) =>
      words.some(({ word, tag }) => tag === 'nr' && word.length > 1 && heading.includes(word)),
    );
}

/** Whether a clause stands within what somebody says. */
function isSpoken(first: number, clauses: readonly Clause[]): boolean {
  for (let place = first; place >= Math.max(0, first - farthest); place -= 1) {
    const clause = clauses[place];
    const text = place === first ? '' : `${clause?.text}${clause?.mark}`;
    const [opens, closes] = [text.lastIndexOf('“'), text.lastIndexOf('”')];
    if (opens !== closes) return opens > closes;
  }
  return false;
}

function firstWord(clause: Clause | undefined) {
  return clause?.words.find(({ tag, word }) => tag !== 't' && !isMark(word));
}
