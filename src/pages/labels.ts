import { anyOf, endsSentence } from '../language/index.js';
import { startsArticle, startsParagraph } from './forms.js';
import { pageWords } from './lexicons.js';
import { type LineLabel, type LineRule, lineLabels, lineRules } from './lineEvidence.js';
import type { Office } from './lineSense.js';
import type { PageLine } from './lines.js';
import { printRules, printSteps } from './printEvidence.js';
import { type LineInPlace, placeLines } from './runs.js';
import type { LineWeights } from './weights.js';

/** A line with the label that fits it and its neighbours best, and the rules that spoke. */
export interface LabelledLine {
  readonly line: PageLine;
  readonly label: LineLabel;
  readonly evidence: readonly LineRule[];
  /** Where its words were heard (lineSense.ts): how likely it is what it was taken for, and were it a title, which, as logarithms. */
  readonly sense?: { readonly chance: number; readonly offices: Readonly<Record<Office, number>> };
}

/** What is known of a page's lines before any is labelled. */
export interface LineReading {
  readonly lines: readonly LineInPlace[];
  readonly evidence: readonly (readonly LineRule[])[];
  /** For each line what may bear on how the line before it goes on. */
  readonly steps: readonly (readonly string[])[];
}

/** Looks at every line of a page and at what stands between it and the line before. */
export function lookAtLines(lines: readonly PageLine[]): LineReading {
  const placed = placeLines(lines);
  const own = placed.map((at) => lineRules.filter((rule) => rule.applies(at)));
  return {
    lines: placed,
    evidence: placed.map((at, index) => [
      ...(own[index] ?? []),
      ...(own[index - 1] ?? []).map(above),
      ...(own[index + 1] ?? []).map(below),
      ...printRules.filter((rule) => rule.applies(at)),
    ]),
    steps: placed.map(stepsOf),
  };
}

/** What the line above or below looks like bears on a line as well. */
function ofNeighbour(side: string): (rule: LineRule) => LineRule {
  const named = new Map(lineRules.map((rule) => [rule, { ...rule, name: `${side}：${rule.name}` }]));
  return (rule) => named.get(rule) ?? rule;
}
const [above, below] = [ofNeighbour('上行'), ofNeighbour('下行')];

/** How the weights of the steps from a label to the next line's are named; `under` is what stands between them. */
export const stepName = (before: LineLabel | 'start', under: string) => `${before}> ${under}`;

function stepsOf({ line, previous, torn, run }: LineInPlace): string[] {
  if (!previous) return [''];
  const opens = startsArticle(line.text) || startsParagraph(line.closed);
  return [
    '',
    ...(line.blankBefore ? ['空行'] : []),
    ...(endsSentence(previous.closed) ? [] : [line.blankBefore ? '未完又空行' : '未完']),
    ...(line.indented ? ['缩进'] : []),
    ...(opens ? ['段首'] : []),
    ...(torn ? ['断词'] : []),
    ...(previous.width > 0.85 * run.width && previous.width < 40 ? ['上行满'] : []),
    ...(previous.width + line.width > 24 ? ['合起来太长'] : []),
    ...(/[：:，,、—“《（]$/u.test(previous.closed) ? ['上行以逗号冒号收'] : []),
    ...(hasOpenMark(previous.closed) ? ['引号未合'] : []),
    ...(previous.heading !== line.heading || previous.doubled !== line.doubled ? ['字体不同'] : []),
    ...(/\s/u.test(previous.text) !== /\s/u.test(line.text) ? ['一行有空格'] : []),
    ...(Math.abs(previous.width - line.width) <= 1.5 ? ['等长'] : []),
    ...(/^[—-]/u.test(line.closed) ? ['破折号'] : []),
    ...(isPlace(previous) ? ['上行是地名、单位'] : []),
    ...(/[？！?!]$/u.test(previous.closed) ? ['上行是问句、叹句'] : []),
    ...printSteps(previous.place, line.place),
  ];
}

const placeEnding = new RegExp(`(?:${anyOf(pageWords.placeEndings)})$`, 'u');
const longestPlace = 9;

/** Whether a line is the name of a place or a firm and nothing else, as a kicker may be. */
function isPlace({ plain, width }: PageLine): boolean {
  return width <= longestPlace && placeEnding.test(plain);
}

/** Whether a quotation or bracket is opened and not closed. */
export function hasOpenMark(text: string): boolean {
  return ['“”', '《》', '（）'].some(
    ([open = '', close = '']) => text.split(open).length > text.split(close).length,
  );
}

/**
 * Labels every line: each rule of `lineEvidence.ts` weighs on a line alone, and neighbours weigh on
 * each other; the best path over the page wins (Viterbi, linear time). `extra` is added to a label's
 * score, for learning.
 */
export function labelLines(
  { lines, evidence, steps }: LineReading,
  weights: LineWeights,
  extra: (index: number, label: LineLabel) => number = () => 0,
): LabelledLine[] {
  const count = lineLabels.length;
  const known = new Map<string, readonly number[]>();
  const back: number[][] = [];
  let best: number[] = [];
  for (const index of lines.keys()) {
    const own = lineLabels.map((label) => extra(index, label));
    for (const rule of evidence[index] ?? []) {
      const votes = weights[rule.name] ?? [];
      for (let label = 0; label < count; label++) own[label] = (own[label] ?? 0) + (votes[label] ?? 0);
    }
    const step = stepTable((steps[index] ?? []).join('|'), steps[index] ?? [], index === 0);
    const from: number[] = [];
    const scores: number[] = [];
    for (let label = 0; label < count; label++) {
      let most = Number.NEGATIVE_INFINITY;
      let whence = 0;
      for (let before = 0; before < (index === 0 ? 1 : count); before++) {
        const score = (best[before] ?? 0) + (step[before * count + label] ?? 0);
        if (score > most) {
          most = score;
          whence = before;
        }
      }
      from.push(whence);
      scores.push(most + (own[label] ?? 0));
    }
    back.push(from);
    best = scores;
  }
  let label = best.indexOf(Math.max(...best));
  const labelled: LabelledLine[] = [];
  for (let index = lines.length - 1; index >= 0; index--) {
    const at = lines[index];
    if (!at) continue;
    labelled.push({ line: at.line, label: lineLabels[label] ?? 'body', evidence: evidence[index] ?? [] });
    label = back[index]?.[label] ?? 0;
  }
  return labelled.reverse();

  /** The weights of all steps under the same conditions, from each label to each. */
  function stepTable(key: string, conditions: readonly string[], start: boolean): readonly number[] {
    const name = start ? 'start' : key;
    const table =
      known.get(name) ??
      (start ? (['start'] as const) : lineLabels).flatMap((before) => {
        const votes = conditions.map((under) => weights[stepName(before, under)] ?? []);
        return lineLabels.map((to, at) => {
          // A title goes on only after a title.
          if (to === 'more' && before !== 'title' && before !== 'more') return Number.NEGATIVE_INFINITY;
          return votes.reduce((sum, of) => sum + (of[at] ?? 0), 0);
        });
      });
    known.set(name, table);
    return table;
  }
}
