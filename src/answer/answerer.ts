import type { ArticleReader, Tokenizer } from '../news/index.js';
import type { ArticleSearch } from '../search/index.js';
import type { Answer, Answerer, Evidence, Reading } from './answer.js';
import { type Held, hold, offers, says } from './coverage.js';
import { finderOf } from './finder.js';
import { completed, isMeasure, readTopic, topicOf } from './followUp.js';
import { meets } from './gates.js';
import { createReading } from './passages.js';
import { asksForOffice, isOfSomeoneElse, peopleAt, personIn } from './persons.js';
import { type Question, readQuestion } from './question.js';
import { quote } from './quotation.js';
import { amountAt, timeAt } from './shortAnswers.js';
import { smallTalkIn } from './smallTalk.js';

/** What answers are made from. */
export interface Sources {
  readonly search: ArticleSearch;
  readonly articles: ArticleReader;
  readonly tokenizer: Tokenizer;
}

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
  readonly short: string | null;
  readonly period: string | null;
  /** How well the short answer fits; comparable between articles. */
  readonly fit: number;
  /** All in all; comparable between articles. */
  readonly score: number;
}

/** An answerer over the stored articles. */
export function createAnswerer({ search, articles, tokenizer }: Sources): Answerer {
  const finder = finderOf(search, tokenizer);
  const reading = createReading(articles);

  return {
    answer(message, { today, topic }) {
      const talk = smallTalkIn(message);
      if (talk) return { kind: 'smallTalk', talk };
      const known = readTopic(topic);
      const asked = completed(message, known, (text) => standsAlone(read(text)));
      const typed = respond(asked, today);
      if (typed.kind === 'found') return typed;
      const meant = finder.putRight(asked, today);
      const other = meant === asked ? typed : respond(meant, today);
      return other.kind === 'found' ? other : typed;
    },
  };

  function read(text: string): Question {
    return readQuestion(text, finder, tokenizer);
  }

  function respond(asked: string, today: Date): Answer {
    const question = read(asked);
    const helds = look(question, today);
    if (question.kind === 'keywords') return notFound(question, helds);
    const candidates = helds
      .flatMap(({ held, rank }) => best(question, held, rank) ?? [])
      .sort((a, b) => b.score - a.score);
    const [first] = candidates;
    return first ? found(question, first, candidates) : notFound(question, helds);
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
    if (question.kind === 'person') {
      const person = personIn(question, held);
      if (person && meets(question, held, person.index)) {
        return {
          held,
          index: person.index,
          short: person.short,
          period: null,
          fit: person.fit,
          score: rank + person.fit,
        };
      }
      if (asksForOffice(question) && !held.entry) return null;
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
        unsaid(question, held, index);
      if (!found || score > found.score)
        found = {
          held,
          index,
          short: short?.text ?? null,
          period: short?.period ?? null,
          fit: short?.fit ?? 0,
          score,
        };
    }
    return found;
  }

  /** The answer in a sentence; `unfit` when the sentence has none of the kind asked for. */
  function shortAt(
    question: Question,
    held: Held,
    index: number,
  ): { text: string; period: string | null; fit: number } | null | 'unfit' {
    const passage = held.read.passages[index];
    if (!passage) return 'unfit';
    const tolerant = held.entry;
    switch (question.kind) {
      case 'number':
        return amountAt(question, held, index) ?? (tolerant ? null : 'unfit');
      case 'time':
        return timeAt(question, held, index) ?? (tolerant ? null : 'unfit');
      case 'person': {
        const [name] = peopleAt(question, held, index);
        if (name) return { text: name, period: null, fit: 0 };
        // An agent that is no person: 由谁共建.
        const agent = /[由被]谁/u.test(question.text) && /[由被与]/u.test(passage.normal);
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

/** `哪家公司的子公司`: a sentence without the word beside the asking is seldom the answer. */
function unsaid(question: Question, held: Held, index: number): number {
  if (!['thing', 'list', 'place'].includes(question.kind)) return 0;
  const text = held.read.passages[index]?.normal ?? '';
  return question.measured.length && question.measured.every((term) => says(text, term) === 0) ? 1 : 0;
}

/** Whether a question names what it is about, so that it is no follow-up. */
function standsAlone(question: Question): boolean {
  return question.terms.some((term) => term.role === 'key' && !isMeasure(term));
}

function evidence(held: Held, index: number, short: string | null): Evidence {
  return {
    id: held.read.article.id,
    paragraph: held.read.passages[index]?.paragraph ?? -1,
    passage: quote(held, index, short),
    sentence: held.read.passages[index]?.text ?? '',
  };
}

function notFound(question: Question, helds: readonly { held: Held }[]): Answer {
  const nearest = helds.filter(({ held }) => held.best >= 0).slice(0, nearestShown);
  return {
    kind: 'notFound',
    asked: question.asked,
    about: question.about,
    nearest: nearest.map(({ held }) => evidence(held, held.best, null)),
    topic: topicOf(question, null),
  };
}

/** Other articles' answers that fit nearly as well count as answers too. */
const nearlyAsGood = 0.75;

function found(question: Question, first: Candidate, candidates: readonly Candidate[]): Answer {
  const reading = ({ held, index, short, period }: Candidate): Reading => ({
    short,
    period: period ?? (first.short === null ? null : yearOf(held)),
    evidence: evidence(held, index, short),
  });
  const rivals = candidates.filter(
    (one) => one !== first && one.short !== null && one.fit >= nearlyAsGood * first.fit && first.fit > 0,
  );
  const open = question.kind === 'number' && question.periods.length === 0 && question.yearsAgo === null;
  const others = open ? rivals : [];
  const differ = others.some(({ short }) => short !== first.short);
  const byDate = [...others].sort((a, b) => dateOf(b).localeCompare(dateOf(a)));
  return {
    kind: 'found',
    asked: question.asked,
    readings: [reading(first), ...byDate.slice(0, othersShown).map(reading)],
    agreement: differ ? 'several' : 'one',
    topic: topicOf(question, question.kind === 'person' ? first.short : null),
  };
}

function dateOf({ period, held }: Candidate): string {
  return period ?? held.read.article.date?.iso ?? '';
}

/** An amount without a period is of its article's year. */
function yearOf(held: Held): string | null {
  return held.read.article.date?.iso.slice(0, 4) ?? null;
}
