import { scopeOf } from '../facts/index.js';
import type { StoredArticle } from '../news/index.js';
import type { Desk } from './desk.js';

/** More than this many articles need not be looked through for examples. */
const articlesTried = 60;

/** Characters of an owner a person would type. */
const longestOwner = 14;

/** The last questions of a desk: the same for everybody until the news change, or the day. */
const kept = new WeakMap<Desk, { readonly key: string; readonly questions: string[] }>();

/**
 * Questions made from the newest articles' own figures and people, one an article,
 * each of which the bot answers from that very article; at most `count`.
 */
export function exampleQuestions(desk: Desk, today: Date, count: number): string[] {
  const key = `${desk.articles.revision()} ${today.toDateString()} ${count}`;
  const known = kept.get(desk);
  if (known?.key === key) return known.questions;
  const questions: string[] = [];
  for (const id of desk.articles.latest({}, { limit: articlesTried, offset: 0 }).ids) {
    if (questions.length === count) break;
    const article = desk.articles.get(id);
    const question = article && candidates(article).find((each) => isAnsweredFrom(desk, today, each, id));
    if (question) questions.push(question);
  }
  kept.set(desk, { key, questions });
  return questions;
}

function candidates(article: StoredArticle): string[] {
  const figures = article.figures.flatMap((figure) => {
    const owner = scopeOf(figure);
    if (owner === null || owner.length > longestOwner || !figure.quotation) return [];
    const year = figure.period?.match(/^\d{4}$/u) ? `${figure.period}年` : '';
    return `${year}${owner}${figure.label}是多少？`;
  });
  const people = article.people.filter((person) => person.office).map((person) => `${person.name}是谁？`);
  return [...figures.slice(0, 2), ...people.slice(0, 1)];
}

function isAnsweredFrom(desk: Desk, today: Date, question: string, id: number): boolean {
  const answer = desk.answerer.answer(question, { today, topic: null });
  return answer.kind === 'found' && answer.readings[0].evidence.id === id;
}
