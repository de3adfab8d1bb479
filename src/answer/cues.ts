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

/** The cue words of a question's ways of asking, the most particular first. */
export type CueTables = readonly Readonly<Record<string, number>>[];

/** The tables of a question's ways of asking that were learned. */
export function cuesOf(question: Question, cues: Cues): CueTables {
  return waysOfAsking(question).flatMap((way) => (Object.hasOwn(cues, way) ? [cues[way] ?? {}] : []));
}

/** How many cue words of a stretch count. */
const heaviest = 3;

function strengthOf(word: string, tables: CueTables): number {
  for (const table of tables) if (Object.hasOwn(table, word)) return table[word] ?? 0;
  return 0;
}

function together(strengths: readonly number[]): number {
  return [...strengths]
    .sort((a, b) => b - a)
    .slice(0, heaviest)
    .reduce((sum, each) => sum + each, 0);
}

/** How strongly the words of a stretch say that an answer stands there, whatever the question is about. */
export function cueStrength(tokens: readonly Token[], from: number, to: number, tables: CueTables): number {
  const inside = tokens.filter(({ start, end }) => start >= from && end <= to);
  return together(inside.map(({ word }) => strengthOf(word, tables)).filter((strength) => strength > 0));
}

const clauseEnd = new Set('，,；;。！？!?：:');

/** The same of the clause of a sentence that says so most strongly. */
export function strongestCue(tokens: readonly Token[], tables: CueTables): number {
  let most = 0;
  let strengths: number[] = [];
  for (const { word } of tokens) {
    const strength = strengthOf(word, tables);
    if (strength > 0) strengths.push(strength);
    if (!clauseEnd.has(word)) continue;
    most = Math.max(most, together(strengths));
    strengths = [];
  }
  return Math.max(most, together(strengths));
}
