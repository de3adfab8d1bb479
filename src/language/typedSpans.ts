import type { Tokenizer } from '../news/index.js';
import { anyOf } from './anyOf.js';
import { callings as callingWords, officeTitles, placeWords } from './lexicons.js';
import { findPeriods } from './periods.js';
import { type Quantity, readQuantities } from './quantities.js';
import { telephonesIn } from './telephones.js';
import { timesIn } from './times.js';

/** What a stretch of a sentence is, as far as its form tells. */
export const spanTypes = [
  'amount',
  'time',
  'ordinal',
  'phone',
  'person',
  'place',
  'organisation',
  'title',
  'quoted',
  'name',
  'office',
  'calling',
] as const;
export type SpanType = (typeof spanTypes)[number];

/** A stretch of a sentence that could be asked for as such. Offsets are the sentence's. */
export interface TypedSpan {
  readonly type: SpanType;
  readonly start: number;
  readonly end: number;
  /** Of amounts. */
  readonly quantity: Quantity | null;
}

/** A word of a sentence with jieba's tag. */
export interface Token {
  readonly word: string;
  readonly tag: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text in order, blanks left out. */
export function tokensOf(text: string, tokenizer: Tokenizer): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  for (const { word, tag } of tokenizer.tag(text)) {
    const at = text.startsWith(word, start) ? start : text.indexOf(word, start);
    if (at < 0) continue;
    if (word.trim() !== '') tokens.push({ word, tag, start: at, end: at + word.length });
    start = at + word.length;
  }
  return tokens;
}

const ordinal = /第[一二三四五六七八九十百\d]+(?:[次届批名期位个条所家座])?/gu;
const title = /《[^》]{1,40}》/gu;
const quoted = /[“「『"][^”」』"]{1,30}[”」』"]/gu;
/** 位于胜利路南侧的某广场: where something is, up to the next mark. */
const located = new RegExp(
  `(?<=(?:${anyOf(placeWords.located)}))[^，,；;。！？!?：:、（）()\\s]{2,30}`,
  'gu',
);
/** 姓安: all that is told of a name. */
const surnameOnly = /姓\p{Script=Han}(?![名氏])/gu;
const latin = /[a-z][a-z0-9.&+-]*(?:\s[a-z0-9.&+-]+)*/giu;
const placeEnd = new RegExp(`(?:${anyOf(placeWords.ends)})$`, 'u');
const organisationEnd = new RegExp(`(?:${anyOf(placeWords.organisations)})$`, 'u');
const nounTag = /^(?:n|x|j|b|eng|vn|an|m$|f|s|l|i|z)/u;
const regions = new Set([...placeWords.regions, ...placeWords.countries, ...placeWords.home]);
const callings = new RegExp(`(?:${anyOf(officeTitles)})$`, 'u');
/** 大货车司机, 体育老师, 会计. */
const calling = new RegExp(
  `(?:${anyOf([...officeTitles, ...callingWords])}|[^工大]工|师|匠|[^很许不更最]多?员)$`,
  'u',
);

/** Where a sentence names a person, and where the office begins if it stands right before the name. */
export interface Named {
  readonly start: number;
  readonly end: number;
  readonly office: number | null;
}

/** Where the run of nouns begins that ends with a word. */
function beginOf(tokens: readonly Token[], index: number): number {
  let first = index;
  while (
    first > 0 &&
    nounTag.test(tokens[first - 1]?.tag ?? '') &&
    tokens[first - 1]?.end === tokens[first]?.start
  )
    first -= 1;
  return tokens[first]?.start ?? 0;
}

/** The stretches of a sentence that have a form of their own. `people` are those its article names in it. */
export function typedSpansOf(
  text: string,
  tokens: readonly Token[],
  people: readonly Named[],
): readonly TypedSpan[] {
  const spans: TypedSpan[] = [];
  const add = (type: SpanType, start: number, end: number, quantity: Quantity | null = null) =>
    spans.push({ type, start, end, quantity });
  for (const quantity of readQuantities(text)) add('amount', quantity.start, quantity.end, quantity);
  for (const { start, end } of timesIn(text)) add('time', start, end);
  for (const period of findPeriods(text, null))
    if (!spans.some((one) => one.type === 'time' && one.start <= period.start && one.end >= period.end))
      add('time', period.start, period.end);
  for (const match of text.matchAll(ordinal)) add('ordinal', match.index, match.index + match[0].length);
  for (const { start, end } of telephonesIn(text)) add('phone', start, end);
  for (const match of text.matchAll(title)) add('title', match.index, match.index + match[0].length);
  for (const match of text.matchAll(quoted)) {
    add('quoted', match.index, match.index + match[0].length);
    add('quoted', match.index + 1, match.index + match[0].length - 1);
  }
  for (const match of text.matchAll(located)) add('place', match.index, match.index + match[0].length);
  for (const match of text.matchAll(surnameOnly)) add('person', match.index, match.index + match[0].length);
  for (const match of text.matchAll(latin)) add('name', match.index, match.index + match[0].length);
  for (const { start, end, office } of people) {
    add('person', start, end);
    if (office !== null) add('office', office, start);
  }
  for (const [index, { word, tag, start, end }] of tokens.entries()) {
    if (/^nr/u.test(tag) && word.length > 1 && !callings.test(word)) add('person', start, end);
    if (/^ns/u.test(tag) || regions.has(word)) add('place', start, end);
    if (/^nt/u.test(tag)) add('organisation', start, end);
    if (/^nz/u.test(tag)) add('name', start, end);
    if (calling.test(word)) add('calling', beginOf(tokens, index), end);
    // 美丽早晨食品科技有限公司, 乍王线大胜段: the longest run of nouns up to a word that ends such names.
    if (!nounTag.test(tag) || word.length < 1) continue;
    const isPlace = placeEnd.test(word);
    const isOrganisation = organisationEnd.test(word);
    if (!isPlace && !isOrganisation) continue;
    const from = beginOf(tokens, index);
    if (end - from < 2) continue;
    if (isPlace) add('place', from, end);
    if (isOrganisation) add('organisation', from, end);
  }
  return spans;
}
