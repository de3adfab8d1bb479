import { z } from 'zod';
import { clauseBorder, type Token } from '../language/index.js';
import type { Question } from './question.js';

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

/** The cue words of a question's ways of asking, the most particular first. */
export type CueTables = readonly Readonly<Record<string, number>>[];

/** The tables of a question's ways of asking that were learned. */
export function cuesOf(question: Question, cues: Cues): CueTables {
  return waysOfAsking(question).flatMap((way) => (Object.hasOwn(cues, way) ? [cues[way] ?? {}] : []));
}

function strengthOf(word: string, tables: CueTables): number {
  for (const table of tables) if (Object.hasOwn(table, word)) return table[word] ?? 0;
  return 0;
}

/** How strongly each word of a sentence says that an answer stands beside it, whatever the question is about. */
export function cueStrengths(tokens: readonly Token[], tables: CueTables): Float32Array {
  return Float32Array.from(tokens, ({ word }) => Math.max(0, strengthOf(word, tables)));
}

/** The same of a stretch of words, from one index to before another: its three strongest together. */
export function strengthBetween(strengths: Float32Array, from: number, to: number): number {
  let [first, second, third] = [0, 0, 0];
  for (let at = Math.max(0, from); at < Math.min(strengths.length, to); at++) {
    const each = strengths[at] ?? 0;
    if (each > first) [first, second, third] = [each, first, second];
    else if (each > second) [second, third] = [each, second];
    else if (each > third) third = each;
  }
  return first + second + third;
}

/** The same of the clause of a sentence that says so most strongly. */
export function strongestCue(tokens: readonly Token[], tables: CueTables): number {
  if (tables.length === 0) return 0;
  const strengths = cueStrengths(tokens, tables);
  let most = 0;
  let from = 0;
  for (const [at, { word }] of tokens.entries()) {
    if (!clauseBorder.test(word)) continue;
    most = Math.max(most, strengthBetween(strengths, from, at + 1));
    from = at + 1;
  }
  return Math.max(most, strengthBetween(strengths, from, tokens.length));
}
