import type { Figure, Quotation } from '../news/index.js';

/** A line to show: a quotation with its numbers, and the time it is of where it does not say so. */
export interface KeyFigure {
  readonly quotation: Quotation;
  readonly period: string | null;
}

/** Below this a reader would rather not be shown it. */
const leastWorth = 0.5;
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
  for (const figure of figures) {
    const { quotation } = figure;
    // An article stored by an earlier version has figures without a quotation.
    // The headline itself stands above the lines.
    if (!quotation || figure.paragraph < 0 || lines.has(quotation.text)) continue;
    const least = spoken(quotation.text, words) > 0 ? leastWorthAsked : leastWorth;
    if (figure.worth < least) continue;
    // Two sentences that tell the very same numbers tell them once.
    const numbers = quotation.numbers.map(([start, end]) => quotation.text.slice(start, end));
    if (numbers.length > 1 && numbers.every((number) => told.has(number))) continue;
    for (const number of numbers) told.add(number);
    lines.set(quotation.text, { ...figure, quotation });
  }
  return [...lines.values()].sort(
    (a, b) => spoken(b.quotation.text, words) - spoken(a.quotation.text, words),
  );
}

/** How many of the words a text has. */
function spoken(text: string, words: readonly string[]): number {
  return words.filter((word) => text.includes(word)).length;
}
