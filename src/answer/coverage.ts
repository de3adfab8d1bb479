import { readQuantities } from '../facts/index.js';
import type { QuestionKind } from './lexicon.js';
import { questionWords } from './lexicon.js';
import type { Passage, ReadArticle } from './passages.js';
import type { Question, Term } from './question.js';

/** How near to a sentence a word of the question stands: 1 in it, 0 nowhere in the article. */
export const nearness = {
  sentence: 1,
  neighbour: 0.9,
  heading: 0.85,
  before: 0.8,
  paragraph: 0.75,
  after: 0.62,
  subject: 0.62,
  article: 0.4,
  nowhere: 0,
} as const;

const home = new Set(questionWords.home);
const latin = /^[a-z0-9.]+%?$/u;

/** Whether a term is the paper's own city. */
export function isHome(term: Term): boolean {
  return home.has(term.text);
}

/** Whether a text names the paper's own city. */
export function saysHome(text: string): boolean {
  return questionWords.home.some((name) => text.includes(name));
}

/** How far a text says a term: 1 in full, less for most of a long name, 0 not at all. */
export function says(text: string, term: Term): number {
  if (home.has(term.text)) return saysHome(text) ? 1 : 0;
  if (contains(text, term.text) || term.also.some((other) => contains(text, other))) return 1;
  if (term.text.length < 3 || term.tag === 'nt' || latin.test(term.text)) return 0;
  let pairs = 0;
  for (let at = 0; at + 2 <= term.text.length; at++)
    if (text.includes(term.text.slice(at, at + 2))) pairs += 1;
  const share = pairs / (term.text.length - 1);
  return share >= 0.6 ? share : 0;
}

/** 市长 is not in 副市长. */
const title = /(?:长|书记|主任|主席|经理|总裁)$/u;
const joins = /[a-z0-9]/u;

/** `a级` is not in `aaa级`, `35` is not in `135`. */
function contains(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? '';
    const after = text[at + word.length] ?? '';
    const deputy = before === '副' && title.test(word);
    if (!deputy && !runsOn(before, word[0] ?? '') && !runsOn(word.at(-1) ?? '', after)) return true;
  }
  return false;
}

/** Whether two characters belong to one run of letters or of figures. */
function runsOn(a: string, b: string): boolean {
  return joins.test(a) && joins.test(b) && /\d/u.test(a) === /\d/u.test(b);
}

/** A sentence that goes on about what the one before it named. */
export const goesOn = /^[“"]?(?:该|这|此|其|它|他|她|公司|企业|项目|目前|截至|据了解|预计)/u;
/** `何为五百行动？`: the next sentence answers. */
const asksItself = /[?？][”"]?$/u;

/** Words that make a sentence the answer to a kind of question. */
const timeForm =
  /\d{1,4}\s?年|\d{1,2}月|\d{1,2}日|世纪|年代|时期|年间|当天|当年|[一二三四五六七八九十〇]+年|昨天|今天|明天|上午|下午|去年|今年|明年|季度|[前之]后|至今/u;
const durationForm =
  /[\d一二两三四五六七八九十半]+\s?(?:多|余)?(?:个)?(?:年|天|月|小时|分钟|周|星期|工作日)/u;

const placeForm =
  /地址|位于|坐落|地处|落户|设在|建在|来到|走进|前往|赴|来自|家住|住在|总部|在.{2,16}(?:举办|举行|召开|开展|建|设|上市|生产|落地|训练)/u;
const placeName = /[省市县区镇乡村路街园馆场站楼院校国州湾岛港]/u;

/** `X是…`, `X主要从事…`: a sentence that says what a thing is or does. */
function definesTerm(text: string, term: Term): boolean {
  const at = text.indexOf(term.text);
  if (at < 0) return false;
  return /^[^，,。]{0,12}[，,]?(?:是指|是一|是全|是国|是我|即|指|主要(?:从事|生产|做)|专注于|从事)/u.test(
    text.slice(at + term.text.length),
  );
}

/** Whether a sentence has what such a question asks for, from 0 to 1. */
export function offers(passage: Passage, question: Question): number {
  const text = passage.normal;
  const kind: QuestionKind | 'keywords' = question.kind;
  switch (kind) {
    case 'number':
      if (readQuantities(passage.text).length) return 1;
      return /\d/u.test(text) ? 0.6 : /[一二两三四五六七八九十百千万]/u.test(text) ? 0.3 : 0;
    case 'time':
      return timeForm.test(text) ? 1 : 0;
    case 'duration':
      return durationForm.test(text) ? 1 : /\d/u.test(text) ? 0.5 : 0;
    case 'list':
      return text.includes('、') ? 1 : /包括|分为|和|及/u.test(text) ? 0.6 : 0;
    case 'keywords':
    case 'yesNo':
      return 0;
    case 'thing': {
      const subject = question.defines && question.terms.some((term) => definesTerm(text, term));
      if (subject) return 1.5;
      const named = question.wanted && says(text, question.wanted) > 0 ? 0.75 : 0;
      return named + (questionWords.cues.thing?.some((cue) => text.includes(cue)) ? 1 : 0);
    }
    case 'place':
      return placeForm.test(text) ? 1 : placeName.test(text) ? 0.6 : 0;
    default: {
      const cues = questionWords.cues[kind];
      return cues?.some((cue) => text.includes(cue)) ? 1 : 0;
    }
  }
}

/** A question held against an article. */
export interface Held {
  readonly read: ReadArticle;
  /** The question's words. */
  readonly terms: readonly Term[];
  /** Whether the question names the article by its whole headline: an entry of an encyclopaedia. */
  readonly entry: boolean;
  /** Whether the question says the whole headline of any kind of article. */
  readonly titled: boolean;
  /** How well each sentence answers, comparable between sentences of all articles. */
  readonly scores: readonly number[];
  /** The index of the best sentence; -1 for an article without text. */
  readonly best: number;
  /** How near each term of the question stands to a sentence. */
  nearnessAt(index: number): readonly number[];
  /** The share of the question, by weight, that is said near a sentence, from 0 to 1. */
  coverageAt(index: number): number;
}

const typeBonus = 2;

/**
 * Scores an article's sentences for a question: what they say of it by rarity (words that few sentences of
 * the article have count more, words of its headline little, since all its sentences are about them), what
 * their neighbours say, and whether they have the kind of thing asked for.
 */
export function hold(question: Question, read: ReadArticle): Held {
  const { terms } = question;
  const { passages } = read;
  const said = passages.map((passage) => terms.map((term) => says(passage.normal, term)));
  const inHeading = terms.map((term) => says(read.heading, term));
  const inHeadline = terms.map((term) => says(read.headline, term));
  const inWhole = terms.map((term) => says(read.whole, term));
  const total = terms.reduce((sum, term) => sum + term.weight, 0) || 1;
  const telling = terms.map((term, t) => {
    const sentences = said.filter((row) => (row[t] ?? 0) > 0).length;
    return (term.weight * ((inHeadline[t] ?? 0) > 0 ? 0.15 : 1)) / (1 + 0.5 * Math.max(0, sentences - 1));
  });
  const base = (index: number, beyond?: number): number =>
    (said[index] ?? []).reduce((sum, much, t) => {
      const here = beyond === undefined ? 0 : (said[beyond]?.[t] ?? 0);
      return sum + Math.max(0, much - here) * (telling[t] ?? 0);
    }, 0);
  const scores = passages.map((passage, index) => {
    const before = passages[index - 1];
    const together = before?.paragraph === passage.paragraph;
    const carried = together && goesOn.test(passage.text) ? 0.8 : 0.3;
    const told = before && asksItself.test(before.text) && base(index - 1) > 0 ? 3 : 0;
    return (
      told +
      base(index) +
      carried * base(index - 1, index) +
      0.15 * base(index + 1, index) +
      typeBonus * offers(passage, question)
    );
  });
  let best = -1;
  for (const [index, score] of scores.entries()) if (best < 0 || score > (scores[best] ?? 0)) best = index;

  // A why or how is told of what an article is about without naming it again.
  const isSubject = (t: number) =>
    (question.kind === 'reason' || question.kind === 'manner') &&
    said.filter((row) => (row[t] ?? 0) > 0).length >= 3;
  const nearnessAt = (index: number): readonly number[] => {
    const passage = passages[index];
    if (!passage) return terms.map((_, t) => (inHeading[t] ?? 0) * nearness.heading);
    const at = (offset: number) =>
      passages[index + offset]?.paragraph === passage.paragraph ? said[index + offset] : undefined;
    return terms.map((term, t) =>
      home.has(term.text) && (inWhole[t] ?? 0) > 0
        ? 1
        : Math.max(
            (said[index]?.[t] ?? 0) * nearness.sentence,
            (at(-1)?.[t] ?? 0) * nearness.neighbour,
            (at(1)?.[t] ?? 0) * nearness.after,
            (at(-2)?.[t] ?? 0) * nearness.before,
            (inHeading[t] ?? 0) * nearness.heading,
            says((read.paragraphs[passage.paragraph] ?? '').slice(0, passage.start), term) *
              nearness.paragraph,
            (inWhole[t] ?? 0) * (isSubject(t) ? nearness.subject : nearness.article),
          ),
    );
  };
  const bare = read.headline.replace(/\(.*\)$/u, '').trim();
  return {
    read,
    terms,
    titled: bare.length > 1 && question.text.includes(bare),
    entry:
      bare.length > 1 &&
      !['notice', 'photo', 'weather'].includes(read.article.kind) &&
      question.text.includes(bare),
    scores,
    best,
    nearnessAt,
    coverageAt: (index) =>
      nearnessAt(index).reduce((sum, near, t) => sum + near * (terms[t]?.weight ?? 0), 0) / total,
  };
}
