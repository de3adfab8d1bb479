import { type Clause, hasDigit, overlap } from '../language/index.js';
import { type Features, figureWeights, scoreOf } from './figureWeights.js';
import { figureWords } from './lexicons.js';
import { clauseAt, factsOf, firstNoun, type Place } from './paragraph.js';
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

const flag = (holds: boolean | undefined) => (holds ? 1 : 0);
const has = (text: string, words: readonly string[]) => flag(words.some((word) => text.includes(word)));
const startsWith = (text: string, words: readonly string[]) =>
  flag(words.some((word) => text.startsWith(word)));
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
    joinedDone: flag(joined && has(joined.text, ['了', '着', '过']) > 0),
    joinedIs: flag(joined && has(joined.text, ['是', '位于', '地处']) > 0),
    joinedOpensLink: flag(joined && isOneOf(firstWord(joined)?.tag, 'cpdu')),
    joinedPerson: flag(joined?.words.some(({ tag }) => tag === 'nr')),
    leansFirst: startsWith(told, figureWords.leaning),
    leans: has(run.map(({ text }) => text).join('，'), figureWords.leaning),
    pronoun: has(told, ['他', '她']),
    partFirst: startsWith(told, ['其中', '其余', '另有', '此外', '另外', '同期', '同时']),
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
    pastFirst: has(told, ['过去', '以前', '原来', '当时', '起初']),
    person: has(told, figureWords.persons),
    aged: has(told, ['岁']),
  };
}

function firstWord(clause: Clause | undefined) {
  return clause?.words.find(({ tag, word }) => tag !== 't' && !isMark(word));
}
