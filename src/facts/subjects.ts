import { beforeAmounts, type Clause, isTagged } from '../language/index.js';
import { figureWords } from './lexicons.js';

type Word = Clause['words'][number];

/** jieba's tags by their first letters: nouns and names (an unknown word is mostly a name), verbs that are no nouns. */
export const isNominal = (tag: string) => isTagged(tag, ['vn', 'n', 'j', 'x', 'eng', 'l']);
export const isName = (tag: string) => isTagged(tag, ['ns', 'nt', 'nr', 'nz', 'x', 'eng']);
export const isVerb = (tag: string) => tag.startsWith('v') && tag !== 'vn';
export const isOneOf = (tag: string | undefined, kinds: string) =>
  tag !== undefined && tag !== '' && kinds.includes(tag.charAt(0));
export const isMark = (word: string) => !/^[\p{L}\p{N}]/u.test(word);

const measures = new Set([...figureWords.measures, ...figureWords.properties]);
const linking = new Set([...figureWords.links, ...figureWords.emptyVerbs, ...beforeAmounts]);
const changing = new Set([...figureWords.changes, ...figureWords.continues]);
/** `总投资`, `年产值` where jieba cuts them. */
const beforeMeasures = new Set(figureWords.beforeMeasures);
const bodies = new Set(figureWords.bodies);
const joining = new Set(['的', '和', '与', '及', '、', '·', '—', '（', '）', '(', ')']);
const telling = [...figureWords.sayings, ...figureWords.finds, ...figureWords.reports];

/**
 * Whom a clause speaks of:
 * - `own`, a whole noun phrase before its predicate: `河湾村合作社` of `河湾村合作社成立于2015年`;
 * - `lacking`, where it only goes on: `总投资2亿元`, `已建成3座`;
 * - `frame`, where it is about no one: `在城西`, `据县统计局介绍`;
 * - `unclear`, where it speaks of somebody who cannot be quoted: `该馆`, a name cut in two.
 */
export type Spoken =
  /** `named`: by a name, not `学校`; `acts`: an owner who does something, nothing measured; `measured`: with what is
   * measured of it, `全县降雨量`. */
  | {
      readonly kind: 'own';
      readonly subject: string;
      readonly named: boolean;
      readonly acts: boolean;
      readonly measured: string | null;
    }
  /** `ofOwner`: it begins with a measure, which somebody has; `topic`: what its measure is of, `商品房` of `商品房均价`. */
  | {
      readonly kind: 'lacking';
      readonly ofOwner: boolean;
      readonly topic: string | null;
      readonly measured: string | null;
    }
  | { readonly kind: 'frame' | 'unclear' };

const known = new WeakMap<Clause, Spoken>();

/** Whom a clause speaks of. */
export function spokenOf(clause: Clause): Spoken {
  const told = known.get(clause) ?? readSpoken(clause);
  known.set(clause, told);
  return told;
}

/**
 * The clause whose subject goes on into the one at `first`; null where it has its own or none can be told. A subject
 * holds for its sentence; into the next one only for what somebody has: `和园小区建于2003年。总投资2亿元`.
 */
export function subjectBefore(clauses: readonly Clause[], first: number, farthest: number): number | null {
  const from = clauses[first];
  if (!from) return null;
  const spoken = spokenOf(from);
  // A part is of what was measured just before.
  if (isPart(from)) {
    const whole = from.opens ? undefined : clauses[first - 1];
    return whole && measuredOf(whole) !== null ? first - 1 : null;
  }
  if (spoken.kind !== 'lacking') return null;
  for (let place = first - 1; place >= Math.max(0, first - farthest); place -= 1) {
    const clause = clauses[place];
    // What follows a colon or a semicolon is mostly said of another; not in a list of measures of one.
    const next = clauses[place + 1];
    if (!clause || !next || /[：:]/u.test(clause.mark)) return null;
    if (/[；;]/u.test(clause.mark) && !listsOn(next)) return null;
    const before = spokenOf(clause);
    if (clause.sentence !== from.sentence && !(from.opens && spoken.ofOwner)) return null;
    if (clause.sentence < from.sentence - 1) return null;
    if (before.kind === 'own' && clause.sentence === from.sentence) return place;
    if (before.kind === 'own') return clause.opens && before.acts ? place : null;
    if (before.kind === 'lacking' && before.topic && spoken.ofOwner)
      return clause.sentence === from.sentence ? place : null;
    if (before.kind === 'unclear') return null;
  }
  return null;
}

/** `总投资2亿元`, `又建成3座` after a semicolon: of whom the clauses before it speak. */
function listsOn(clause: Clause): boolean {
  const spoken = spokenOf(clause);
  return (
    spoken.kind === 'lacking' &&
    (spoken.ofOwner || figureWords.besides.some((word) => clause.text.trimStart().startsWith(word)))
  );
}

/** The subject a clause tells in full, or what its measure is of; null where it tells none. */
export function subjectOf(clause: Clause): string | null {
  const spoken = spokenOf(clause);
  if (spoken.kind === 'own') return spoken.subject;
  return spoken.kind === 'lacking' ? spoken.topic : null;
}

/** What a clause measures and of whom, `全县降雨量` of `全县降雨量30毫米`; null where it does not begin so. */
export function measuredOf(clause: Clause): string | null {
  const spoken = spokenOf(clause);
  return spoken.kind === 'own' || spoken.kind === 'lacking' ? spoken.measured : null;
}

/** Whether a clause tells a part of what the one before it tells: `其中双桥镇371毫米`. */
export const isPart = (clause: Clause) =>
  figureWords.parts.some((word) => clause.text.trimStart().startsWith(word));

function readSpoken({ words, text, start }: Clause): Spoken {
  if (text.split(/[“”]/u).length % 2 === 0) return { kind: 'unclear' };
  if (figureWords.sayings.some((word) => text.endsWith(word))) return { kind: 'frame' };
  const begins = words.findIndex((word) => !isBeforeSubject(word));
  if (begins < 0) return { kind: 'frame' };
  // `届时企业年产值`: an adverb tells nothing.
  const adverbs = words
    .slice(begins)
    .findIndex(({ tag }, at) => tag !== 'd' || isSaidOf(words[begins + at + 1]));
  const from = begins + Math.max(0, adverbs);
  const opening = words[from];
  if (!opening || opening.word.startsWith('据')) return { kind: 'frame' };
  if (pronounFirst.test(opening.word)) return { kind: 'unclear' };
  const upTo = ({ start: at, word }: Word) => text.slice(opening.start - start, at + word.length - start);
  if (isPredicate(opening) || isChange(text.slice(opening.start - start))) {
    // `到目前`
    if (words.slice(from + 1).every(({ tag, word }) => tag === 't' || ends.has(word)))
      return { kind: 'frame' };
    const there = words[from + 1];
    const someone = there && figureWords.existing.includes(opening.word) ? counted(words, from + 1) : 0;
    const described = someone > 0 ? words[from + someone] : describedBy(words, from);
    if (described && (someone > 0 || isWholeNoun(described))) {
      const subject =
        someone > 0 && there
          ? text.slice(there.start - start, described.start + described.word.length - start)
          : upTo(described);
      return { kind: 'own', subject, named: someone === 0, acts: true, measured: null };
    }
    return describesNoun(words.slice(from)) ? { kind: 'unclear' } : goingOn;
  }
  if (isOneOf(opening.tag, 'rc') || isGlued(opening)) return { kind: 'unclear' };
  if (opening.tag === 'p' && !words.some(({ tag }) => isVerb(tag))) return { kind: 'frame' };
  if (opening.tag === 'p') return actsUpon(words.slice(from)) ? goingOn : { kind: 'unclear' };
  const end = endOfPhrase(words, from);
  const phrase = words.slice(from, end);
  const next = words[end];
  const last = phrase.at(-1);
  if (!last)
    return next && isMeasure(next)
      ? { kind: 'lacking', ofOwner: true, topic: null, measured: null }
      : { kind: 'unclear' };
  if (!next) return { kind: 'frame' };
  // `指导完成三项申报`: a verb that may be a noun, alone before another, is what somebody did.
  if (phrase.length === 1 && last.tag === 'vn' && isVerb(next.tag)) return goingOn;
  const owner = isOwner(phrase);
  const told = upTo(last);
  const amount = words.findIndex((word, index) => index >= end && !isMeasure(word));
  const measure = words[amount - 1];
  const measured = measure && amount > end ? upTo(measure) : null;
  // `床位120张`, `旅游收入5亿元`: of somebody told before.
  if ((isMeasure(next) || isNumber(next)) && !owner) {
    const whole = isMeasure(next) && isWhole(phrase, words.slice(end), told);
    return { kind: 'lacking', ofOwner: false, topic: whole ? told : null, measured: whole ? measured : null };
  }
  if (telling.includes(next.word)) return { kind: 'frame' };
  // `合作社种的梨卖了5万元`: of the pears.
  const described = isVerb(next.tag) ? describedBy(words, end) : undefined;
  if (!described && isVerb(next.tag) && endsDescribed(words, end)) return { kind: 'unclear' };
  if (described)
    return isWholeNoun(described)
      ? { kind: 'own', subject: upTo(described), named: true, acts: true, measured: null }
      : { kind: 'unclear' };
  // `幼儿园一所`: one of a list.
  if (isNumber(next)) return { kind: 'unclear' };
  if (!isWhole(phrase, words.slice(end), told)) return { kind: 'unclear' };
  const named = phrase.some(({ tag, word }) => isName(tag) && !isMark(word)) || phrase.length > 2;
  return { kind: 'own', subject: told, named, acts: owner && !isMeasure(next), measured };
}

const goingOn: Spoken = { kind: 'lacking', ofOwner: false, topic: null, measured: null };

/** `与县道相接`, `从法院领到…`: a preposition and its nouns before the predicate, whose subject stands before. */
function actsUpon(words: readonly Word[]): boolean {
  const [preposition] = words;
  if (!preposition || !figureWords.withinPredicates.includes(preposition.word)) return false;
  const end = nounFrom(words, 1);
  const rest = words.slice(end).filter(({ tag }) => tag !== 'd' && tag !== 'f');
  return end > 1 && rest[0] !== undefined && isVerb(rest[0].tag) && words[end - 1]?.tag !== 'nr';
}

const isPredicate = ({ word, tag }: Word) =>
  figureWords.verbsLikeNouns.includes(word) ||
  figureWords.slogans.includes(word) ||
  linking.has(word) ||
  tag.startsWith('v');

/** `更多的农户`: an adverb of what is said of a noun. */
const isSaidOf = (word: Word | undefined) => word?.tag === 'a' || word?.word === '多';

/** `起`, `为止`: what a time may end with. */
const ends = new Set(['起', '止', '为止']);

const isWholeNoun = (word: Word) =>
  isNominal(word.tag) && word.tag !== 'vn' && !isMark(word.word) && !isGlued(word);

/** `3名车手` of `来自邻县的3名车手到场`: the noun that a verb at a place describes, and that does something. */
function describedBy(words: readonly Word[], verb: number): Word | undefined {
  const of = words.findIndex(({ word }, at) => at > verb && word === '的');
  if (of < 0 || words.slice(verb, of).some(({ word }) => word === '了')) return undefined;
  const begins = of + 1;
  const opening = words[begins];
  const size = opening && isNumber(opening) ? counted(words, begins) : nounFrom(words, begins) - begins;
  return size > 0 && beginsPredicate(words[begins + size]) ? words[begins + size - 1] : undefined;
}

/** `剧组留下的47间实景`: a described noun whose predicate is yet to come. */
function endsDescribed(words: readonly Word[], verb: number): boolean {
  const of = words.findLastIndex(({ word }) => word === '的');
  if (of <= verb || !isVerb(words[of - 1]?.tag ?? '')) return false;
  return words
    .slice(of + 1)
    .every((word) => isNominal(word.tag) || isOneOf(word.tag, 'mqbf') || isNumber(word));
}

/** `位于城西的小学设36个班`, `在校学生小周从…`: what looks like a predicate says what the subject is like. */
function describesNoun(words: readonly Word[]): boolean {
  const noun = nounFrom(words, 1);
  const acting = noun > 1 ? words[noun] : undefined;
  if (acting && !isNumber(acting) && !isMeasure(acting) && (isVerb(acting.tag) || isOneOf(acting.tag, 'pdr')))
    return true;
  const of = words.findIndex(({ word }) => word === '的');
  if (of < 0) return false;
  const next = words[nounFrom(words, of + 1)];
  return next !== undefined && (beginsPredicate(next) || isNumber(next) || isOneOf(next.tag, 'r'));
}

/** The place after the nouns that begin at a place. */
function nounFrom(words: readonly Word[], from: number): number {
  let end = from;
  while (end < words.length && takenPlain(words[end], words[end + 1])) end += 1;
  return end;
}

/** `这家`, `其父`: jieba knows only the commonest for pronouns. */
const pronounFirst = /^(?:[这那该其此你他她它]|我(?![省市县区镇乡国]))/u;

const isChange = (text: string) => [...changing].some((word) => text.startsWith(word));

/** Times, places, marks and `三是`. */
function isBeforeSubject({ word, tag }: Word): boolean {
  const numbering = /^[一二三四五六七八九十]是$/u.test(word);
  const mark = isMark(word) && !'“《（('.includes(word.charAt(0));
  const place = (isOneOf(tag, 'f') && !isSide(word)) || figureWords.settings.includes(word);
  const part = figureWords.parts.includes(word);
  const time = tag === 't' || /^每[年月天日]/u.test(word) || (isOneOf(tag, 'm') && word.endsWith('年'));
  return time || place || numbering || mark || part;
}

/** `东部`, `北片`: a side that may have something of its own; not `以前`. */
const isSide = (word: string) => /^[东南西北]/u.test(word);
/** `村里`: those who live there; not `井下`. */
const isHome = (word: string) => word.endsWith('里') && bodies.has(word.charAt(word.length - 2));

/** The place after the noun phrase that begins at a place. */
function endOfPhrase(words: readonly Word[], from: number): number {
  let place = from;
  while (place < words.length) {
    const taken = takenAt(words, place, place === from);
    if (taken === 0) break;
    place += taken;
  }
  return place;
}

/** How many words from here on belong to a noun phrase. */
function takenAt(words: readonly Word[], place: number, opens: boolean): number {
  const word = words[place];
  if (!word) return 0;
  const after = words.slice(place + 1);
  // `规模最大的一所`, `规模以上企业`
  if (isMeasure(word) && word.word.length > 1 && isOneOf(after[0]?.tag, 'af')) return 2;
  if (isMeasure(word)) return 0;
  if (joining.has(word.word)) return opens ? 0 : 1;
  // jieba takes some numbers for words it does not know.
  if (/^\d/u.test(word.word) && word.tag === 'x') return counted(words, place);
  if (isMark(word.word) && !isQuote(word.word)) return 0;
  if (isQuote(word.word)) return quoted(words, place);
  if (linking.has(word.word) || changing.has(word.word) || isGlued(word)) return 0;
  if (figureWords.verbsLikeNouns.includes(word.word)) return 0;
  if (word.tag === 'vn') return opens ? 0 : 1;
  if (isNominal(word.tag) || bodies.has(word.word) || isOneOf(word.tag, 'bsk')) return 1;
  if (isOneOf(word.tag, 'f')) return isSide(word.word) || isNominal(after[0]?.tag ?? '') ? 1 : 0;
  if (isOneOf(word.tag, 'a') && word.tag !== 'ad')
    return after[0]?.word === '的' || isNominal(after[0]?.tag ?? '') ? 1 : 0;
  if (isNumber(word)) return counted(words, place) || oneOf(words, place);
  // `河湾村去年12户村民办起…`
  if (word.tag === 't' && !opens) return timedCount(words, place);
  // `村里闲置的老校舍`: what a thing is like.
  if (isVerb(word.tag) && !opens && after[0]?.word === '的') return 2;
  // `县公路养护中心`, a verb in a name: a body, and then the predicate.
  // `青石渡大桥`, one of a single letter: only between a name and its body.
  const within = word.word.length > 1 || (isName(words[place - 1]?.tag ?? '') && isBody(words[place + 1]));
  return isVerb(word.tag) && !opens && within ? bodyAfter(words, place) : 0;
}

/** `安置小区` before `于2018年动工`: how many words a verb and the body it names take; 0 where it is the predicate. */
function bodyAfter(words: readonly Word[], place: number): number {
  let last = place + 1;
  while (last < words.length && isNominal(words[last]?.tag ?? '') && !isBody(words[last])) last += 1;
  const next = words[last + 1];
  const said = beginsPredicate(next) || (next !== undefined && predicateFirst.test(next.word));
  return isBody(words[last]) && said ? last + 1 - place : 0;
}

/** `71户规模以上企业实现…`, `14名农民工从…`: a counted noun that does something, not an amount of the subject's. */
function counted(words: readonly Word[], place: number): number {
  let noun = place + 1;
  while (isOneOf(words[noun]?.tag, 'qm')) noun += 1;
  const end = nounFrom(words, noun);
  return end > noun && beginsPredicate(words[end]) ? end - place : 0;
}

/** `东部的一所位于…`: one of those told. */
function oneOf(words: readonly Word[], place: number): number {
  const taken = isOneOf(words[place + 1]?.tag, 'q') ? 2 : 1;
  return words[place - 1]?.word === '的' && beginsPredicate(words[place + taken]) ? taken : 0;
}

function timedCount(words: readonly Word[], place: number): number {
  const end = words.findIndex(({ tag }, index) => index > place && tag !== 't');
  const next = words[end];
  const taken = next && isNumber(next) ? counted(words, end) : 0;
  return taken > 0 ? end - place + taken : 0;
}

const takenPlain = (word: Word | undefined, next: Word | undefined) =>
  word !== undefined &&
  !isNumber(word) &&
  (!isMeasure(word) || next?.word === '以上') &&
  !linking.has(word.word) &&
  (isNominal(word.tag) || isOneOf(word.tag, 'bf'));

const isNumber = ({ word, tag }: Word) => isOneOf(tag, 'm') || (tag !== 't' && /^\d/u.test(word));

const isQuote = (word: string) => '“《‘'.includes(word.charAt(0));

/** How many words a quoted name takes, with its marks; 0 where the mark that closes it is not there. */
function quoted(words: readonly Word[], place: number): number {
  const close = words.findIndex(({ word }, index) => index > place && /[”》’]/u.test(word));
  return close < 0 ? 0 : close - place + 1;
}

const isBody = (word: Word | undefined) =>
  word !== undefined && figureWords.bodies.some((body) => word.word.endsWith(body));

const beginsPredicate = (word: Word | undefined) =>
  word !== undefined &&
  !joining.has(word.word) &&
  (isVerb(word.tag) || isOneOf(word.tag, 'pdt') || isMeasure(word));

function isMeasure({ word }: Word): boolean {
  return (
    measures.has(word) ||
    beforeMeasures.has(word) ||
    (word.length > 1 && figureWords.measureEndings.some((ending) => word.endsWith(ending)))
  );
}

/** `由恒源`, `臧思敏经`: a word that jieba does not know and that holds the beginning of the predicate. */
const isGlued = ({ word, tag }: Word) =>
  tag === 'x' && word.length > 1 && /^[由是将把被从于为与那这距]|每|[经由将把被于则称需叫自]$/u.test(word);

/** `是省`: cut so that the predicate begins with the word. */
const predicateFirst = /^[是由将被把]/u;

/** Whether a phrase is one who has something, not what a measure is of: `河湾村`, not `旅游` of `旅游收入`. */
const isOwner = (phrase: readonly Word[]) =>
  phrase.some(({ tag }) => isTagged(tag, ['ns', 'nt', 'nr', 'nz'])) || isBody(phrase.at(-1));

/** Whether a phrase ends with a noun, is no lone letter, and what follows is said of it. */
function isWhole(phrase: readonly Word[], rest: readonly Word[], told: string): boolean {
  const last = phrase.at(-1);
  const next = rest[0];
  if (!last || !next || told.length < 2 || figureWords.persons.includes(last.word)) return false;
  if (
    isGlued(last) ||
    (isGlued(next) && !predicateFirst.test(next.word)) ||
    openBrackets(told).some((more) => more !== 0) ||
    isOneOf(next.tag, 'u')
  )
    return false;
  const noun = isNominal(last.tag) && !isMark(last.word);
  const ends =
    noun ||
    isBody(last) ||
    isSide(last.word) ||
    isHome(last.word) ||
    /[”》’）)]$/u.test(last.word) ||
    isNumber(last) ||
    last.tag === 'q';
  // `海拓精密`: an adjective that is part of a name.
  if (next.tag === 'a' && isName(last.tag)) return false;
  const said =
    isGlued(next) ||
    beginsPredicate(next) ||
    isPredicate(next) ||
    isChange(next.word) ||
    isOneOf(next.tag, 'rzma');
  return ends && said && !isWithinName(rest);
}

/** `退休馆员周明翻遍了`: a verb that may be part of what the subject is called. */
function isWithinName(rest: readonly Word[]): boolean {
  const [verb, ...after] = rest;
  if (!verb || !isVerb(verb.tag) || verb.word.length < 2 || linking.has(verb.word)) return false;
  const end = nounFrom(after, 0);
  return isTagged(after[end - 1]?.tag ?? '', ['nr', 'x']) && beginsPredicate(after[end]);
}

/** Of each kind of brackets and quotation marks, how many more a text opens than it closes. */
export function openBrackets(text: string): number[] {
  const count = (mark: string) => text.split(mark).length - 1;
  return ['“”', '（）', '《》'].map(([open = '', close = '']) => count(open) - count(close));
}

/** `据悉`, `据县统计局介绍`: a clause that only says who speaks. */
export function isSaying({ text }: Clause): boolean {
  return text.trimStart().startsWith('据') || figureWords.sayings.some((word) => text.endsWith(word));
}

/** `该县`, `我市`: pronouns to jieba. */
const places = new Set(['省', '市', '县', '区', '镇', '乡', '村', '校']);

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
