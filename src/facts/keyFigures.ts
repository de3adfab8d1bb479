import type { Article, Figure, Quotation } from '../news/index.js';
import { answering, askedOf, nameTopic, type QuotedFigure } from './asked.js';
import { askedTime } from './askedTimes.js';

/** A line to show: a quotation with its numbers, and the time it is of where it does not say so. */
export interface KeyFigure {
  readonly quotation: Quotation;
  readonly period: string | null;
}

/** Below this a reader would rather not be shown it. */
export const leastWorth = 0.37;
/** What speaks of the words asked for may be worth less. */
export const leastWorthAsked = 0.1;

/**
 * The figures of an article to show, at most `most`, each stretch once: a time or a telephone number asked for, those
 * that speak of the words, then as the article has them. None rather than a poor one.
 */
export function keyFigures(article: Article, most: number, words: readonly string[] = []): KeyFigure[] {
  const time = askedTime(article, words);
  const figures = inOrder(article, words, words.length === 0 ? most : undefined)
    .filter(({ quotation }) => quotation.text !== time?.text)
    .map(({ quotation, period }) => ({ quotation, period: quotation.tellsPeriod ? null : period }));
  return [...(time ? [{ quotation: time, period: null }] : []), ...figures].slice(0, most);
}

/** Figures of an article that are weighed for words: a page has some forty, a table of a year thousands. */
const mostWeighed = 400;

/** Of more figures than are weighed, those whose line has one of the words, then the first; in their order. */
function mostSpoken(figures: readonly Figure[], words: readonly string[]): readonly Figure[] {
  if (words.length === 0 || figures.length <= mostWeighed) return figures;
  const says = ({ quotation }: Figure) => words.some((word) => quotation?.text.includes(word));
  const chosen = new Set([...figures.filter(says), ...figures].slice(0, mostWeighed));
  return figures.filter((one) => chosen.has(one));
}

/** A figure behind a line to show, and how well the line answers the words asked for; 0 where it does not speak of them. */
export interface WeighedFigure {
  readonly figure: QuotedFigure;
  readonly answers: number;
}

/** The figures behind the lines to show, the first of each stretch, in the same order; no further than `enough` of them. */
export const inOrder = (article: Article, words: readonly string[] = [], enough?: number): QuotedFigure[] =>
  weighedInOrder(article, words, enough).map(({ figure }) => figure);

/** The same, each with what put it in its place. */
export function weighedInOrder(
  article: Article,
  words: readonly string[],
  enough = Number.POSITIVE_INFINITY,
): WeighedFigure[] {
  const lines: { figure: QuotedFigure; answers: number; wanted: number }[] = [];
  const isTopic = nameTopic(words, article);
  const byText = new Map<string, (typeof lines)[number]>();
  const byNumber = new Map<string, (typeof lines)[number]>();
  const weighed = mostSpoken(article.figures, words);
  const asked = askedOf(words, article, weighed);
  for (const one of weighed) {
    const { quotation } = one;
    // An article stored by an earlier version has figures without a quotation.
    // The headline itself stands above the lines.
    if (!quotation || one.paragraph < 0) continue;
    if (lines.length >= enough) break;
    const figure = { ...one, quotation };
    const line = byText.get(quotation.text);
    if (!line && figure.worth < leastWorthAsked) continue;
    const measured = asked(figure);
    const answers = measured.spoken ? Math.exp(answering(measured)) : 0;
    const wanted = isTopic && measured.wholly ? figure.worth : 0;
    // A line answers as well as the one of its numbers that answers best.
    if (line) {
      line.answers = Math.max(line.answers, answers);
      line.wanted = Math.max(line.wanted, wanted);
    }
    if (line || figure.worth < (measured.spoken ? leastWorthAsked : leastWorth)) continue;
    // What tells the very same numbers as others is not told again; what tells all that another does, and more, takes its place.
    const numbers = numbersOf(quotation);
    const tellers = numbers.map((number) => byNumber.get(number));
    if (numbers.length > 1 && tellers.every((teller) => teller !== undefined)) continue;
    const less = tellers.find((teller) => teller && isPartOf(numbersOf(teller.figure.quotation), numbers));
    const told = less ?? { figure, answers, wanted };
    told.figure = figure;
    told.answers = Math.max(told.answers, answers);
    told.wanted = Math.max(told.wanted, wanted);
    if (!less) lines.push(told);
    byText.set(quotation.text, told);
    for (const number of numbers) byNumber.set(number, told);
  }
  return lines.sort((a, b) => b.wanted - a.wanted || b.answers - a.answers);
}

const numbersOf = ({ text, numbers }: Quotation) => numbers.map(([start, end]) => text.slice(start, end));

/** Whether all of some numbers are among others; a single one may be told of two things. */
const isPartOf = (some: readonly string[], all: readonly string[]) =>
  some.length > 1 && some.every((number) => all.includes(number));
