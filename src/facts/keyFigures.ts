import { overlap } from '../language/index.js';
import type { Figure, Quotation } from '../news/index.js';

/** A line to show: a quotation with its numbers, and the time it is of where it does not say so. */
export interface KeyFigure {
  readonly quotation: Quotation;
  readonly period: string | null;
}

/** Below this a reader would rather not be shown it. */
export const leastWorth = 0.5;
/** What speaks of the words asked for may be worth less. */
const leastWorthAsked = 0.15;

/**
 * The figures of an article to show, at most `most`, each stretch once: those that speak of the words first,
 * then as the article has them. None rather than a poor one.
 */
export function keyFigures(
  figures: readonly Figure[],
  most: number,
  words: readonly string[] = [],
): KeyFigure[] {
  return inOrder(figures, words)
    .slice(0, most)
    .map(({ quotation, period }) => ({ quotation, period: quotation.tellsPeriod ? null : period }));
}

/** The figures behind the lines to show, the first of each stretch, in the same order. */
export function inOrder(
  figures: readonly Figure[],
  words: readonly string[] = [],
): (Figure & { readonly quotation: Quotation })[] {
  const lines = new Map<string, Figure & { readonly quotation: Quotation }>();
  const told = new Set<string>();
  const spoken = spokenOf(words, figures);
  for (const figure of figures) {
    const { quotation } = figure;
    // An article stored by an earlier version has figures without a quotation.
    // The headline itself stands above the lines.
    if (!quotation || figure.paragraph < 0 || lines.has(quotation.text)) continue;
    const least = spoken(figure) > 0 ? leastWorthAsked : leastWorth;
    if (figure.worth < least) continue;
    // Two sentences that tell the very same numbers tell them once.
    const numbers = quotation.numbers.map(([start, end]) => quotation.text.slice(start, end));
    if (numbers.length > 1 && numbers.every((number) => told.has(number))) continue;
    for (const number of numbers) told.add(number);
    lines.set(quotation.text, { ...figure, quotation });
  }
  return [...lines.values()].sort((a, b) => spoken(b) - spoken(a));
}

/** How much a word counts that only the rest of the sentence says. */
const besides = 0.4;
/** How much a word counts of which only parts are said: `一小` of `城西一小` in `城西第一小学`. */
const inPart = 0.8;

/** How much of the words a figure's line says; a word counts the more, the fewer lines of the article say it. */
function spokenOf(words: readonly string[], figures: readonly Figure[]): (figure: Figure) => number {
  const lines = [...new Set(figures.flatMap(({ quotation }) => quotation?.text ?? []))];
  const weighed = words.map((word) => {
    const saying = lines.reduce((sum, line) => sum + said(word, line), 0);
    return { word, weight: Math.log(1 + lines.length / (0.5 + saying)) };
  });
  return ({ quotation, sentence }) =>
    weighed.reduce((sum, { word, weight }) => {
      const share = Math.max(said(word, quotation?.text ?? ''), besides * said(word, sentence));
      return sum + weight * share;
    }, 0);
}

/** The share of a word that a text says: all, or of its pairs of characters at least half. */
function said(word: string, text: string): number {
  if (text.includes(word)) return 1;
  const share = inPart * overlap(word, text);
  return share >= inPart / 2 ? share : 0;
}
