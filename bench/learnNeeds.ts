import { says } from '../src/answer/matches.js';
import { measureNeeds, type Needs, needFeatureNames, type SaidRates } from '../src/answer/needs.js';
import type { Passage } from '../src/answer/passages.js';
import { isHome } from '../src/answer/question.js';
import type { Forest } from '../src/learned/index.js';
import { scorerOf } from '../src/learned/index.js';
import type { Boosting } from './boosting.js';
import { boostAll } from './learnAside.js';
import { type Case, folds, holds, isOwn } from './readingCases.js';

const setup: Boosting = {
  trees: 120,
  leaves: 12,
  rate: 0.08,
  fewest: 30,
  smoothing: 10,
  columns: 0.5,
  sample: 0.7,
};
/** Within what a forest learns from, so many parts: the rates of each are those of the others. */
const parts = 5;
const fewestSeen = 4;
/** So many unseen words, said as often as words are, stand beside those seen. */
const doubt = 3;

/** What the needs as learned are written from. */
export interface LearnedNeeds extends SaidRates {
  readonly forest: Forest;
}

/** A question with an answer, and which of its words are said where that stands. */
interface Example {
  readonly one: Case;
  readonly said: readonly number[];
  readonly part: number;
  readonly weight: number;
}

/** Learns how much words of questions are needed: for each fold from the other folds, and from all. */
export async function learnNeeds(
  cases: readonly Case[],
  weightOf: (one: Case) => number,
): Promise<LearnedNeeds[]> {
  const examples = cases.flatMap((one) => exampleOf(one, weightOf(one)));
  const tasks = [...Array(folds).keys(), null].map((fold) => {
    const learned = examples.filter(({ one }) => one.fold !== fold);
    return { rates: ratesOf(learned), rows: rowsOf(learned) };
  });
  const forests = await boostAll(tasks.map(({ rows }) => [rows, setup]));
  return tasks.map(({ rates }, at) => ({ ...rates, forest: forests[at] as Forest }));
}

/** Needs as answers take them. */
export function needsFrom({ forest, ...rates }: LearnedNeeds): Needs {
  return { ...rates, judge: scorerOf(forest, needFeatureNames) };
}

function exampleOf(one: Case, weight: number): Example[] {
  if (one.answers.length === 0) return [];
  const { terms } = one.read;
  let said: number[] | null = null;
  for (const report of one.reports('held')) {
    if (!isOwn(report, one)) continue;
    const { passages, heading } = report.article;
    for (const [at, passage] of passages.entries()) {
      if (!holds(passage.normal, one.answers)) continue;
      const text = `${heading}\n${upTo(passages, at)}`;
      const row = terms.map((term) =>
        Number(isHome(term) || says(text, term) >= 0.5 || term.wordings.pattern?.test(text) === true),
      );
      if (said === null || sum(row) > sum(said)) said = row;
    }
  }
  return said === null ? [] : [{ one, said, part: partOf(one), weight }];
}

/** A sentence and what its paragraph says before it, or the paragraph before where it begins one. */
function upTo(passages: readonly Passage[], at: number): string {
  const { paragraph } = passages[at] as Passage;
  const first = passages[at - 1]?.paragraph === paragraph ? paragraph : paragraph - 1;
  return passages
    .slice(0, at + 1)
    .filter((passage) => passage.paragraph >= first)
    .map(({ normal }) => normal)
    .join('\n');
}

/** Questions on one report are of one part. */
function partOf({ question, set }: Case): number {
  let hash = 11;
  for (const character of `${set} ${question.doc ?? question.q}`)
    hash = (hash * 33 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % parts;
}

function ratesOf(examples: readonly Example[]): SaidRates {
  const words = new Map<string, [number, number]>();
  const characters = new Map<string, [number, number]>();
  let [all, allSaid] = [0, 0];
  for (const { one, said } of examples)
    for (const [t, { text }] of one.read.terms.entries()) {
      const much = said[t] ?? 0;
      all += 1;
      allSaid += much;
      add(words, text, much);
      for (const character of new Set([text.charAt(0), text.slice(-1)])) add(characters, character, much);
    }
  const usual = allSaid / (all || 1);
  const rates = (counts: Map<string, [number, number]>) =>
    Object.fromEntries(
      [...counts]
        .filter(([, [seen]]) => seen >= fewestSeen)
        .map(([key, [seen, much]]) => [key, Number(((much + doubt * usual) / (seen + doubt)).toFixed(2))]),
    );
  return { words: rates(words), characters: rates(characters) };
}

function add(counts: Map<string, [number, number]>, key: string, much: number): void {
  const [seen, said] = counts.get(key) ?? [0, 0];
  counts.set(key, [seen + 1, said + much]);
}

function rowsOf(examples: readonly Example[]) {
  const rates = [...Array(parts).keys()].map((part) =>
    ratesOf(examples.filter((each) => each.part !== part)),
  );
  const rows: Float32Array[] = [];
  const labels: number[] = [];
  const weights: number[] = [];
  for (const { one, said, part, weight } of examples)
    for (const [t, row] of measureNeeds(one.read, rates[part] as SaidRates).entries()) {
      rows.push(row);
      labels.push(said[t] ?? 0);
      weights.push(weight);
    }
  const width = needFeatureNames.length;
  const flat = new Float32Array(rows.length * width);
  for (const [at, row] of rows.entries()) flat.set(row, at * width);
  return {
    features: needFeatureNames,
    rows: flat,
    labels: Float32Array.from(labels),
    weights: Float32Array.from(weights),
    groups: null,
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
