import { findPeriods, type Quantity, readQuantities } from '../facts/index.js';
import type { Figure } from '../news/index.js';
import { type Held, says } from './coverage.js';
import { within } from './gates.js';
import { fits, type Question } from './question.js';

/** The answer in a sentence: its words, and the time they are true of. */
export interface ShortAnswer {
  readonly text: string;
  readonly period: string | null;
  /** How well it fits, to choose between sentences. */
  readonly fit: number;
}

/** Clause borders around an amount. */
const border = /[，,。；;：:！？!?（(]/u;

/** The amount in a sentence that fits the question best; null when none fits the unit, the measure and the year. */
export function amountAt(question: Question, held: Held, index: number): ShortAnswer | null {
  const passage = held.read.passages[index];
  if (!passage || !question.unit) return null;
  const { unit } = question;
  const { figures } = held.read.article;
  const answers = readQuantities(passage.text)
    .filter((quantity) => fits(quantity, unit))
    .flatMap((quantity): ShortAnswer[] => {
      const figure = figures.find((one) => one.sentence === passage.text && one.text === quantity.text);
      const period = figure?.period ?? null;
      if (!question.periods.every(({ iso }) => iso === null || ofPeriod(iso, period, held, passage.text)))
        return [];
      return [{ text: quantity.text, period, fit: closeness(question, quantity, figure, passage.normal) }];
    });
  return answers.reduce<ShortAnswer | null>((best, one) => (best && best.fit >= one.fit ? best : one), null);
}

/** A part of a year is not the year; an undated amount is of its article's year. */
function ofPeriod(asked: string, period: string | null, held: Held, sentence: string): boolean {
  if (period)
    return (
      within(period, asked) && (period === asked || asked.length === period.length || asked.length === 4)
    );
  const { date } = held.read.article;
  const named = findPeriods(sentence, date).some(({ iso }) => iso?.startsWith(asked.slice(0, 4)));
  return named || date?.iso.slice(0, 4) === asked;
}

/** How much of the question stands in the amount's label, its clause and its sentence. */
function closeness(
  question: Question,
  quantity: Quantity,
  figure: Figure | undefined,
  sentence: string,
): number {
  const before = sentence.slice(0, quantity.start);
  const after = sentence.slice(quantity.end);
  const clause = `${before.split(border).at(-1) ?? ''}${after.split(border)[0] ?? ''}`;
  const label = figure ? `${figure.label}` : clause;
  const beside = `${before.slice(-12)} ${after.slice(0, 12)}`;
  let fit = 0;
  let known = 0;
  for (const term of question.terms) {
    const inLabel = says(label, term);
    known += inLabel * term.text.length;
    fit +=
      term.weight *
      Math.max(
        inLabel,
        0.9 * says(beside, term),
        0.8 * says(clause, term),
        0.7 * says(figure?.of ?? '', term),
        0.5 * says(sentence, term),
      );
  }
  // 微网格 is more than the 网格 asked for.
  const more = figure ? Math.max(0, figure.label.length - known) : 3;
  return fit - 0.12 * Math.min(8, more);
}

/** `2017年`, `9月底`, `10月8日`, `2003年9月`: a time as an answer, as printed. */
const timeForm =
  /(?:(?:19|20)\d{2}年(?:度)?|今年|去年|前年|明年|后年)?(?:\d{1,2}月(?:份)?)?(?:\d{1,2}日|[上中下]旬|底|初|末|中旬)?(?:上午|下午|晚上)?/gu;
const otherTimes =
  /(?:第?[一二三四]季度|上半年|下半年|昨天(?:上午|下午)?|前天|今天|明天|近日|日前|春节前?|年底|年初|月底)/gu;

/** The time in a sentence nearest to the question's words. */
export function timeAt(question: Question, held: Held, index: number): ShortAnswer | null {
  const passage = held.read.passages[index];
  if (!passage) return null;
  const found = [...passage.normal.matchAll(timeForm), ...passage.normal.matchAll(otherTimes)].filter(
    ({ 0: text }) => text.length > 1,
  );
  const places = question.terms.flatMap((term) => {
    const at = passage.normal.indexOf(term.text);
    return at < 0 ? [] : [{ at, weight: term.weight }];
  });
  let best: { start: number; end: number; far: number } | null = null;
  for (const match of found) {
    const start = match.index;
    const far =
      places.reduce((sum, { at, weight }) => sum + weight * Math.abs(at - start), 0) - 4 * match[0].length;
    if (!best || far < best.far) best = { start, end: start + match[0].length, far };
  }
  if (!best) return null;
  const text = passage.text.slice(best.start, best.end);
  const period = findPeriods(passage.text, held.read.article.date).find(
    ({ start, end }) => start < (best?.end ?? 0) && end > (best?.start ?? 0),
  );
  return { text, period: period?.iso ?? null, fit: -best.far / 100 };
}
