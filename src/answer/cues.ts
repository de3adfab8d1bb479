import { z } from 'zod';
import type { Question } from './question.js';
import type { Token } from './typedSpans.js';

/**
 * Words that stand beside answers, by the way of asking, with how much oftener than elsewhere (log-odds):
 * 全长 for 多长, 位于 for 在哪, 承建 for 谁. Learned by `npm run train:answers`.
 */
export const cuesShape = z.record(z.string(), z.record(z.string(), z.number()));
export type Cues = z.infer<typeof cuesShape>;

/** The ways of asking a question is of, the most particular first: `多少钱`, `number money`, `number`. */
export function waysOfAsking({ kind, text, asking, unit }: Question): string[] {
  const words = asking ? text.slice(asking.start, asking.end) : '';
  const [measured] = unit?.kinds ?? [];
  return [words, `${kind} ${measured ?? ''}`, kind].filter((way) => way.trim() !== '');
}

/** The tables of a question's ways of asking that were learned. */
export function cuesOf(question: Question, cues: Cues): readonly Readonly<Record<string, number>>[] {
  return waysOfAsking(question).flatMap((way) => (Object.hasOwn(cues, way) ? [cues[way] ?? {}] : []));
}

/** How many cue words of a stretch count. */
const heaviest = 3;

/** How strongly the words of a stretch say that an answer stands there, whatever the question is about. */
export function cueStrength(
  tokens: readonly Token[],
  from: number,
  to: number,
  tables: readonly Readonly<Record<string, number>>[],
): number {
  const found: number[] = [];
  for (const { word, start, end } of tokens) {
    if (start < from || end > to) continue;
    const table = tables.find((each) => Object.hasOwn(each, word));
    if (table) found.push(table[word] ?? 0);
  }
  return found
    .sort((a, b) => b - a)
    .slice(0, heaviest)
    .reduce((sum, each) => sum + each, 0);
}
