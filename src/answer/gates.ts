import { findPeriods } from '../facts/index.js';
import { type Held, nearness } from './coverage.js';
import { questionWords } from './lexicon.js';
import type { Passage } from './passages.js';
import type { Question, Term } from './question.js';

const home = new Set(questionWords.home);
const regions = new Set(questionWords.regions);
const exact = new RegExp(`^(?:${questionWords.exact.join('|')})`, 'u');

/** A region other than the paper's own city; 我市 is not it. */
function isElsewhere(term: Term): boolean {
  return !home.has(term.text) && [...regions].some((region) => term.text.startsWith(region));
}

/**
 * Whether what is asked about is met at a sentence, so that it may be given as the answer:
 * every naming word near it, another place beside it, the year it speaks of, a `not` where one was asked.
 */
export function meets(question: Question, held: Held, index: number): boolean {
  const passage = held.read.passages[index];
  if (!passage || !question.terms.some(({ role, text }) => role !== 'answerWord' && text.length > 1))
    return false;
  if (question.negated && !/[没未无非不]/u.test(passage.normal)) return false;
  if (!question.periods.every((asked) => asked.iso === null || speaksOf(asked.iso, passage, held)))
    return false;
  if (origin.test(question.text) && !originSaid.test(passage.normal)) return false;
  if (held.entry) return true;
  const near = held.nearnessAt(index);
  const unmet = question.terms.some((term, t) => {
    const at = near[t] ?? 0;
    if (term.role === 'answerWord') return false;
    if (isElsewhere(term)) return at < nearness.neighbour;
    if (exact.test(term.text)) return at < nearness.heading;
    if (term.role === 'key') return at < (term.common ? nearness.article : nearness.paragraph) * 0.8;
    return term.text.length > 1 && at === nearness.nowhere;
  });
  return !unmet && held.coverageAt(index) >= 0.72;
}

/** Where someone comes from is not where they act. */
const origin = /哪里人|哪儿人|籍贯|老家|出生地|祖籍/u;
const originSaid = /籍|出生|生于|老家|祖籍|.{2,4}人(?:[，,。氏士]|$)/u;

/** Whether a sentence, or failing a year in it its article, is of an asked time. */
function speaksOf(asked: string, passage: Passage, held: Held): boolean {
  const { date } = held.read.article;
  const named = findPeriods(passage.text, date).flatMap(({ iso }) => (iso ? [iso] : []));
  if (named.some((iso) => within(iso, asked))) return true;
  if (passage.text.includes(asked.slice(0, 4))) return true;
  return named.length === 0 && date !== null && date.iso.slice(0, 4) === asked;
}

/** Whether a time lies in an asked one: `2017-09` in `2017`; `2022-01..2022-07` only in itself. */
export function within(iso: string, asked: string): boolean {
  return iso === asked || (!asked.includes('..') && iso.startsWith(`${asked}-`) && !iso.includes('..'));
}
