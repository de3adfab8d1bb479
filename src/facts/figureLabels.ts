import { anyOf, clauseBorder, clauseMarks, hasDigit, isTagged, type Quantity } from '../language/index.js';
import type { Tokenizer } from '../news/index.js';
import { figureWords } from './lexicons.js';

/** What an amount measures, and of whom; both verbatim from the sentence. */
export interface FigureSubject {
  readonly label: string;
  readonly of: string | null;
  /** The whole that `其中` opened, for the parts listed after it. */
  readonly whole: string | null;
  readonly quantity: Quantity;
}

type Words = readonly { readonly word: string; readonly tag: string }[];

const link = new RegExp(String.raw`(?:${anyOf(figureWords.links)}|[\s“”‘’"'—-])$`, 'u');
const change = new RegExp(`(?:${anyOf(figureWords.changes)})$`, 'u');
/** A measure of the lexicon, or two characters and 率 or 额: 解决率, 补助额. */
const measure = new RegExp(String.raw`(?:${anyOf(figureWords.measures)}|\p{Script=Han}{2}[率额])$`, 'u');
/** `占比超浙江全省`, `占工程总长的`: a share of something, named before its number. */
const shareOf = /占(?:比|到|了)?(?:超过?|近|约)?(?<whole>[^占]{0,14})$/u;
/** `为期6天`, `距今5800年`: the words that make a stretch of time a result. */
const durationWord = new RegExp(`(?:${anyOf(figureWords.lastingFor)})(?=至|到|约|近|不到|了|$)`, 'u');
const timeless = new RegExp(`(?:待|等)?(?:全面|全部|建成)?(?:${anyOf(figureWords.timeless)})后?$`, 'u');
const beforeLabel = new RegExp(`^(?:[”’）)、]|${anyOf(figureWords.beforeLabels)})+`, 'u');
const emptyVerbs = new Set(figureWords.emptyVerbs);

/** jieba's tags of words that may stand in a noun phrase. */
const nominal = ['n', 'vn', 'an', 'b', 'j', 'l', 'i', 'x', 'z', 'g', 'k', 'h', 's', 'o', 'f', 'e'];
const noun = ['n', 'x', 'j', 'l', 'eng', 'i', 'b', 'mq'];
const punctuation = /^[\p{P}\p{S}\s]+$/u;
const quotes = new Set('“”‘’（）()');
const joiners = new Set(['、', '及', '和', '与', '以及']);
/** Nouns jieba takes for times, verbs or numbers. */
const mistagged = new Set(figureWords.mistagged);
const counters = new Set('家个名户项件条位所');
const isNounLike = (tag: string) => tag === 'a' || isTagged(tag, nominal);
const opening = /[“‘（(、]$/u;

/**
 * The measure of an amount; null when nothing says what it measures. `previous` is the subject of the
 * amount before it in the sentence: a growth rate belongs to it (`120.4亿元，同比增长15.8%`), and so
 * does a part of it (`孵化器11家，其中国家级1家`).
 */
export function labelOf(
  quantity: Quantity,
  sentence: string,
  previous: FigureSubject | null,
  tokenizer: Tokenizer,
): FigureSubject | null {
  const said = sentence.slice(
    Math.max(0, ...[...sentence.slice(0, quantity.start).matchAll(/[：:]/gu)].map(({ index }) => index + 1)),
    quantity.start,
  );
  const clauses = said.slice(lastNow(said)).split(clauseBorder);
  const whole = (clauses.pop() ?? '').trimStart();
  // What stands before the last amount belongs to that one.
  const clause = previous ? whole.slice(-Math.max(0, quantity.start - previous.quantity.end)) : whole;
  const before = withoutLinks(clause);
  const after = sentence.slice(quantity.end);
  const subject = (label: string, of: string | null): FigureSubject => ({
    label: closed(label),
    of: of && namesSomething(of, tokenizer) ? of : null,
    whole: null,
    quantity,
  });
  const owner = (rest: string) => tailPhrase(withoutLinks(rest), tokenizer) || earlier();
  // `企业70多家，实现产值120.4亿元`: what was counted is what produced.
  const countedBefore = previous && counts(previous.quantity) && !counts(quantity) ? previous.label : null;
  const earlier = () => countedBefore ?? previous?.of ?? earlierSubject(clauses, tokenizer);

  if (quantity.kind === 'duration') {
    const word = durationWord.exec(before)?.[0];
    return word ? subject(word, earlier()) : null;
  }
  if (quantity.kind === 'age') return subject('年龄', owner(before));
  if (quantity.unit === '番')
    return subject(
      '翻番',
      measure.exec(withoutLinks(before.endsWith('翻') ? before.slice(0, -1) : before))?.[0] ??
        previous?.label ??
        null,
    );
  if (quantity.kind === 'share' || quantity.kind === 'ratio') {
    const changed = change.exec(before)?.[0];
    if (changed) {
      const measured = measure.exec(withoutLinks(before.slice(0, -changed.length)))?.[0];
      return subject(changed, measured ?? previous?.label ?? earlier());
    }
  }
  if (quantity.kind === 'share' && !['率', '比'].includes(before.slice(-1))) {
    const whole = shareOf.exec(clause)?.groups?.whole;
    if (whole !== undefined) return subject('占比', withoutLinks(whole) || earlier());
  }
  const measured = measureOf(before, quantity);
  if (measured) {
    const rest = before.slice(0, -measured.length);
    const own = tailPhrase(withoutLinks(rest), tokenizer);
    const ofPrevious = quantity.kind === 'share' && previous && previous.quantity.kind !== 'share';
    return subject(measured, own || (ofPrevious ? previous.label : earlier()));
  }
  if (
    previous &&
    (before.endsWith(previous.quantity.text) ||
      (before === '' && quantity.kind === previous.quantity.kind && quantity.kind === 'money'))
  ) {
    return subject(previous.label, previous.of);
  }
  const counted = countedThing(after, tokenizer);
  const countable = counts(quantity);
  if (counted && (countable || quantity.kind === 'money' || quantity.kind === 'share')) {
    const verb = countable ? governingVerb(before, tokenizer) : '';
    return subject(`${verb}${counted}`, owner(before.slice(0, before.length - verb.length)));
  }
  const label = tailPhrase(before, tokenizer);
  if (label && previous && quantity.unit === previous.quantity.unit) {
    const part = clause.startsWith('其中');
    const whole = part
      ? previous.label
      : withoutLinks(clause.split('、').at(-1) ?? '') === label
        ? previous.whole
        : null;
    if (whole) return { label, of: whole, whole, quantity };
  }
  if (label) return subject(label, earlier());
  const predicate = predicateOf(after);
  if (countable && predicate) return subject(predicate, earlier());
  const from = tailPhrase(withoutLinks(clauses.at(-1) ?? ''), tokenizer);
  return from ? subject(from, earlier()) : null;
}

/** `国家专精特新“小巨人`1家 lost its closing quote to the number. */
function closed(label: string): string {
  return label.lastIndexOf('“') > label.lastIndexOf('”') ? `${label}”` : label;
}

/** jieba's words, with 集中|充电|点 put together: a verb before 点 makes it a place. */
function wordsOf(tokenizer: Tokenizer, text: string): { word: string; tag: string }[] {
  const words: { word: string; tag: string }[] = [];
  for (const { word, tag } of tokenizer.tag(text)) {
    let whole = word;
    if (word === '点')
      while (['v', 'vn'].includes(words.at(-1)?.tag ?? '')) whole = `${words.pop()?.word ?? ''}${whole}`;
    words.push({ word: whole, tag: whole === word ? tag : 'n' });
  }
  return words;
}

const now = new RegExp(anyOf(figureWords.now), 'gu');

/** Where the last 目前 ends, behind which a sentence speaks of the present and of another. */
function lastNow(text: string): number {
  const last = [...text.matchAll(now)].at(-1);
  return last ? last.index + last[0].length : 0;
}

function counts({ kind }: Quantity): boolean {
  return kind === 'count' || kind === 'people';
}

/** `长`, `高` measure lengths only. */
function measureOf(text: string, quantity: Quantity): string | undefined {
  const found = measure.exec(text)?.[0];
  return found && (found.length > 1 || quantity.kind === 'length') ? found : undefined;
}

/** Whether a phrase ends in a noun: not 拉动, not 下. */
function namesSomething(phrase: string, tokenizer: Tokenizer): boolean {
  const last = tokenizer.tag(phrase).at(-1);
  return phrase.length > 1 && last !== undefined && isTagged(last.tag, ['n', 'j', 'x', 'eng']);
}

/** The clause without what stands between a measure and its number; stops at a measure (产能, not 产). */
function withoutLinks(text: string): string {
  let rest = text.trimEnd();
  while (rest && !measure.test(rest) && !change.test(rest)) {
    const found = timeless.exec(rest) ?? link.exec(rest);
    if (!found) break;
    rest = rest.slice(0, -found[0].length);
  }
  return rest;
}

const countedEnd = new RegExp(`[${clauseMarks}、…—]`, 'u');

/** The counted thing right after the unit: `18家优质羽绒服企业参展` → 优质羽绒服企业. */
function countedThing(text: string, tokenizer: Tokenizer): string {
  const end = text.search(countedEnd);
  const rest = (end < 0 ? text : text.slice(0, end)).replace(/^的/u, '');
  const words = wordsOf(tokenizer, rest);
  const phrase = headPhrase(words);
  // 9场线上对接, 35家企业上榜: a verb that ends the clause is part of what is counted.
  const last = words.at(-1);
  if (phrase && last && last.tag === 'v' && `${phrase}${last.word}` === rest) return rest;
  if (phrase) return phrase;
  // 190多家有发展前景的优质企业
  const described = rest.lastIndexOf('的');
  return described > 0 ? headPhrase(wordsOf(tokenizer, rest.slice(described + 1))) : '';
}

/** The noun phrase a clause begins with; verbs may open it (`出租自建房屋`), not close it. */
function headPhrase(words: Words): string {
  let phrase = '';
  let named = false;
  for (const [index, { word, tag }] of words.entries()) {
    const next = words[index + 1];
    const opens =
      !named &&
      tag === 'v' &&
      !emptyVerbs.has(word) &&
      next !== undefined &&
      isTagged(next.tag, ['n', 'v', 'b', 'j', 'f', 'l']);
    const level = word === '级' && phrase !== '';
    const inside = punctuation.test(word)
      ? quotes.has(word)
      : isNounLike(tag) || mistagged.has(word) || level;
    if (!inside && !opens) break;
    // 85名浙港青年齐聚“叔同故里”: an unknown word before a quotation is what they do.
    if (tag === 'x' && named && ['“', '‘'].includes(next?.word ?? '')) break;
    phrase += word;
    named ||= isTagged(tag, noun) || mistagged.has(word) || tag === 'vn';
  }
  return named ? withoutOpenQuote(phrase) : '';
}

/** `浙港青年齐聚“叔` is cut before a quotation that did not end. */
function withoutOpenQuote(phrase: string): string {
  const open = phrase.lastIndexOf('“');
  return (open > phrase.lastIndexOf('”') ? phrase.slice(0, open) : phrase).replace(opening, '');
}

/** The noun phrase, with the verb that governs it, at the end of a clause: `共受理诉求` → 受理诉求. */
function tailPhrase(text: string, tokenizer: Tokenizer): string {
  const words = [...wordsOf(tokenizer, text)];
  while (emptyVerbs.has(words.at(-1)?.word ?? '') || ['a', 'ad', 'z'].includes(words.at(-1)?.tag ?? ''))
    words.pop();
  let from = words.length;
  if (words[from - 1]?.tag === 'v') from -= 1;
  while (from > 0) {
    const at = words[from - 1];
    if (!at || emptyVerbs.has(at.word) || hasDigit(at.word)) break;
    const before = words[from - 2];
    const joins = joiners.has(at.word) && before !== undefined && isTagged(before.tag, noun);
    const counts = isTagged(at.tag, ['m', 'q']) && !hasDigit(at.word);
    if (!joins && !counts && !(punctuation.test(at.word) ? quotes.has(at.word) : isNounLike(at.tag))) break;
    from -= 1;
  }
  if (hasDigit(words[from - 1]?.word ?? '') && counters.has(words[from]?.word ?? '')) from += 1;
  const verb = words[from - 1];
  if (verb && verb.tag === 'v' && verb.word.length > 1 && !emptyVerbs.has(verb.word)) from -= 1;
  return words
    .slice(from)
    .map(({ word }) => word)
    .join('')
    .replace(beforeLabel, '')
    .replace(opening, '')
    .trim();
}

/** `共上报8458个问题`: the verb right before the number belongs to what is counted. */
function governingVerb(text: string, tokenizer: Tokenizer): string {
  const last = wordsOf(tokenizer, text).at(-1);
  return last && last.tag === 'v' && last.word.length > 1 && !emptyVerbs.has(last.word) ? last.word : '';
}

const predicateEnd = new RegExp(`[${clauseMarks}、…”]`, 'u');

/** `有6人获得嘉兴竞赛第一`: what the counted did, when nothing else names them. */
function predicateOf(text: string): string {
  const end = text.search(predicateEnd);
  const predicate = (end < 0 ? text : text.slice(0, end)).trim();
  return predicate.length >= 2 && predicate.length <= 14 ? predicate : '';
}

/** Whom the sentence speaks of: the first noun phrase of its earlier clauses, after a colon if there is one. */
function earlierSubject(clauses: readonly string[], tokenizer: Tokenizer): string | null {
  for (const clause of clauses) {
    const words = wordsOf(tokenizer, clause.trim());
    if (isTagged(words[0]?.tag ?? '', ['p', 'c'])) continue;
    const from = words.findIndex(({ tag }) => isTagged(tag, ['n', 'j', 'eng']));
    const phrase = from < 0 ? '' : headPhrase(words.slice(from));
    if (phrase.length > 1 && !measure.test(phrase)) return phrase;
  }
  return null;
}
