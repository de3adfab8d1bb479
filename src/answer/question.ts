import { measureWords } from '../facts/index.js';
import {
  anyOf,
  callings,
  findPeriods,
  institutionForm,
  isHomeWord,
  normalise,
  numeralOf,
  officeEnds,
  officeTitles,
  otherNames,
  type Period,
  placeWords,
  type Quantity,
  readQuantities,
  timeWords,
  townForm,
  unworded,
  type Wordings,
  wordingsOf,
  yearInDigits,
} from '../language/index.js';
import type { Tokenizer } from '../news/index.js';
import { relatedWords } from '../search/index.js';
import type { Finder } from './finder.js';
import { type QuestionKind, questionKinds, questionWords } from './lexicon.js';
import { wordsOfRun } from './looseRuns.js';

/** How much a word must be met: `key` words name what is asked about, `plain` ones may be said otherwise. */
export type TermRole = 'key' | 'plain' | 'answerWord';

/** A word of a question that its answer should say. */
export interface Term {
  /** Normalised. */
  readonly text: string;
  /** Other wordings that count as much. */
  readonly also: readonly string[];
  /** Words that share a sense with it in a dictionary, which say it less surely. */
  readonly related: ReadonlySet<string>;
  /** How reports may say it. */
  readonly wordings: Wordings;
  readonly role: TermRole;
  /** jieba's tag. */
  readonly tag: string;
  /** Its rarity in the language. */
  readonly rarity: number;
  /** How much it tells, by its rarity in the language and in the archive. */
  readonly weight: number;
}

/** Whether a term is the paper's own city. */
export function isHome({ text }: Term): boolean {
  return isHomeWord(text);
}

/** Whether a term is a name, or a word no dictionary has. */
export function isProperName({ role, tag }: Term): boolean {
  return role === 'key' && /^(?:n[rstz]|x|eng|j)/u.test(tag);
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
  /** What is counted or measured: the words beside the asking; one of them must stand beside the amount. */
  readonly measured: readonly Term[];
  /** The thing named in the asking: 病 in `什么病`, 社区 in `哪个社区`. */
  readonly wanted: Term | null;
  /** Whether it asks what something is or does as a whole. */
  readonly defines: boolean;
  /** 今年, 去年 …, in years from the article's: 0, -1; null for none. */
  readonly yearsAgo: number | null;
  /** Years and stretches of time named outright. */
  readonly periods: readonly Period[];
  readonly negated: boolean;
  /** What is asked about, without the asking: for `没有找到关于“…”的报道`. */
  readonly about: string;
  /** Where in `text` it asks: 谁, 哪个, 多少家; null when it asks without a word for it. */
  readonly asking: { readonly start: number; readonly end: number } | null;
  /** What follows 多少 or 几, as far as one character tells: 针 in `缝了几针`; null when nothing does. */
  readonly counted: string | null;
  /** What an amount is asked for each of: 斤 in `多少钱一斤`; null when for all together. */
  readonly each: string | null;
  /** Whether a telephone number is asked for. */
  readonly phone: boolean;
  /** Whether an ordinal is asked for: 第几届. */
  readonly ordinal: boolean;
}

/** `多少钱一斤`, `一亩地租多少`, `每吨几块`. */
const eachForms = [
  /(?:多少钱?|几块钱?|几元|几毛)[一每](?<each>\p{Script=Han})/u,
  new RegExp(`[一每](?<each>${anyOf(questionWords.eachCounters)}).{0,8}(?:多少|几块|几元|几毛)`, 'u'),
];
const phoneAsked = new RegExp(anyOf(questionWords.phones), 'u');
const ordinalAsked = /第几/u;
const countedForm = /(?:多少|几)[十百千万亿]*(?<counted>[^\s?？钱的了是在有])/u;

const askForms = new Map(
  questionKinds.map((kind) => [kind, new RegExp(anyOf(questionWords.asks[kind]), 'gu')] as const),
);
/** Every way of asking, the longest; `在哪` leaves the 哪一年 of 在哪一年 whole. */
const everyAsk = new RegExp(
  questionKinds
    .flatMap((kind) => questionWords.asks[kind])
    .sort((a, b) => b.length - a.length)
    .map((word) => (/^.+哪$/u.test(word) ? `${word}(?![一二三两个年天月日家项种座所些几位国])` : word))
    .join('|'),
  'gu',
);
const noise = new Set(questionWords.noise);
const answerWords = new Set(questionWords.answerWords);
/** `没有`, `未`, but not the `没` of 有没有. */
const negation = /(?<!有)没有?|(?<![是能会对可])不(?!仅|断|同|但|久|少|过|止|锈钢|动产)|未(?!来)/u;
/** Words that name things; jieba tags what it does not know x. */
const naming = /^(?:n|x|eng|j|l|i|vn|m|b|s|nz|an|g|t)/u;
/** 几 that asks for nothing. */
const idlePhrase = new RegExp(anyOf(questionWords.idle), 'gu');

/** Reads a question. `text` may be a full question or a line of keywords. */
export function readQuestion(asked: string, finder: Finder, tokenizer: Tokenizer): Question {
  const text = normalise(asked)
    .trim()
    .replace(bareYear, '$<year>年')
    .replace(dayNumber, '日')
    .replace(orNot, '吗')
    .replace(/(?<=多少钱|几块钱|几元)一\p{Script=Han}/u, '')
    .replace(/第(\d{1,2})(?=[次届批])/gu, (_, number: string) => `第${numeralOf(Number(number))}`);
  const periods = findPeriods(text, null).filter((period) => /\d{4}/u.test(period.text));
  const open = text.replace(idlePhrase, (idle) => ' '.repeat(idle.length));
  const defines = definition.test(text);
  const asks = kindOf(open);
  const kind =
    asks === 'keywords' && defines ? 'thing' : asks === 'thing' && placeAsked.test(text) ? 'place' : asks;
  let rest = open;
  for (const { start, end } of periods)
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  const unit =
    kind === 'number'
      ? unitOf(open)
      : kind === 'duration'
        ? { kinds: new Set(['duration'] as const), word: null }
        : null;
  rest = rest.replace(askedUnit, ' ');
  rest = rest
    .replace(whichKind, ' $<kind> ')
    .replace(whichOne, ' ')
    .replace(everyAsk, ' ')
    .replace(eitherWay, '$<verb>');
  const terms = termsOf(text, rest, kind, finder, tokenizer);
  return {
    asked,
    text,
    kind,
    unit,
    terms,
    measured: countedBy(open, terms, kind),
    wanted: wantedBy(open, terms),
    defines,
    yearsAgo: yearsAgoOf(text),
    periods,
    negated: negation.test(text.replace(askForms.get('yesNo') ?? '', '')),
    about: aboutOf(text),
    asking: askingIn(open),
    phone:
      phoneAsked.test(text) &&
      (kind === 'number' || kind === 'thing' || kind === 'manner' || kind === 'list'),
    counted:
      kind === 'number' || kind === 'duration' ? (countedForm.exec(open)?.groups?.counted ?? null) : null,
    ordinal: ordinalAsked.test(text),
    each: eachIn(normalise(asked)),
  };
}

function eachIn(text: string): string | null {
  for (const form of eachForms) {
    const each = form.exec(text)?.groups?.each;
    if (each) return each;
  }
  return null;
}

function askingIn(text: string): Question['asking'] {
  const asking = [...text.matchAll(askedUnit)][0] ?? [...text.matchAll(everyAsk)][0];
  if (!asking) return null;
  const end = asking.index + asking[0].length;
  const measure = asking[0].endsWith('哪') ? (measureAfter.exec(text.slice(end))?.[0] ?? '') : '';
  return { start: asking.index, end: end + measure.length };
}

/** `哪条`, `哪一件`: the measure word says nothing. */
const counter = `(?:${anyOf(questionWords.counters)})`;
const whichOne = new RegExp(`哪一?${counter}(?![一二三四五六七八九十月]|世纪|年代|时期|季度)`, 'gu');
/** `哪个村种草莓`: the kind of thing is a word of its own. */
const whichKind = new RegExp(
  `(?:${whichOne.source}|哪)(?<kind>${anyOf([...Object.keys(questionWords.namedBy), ...questionWords.answerWords, ...placeWords.institutions])})`,
  'gu',
);
const measureAfter = new RegExp(`^一?${counter}`, 'u');
/** `哪个村`, `哪条路`. */
const placeAsked = /哪(?:一)?[个条](?:村|社区|路|街|镇|园区)/u;
/** `产值 2024`: a year without its 年. */
const bareYear = new RegExp(
  String.raw`(?<![\d.])(?<year>${yearInDigits})(?![\d年.%]|[-至到]\d)(?=\s|$|\p{Script=Han})`,
  'gu',
);

/** `封顶了没`, `人多不`, `找到没有`: 吗. */
const orNot = /(?<=\p{Script=Han})(?:(?<!有)没有|没|(?<![是能会可对])不)(?=[?？。！!\s]*$)/u;
/** `3月5号`: papers write 日. */
const dayNumber = /(?<=\d月\d{1,2})号/gu;
/** `收不收钱`, `下没下雨`: 收, 下. */
const eitherWay = /(?<verb>\p{Script=Han})[不没]\k<verb>/gu;

/** 项目, 家庭 behind 多少: what is counted, no measure word. */
const unitNouns = questionWords.unitNouns.join('|');
const countedNoun = new RegExp(`多少(?:${unitNouns})`, 'u');
/** `多少家`, `几个`, `多少亿元`: the asking and its unit; `花了多少钱` asks for money whatever it was spent on. */
const askedUnit = new RegExp(
  `(?:花(?:费|去|掉)?了?)?(?:百分之|排?第)?(?:多少|几)(?:[十百千]?(?:万亿|亿|万))?(?:(?!(?<=多少)(?:${unitNouns}))(?:${anyOf(questionWords.askedUnits)}))?`,
  'gu',
);

const yearOrBlank = new RegExp(String.raw`${yearInDigits}年?|\s`, 'gu');

function kindOf(text: string): Question['kind'] {
  if (/哪(?:\d|[二两三四五六七八九十])/u.test(text)) return 'list';
  for (const kind of questionKinds) {
    if (text.search(askForms.get(kind) ?? /$^/u) >= 0) return kind;
  }
  // `平湖数控机床产业2025年预计产业规模` asks for an amount without asking.
  return amount.test(text.replace(yearOrBlank, '')) ? 'number' : 'keywords';
}

/** What is counted: the names after `多少家`, or else the words before it. */
function countedBy(text: string, terms: readonly Term[], kind: Question['kind']): readonly Term[] {
  const asking = [...text.matchAll(askedUnit)][0] ?? [...text.matchAll(everyAsk)][0];
  // `津上精密2022年产值` asks without asking: for what stands last.
  if (!asking) return kind === 'number' ? terms.slice(-1) : [];
  const end = asking.index + asking[0].length;
  const after: Term[] = [];
  for (const term of terms) {
    const at = text.indexOf(term.text, end);
    const from = after.length ? end + after.reduce((sum, { text: word }) => sum + word.length, 0) : end;
    if (at < 0 || at - from > (after.length ? 0 : 7)) continue;
    if (term.role !== 'key' && kind !== 'time') break;
    after.push(term);
  }
  const verbs = terms.filter((term) => {
    const at = text.indexOf(term.text, end);
    return at >= 0 && at - end < 4;
  });
  if (after.length) return after;
  if (verbs.length) return verbs;
  // 馆藏文物有多少件: the words that stand together before the asking.
  const before: Term[] = [];
  let next = asking.index;
  for (const term of [...terms].reverse()) {
    const at = text.lastIndexOf(term.text, next - 1);
    if (at < 0 || next - at - term.text.length > (before.length ? 0 : 2)) continue;
    if (before.length > 3 || before.some(({ role, text: word }) => role !== 'key' || measureName.test(word)))
      break;
    before.push(term);
    next = at;
  }
  return before.length ? before : terms.slice(-1);
}

const wantedAfter = new RegExp(
  `(?:什么样的?|什么|啥样的?|啥|哪(?:[一几两二三四五六]?(?:${counter}|样|类))?)(?<rest>.*)`,
  'u',
);
/** `什么病`, `哪个社区`, `哪家银行`, `哪几样中药`: the word right after the asking. */
function wantedBy(text: string, terms: readonly Term[]): Term | null {
  const asking = wantedAfter.exec(text)?.groups?.rest;
  return (asking && terms.find((term) => asking.startsWith(term.text))) || null;
}

/** `什么是X`, `X是什么？`, `X是做什么的`, `X是哪五百`; not `X的总部是什么`. */
const definition =
  /^(?:什么是|何为|何谓|啥是)|^[^的]{2,24}(?:是什么|是啥|指什么|是指什么|是做什么的?(?:企业|公司)?|做什么的?|干什么的?|是哪[一二三四五六七八九十百几]+)[?？]?$/u;

function yearsAgoOf(text: string): number | null {
  // 比去年增加多少 asks of this year.
  const said = timeWords.askedYears.find((word) => new RegExp(`(?<![比较同])${word}`, 'u').test(text));
  return said === undefined ? null : (timeWords.years[said] ?? null);
}

const amount = new RegExp(`(?:${anyOf(Object.values(questionWords.measures).flat())})[?？]?$`, 'u');

const courtesy = new RegExp(`^(?:${anyOf(questionWords.courtesies)})`, 'u');
/** The question without its asking and courtesies. */
function aboutOf(text: string): string {
  return text
    .replace(courtesy, '')
    .replace(everyAsk, '')
    .replace(/[?？!！。,，\s]+$/u, '')
    .replace(/(?:是|有|在|的|了|由|为|呢|吗)+$/u, '')
    .trim();
}

/** The other wordings of a word, of all groups it is in. */
const alike = new Map<string, string[]>();
for (const group of questionWords.alike) {
  for (const word of group) {
    alike.set(word, [...(alike.get(word) ?? []), ...group.filter((other) => other !== word)]);
  }
}
const around = new Set(questionWords.around);
/** 副市长, 副总经理: one office. */
const deputy = new RegExp(`副\\p{Script=Han}{0,2}?(?:${anyOf(officeEnds)})`, 'u');
/** 在孵企业, 净利润总额: measures jieba would cut. */
const measureName = new RegExp(anyOf(measureWords.filter((word) => word.length > 2)), 'u');
const grammar = /^(?:u|p|c|r|y|d|f|e|o|v$)/u;

interface Piece {
  readonly word: string;
  readonly tag: string;
  readonly also: readonly string[];
}

/**
 * The words of a question: names that have other names, towns, dictionary words, and what jieba does not know
 * cut so that the pieces stand in articles (助千企共 → 助千企, 小升规新升规 → 小升规, 新升规).
 */
function piecesOf(text: string, finder: Finder, tokenizer: Tokenizer): Piece[] {
  const [name] = finder.namesIn(text).filter(({ start, end }) => end - start > 1);
  if (name) {
    return [
      ...piecesOf(text.slice(0, name.start), finder, tokenizer),
      { word: text.slice(name.start, name.end), tag: 'nz', also: name.others },
      ...piecesOf(text.slice(name.end), finder, tokenizer),
    ];
  }
  const named =
    institutionForm.exec(text) ?? deputy.exec(text) ?? townForm.exec(text) ?? measureName.exec(text);
  if (named) {
    return [
      ...piecesOf(text.slice(0, named.index), finder, tokenizer),
      {
        word: named[0],
        tag: institutionForm.test(named[0]) ? 'nt' : townForm.test(named[0]) ? 'ns' : 'n',
        also: otherNames(named[0]),
      },
      ...piecesOf(text.slice(named.index + named[0].length), finder, tokenizer),
    ];
  }
  const pieces: Piece[] = [];
  let loose = '';
  let looseTag = 'x';
  for (const { word, tag } of tokenizer.tag(text)) {
    const isMark = /^[\p{P}\p{S}\s]+$/u.test(word);
    const isLoose =
      !isMark &&
      !noise.has(word) &&
      (tag === 'x' || ([...word].length === 1 && !grammar.test(tag))) &&
      !/^[a-z\d.]+$/u.test(word);
    const last = pieces.at(-1);
    if (loose === '' && last && isPartOf(last.word, word, finder)) {
      // 云溪|村|驻村: the village is one name.
      pieces.splice(-1, 1, { word: last.word + word, tag: 'ns', also: [] });
    } else if (isLoose && loose === '' && /^\d+$/u.test(last?.word ?? '') && /^[路号楼]./u.test(word)) {
      // 8|路刷: what follows the number of a line is a word of its own.
      pieces.push({ word: word.slice(0, 1), tag: 'n', also: [] });
      loose = word.slice(1);
      looseTag = tag;
    } else if (isLoose) {
      looseTag = loose === '' ? tag : 'x';
      loose += word;
    } else {
      pieces.push(...piecesBetween(pieces.at(-1)?.word, loose, looseTag, word));
      loose = '';
      if (!isMark) pieces.push(...dictionaryWord(word, tag, finder));
    }
  }
  pieces.push(...piecesBetween(pieces.at(-1)?.word, loose, looseTag, undefined));
  return pieces;

  /** 招商|日市|领导 is 招商日 and 市领导 cut in the wrong place: such a run says nothing. */
  function piecesBetween(
    before: string | undefined,
    run: string,
    tag: string,
    after: string | undefined,
  ): Piece[] {
    const misread =
      run.length === 2 &&
      before !== undefined &&
      after !== undefined &&
      !finder.stands(run) &&
      finder.stands(`${before.slice(-1)}${run[0]}`) &&
      finder.stands(`${run[1]}${after.slice(0, 1)}`);
    if (misread) return [];
    // 采摘|节办 is 采摘节 and a verb.
    const joined = `${before ?? ''}${run.charAt(0)}`;
    if (run.length === 2 && joined.length > 2 && !finder.stands(run) && finder.standsWhole(joined))
      return [{ word: joined, tag: 'n', also: [] }];
    return wordsOfRun(run, tag, finder, tokenizer).map((each) => ({ ...each, also: [] }));
  }
}

const hanOnly = /^\p{Script=Han}+$/u;

/** Whether a character ends the name of a place that an article has, begun by the word before it. */
function isPartOf(before: string, word: string, finder: Finder): boolean {
  return (
    /^[村镇乡县市区路桥街]$/u.test(word) &&
    before.length > 1 &&
    hanOnly.test(before) &&
    !isHomeWord(before) &&
    finder.stands(before + word)
  );
}

/** 医院院长, a word of the dictionary that no article has, is 医院 and 院长 where they have these. */
function dictionaryWord(word: string, tag: string, finder: Finder): Piece[] {
  const half = word.length / 2;
  const halves = [word.slice(0, half), word.slice(half)];
  const isCut =
    word.length === 4 &&
    hanOnly.test(word) &&
    !finder.stands(word) &&
    halves.every((each) => finder.stands(each));
  return (isCut ? halves : [word]).map((each) => ({ word: each, tag, also: [] }));
}

/** `那场`, `这回`: of all there are, the one the rest tells. */
const pointed = new RegExp(`^[那这](?:${anyOf(questionWords.pointedCounters)})$`, 'u');
/** `一期`, `第三批`: jieba takes them for adverbs. */
const stage = /^第?[一二三四五六七八九十\d]+[期批届号]$/u;

/** The terms of a question; `text` is the whole of it without its asking, place for place. */
function termsOf(
  whole: string,
  text: string,
  kind: Question['kind'],
  finder: Finder,
  tokenizer: Tokenizer,
): Term[] {
  const terms = new Map<string, Omit<Term, 'wordings'>>();
  for (const { word, tag, also: names } of piecesOf(text, finder, tokenizer)) {
    if (noise.has(word) || around.has(word) || terms.has(word) || pointed.test(word)) continue;
    const also = [...names, ...(alike.get(word) ?? [])];
    const counts = kind === 'number' || kind === 'yesNo';
    const isName = (naming.test(tag) && (word.length > 1 || /^\d/u.test(word))) || stage.test(word);
    const role = !counts && answerWords.has(word) ? 'answerWord' : isName ? 'key' : 'plain';
    const share = role === 'answerWord' ? 0.15 : role === 'key' ? 1 : word.length > 1 ? 0.6 : 0.3;
    const rarity = tokenizer.rarity(word);
    const telling = (rarity / 10) * (0.4 + (0.6 * finder.rarity(word)) / finder.rarest);
    terms.set(word, {
      text: word,
      also,
      related: relatedWords(word),
      role,
      tag,
      rarity,
      weight: share * telling * (isHomeWord(word) ? 0.4 : 1),
    });
  }
  const wordings = wordingsOf(whole, [...terms.keys()]);
  return sharedOut(
    text,
    [...terms.values()].map((term, t) => ({ ...term, wordings: wordings[t] ?? unworded })),
  );
}

/**
 * The words of one name, standing together (美丽早晨食品科技), share its weight: a name of four words does
 * not outweigh what is asked about it.
 */
function sharedOut(text: string, terms: readonly Term[]): Term[] {
  const runs: Term[][] = [];
  let end = -1;
  for (const term of terms) {
    const at = text.indexOf(term.text, Math.max(0, end));
    const run = runs.at(-1);
    if (run && at === end && term.role === 'key' && run.at(-1)?.role === 'key') run.push(term);
    else runs.push([term]);
    end = at < 0 ? -1 : at + term.text.length;
  }
  return runs.flatMap((run) => run.map((term) => ({ ...term, weight: term.weight / Math.sqrt(run.length) })));
}

/** Words of asking that say what is counted without a unit. */
const impliedUnits = questionWords.implied.map(({ forms, kinds }) => ({
  form: new RegExp(forms.join('|'), 'u'),
  kinds,
}));

/** 一年能赚多少, 多少过桥费: what is asked for has its unit. */
const atAsking = Object.entries(questionWords.atAsking).map(([kind, words]) => ({
  kind: kind as Quantity['kind'],
  form: new RegExp(
    `(?:${anyOf(words)})[了到过得出掉能要是为有约给]*(?:大[概约]|一共|总共|一般|最[多少]|[至最]少)?多少(?:[?？]|$)|多少\\p{Script=Han}{0,5}(?:${anyOf(words)})(?:[?？]|$)`,
    'u',
  ),
}));

/** 多少老人, 多少百岁老人, 多少学生: counted in 人, 名 or 位. */
const peopleCounted = new RegExp(
  `^(?:\\p{Script=Han}岁)?(?:${anyOf(callings)}|\\p{Script=Han}?人(?!次)|[观听群民]众)`,
  'u',
);
const unitAsked = /(?:多少|几)(?<rest>\S{1,6})/u;

function unitOf(text: string): AskedUnit {
  for (const { form, kinds } of impliedUnits)
    if (form.test(text)) return { kinds: new Set(kinds), word: null };
  const rest = unitAsked.exec(text)?.groups?.rest;
  if (rest && peopleCounted.test(rest)) return { kinds: new Set(['people'] as const), word: null };
  const [counted] = rest && !countedNoun.test(text) ? readQuantities(`9${rest}`) : [];
  if (counted && counted.start === 0 && rest) return { kinds: new Set([counted.kind]), word: counted.unit };
  const asked = atAsking.filter(({ form }) => form.test(text)).map(({ kind }) => kind);
  if (asked.length > 0) return { kinds: new Set(asked), word: null };
  const measured = text.replace(describing, '');
  const kinds = Object.entries(questionWords.measures)
    .flatMap(([kind, words]) =>
      words.filter((word) => measured.includes(word)).map((word) => ({ kind, word })),
    )
    .sort((a, b) => text.lastIndexOf(b.word) + b.word.length - (text.lastIndexOf(a.word) + a.word.length));
  const nearest = kinds[0];
  if (nearest) return { kinds: new Set([nearest.kind as Quantity['kind']]), word: null };
  if (/多大/u.test(text)) return { kinds: new Set(['age', 'area'] as const), word: null };
  return { kinds: new Set(countedNoun.test(text) ? (['count', 'people'] as const) : []), word: null };
}

/** A measure that only describes what is counted: 多少外资企业 asks for no money. */
const describing = new RegExp(
  `(?:多少|几)(?=(?<word>${anyOf(Object.values(questionWords.measures).flat())}))\\k<word>(?!${anyOf(questionWords.noise)})\\p{Script=Han}`,
  'u',
);

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
  if (asked === '个') return true;
  // 多少床位 is told by 床位1200张: that they stand together is seen to elsewhere.
  if (asked.length > 1 && !asked.endsWith('次')) return true;
  return bare.startsWith(asked) || asked.startsWith(bare);
}

/** The title a question asks the holder of: `管委会主任是谁`, `谁是副市长`. */
const titles = anyOf(officeTitles.map(normalise));
const titleForm = new RegExp(
  `(?:${titles})(?:是谁|叫什么|是哪位|是什么人|的?名字|有哪些|[?？]?$)|(?:谁是|谁担任|谁任).*?(?:${titles})`,
  'u',
);

/** Whether the question asks for the holder of an office rather than who did something. */
export function asksForOffice({ kind, text }: Question): boolean {
  return kind === 'person' && titleForm.test(text);
}

/**
 * What a broad message wants to hear about: 独山港 in `独山港最近怎么样`, 机床 in `机床厉害吗`; null when it asks
 * for more than how somewhere or something is.
 */
export function broadSubject({ kind, terms }: Question): string | null {
  if (kind !== 'manner' && kind !== 'yesNo') return null;
  const own = terms.filter((term) => !isHome(term) && !term.tag.startsWith('a'));
  const named = own.length > 0 ? own : terms.filter(isHome);
  const isBroad =
    named.length > 0 &&
    named.length < 3 &&
    named.every(({ role, tag }) => role === 'key' && !tag.startsWith('v'));
  return isBroad ? named.map(({ text }) => text).join(' ') : null;
}
