import { type LabelledLine, type LineReading, labelLines } from './labels.js';
import { type LineLabel, lineLabels } from './lineEvidence.js';
import type { LineNetwork } from './weights.js';

/** What a title's line is to its article. */
export const offices = ['kicker', 'headline', 'deck', 'subhead'] as const;
export type Office = (typeof offices)[number];

/** What the network tells apart: a title's lines by their offices, its first line and those that go on (`+`). */
export const lineClasses = [
  'body',
  'byline',
  'furniture',
  'notice',
  ...offices,
  ...offices.map((office) => `+${office}` as const),
] as const;
export type LineClass = (typeof lineClasses)[number];

/** Makes vectors of some of a page's lines; each for its place. See learned/lineEncoder.ts. */
export type EncodeLines = (
  lines: readonly string[],
  wanted: readonly number[],
) => ReadonlyMap<number, Float32Array>;

/** Lines above and below whose labels are heard. */
const heard = 3;
/** Plain text has a vector only where within so many lines something else stands, */
const near = 2;
/** or where its line is short: of such a share of the page's column, */
const short = 0.6;
/** and no line of such a page: no newspaper has as many. */
const mostWanted = 2000;
const widest = 30;

/** The places of lines that may be other than they were taken for: all but the inner lines of running text. */
export function doubtfulLines(labelled: readonly LabelledLine[]): number[] {
  const isText = ({ label }: LabelledLine) => label === 'body' || label === 'notice';
  const widths = labelled
    .filter(isText)
    .map(({ line }) => line.width)
    .sort((a, b) => a - b);
  const column = Math.min(widest, widths[Math.floor(0.75 * widths.length)] ?? 0);
  const doubtful = [...labelled.keys()].filter(
    (at) =>
      (labelled[at]?.line.width ?? 0) < short * column ||
      labelled.slice(Math.max(0, at - near), at + near + 1).some((one) => !isText(one)),
  );
  return doubtful.length > mostWanted ? [] : doubtful;
}

/** What is said of a line besides its vector. */
export function saidOfLine(
  { evidence, steps }: LineReading,
  labelled: readonly LabelledLine[],
  at: number,
): string[] {
  const around = Array.from({ length: 2 * heard + 1 }, (_, index) => index - heard);
  return [
    ...(evidence[at] ?? []).map(({ name }) => name),
    ...(steps[at] ?? []).map((step) => `上行到此：${step}`),
    ...(steps[at + 1] ?? []).map((step) => `此到下行：${step}`),
    ...around.map((by) => `第${by}行：${labelled[at + by]?.label ?? '无'}`),
    `宽${Math.min(widest, Math.round(labelled[at]?.line.width ?? 0))}字`,
  ];
}

/** The logarithms of how likely a line is each of `lineClasses`. */
export function classesOfLine(
  network: LineNetwork,
  said: readonly string[],
  vector: ArrayLike<number>,
): number[] {
  const { hiddenBias, out, outBias } = network;
  const units = hiddenBias.length;
  const hidden = [...hiddenBias];
  const scores = [...outBias];
  const add = (to: number[], weights: readonly number[], much: number, from = 0) => {
    for (let at = 0; at < to.length; at++) to[at] = (to[at] ?? 0) + much * (weights[from + at] ?? 0);
  };
  for (const name of said) {
    const weights = network.said[name];
    if (!weights) continue;
    add(hidden, weights, 1);
    add(scores, weights, 1, units);
  }
  for (const [at, weights] of network.vector.entries()) add(hidden, weights, vector[at] ?? 0);
  for (const [unit, value] of hidden.entries()) if (value > 0) add(scores, out[unit] ?? [], value);
  const most = logOfSum(scores);
  return scores.map((score) => score - most);
}

function logOfSum(logs: readonly number[]): number {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}

/**
 * In log-odds, how much surer a line must be furniture, and how much less sure a title: a title that is taken for
 * something else is lost, a line that is taken for a title may still be left out of all articles. Chosen on four hands'
 * pages that nothing was learned from.
 */
const [furnitureDoubt, titleCredit] = [2, 1];

const titleLabels: Readonly<Partial<Record<LineLabel, string>>> = { title: '', more: '+' };

/** The logarithm of how likely a label is: of a title all its offices together. */
function likelihood(log: (name: string) => number, label: LineLabel): number {
  const sign = titleLabels[label];
  return sign === undefined ? log(label) : logOfSum(offices.map((office) => log(sign + office)));
}

/**
 * The lines labelled anew by what their words mean, each with how likely it is that, and which title (`sense`);
 * lines without a vector stay as they are.
 */
export function labelBySense(
  reading: LineReading,
  labelled: readonly LabelledLine[],
  encode: EncodeLines,
  network: LineNetwork,
): LabelledLine[] {
  const vectors = encode(
    labelled.map(({ line }) => line.text),
    doubtfulLines(labelled),
  );
  const told = labelled.map((_, at) => {
    const vector = vectors.get(at);
    if (!vector) return null;
    const logs = classesOfLine(network, saidOfLine(reading, labelled, at), vector);
    return (name: string) => logs[lineClasses.indexOf(name as LineClass)] ?? Number.NEGATIVE_INFINITY;
  });
  const logOf = (at: number, label: LineLabel): number => {
    const log = told[at];
    if (!log) return labelled[at]?.label === label ? 0 : Number.NEGATIVE_INFINITY;
    if (label in titleLabels) return titleCredit + likelihood(log, label);
    return likelihood(log, label) - (label === 'furniture' ? furnitureDoubt : 0);
  };
  const table = labelled.map((_, at) => new Map(lineLabels.map((label) => [label, logOf(at, label)])));
  return labelLines(reading, {}, (at, label) => table[at]?.get(label) ?? 0).map((line, at) => {
    const log = told[at];
    if (!log) return line;
    const logs = offices.map((office) => logOfSum([log(office), log(`+${office}`)]));
    const all = logOfSum(logs);
    const likely = (office: Office) => (logs[offices.indexOf(office)] ?? 0) - all;
    return {
      ...line,
      sense: {
        chance: Math.exp(likelihood(log, line.label)),
        offices: {
          kicker: likely('kicker'),
          headline: likely('headline'),
          deck: likely('deck'),
          subhead: likely('subhead'),
        },
      },
    };
  });
}
