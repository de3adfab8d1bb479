import { lineClasses } from '../src/pages/lineSense.js';
import type { LineNetwork } from '../src/pages/weights.js';
import { randomFrom } from './boosting.js';

/** A line to learn from: what is said of it, what it means, and its place among `lineClasses`. */
export interface LineLesson {
  readonly said: readonly string[];
  readonly vector: Float32Array;
  readonly is: number;
}

const setup = { units: 64, epochs: 6, batch: 64, rate: 1e-3, last: 0.02, decay: 0.05, drop: 0.2, seenBy: 8 };
const [forFirst, forSecond] = [0.9, 0.999];

const about =
  'What a line of a page is, by its words, its looks and its neighbours. Learned by `npm run train:pages`; not to be changed by hand.';

/**
 * A network that tells what lines are, by the cross-entropy, in small batches with AdamW (Loshchilov and Hutter 2019);
 * a fifth of all vectors' numbers and hidden units is left out at each example (Srivastava and others 2014).
 * Deterministic: what is drawn is drawn from a fixed seed.
 */
export function learnLineNetwork(lessons: readonly LineLesson[]): LineNetwork {
  const names = commonNames(lessons);
  const placeOf = new Map(names.map((name, at) => [name, at]));
  const width = lessons[0]?.vector.length ?? 0;
  const { means, scales } = spreadOf(lessons, width);
  const [units, classes] = [setup.units, lineClasses.length];
  const row = units + classes;
  /** One after another: a row a name, then a row a number of the vector (of it the hidden units alone), then out. */
  const vectorFrom = names.length * row;
  const hiddenBias = vectorFrom + width * units;
  const outFrom = hiddenBias + units;
  const outBias = outFrom + units * classes;
  const size = outBias + classes;
  const random = randomFrom(4711);
  const parameters = new Float64Array(size);
  const spread = Math.sqrt(1 / (width + names.length));
  for (let at = 0; at < hiddenBias; at++)
    if (at >= vectorFrom || at % row < units) parameters[at] = (2 * random() - 1) * spread;
  for (let at = outFrom; at < outBias; at++) parameters[at] = (2 * random() - 1) * Math.sqrt(1 / units);
  const gradient = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  const examples = lessons.map(({ said, vector, is }) => ({
    said: said.flatMap((name) => placeOf.get(name) ?? []),
    vector: vector.map((value, at) => (value - (means[at] ?? 0)) * (scales[at] ?? 0)),
    is,
  }));
  const order = [...examples.keys()];
  const steps = setup.epochs * Math.ceil(examples.length / setup.batch);
  let step = 0;
  for (let epoch = 0; epoch < setup.epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (let from = 0; from < order.length; from += setup.batch) {
      const batch = order.slice(from, from + setup.batch);
      gradient.fill(0);
      for (const at of batch) learnFrom(at, 1 / batch.length);
      follow();
    }
  }
  return written();

  function learnFrom(index: number, share: number): void {
    const { said = [], vector = new Float32Array(), is = 0 } = examples[index] ?? {};
    const kept = vector.map((value) => (random() < setup.drop ? 0 : value / (1 - setup.drop)));
    const hidden = parameters.slice(hiddenBias, hiddenBias + units);
    const scores = parameters.slice(outBias, outBias + classes);
    for (const name of said) {
      const start = name * row;
      for (let at = 0; at < units; at++) hidden[at] = (hidden[at] ?? 0) + (parameters[start + at] ?? 0);
      for (let at = 0; at < classes; at++)
        scores[at] = (scores[at] ?? 0) + (parameters[start + units + at] ?? 0);
    }
    for (let number = 0; number < width; number++) {
      const value = kept[number] ?? 0;
      if (value === 0) continue;
      const start = vectorFrom + number * units;
      for (let at = 0; at < units; at++)
        hidden[at] = (hidden[at] ?? 0) + value * (parameters[start + at] ?? 0);
    }
    for (let unit = 0; unit < units; unit++) {
      const isOff = (hidden[unit] ?? 0) <= 0 || random() < setup.drop;
      hidden[unit] = isOff ? 0 : (hidden[unit] ?? 0) / (1 - setup.drop);
      if (isOff) continue;
      const start = outFrom + unit * classes;
      for (let at = 0; at < classes; at++)
        scores[at] = (scores[at] ?? 0) + (hidden[unit] ?? 0) * (parameters[start + at] ?? 0);
    }
    const most = Math.max(...scores);
    const sum = scores.reduce((all, score) => all + Math.exp(score - most), 0);
    const off = scores.map((score, at) => share * (Math.exp(score - most) / sum - Number(at === is)));
    const back = new Float64Array(units);
    for (let unit = 0; unit < units; unit++) {
      if ((hidden[unit] ?? 0) === 0) continue;
      const start = outFrom + unit * classes;
      for (let at = 0; at < classes; at++) {
        back[unit] = (back[unit] ?? 0) + (off[at] ?? 0) * (parameters[start + at] ?? 0);
        gradient[start + at] = (gradient[start + at] ?? 0) + (off[at] ?? 0) * (hidden[unit] ?? 0);
      }
      back[unit] = (back[unit] ?? 0) / (1 - setup.drop);
    }
    add(outBias, off);
    add(hiddenBias, back);
    for (const name of said) {
      add(name * row, back);
      add(name * row + units, off);
    }
    for (let number = 0; number < width; number++) {
      const value = kept[number] ?? 0;
      if (value === 0) continue;
      const start = vectorFrom + number * units;
      for (let at = 0; at < units; at++)
        gradient[start + at] = (gradient[start + at] ?? 0) + value * (back[at] ?? 0);
    }
  }

  function add(start: number, values: Float64Array): void {
    for (let at = 0; at < values.length; at++)
      gradient[start + at] = (gradient[start + at] ?? 0) + (values[at] ?? 0);
  }

  function follow(): void {
    const rate = setup.rate * Math.max(setup.last, 1 - step / steps);
    step++;
    const [one, two] = [1 - forFirst ** step, 1 - forSecond ** step];
    for (let at = 0; at < size; at++) {
      const slope = gradient[at] ?? 0;
      first[at] = forFirst * (first[at] ?? 0) + (1 - forFirst) * slope;
      second[at] = forSecond * (second[at] ?? 0) + (1 - forSecond) * slope * slope;
      const move = (first[at] ?? 0) / one / (Math.sqrt((second[at] ?? 0) / two) + 1e-8);
      parameters[at] = (parameters[at] ?? 0) * (1 - rate * setup.decay) - rate * move;
    }
  }

  /** The vector's mean and deviation are written into the weights, so that it is taken as it comes. */
  function written(): LineNetwork {
    const part = (from: number, length: number) => Array.from(parameters.subarray(from, from + length));
    const bias = part(hiddenBias, units);
    const vector = Array.from({ length: width }, (_, number) => {
      const weights = part(vectorFrom + number * units, units).map(
        (weight) => weight * (scales[number] ?? 0),
      );
      for (const [unit, weight] of weights.entries())
        bias[unit] = (bias[unit] ?? 0) - weight * (means[number] ?? 0);
      return weights.map(rounded);
    });
    return {
      about,
      said: Object.fromEntries(names.map((name, at) => [name, part(at * row, row).map(rounded)])),
      vector,
      hiddenBias: bias.map(rounded),
      out: Array.from({ length: units }, (_, unit) => part(outFrom + unit * classes, classes).map(rounded)),
      outBias: part(outBias, classes).map(rounded),
    };
  }
}

/** What is said of so many lines as can be learned from, in the order of the alphabet. */
function commonNames(lessons: readonly LineLesson[]): string[] {
  const counts = new Map<string, number>();
  for (const { said } of lessons)
    for (const name of new Set(said)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= setup.seenBy)
    .map(([name]) => name)
    .sort();
}

/** Of each number of the vectors, its mean and one over its deviation. */
function spreadOf(lessons: readonly LineLesson[], width: number) {
  const means = new Float64Array(width);
  const squares = new Float64Array(width);
  for (const { vector } of lessons)
    for (let at = 0; at < width; at++) {
      const value = vector[at] ?? 0;
      means[at] = (means[at] ?? 0) + value / lessons.length;
      squares[at] = (squares[at] ?? 0) + (value * value) / lessons.length;
    }
  const scales = means.map((mean, at) => 1 / Math.sqrt(Math.max(1e-6, (squares[at] ?? 0) - mean * mean)));
  return { means, scales };
}

/** Three significant digits: what the file keeps. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
