import {
  baseUnit,
  clauseEnd,
  findPeriods,
  overlap,
  pairsOf,
  type Quantity,
  readQuantities,
} from '../language/index.js';
import type { Features } from './figureWeights.js';
import { flag, has, startsWith } from './flags.js';
import { figureWords } from './lexicons.js';

/** What of a sentence matters beside that of the others. */
const compared = [
  'headingShared',
  'headingTold',
  'headingPart',
  'quantities',
  'dated',
  'happens',
  'said',
  'length',
  'here',
  'numbersHeaded',
] as const;

/** What is measured of each sentence that might stand under the headline, in the order they are told; also of the one before, the one after and the best of the others. */
export function leadFeatures(sentences: readonly string[], heading: string): Features[] {
  const own = ownFeatures(sentences, heading);
  return own.map((features, at) => {
    const others = own.filter((_, other) => other !== at);
    const beside = compared.flatMap((name) => [
      [`${name}Before`, own[at - 1]?.[name] ?? none],
      [`${name}After`, own[at + 1]?.[name] ?? none],
      [`${name}Elsewhere`, Math.max(none, ...others.map((one) => one[name] ?? 0))],
    ]);
    return { ...features, ...Object.fromEntries(beside), sentences: sentences.length };
  });
}

/** What is told of a sentence that there is not. */
const none = -1;

function ownFeatures(sentences: readonly string[], heading: string): Features[] {
  const named = pairsOf(heading);
  const shares = sentences.map((text) => [...pairsOf(text)].filter((pair) => named.has(pair)).length);
  const most = Math.max(1, ...shares);
  const quantities = sentences.map((text) => readQuantities(text));
  const numbers = quantities.map(({ length }) => length);
  const headline = readQuantities(heading);
  const headed = quantities.map((told) => numbersHeaded(headline, told));
  return sentences.map((text, index) => ({
    ...(isSpeech(text) ? { speech: 1 } : saidOf(text, heading)),
    index: Math.min(10, index) / 10,
    opens: flag(index === 0),
    // What of the headline others tell, and whether one before tells it.
    headingMost: flag(most > 1 && shares[index] === most),
    headingPart: (shares[index] ?? 0) / most,
    headingBefore: Math.max(0, ...shares.slice(0, index)) / most,
    numbersHeaded: Math.min(1, headed[index] ?? 0),
    numbersHeadedFirst: flag((headed[index] ?? 0) > 0 && !headed.slice(0, index).some((told) => told > 0)),
    numbersMost: flag((numbers[index] ?? 0) > 1 && numbers[index] === Math.max(...numbers)),
  }));
}

/** How far a number of the headline may be rounded: `近40亿元` of 39.6亿元. */
const rounding = 0.06;

/** How many of the headline's numbers a sentence tells, perhaps more exactly. */
function numbersHeaded(heading: readonly Quantity[], told: readonly Quantity[]): number {
  return heading.filter((named) => told.some((one) => sameAmount(named, one))).length;
}

/** Whether an amount is one that was named, perhaps more roughly. */
export function sameAmount(named: Quantity, told: Quantity): boolean {
  const [a, b] = [baseUnit(named.unit), baseUnit(told.unit)];
  const [rounded, exact] = [named.value * a.times, told.value * b.times];
  return a.unit === b.unit && Math.abs(exact - rounded) <= rounding * Math.abs(rounded);
}

const count = (text: string, words: readonly string[]) => words.filter((word) => text.includes(word)).length;

/** What somebody says: a quotation of some length, or the part of one that goes on in the next sentence. */
const speech = /“[^”]{12,}”?|“[^”]*$|^[^“]*”/gu;

const spokenPart = (text: string) =>
  [...text.matchAll(speech)].reduce((sum, [words]) => sum + words.length, 0) / text.length;

/** Whatever somebody speaks of, it is not the paper that tells it. */
const isSpeech = (text: string) => spokenPart(text) > 0.7;

/** `一排排`, `红彤彤`, `热热闹闹`: who doubles words describes. */
const doubled = /(\p{Script=Han})\1/gu;

/** `正给果树剪枝`, `正和居民聊天`; not `正式`, `正月`. */
const underWay = /正(?![式常月确值规能面文义好])\p{Script=Han}/u;

/** What a sentence by itself says, and how. */
function saidOf(text: string, heading: string): Features {
  const clauses = text.split(clauseEnd).filter((clause) => clause !== '');
  const periods = findPeriods(text, null);
  const even = clauses.filter(
    (clause, at) => at > 0 && clause.length < 13 && clause.length === clauses[at - 1]?.length,
  );
  const quantities = readQuantities(text);
  const scene = count(text, figureWords.scenes);
  const slogans = count(text, figureWords.slogans);
  const letters = new Set(heading.match(/\p{L}/gu));
  const reporter = has(text, figureWords.reporters);
  const learns = has(text, figureWords.learns);
  return {
    short: flag(text.length < 18),
    brief: flag(text.length < 30),
    long: flag(text.length > 110),
    length: Math.min(150, text.length) / 100,
    asks: has(text, ['？', '?']),
    exclaims: has(text, ['！', '!']),
    trails: has(text, ['……', '——']),
    unended: flag(!/[。！？!?]/u.test(text.slice(-2))),
    speaks: startsWith(text, ['“', '"']),
    quotes: has(text.slice(1), ['：“', ':“', '，“', ',“', '说，', '说,', '说。', '说道']),
    said: spokenPart(text),
    saysWho: flag(figureWords.sayings.some((word) => text.slice(0, -1).endsWith(word))),
    saying: has(text, figureWords.sayings),
    digits: Math.min(4, (text.match(/\d+/gu) ?? []).length) / 4,
    quantities: Math.min(4, quantities.length) / 4,
    large: flag(quantities.some(({ kind }) => largeKinds.has(kind))),
    headingShared: overlap(heading, text),
    headingTold: overlap(text, heading),
    headingLetters: [...letters].filter((letter) => text.includes(letter)).length / Math.max(1, letters.size),
    dated: has(text, figureWords.newsTimes),
    datedFirst: flag(has(text.slice(0, 6), figureWords.newsTimes) > 0 || periods[0]?.start === 0),
    day: flag(periods.some(({ text: time }) => time.endsWith('日'))),
    hour: has(text, figureWords.hours),
    times: Math.min(3, periods.length) / 3,
    thisYear: has(text, ['今年']),
    lastYear: has(text, ['去年']),
    now: has(text, figureWords.now),
    earlierFirst: flag(/^(?:早在)?\d{4}年/u.test(text)),
    background: has(text, figureWords.background),
    happens: has(text, figureWords.newsVerbs),
    happened: figureWords.newsVerbs.filter((verb) => verb.length > 1 && text.includes(verb)).length / 3,
    here: has(text, figureWords.newsPlaces),
    scene: scene / 2,
    // `近日，在…的大棚里，一排排青菜…` tells no news for its 近日.
    datedScene: flag(scene > 1) * has(text, figureWords.newsTimes),
    bareScene: flag(scene > 0 && quantities.length === 0),
    bare: flag(quantities.length === 0),
    looks: has(text, figureWords.looks),
    ongoing: flag(underWay.test(text)),
    doubled: Math.min(2, (text.match(doubled) ?? []).length) / 2,
    slogan: slogans / 2,
    allSlogans: flag(slogans > 2),
    bareSlogan: flag(slogans > 0 && quantities.length === 0),
    vague: has(text, figureWords.vague),
    bareVague: has(text, figureWords.vague) * flag(quantities.length === 0),
    even: even.length / 2,
    shortClauses: clauses.filter(({ length }) => length < 7).length / Math.max(1, clauses.length),
    clauses: Math.min(8, clauses.length) / 8,
    feels: has(text, figureWords.feelings),
    anaphor: has(text.slice(0, 3), figureWords.anaphors),
    pronounFirst: startsWith(text, figureWords.spokenOf),
    pronoun: has(text, figureWords.pronouns),
    turns: startsWith(text, figureWords.turns),
    part: startsWith(text, figureWords.parts),
    learns: reporter * learns,
    meets: reporter * (1 - learns),
    official: has(text, figureWords.meetings),
    holds: has(text, figureWords.holds),
  };
}

const largeKinds: ReadonlySet<string> = new Set(['money', 'share', 'people', 'area', 'weight']);
