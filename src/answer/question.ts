import { findPeriods, type Period, type Quantity, readQuantities } from '../facts/index.js';
import type { Tokenizer } from '../news/index.js';
import { normalise } from '../search/index.js';
import type { Finder } from './finder.js';
import { anyOf, type QuestionKind, questionKinds, questionWords } from './lexicon.js';

/** How much a word must be met: `key` words name what is asked about, `plain` ones may be said otherwise. */
export type TermRole = 'key' | 'plain' | 'answerWord';

/** A word of a question that its answer should say. */
export interface Term {
  /** Normalised. */
  readonly text: string;
  /** Other wordings that count as much. */
  readonly also: readonly string[];
  readonly role: TermRole;
  /** jieba's tag. */
  readonly tag: string;
  /** How much it tells, by its rarity in the archive. */
  readonly weight: number;
  /** Whether any article has it. */
  readonly stands: boolean;
}

/** What a number asked for is counted in. */
export interface AskedUnit {
  readonly kinds: ReadonlySet<Quantity['kind']>;
  /** As asked: 家, 亿元; null when only its kind is known. */
  readonly word: string | null;
}

/** A question, understood. All texts normalised. */
export interface Question {
  /** As typed. */
  readonly asked: string;
  readonly text: string;
  readonly kind: QuestionKind | 'keywords';
  readonly unit: AskedUnit | null;
  readonly terms: readonly Term[];
  /** Years and stretches of time named outright. */
  readonly periods: readonly Period[];
  readonly negated: boolean;
  /** What is asked about, without the asking: for `没有找到关于“…”的报道`. */
  readonly about: string;
}

const askForms = new Map(
  questionKinds.map((kind) => [kind, new RegExp(anyOf(questionWords.asks[kind]), 'gu')] as const),
);
const everyAsk = new RegExp(anyOf(questionKinds.flatMap((kind) => questionWords.asks[kind])), 'gu');
const noise = new Set(questionWords.noise);
const answerWords = new Set(questionWords.answerWords);
/** `没有`, `未`, but not the `没` of 有没有. */
const negation = /(?<!有)没有?|(?<![是能会对可])不(?!仅|断|同|但|动产)|未(?!来)/u;
/** Words that name things; jieba tags what it does not know x. */
const naming = /^(?:n|x|eng|j|l|i|vn|m|b|s|nz|an|g|t)/u;
/** 几 that asks for nothing. */
const idlePhrase = /几乎|几何|什么的|没什么|请问|谁知道/gu;

/** Reads a question. `text` may be a full question or a line of keywords. */
export function readQuestion(asked: string, finder: Finder, tokenizer: Tokenizer): Question {
  const text = normalise(asked).trim();
  const periods = findPeriods(text, null).filter((period) => /\d{4}/u.test(period.text));
  const open = text.replace(idlePhrase, (idle) => ' '.repeat(idle.length));
  const kind = kindOf(open);
  let rest = open;
  for (const { start, end } of periods)
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  const unit = kind === 'number' ? unitOf(open) : null;
  rest = rest.replace(
    /(?:多少|几)(?:[十百千]?万亿|[十百千]?亿|万)?(?:平方米|亿元|万元|元|家次|场次|人次|[家个名位项件户场次套条处人种台辆座所间只只头棵本部份批类款点岁钱天年月米亩吨级度块张支幢栋口倍])/gu,
    ' ',
  );
  rest = rest.replace(everyAsk, ' ');
  const terms = termsOf(rest, kind, finder, tokenizer);
  return {
    asked,
    text,
    kind,
    unit,
    terms,
    periods,
    negated: negation.test(text.replace(/有没有|是不是|能不能|会不会|可不可以|对不对/gu, '')),
    about: aboutOf(text),
  };
}

function kindOf(text: string): Question['kind'] {
  for (const kind of questionKinds) {
    if (text.search(askForms.get(kind) ?? /$^/u) >= 0) return kind;
  }
  return 'keywords';
}

/** The question without its asking and courtesies. */
function aboutOf(text: string): string {
  return text
    .replace(/^(?:请问|你知道|我想知道|告诉我|想问一下)/u, '')
    .replace(everyAsk, '')
    .replace(/[?？!！。,，\s]+$/u, '')
    .replace(/(?:是|有|在|的|了|由|为|呢|吗)+$/u, '')
    .trim();
}

function termsOf(text: string, kind: Question['kind'], finder: Finder, tokenizer: Tokenizer): Term[] {
  const terms = new Map<string, Term>();
  for (const { word, tag } of tokenizer.tag(text)) {
    if (/^[\p{P}\p{S}\s]+$/u.test(word) || noise.has(word) || terms.has(word)) continue;
    const isAnswerWord = kind !== 'number' && answerWords.has(word);
    const also = finder.otherNames(word);
    const names = naming.test(tag) && (word.length > 1 || /^\d/u.test(word));
    const role = isAnswerWord ? 'answerWord' : names ? 'key' : 'plain';
    const share = role === 'answerWord' ? 0.15 : role === 'key' ? 1 : word.length > 1 ? 0.6 : 0.3;
    terms.set(word, {
      text: word,
      also,
      role,
      tag,
      weight: share * Math.max(0.2, finder.rarity(word)),
      stands: [word, ...also].some(finder.stands),
    });
  }
  return [...terms.values()];
}

/** Words of asking that say what is counted without a unit. */
const impliedUnits: readonly (readonly [RegExp, readonly Quantity['kind'][]])[] = [
  [/多少钱|多少资金/u, ['money']],
  [/多大年纪|多大岁数|几岁|多少岁|年龄|岁数/u, ['age']],
  [/百分之几|百分之多少/u, ['share']],
  [/多重/u, ['weight']],
  [/多远|多宽|多深/u, ['length']],
  [/多高/u, ['length', 'temperature', 'share']],
  [/多长/u, ['length', 'duration']],
  [/多少度|几度/u, ['temperature']],
];

const unitAsked = /(?:多少|几)(?<rest>\S{1,6})/u;

function unitOf(text: string): AskedUnit {
  for (const [form, kinds] of impliedUnits) if (form.test(text)) return { kinds: new Set(kinds), word: null };
  const rest = unitAsked.exec(text)?.groups?.rest;
  const [counted] = rest ? readQuantities(`9${rest}`) : [];
  if (counted && counted.start === 0 && rest) return { kinds: new Set([counted.kind]), word: counted.unit };
  const kinds = Object.entries(questionWords.measures)
    .flatMap(([kind, words]) => words.filter((word) => text.includes(word)).map((word) => ({ kind, word })))
    .sort((a, b) => text.lastIndexOf(b.word) + b.word.length - (text.lastIndexOf(a.word) + a.word.length));
  const nearest = kinds[0];
  if (nearest) return { kinds: new Set([nearest.kind as Quantity['kind']]), word: null };
  if (/多大/u.test(text)) return { kinds: new Set(['age', 'area'] as const), word: null };
  return { kinds: new Set(), word: null };
}

const people = new Set(['人', '名', '位']);

/** Whether an amount is of what was asked for: 多少家 is no 户, 多少钱 no ％. */
export function fits(quantity: Pick<Quantity, 'kind' | 'unit'>, unit: AskedUnit): boolean {
  if (!unit.kinds.size) return true;
  if (!unit.kinds.has(quantity.kind) && !(unit.kinds.has('share') && quantity.kind === 'ratio')) {
    // 个 counts anything that is counted.
    return unit.word === '个' && quantity.kind === 'people' && quantity.unit !== '户';
  }
  if (unit.word === null || !['count', 'people'].includes(quantity.kind)) return true;
  const bare = quantity.unit.replace(/^[十百千]?[万亿]/u, '');
  const asked = unit.word.replace(/^[十百千]?[万亿]/u, '');
  if (people.has(asked)) return people.has(bare) || bare === '人次';
  if (asked === '个' || bare === '个') return quantity.kind === 'count' || asked === '个';
  return bare.startsWith(asked) || asked.startsWith(bare);
}
