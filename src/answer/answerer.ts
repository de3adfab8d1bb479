import { type ArticleReader, readPart, type Tokenizer } from '../news/index.js';
import type { ArticleSearch } from '../search/index.js';
import type { Answer, Answerer, Evidence, Reading } from './answer.js';
import { asksForByline, bylineOf } from './bylines.js';
import { type Held, hold, isHome, offers, says } from './coverage.js';
import { figuresFitting } from './figureTable.js';
import { finderOf } from './finder.js';
import { completed, isMeasure, readTopic, topicOf } from './followUp.js';
import { deedOf, meets } from './gates.js';
import { anyOf, questionWords } from './lexicon.js';
import { newsAsked } from './newsAsked.js';
import { createReading } from './passages.js';
import { asksForOffice, isOfSomeoneElse, peopleAt, personIn } from './persons.js';
import { type Question, readQuestion } from './question.js';
import { quote } from './quotation.js';
import { amountAt, type ShortAnswer, timeAt } from './shortAnswers.js';
import { smallTalkIn } from './smallTalk.js';

/** What answers are made from. */
export interface Sources {
  readonly search: ArticleSearch;
  readonly articles: ArticleReader;
  readonly tokenizer: Tokenizer;
}

/** Words of comparing, which no report of one year says. */
const comparing = /增加|减少|增长|下降|上升|变化|相比|对比|相差|更/u;
/** How many articles are read for a question. */
const articlesRead = 12;
/** Passages named when nothing answers. */
const nearestShown = 3;
/** Answers of other articles beside the best. */
const othersShown = 4;

/** A sentence of an article as an answer. */
interface Candidate {
  readonly held: Held;
  readonly index: number;
  readonly short: ShortAnswer | null;
  /** Comparable between articles. */
  readonly score: number;
}

/** An answerer over the stored articles. */
export function createAnswerer({ search, articles, tokenizer }: Sources): Answerer {
  const finder = finderOf(search, tokenizer);
  const reading = createReading(articles);

  return {
    answer(said, { today, topic }) {
      const message = readPart(said);
      // A command nobody knows is no question, and no subject of the next.
      if (message.startsWith('/'))
        return { kind: 'notFound', asked: message, about: message, nearest: [], topic };
      const talk = smallTalkIn(message);
      if (talk) return { kind: 'smallTalk', talk };
      const about = newsAsked(message);
      if (about !== null) return { kind: 'news', about };
      const known = readTopic(topic);
      const asked = completed(message, known, (text) => standsAlone(read(text)));
      const typed = respond(asked, today);
      if (typed.kind === 'found') return typed;
      const meant = finder.putRight(asked, today);
      const other = meant === asked ? typed : respond(meant, today);
      return other.kind === 'found' ? other : typed;
    },
    figures: (words, today) => figuresFitting(words, today, { finder, articles, tokenizer }),
  };

  function read(text: string): Question {
    return readQuestion(text, finder, tokenizer);
  }

  function respond(asked: string, today: Date): Answer {
    const question = read(asked);
    const helds = look(question, today);
    if (question.kind === 'keywords') return notFound(question, helds);
    if (asksForByline(question)) return byBylines(question, helds);
    const compared = comparison(question, today);
    if (compared) return compared;
    const candidates = helds
      .flatMap(({ held, rank }) => best(question, held, rank) ?? [])
      .sort((a, b) => b.score - a.score);
    const [first] = candidates;
    return first ? found(question, first, candidates) : notFound(question, helds);
  }

  /** `2022年和2024年比`: each year's amount, when both are told. */
  function comparison(question: Question, today: Date): Answer | null {
    if (question.periods.length < 2) return null;
    const measured = {
      ...question,
      terms: question.terms.filter(({ text }) => !comparing.test(text)),
      measured: [],
      head: null,
    };
    const helds = look(measured, today);
    const unit = question.unit ?? { kinds: new Set<never>(), word: null };
    const each = question.periods.map((period) => {
      const one: Question = { ...measured, kind: 'number', unit, periods: [period] };
      const [first] = helds
        .flatMap(({ held, rank }) => best(one, held, rank) ?? [])
        .sort((a, b) => b.score - a.score);
      return first;
    });
    const told = each.flatMap((one) => one ?? []);
    const [first, ...others] = told;
    if (!first || told.length < each.length) return null;
    return {
      kind: 'found',
      asked: question.asked,
      readings: [readingOf(first), ...others.map(readingOf)],
      agreement: 'several',
      topic: topicOf(question, null),
    };
  }

  function look(question: Question, today: Date): { held: Held; rank: number }[] {
    const hits = finder.find(question.text, articlesRead, today);
    const top = hits[0]?.score || 1;
    return hits.flatMap(({ id, score }) => {
      const read = reading(id);
      return read ? [{ held: hold(question, read), rank: score / top }] : [];
    });
  }

  /** The article's best sentence that may be given as the answer. */
  function best(question: Question, held: Held, rank: number): Candidate | null {
    const { passages } = held.read;
    if (question.kind === 'person' || (question.kind === 'thing' && deedOf(question) === null)) {
      const person = personIn(question, held);
      if (person && (person.named || meets(question, held, person.index))) {
        const short = { text: person.short, period: null, fit: person.fit, said: 1, value: null };
        return { held, index: person.index, short, score: rank + person.fit };
      }
      if (question.kind === 'person' && asksForOffice(question) && !held.entry) return null;
    }
    let found: Candidate | null = null;
    for (const index of passages.keys()) {
      if (!meets(question, held, index)) continue;
      if (question.kind !== 'person' && isOfSomeoneElse(question, held, index)) continue;
      const short = shortAt(question, held, index);
      if (short === 'unfit') continue;
      const score =
        (held.scores[index] ?? 0) / 4 +
        (short?.fit ?? 0) / 2 +
        3 * rank +
        held.coverageAt(index) +
        (held.entry ? 3 : 0) -
        unsaid(question, held, index) -
        (isOfATown(question, held, index) ? 2 : 0);
      if (!found || score > found.score) found = { held, index, short, score };
    }
    return found;
  }

  /** The answer in a sentence; `unfit` when the sentence has none of the kind asked for. */
  function shortAt(question: Question, held: Held, index: number): ShortAnswer | null | 'unfit' {
    const passage = held.read.passages[index];
    if (!passage) return 'unfit';
    const tolerant = held.entry;
    switch (question.kind) {
      case 'number':
        // Two amounts asked for are one sentence.
        if (question.askings > 1) return amountAt(question, held, index) ? null : 'unfit';
        return (
          amountAt(question, held, index) ?? (tolerant && offers(passage, question) > 0.5 ? null : 'unfit')
        );
      case 'time':
        return timeAt(question, held, index) ?? (tolerant ? null : 'unfit');
      case 'person': {
        const [name] = peopleAt(question, held, index);
        if (name) return { text: name, period: null, fit: 0, said: 1, value: null };
        // An agent that is no person: 由谁共建.
        const agent = /[由被]谁/u.test(question.text)
          ? /[由被与]/u.test(passage.normal)
          : actsAfter(question).some((deed) =>
              new RegExp(`由[^，,。]{2,40}(?:${anyOf([deed])})`, 'u').test(passage.normal),
            );
        return tolerant || agent ? null : 'unfit';
      }
      case 'duration':
        return amountAt(question, held, index) ?? (tolerant ? null : 'unfit');
      case 'reason':
        return tolerant || offers(passage, question) > 0.9 ? null : 'unfit';
      default:
        return null;
    }
  }
}

/** What `谁主办` asks the doer of, in its wordings. */
function actsAfter(question: Question): string[] {
  return question.terms
    .filter(({ text, tag }) => !tag.startsWith('n') && question.text.includes(`谁${text}`))
    .flatMap(({ text, also }) => [text, ...also]);
}

/** `哪家公司的子公司`: a sentence without the word beside the asking is seldom the answer. */
function unsaid(question: Question, held: Held, index: number): number {
  if (!['thing', 'list', 'place', 'person'].includes(question.kind)) return 0;
  const text = held.read.passages[index]?.normal ?? '';
  return question.measured.length && question.measured.every((term) => says(text, term) === 0) ? 1 : 0;
}

/** Whether a question names what it is about, so that it is no follow-up. */
function standsAlone(question: Question): boolean {
  return question.terms.some((term) => term.role === 'key' && !term.tag.startsWith('v') && !isMeasure(term));
}

function evidence(held: Held, index: number): Evidence {
  return {
    id: held.read.article.id,
    paragraph: held.read.passages[index]?.paragraph ?? -1,
    passage: quote(held, index),
    sentence: held.read.passages[index]?.text ?? '',
  };
}

function notFound(question: Question, helds: readonly { held: Held }[]): Answer {
  const nearest = helds.filter(({ held }) => held.best >= 0).slice(0, nearestShown);
  return {
    kind: 'notFound',
    asked: question.asked,
    about: question.about,
    nearest: nearest.map(({ held }) => evidence(held, held.best)),
    topic: topicOf(question, null),
  };
}

/** Another article's amount counts as an answer too when nearly as much of the question is said of it. */
const nearlyAsMuch = 0.7;

function readingOf({ held, index, short }: Candidate): Reading {
  return {
    short: short?.text ?? null,
    period: short && (short.period ?? yearOf(held)),
    evidence: evidence(held, index),
  };
}

/** The writer or photographer of the first article that fits. */
function byBylines(question: Question, helds: readonly { held: Held }[]): Answer {
  for (const { held } of helds) {
    const names = bylineOf(question, held);
    if (names === null || held.best < 0) continue;
    const reading: Reading = { short: names, period: null, evidence: evidence(held, held.best) };
    return {
      kind: 'found',
      asked: question.asked,
      readings: [reading],
      agreement: 'one',
      topic: topicOf(question, names),
    };
  }
  return notFound(question, helds);
}

function found(question: Question, first: Candidate, candidates: readonly Candidate[]): Answer {
  const others = candidates.filter((one) => one !== first && answersToo(question, one, first));
  const differing = others.filter(
    (one, index) => ![first, ...others.slice(0, index)].some((earlier) => sameAnswer(one, earlier)),
  );
  const rest = differing.length > 0 ? differing.sort(newestFirst) : others;
  return {
    kind: 'found',
    asked: question.asked,
    readings: [readingOf(first), ...rest.slice(0, othersShown).map(readingOf)],
    agreement: differing.length > 0 ? 'several' : 'one',
    topic: topicOf(question, question.kind === 'person' ? (first.short?.text ?? null) : null),
  };
}

function newestFirst(a: Candidate, b: Candidate): number {
  return dateOf(b).localeCompare(dateOf(a));
}

/** Whether another article's answer is as good: nothing in the question chooses between them. */
function answersToo(question: Question, other: Candidate, first: Candidate): boolean {
  if (!other.short || !first.short || question.periods.length > 0 || question.yearsAgo !== null) return false;
  if (isOfATown(question, other.held, other.index)) return false;
  if (question.kind === 'person') return asksForOffice(question) && other.short.fit >= 0.9 * first.short.fit;
  return question.kind === 'number' && other.short.said >= nearlyAsMuch * first.short.said;
}

const home = new RegExp(anyOf(questionWords.home), 'u');

/** Whether a sentence is of one of the city's towns while an amount of the city is asked for. */
function isOfATown(question: Question, held: Held, index: number): boolean {
  if (question.kind !== 'number' || !question.terms.some(isHome)) return false;
  const [town] = held.read.article.towns.filter(({ role }) => role === 'main');
  if (!town || question.text.includes(town.name.slice(0, 2))) return false;
  return !home.test(held.read.passages[index]?.text ?? '');
}

function sameAnswer({ short: a }: Candidate, { short: b }: Candidate): boolean {
  return a?.text === b?.text || (a !== null && a.value !== null && a.value === b?.value);
}

function dateOf({ short, held }: Candidate): string {
  return short?.period ?? held.read.article.date?.iso ?? '';
}

/** An amount without a period is of its article's year. */
function yearOf(held: Held): string | null {
  return held.read.article.date?.iso.slice(0, 4) ?? null;
}
