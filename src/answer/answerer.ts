import type { ArticleReader, Tokenizer } from '../news/index.js';
import type { ArticleSearch } from '../search/index.js';
import type { Answer, Answerer, Evidence, Reading, Topic } from './answer.js';
import { type Held, hold, offers } from './coverage.js';
import { finderOf } from './finder.js';
import { meets } from './gates.js';
import { createReading, quote } from './passages.js';
import { asksForOffice, isOfSomeoneElse, peopleAt, personIn } from './persons.js';
import { type Question, readQuestion } from './question.js';
import { amountAt, timeAt } from './shortAnswers.js';

/** What answers are made from. */
export interface Sources {
  readonly search: ArticleSearch;
  readonly articles: ArticleReader;
  readonly tokenizer: Tokenizer;
}

/** How many articles are read for a question. */
const articlesRead = 12;

/** A sentence of an article as an answer. */
interface Candidate {
  readonly held: Held;
  readonly index: number;
  readonly short: string | null;
  readonly period: string | null;
  /** Comparable between articles. */
  readonly score: number;
}

/** An answerer over the stored articles. */
export function createAnswerer({ search, articles, tokenizer }: Sources): Answerer {
  const finder = finderOf(search, tokenizer);
  const reading = createReading(articles);

  return {
    answer(asked, { today, topic }) {
      const typed = respond(asked, today, topic);
      if (typed.kind === 'found') return typed;
      const meant = finder.putRight(asked, today);
      const read = meant === asked ? typed : respond(meant, today, topic);
      return read.kind === 'found' ? read : typed;
    },
  };

  function respond(asked: string, today: Date, topic: Topic): Answer {
    const question = readQuestion(asked, finder, tokenizer);
    const helds = look(question, today);
    const candidates = helds
      .flatMap(({ held, rank }) => best(question, held, rank) ?? [])
      .sort((a, b) => b.score - a.score);
    return answerOf(question, candidates, helds, topic);
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
        return { held, index: person.index, short: person.short, period: null, score: rank + person.fit };
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
        (held.entry ? 3 : 0);
      if (!found || score > found.score)
        found = { held, index, short: short?.text ?? null, period: short?.period ?? null, score };
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

function evidence(held: Held, index: number): Evidence {
  const passage = held.read.passages[index];
  return {
    id: held.read.article.id,
    paragraph: passage?.paragraph ?? -1,
    passage: quote(held.read, index, (at) => held.scores[at] ?? Number.NEGATIVE_INFINITY),
    sentence: passage?.text ?? '',
  };
}

function answerOf(
  question: Question,
  candidates: readonly Candidate[],
  helds: readonly { held: Held; rank: number }[],
  topic: unknown,
): Answer {
  const readings = candidates.map(
    ({ held, index, short, period }): Reading => ({ short, period, evidence: evidence(held, index) }),
  );
  const [first, ...others] = readings;
  if (!first) {
    const nearest = helds.filter(({ held }) => held.best >= 0).map(({ held }) => evidence(held, held.best));
    return {
      kind: 'notFound',
      asked: question.asked,
      about: question.about,
      nearest: nearest.slice(0, 3),
      topic,
    };
  }
  return {
    kind: 'found',
    asked: question.asked,
    readings: [first, ...others.slice(0, 4)],
    agreement: 'one',
    topic,
  };
}
