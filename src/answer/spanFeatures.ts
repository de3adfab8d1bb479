import {
  anyOf,
  clauseBorder,
  endsNumber,
  type Period,
  spanTypes,
  surnames,
  type TypedSpan,
  unitKinds,
} from '../language/index.js';
import type { CandidateSpan } from './candidateSpans.js';
import { cueStrengths, strengthBetween } from './cues.js';
import { questionKinds, questionWords } from './lexicon.js';
import { likenessTo } from './likeness.js';
import { type Regard, type Sight, strangersIn } from './regard.js';
import { tagCode } from './tagCodes.js';
import { asksFor } from './wanted.js';
import { datedPeriods, timeAsked, timeFit, yearOfStretch } from './years.js';

/** What is the same for all stretches of one sentence. */
interface Ground {
  readonly regard: Regard;
  readonly sight: Sight;
  /** Running sum of the question's weight over the characters. */
  readonly sums: Float32Array;
  /** The same of what the heading leaves unsaid, in any words. */
  readonly restSums: Float32Array;
  /** The same of what stands beside the asking. */
  readonly measuredSums: Float32Array;
  /** For each character, how far the nearest character that says the question stands before and after it. */
  readonly toLeft: Int16Array;
  readonly toRight: Int16Array;
  /** The number of the clause each character stands in. */
  readonly clause: Int16Array;
  readonly clauseStart: Int16Array;
  readonly clauseEnd: Int16Array;
  /** Of the question: what stands before the asking, the noun in the asking, and what stands after it. */
  readonly asked: { readonly before: string; readonly noun: string; readonly after: string };
  /** How strongly each word leads to an answer. */
  readonly cues: Float32Array;
  /** For each character, the first word that begins there or after it, and how many end there or before it. */
  readonly beginning: Int16Array;
  readonly ended: Int16Array;
  /** The persons, organisations and things it names which neither the question nor the heading does. */
  readonly strangers: readonly TypedSpan[];
  /** The times named in it, where a time is asked about. */
  readonly periods: readonly Period[];
  /** How likely the sentence is to answer, in log-odds. */
  readonly score: number;
}

/** One stretch in its sentence. */
interface View {
  readonly ground: Ground;
  readonly span: CandidateSpan;
  readonly text: string;
}

const beginsAsName = new Set(surnames);
const sayingIsIt = new RegExp(`(?:${anyOf(questionWords.leadsTo)})$`, 'u');
const askedNoun = new RegExp(`(?:${anyOf(questionWords.askedNouns)})$`, 'u');

/** The features of a stretch: what each measures, and why. */
export const spanFeatures: readonly {
  readonly name: string;
  readonly why: string;
  readonly of: (view: View) => number;
}[] = [
  {
    name: 'kind',
    why: 'what is asked decides what suits',
    of: ({ ground }) => (questionKinds as readonly string[]).indexOf(ground.regard.question.kind),
  },
  {
    name: 'type',
    why: 'amounts, names and titles have forms',
    of: ({ span }) => (span.typed ? spanTypes.indexOf(span.typed.type) : -1),
  },
  {
    name: 'amount of',
    why: 'money is no length',
    of: ({ span }) => (span.typed?.quantity ? unitKinds.indexOf(span.typed.quantity.kind) : -1),
  },
  {
    name: 'suits',
    why: 'of the kind asked for',
    of: ({ ground, span, text }) =>
      span.typed
        ? asksFor(ground.regard.question, span.typed, text, ground.sight.passage.normal.slice(0, span.start))
        : -1,
  },
  { name: 'unit', why: '多少家 wants 家', of: ({ ground, span }) => unitFit(ground, span) },
  {
    name: 'rivals',
    why: 'one of many is less sure',
    of: ({ ground, span }) =>
      span.typed ? ground.sight.offered.filter(({ type }) => type === span.typed?.type).length : -1,
  },
  { name: 'length', why: 'answers are short', of: ({ text }) => text.length },
  { name: 'words', why: 'the same in words', of: ({ span }) => span.lastToken - span.firstToken + 1 },
  { name: 'first tag', why: 'what it begins with', of: ({ ground, span }) => tagAt(ground, span.firstToken) },
  { name: 'last tag', why: 'what it ends with', of: ({ ground, span }) => tagAt(ground, span.lastToken) },
  {
    name: 'tag before',
    why: 'what stands before it',
    of: ({ ground, span }) => tagAt(ground, span.firstToken - 1),
  },
  {
    name: 'tag after',
    why: 'what stands after it',
    of: ({ ground, span }) => tagAt(ground, span.lastToken + 1),
  },
  { name: 'cuts a word', why: 'half a word is no answer', of: ({ ground, span }) => cuts(ground, span) },
  {
    name: 'names the question',
    why: 'the answer is not in the question',
    of: ({ ground, span }) => sumOf(ground, span.start, span.end),
  },
  {
    name: 'in the question',
    why: 'the same letter by letter',
    of: ({ ground, text }) => Number(ground.regard.question.text.includes(text)),
  },
  {
    name: 'characters of the question',
    why: 'the same in part',
    of: ({ ground, text }) => charactersShared(text, ground.regard.question.text),
  },
  {
    name: 'clause says',
    why: 'the clause it stands in',
    of: ({ ground, span }) =>
      sumOf(ground, ground.clauseStart[span.start] ?? 0, ground.clauseEnd[span.end - 1] ?? 0) -
      sumOf(ground, span.start, span.end),
  },
  {
    name: 'clause before says',
    why: 'a subject told in the clause before',
    of: ({ ground, span }) => {
      const start = ground.clauseStart[span.start] ?? 0;
      return start > 1 ? sumOf(ground, ground.clauseStart[start - 2] ?? 0, start) : 0;
    },
  },
  {
    name: 'near left',
    why: 'said right before it',
    of: ({ ground, span }) => sumOf(ground, Math.max(0, span.start - 8), span.start),
  },
  {
    name: 'near right',
    why: 'said right after it',
    of: ({ ground, span }) => sumOf(ground, span.end, span.end + 8),
  },
  { name: 'left', why: 'said before it', of: ({ ground, span }) => sumOf(ground, 0, span.start) },
  {
    name: 'right',
    why: 'said after it',
    of: ({ ground, span }) => sumOf(ground, span.end, ground.sums.length - 1),
  },
  {
    name: 'clause says the rest',
    why: 'what is asked of the subject, in any words',
    of: ({ ground, span }) =>
      sumOf(ground, ground.clauseStart[span.start] ?? 0, ground.clauseEnd[span.end - 1] ?? 0, 'rest') -
      sumOf(ground, span.start, span.end, 'rest'),
  },
  {
    name: 'clause leads',
    why: '产值90亿元，其中整机40亿元: by how much more than any other clause of the sentence',
    of: ({ ground, span }) => clauseLead(ground, span, 'question'),
  },
  {
    name: 'clause leads by the rest',
    why: 'the same of what is asked of the subject',
    of: ({ ground, span }) => clauseLead(ground, span, 'rest'),
  },
  {
    name: 'clause leads by what is measured',
    why: 'the same of what stands beside the asking',
    of: ({ ground, span }) => clauseLead(ground, span, 'measured'),
  },
  {
    name: 'says the rest',
    why: 'the same of itself',
    of: ({ ground, span }) => sumOf(ground, span.start, span.end, 'rest'),
  },
  {
    name: 'rest near left',
    why: 'the same right before it',
    of: ({ ground, span }) => sumOf(ground, Math.max(0, span.start - 8), span.start, 'rest'),
  },
  {
    name: 'rest near right',
    why: 'the same right after it',
    of: ({ ground, span }) => sumOf(ground, span.end, span.end + 8, 'rest'),
  },
  {
    name: 'clause says what is measured',
    why: '送孕妇多少次: the number beside 孕妇, not the number of all',
    of: ({ ground, span }) =>
      sumOf(ground, ground.clauseStart[span.start] ?? 0, ground.clauseEnd[span.end - 1] ?? 0, 'measured'),
  },
  {
    name: 'clause before says what is measured',
    why: 'the same of the clause before',
    of: ({ ground, span }) => {
      const start = ground.clauseStart[span.start] ?? 0;
      return start > 1 ? sumOf(ground, ground.clauseStart[start - 2] ?? 0, start, 'measured') : 0;
    },
  },
  {
    name: 'measured near left',
    why: 'the same right before it',
    of: ({ ground, span }) => sumOf(ground, Math.max(0, span.start - 8), span.start, 'measured'),
  },
  {
    name: 'measured near right',
    why: 'the same right after it',
    of: ({ ground, span }) => sumOf(ground, span.end, span.end + 8, 'measured'),
  },
  {
    name: 'to the left',
    why: 'characters to the nearest word of the question',
    of: ({ ground, span }) => ground.toLeft[span.start] ?? 99,
  },
  {
    name: 'to the right',
    why: 'the same after it',
    of: ({ ground, span }) => ground.toRight[span.end - 1] ?? 99,
  },
  {
    name: 'as asked before',
    why: '由谁 and 由…: the same words lead to it',
    of: ({ ground, span }) =>
      sharedEnd(
        ground.asked.before,
        ground.sight.passage.normal.slice(Math.max(0, span.start - 8), span.start),
      ),
  },
  {
    name: 'as asked after',
    why: '谁主办 and …主办: the same words follow it',
    of: ({ ground, span }) =>
      sharedStart(ground.asked.after, ground.sight.passage.normal.slice(span.end, span.end + 8)),
  },
  {
    name: 'last as asked before',
    why: 'the word before the asking, anywhere near before it',
    of: ({ ground, span }) => distanceTo(ground, ground.asked.before.slice(-2), span.start, 'before'),
  },
  {
    name: 'first as asked after',
    why: 'the word after the asking, anywhere near after it',
    of: ({ ground, span }) => distanceTo(ground, ground.asked.after.slice(0, 2), span.end, 'after'),
  },
  {
    name: 'word asked after, before it',
    why: '谁主办 and 主办单位是…',
    of: ({ ground, span }) => distanceTo(ground, ground.asked.after.slice(0, 2), span.start, 'before'),
  },
  {
    name: 'ends as the noun',
    why: '哪个村 wants a 村',
    of: ({ ground, text }) => nounFit(ground.asked.noun, text),
  },
  {
    name: 'clause leads to it',
    why: 'words learned to stand beside such answers, in its clause',
    of: ({ ground, span }) =>
      cueBetween(ground, ground.clauseStart[span.start] ?? 0, span.start) +
      cueBetween(ground, span.end, ground.clauseEnd[span.end - 1] ?? 0),
  },
  {
    name: 'words before lead to it',
    why: 'the same of the words right before it',
    of: ({ ground, span }) => cueBetween(ground, span.start - 6, span.start),
  },
  {
    name: 'words after lead to it',
    why: 'the same of the words right after it',
    of: ({ ground, span }) => cueBetween(ground, span.end, span.end + 5),
  },
  {
    name: 'surname',
    why: 'names of persons',
    of: ({ text }) => Number(text.length > 1 && text.length < 5 && beginsAsName.has(text[0] ?? '')),
  },
  {
    name: 'mark before',
    why: 'borders of a sense',
    of: ({ ground, span }) => markAt(ground, span.start - 1),
  },
  { name: 'mark after', why: 'the same at its end', of: ({ ground, span }) => markAt(ground, span.end) },
  {
    name: 'led in',
    why: '是, 为, 叫 lead to what something is',
    of: ({ ground, span }) =>
      Number(sayingIsIt.test(ground.sight.passage.normal.slice(Math.max(0, span.start - 3), span.start))),
  },
  { name: 'list', why: 'several are told with 、', of: ({ text }) => text.split('、').length - 1 },
  { name: 'commas', why: 'a run of clauses', of: ({ text }) => text.split(/[，,；;]/u).length - 1 },
  { name: 'of', why: 'a 的 inside', of: ({ text }) => text.split('的').length - 1 },
  { name: 'verbs', why: 'a name has none', of: ({ ground, span }) => verbsIn(ground, span) },
  { name: 'figures', why: 'numbers inside', of: ({ text }) => (text.match(/\d+/gu) ?? []).length },
  {
    name: 'place',
    why: 'where in the sentence',
    of: ({ ground, span }) => span.start / (ground.sight.passage.normal.length || 1),
  },
  { name: 'clause', why: 'which clause', of: ({ ground, span }) => ground.clause[span.start] ?? 0 },
  {
    name: 'sentence length',
    why: 'a short sentence leaves less choice',
    of: ({ ground }) => ground.sight.passage.normal.length,
  },
  { name: 'sentence', why: 'how surely the sentence answers', of: ({ ground }) => ground.score },
  {
    name: 'reaches',
    why: 'whether it is a whole clause',
    of: ({ ground, span }) =>
      Number(span.start === (ground.clauseStart[span.start] ?? -1)) +
      2 * Number(span.end === (ground.clauseEnd[span.end - 1] ?? -1)),
  },
  {
    name: 'year',
    why: "2024年投产，产值可达3亿元: the year of another clause is not the amount's",
    of: ({ ground, span }) =>
      yearOfStretch(ground.regard, ground.sight, ground.periods, {
        start: span.start,
        clauseStart: ground.clauseStart[span.start] ?? 0,
        clauseEnd: ground.clauseEnd[span.end - 1] ?? 0,
      }),
  },
  {
    name: 'time as asked',
    why: 'a whole year is not its first quarter',
    of: ({ ground, span }) =>
      timeFit(
        timeAsked(ground.regard),
        ground.periods.findLast(({ start }) => start <= span.start)?.iso ?? ground.periods[0]?.iso,
      ),
  },
  {
    name: 'counts as asked',
    why: '几个车道 wants the number before 车道',
    of: ({ ground, span }) => countFit(ground, span),
  },
  {
    name: 'inside a title',
    why: '《规划(2014—2020年)》 dates the plan, not what is told',
    of: ({ ground, span }) => Number(isInTitle(ground.sight.passage.normal, span)),
  },
  {
    name: 'people in clause',
    why: 'beside another person it is likely theirs',
    of: ({ ground, span }) => strangersBeside(ground, span, ({ type }) => type === 'person'),
  },
  {
    name: 'names in clause',
    why: 'beside another name it is likely of that',
    of: ({ ground, span }) => strangersBeside(ground, span, ({ type }) => type !== 'person'),
  },
  {
    name: 'wanted kind of name',
    why: 'a 体育馆 is asked for and this is named one',
    of: ({ ground, text }) => {
      const noun = ground.asked.noun || ground.regard.question.wanted?.text || '';
      return noun === '' ? -1 : Number(text.length > noun.length && text.includes(noun));
    },
  },
  {
    name: 'also told',
    why: 'said elsewhere in the article: its subject rather',
    of: ({ ground, text }) => timesTold(ground.regard.read.whole, text),
  },
];

export const spanFeatureNames: readonly string[] = spanFeatures.map(({ name }) => name);

/** What the features of a sentence's stretches rest on; `score` is the sentence's own, in log-odds. */
export function groundOf(regard: Regard, sight: Sight, score: number): Ground {
  const { normal } = sight.passage;
  const size = normal.length;
  const sums = new Float32Array(size + 1);
  const toLeft = new Int16Array(size).fill(99);
  const toRight = new Int16Array(size).fill(99);
  const clause = new Int16Array(size);
  const clauseStart = new Int16Array(size);
  const clauseEnd = new Int16Array(size);
  let last = -99;
  let number = 0;
  let start = 0;
  for (let at = 0; at < size; at++) {
    sums[at + 1] = (sums[at] ?? 0) + (sight.mass[at] ?? 0);
    toLeft[at] = Math.min(99, at - last);
    if ((sight.mass[at] ?? 0) > 0) last = at;
    clause[at] = number;
    clauseStart[at] = start;
    if (clauseBorder.test(normal[at] ?? '')) {
      clauseEnd.fill(at, start, at + 1);
      number += 1;
      start = at + 1;
    }
  }
  clauseEnd.fill(size, start, size);
  last = 198;
  for (let at = size - 1; at >= 0; at--) {
    toRight[at] = Math.min(99, last - at);
    if ((sight.mass[at] ?? 0) > 0) last = at;
  }
  return {
    regard,
    sight,
    sums,
    restSums: nearnessSums(regard, sight, regard.rest),
    measuredSums: nearnessSums(regard, sight, measuredWeights(regard)),
    toLeft,
    toRight,
    clause,
    clauseStart,
    clauseEnd,
    cues: cueStrengths(sight.passage.tokens, regard.cues),
    strangers: strangersIn(regard, sight),
    periods: timeAsked(regard) === null ? [] : datedPeriods(regard, sight),
    ...wordBorders(sight),
    asked: partsOf(regard),
    score,
  };
}

/** The weights of what stands beside the asking, summing to 1. */
function measuredWeights({ question: { terms, measured } }: Regard): number[] {
  const total = measured.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return terms.map((term) => (measured.includes(term) ? term.weight / total : 0));
}

/** Running sum over the characters of how near the words are to some terms, by their weights. */
function nearnessSums({ question }: Regard, { passage }: Sight, weights: readonly number[]): Float32Array {
  const likeness = likenessTo(question);
  const sums = new Float32Array(passage.normal.length + 1);
  for (const token of passage.tokens) {
    const { alike, meant } = likeness(token);
    const near = weights.reduce((most, weight, t) => {
      if (weight === 0) return most;
      const term = question.terms[t];
      const isSaid = term?.text.includes(token.word) || term?.also.includes(token.word);
      return Math.max(most, weight * (isSaid ? 1 : Math.max(alike[t] ?? 0, meant[t] ?? 0)));
    }, 0);
    for (let at = token.start; at < token.end; at++) sums[at + 1] = near / (token.end - token.start);
  }
  for (let at = 1; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (sums[at - 1] ?? 0);
  return sums;
}

/** The features of a stretch. */
export function measureSpan(ground: Ground, span: CandidateSpan): Float32Array {
  const view = { ground, span, text: ground.sight.passage.normal.slice(span.start, span.end) };
  const values = new Float32Array(spanFeatures.length);
  for (let at = 0; at < values.length; at++) values[at] = spanFeatures[at]?.of(view) ?? 0;
  return values;
}

function partsOf({ question }: Regard): Ground['asked'] {
  const { asking, text, wanted } = question;
  if (!asking) return { before: text.replace(/[?？\s]+$/u, ''), noun: '', after: '' };
  const after = text.slice(asking.end).replace(/[?？\s]+$/u, '');
  const noun =
    wanted && after.startsWith(wanted.text)
      ? wanted.text
      : (askedNoun.exec(text.slice(asking.start, asking.end))?.[0] ?? '');
  return {
    before: text.slice(0, asking.start),
    noun,
    after:
      wanted && after.startsWith(wanted.text) ? after.slice(wanted.text.length).replace(/^的/u, '') : after,
  };
}

function wordBorders({ passage: { normal, tokens } }: Sight): Pick<Ground, 'beginning' | 'ended'> {
  const beginning = new Int16Array(normal.length + 1).fill(tokens.length);
  const ended = new Int16Array(normal.length + 1).fill(tokens.length);
  for (let index = tokens.length - 1; index >= 0; index--) {
    const { start, end } = tokens[index] ?? { start: 0, end: 0 };
    beginning.fill(index, 0, start + 1);
    ended.fill(index, 0, end);
  }
  return { beginning, ended };
}

/** How strongly the whole words of a stretch lead to an answer. */
function cueBetween({ cues, beginning, ended }: Ground, start: number, end: number): number {
  return strengthBetween(
    cues,
    beginning[Math.max(0, start)] ?? 0,
    ended[Math.min(ended.length - 1, end)] ?? 0,
  );
}

const sumsOf = { question: 'sums', rest: 'restSums', measured: 'measuredSums' } as const;

function sumOf(ground: Ground, start: number, end: number, of: keyof typeof sumsOf = 'question'): number {
  const sums = ground[sumsOf[of]];
  return (sums[Math.min(sums.length - 1, Math.max(start, end))] ?? 0) - (sums[Math.max(0, start)] ?? 0);
}

/** By how much more than any other clause of its sentence the clause says that a stretch begins in. */
function clauseLead(ground: Ground, span: CandidateSpan, of: keyof typeof sumsOf): number {
  const own = ground.clauseStart[span.start] ?? 0;
  let [said, most] = [0, 0];
  for (let start = 0; start < ground.clauseEnd.length; start = (ground.clauseEnd[start] ?? start) + 1) {
    const each = sumOf(ground, start, ground.clauseEnd[start] ?? start, of);
    if (start === own) said = each;
    else most = Math.max(most, each);
  }
  return said - most;
}

function tagAt({ sight }: Ground, index: number): number {
  const token = sight.passage.tokens[index];
  return tagCode(token?.tag, token?.word);
}

function cuts({ sight }: Ground, { start, end, firstToken, lastToken }: CandidateSpan): number {
  const { tokens } = sight.passage;
  return Number(tokens[firstToken]?.start !== start) + Number(tokens[lastToken]?.end !== end);
}

function unitFit({ regard }: Ground, { typed }: CandidateSpan): number {
  const word = regard.question.unit?.word;
  const unit = typed?.quantity?.unit;
  if (!word || !unit) return -1;
  return unit === word ? 1 : unit.endsWith(word) || word.endsWith(unit) ? 0.6 : 0;
}

/** How many names of others stand in a stretch's clause, beside it. */
function strangersBeside(ground: Ground, span: CandidateSpan, chosen: (name: TypedSpan) => boolean): number {
  const from = ground.clauseStart[span.start] ?? 0;
  const to = ground.clauseEnd[span.end - 1] ?? 0;
  return ground.strangers.filter(
    (name) =>
      chosen(name) &&
      name.start >= from &&
      name.end <= to &&
      (name.end <= span.start || name.start >= span.end),
  ).length;
}

/** 1 when a stretch ends in, or is followed by, what was asked to be counted with a number before it; -1 when nothing was. */
function countFit({ regard, sight }: Ground, { start, end }: CandidateSpan): number {
  const { counted } = regard.question;
  if (counted === null) return -1;
  const text = sight.passage.normal.slice(start, end + counted.length);
  const at = text.indexOf(counted);
  return Number(endsNumber(text, at));
}

/** Whether a stretch stands within 《》, and is not the title itself. */
function isInTitle(normal: string, { start, end }: CandidateSpan): boolean {
  const opened = normal.lastIndexOf('《', start - 1);
  return start > 0 && opened >= 0 && normal.indexOf('》', opened) >= end;
}

function charactersShared(text: string, question: string): number {
  let shared = 0;
  for (const character of text) if (question.includes(character)) shared += 1;
  return shared / (text.length || 1);
}

/** Characters that two texts end with alike. */
function sharedEnd(a: string, b: string): number {
  let size = 0;
  while (size < a.length && size < b.length && a[a.length - 1 - size] === b[b.length - 1 - size]) size += 1;
  return size;
}

function sharedStart(a: string, b: string): number {
  let size = 0;
  while (size < a.length && size < b.length && a[size] === b[size]) size += 1;
  return size;
}

function distanceTo({ sight }: Ground, word: string, at: number, where: 'before' | 'after'): number {
  if (word.length < 2) return 60;
  const { normal } = sight.passage;
  const found = where === 'before' ? normal.lastIndexOf(word, at - word.length) : normal.indexOf(word, at);
  if (found < 0) return 60;
  return Math.min(59, where === 'before' ? at - found - word.length : found - at);
}

/** 2 when it ends with the noun asked for, 1.5 with what such names end with, 1 with its last character, 0 otherwise, -1 when none is named. */
function nounFit(noun: string, text: string): number {
  if (noun === '') return -1;
  if (text === noun) return -2;
  if (text.endsWith(noun)) return 2;
  if (questionWords.namedBy[noun]?.some((ending) => text.endsWith(ending))) return 1.5;
  return text.endsWith(noun.slice(-1)) ? 1 : 0;
}

/** How often a text stands in another besides once, up to 5. */
function timesTold(whole: string, text: string): number {
  let times = -1;
  for (let at = whole.indexOf(text); at >= 0 && times < 5; at = whole.indexOf(text, at + text.length))
    times += 1;
  return times;
}

function markAt({ sight }: Ground, at: number): number {
  const character = sight.passage.normal[at];
  if (character === undefined) return 3;
  if (clauseBorder.test(character)) return 2;
  return /[\p{P}\s]/u.test(character) ? 1 : 0;
}

function verbsIn({ sight }: Ground, { firstToken, lastToken }: CandidateSpan): number {
  let verbs = 0;
  for (let at = Math.max(0, firstToken); at <= lastToken; at++)
    if (/^v(?!n)/u.test(sight.passage.tokens[at]?.tag ?? '')) verbs += 1;
  return verbs;
}
