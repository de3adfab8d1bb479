import { type Askable, askableOf } from '../facts/index.js';
import type { Desk } from './desk.js';

/** More than this many articles need not be looked through for examples. */
const articlesTried = 60;
/** How many questions are tried before there are enough. */
const questionsTried = 40;

/** What to ask for, in turn. */
const turns: readonly (readonly Askable['kind'][])[] = [['figure'], ['when', 'where'], ['person']];

/** The last questions of a desk: the same for everybody until the news change, or the day. */
const kept = new WeakMap<Desk, { readonly key: string; readonly questions: Promise<string[]> }>();

/**
 * Questions of different kinds made from the newest articles' own figures, events and people, one an article,
 * each of which the bot answers rightly from that very article; at most `count`.
 */
export function exampleQuestions(desk: Desk, today: Date, count: number): Promise<string[]> {
  const key = `${desk.articles.revision()} ${today.toDateString()} ${count}`;
  const known = kept.get(desk);
  if (known?.key === key) return known.questions;
  const questions = looked(desk, today, count);
  kept.set(desk, { key, questions });
  // What went wrong once may go well when somebody asks again.
  questions.catch(() => kept.delete(desk));
  return questions;
}

async function looked(desk: Desk, today: Date, count: number): Promise<string[]> {
  const waiting = new Map(
    desk.articles.latest({}, { limit: articlesTried, offset: 0 }).ids.map((id) => {
      const article = desk.articles.get(id);
      return [id, article ? askableOf(article, desk.tokenizer) : []] as const;
    }),
  );
  const questions: string[] = [];
  let tries = questionsTried;
  // One of each kind, and then of any kind what is left.
  for (const kinds of [...turns, ...Array.from({ length: count }, () => turns.flat())]) {
    if (questions.length === count) break;
    const found = await next(kinds);
    if (found !== null) questions.push(found);
  }
  return questions;

  async function next(kinds: readonly Askable['kind'][]): Promise<string | null> {
    for (const [id, askable] of waiting)
      for (const one of askable.filter(({ kind }) => kinds.includes(kind))) {
        if (tries === 0) return null;
        tries -= 1;
        if (!(await isAnsweredFrom(desk, today, one, id))) continue;
        waiting.delete(id);
        return one.question;
      }
    return null;
  }
}

async function isAnsweredFrom(
  desk: Desk,
  today: Date,
  { question, answer }: Askable,
  id: number,
): Promise<boolean> {
  const told = await desk.answerer.answer(question, { today, topic: null });
  if (told.kind !== 'found') return false;
  const { short, evidence } = told.readings[0];
  return evidence.id === id && short !== null && (short.includes(answer) || answer.includes(short));
}
