import { furthest, type Network } from '../src/answer/network.js';
import { type Examples, randomFrom } from './boosting.js';

const setup = { units: 32, epochs: 11, batch: 512, rate: 1e-3, decay: 6e-6 };
/** Half right, as where the sentence beside tells the answer, is not right. */
const isRight = (label: number) => Number(label > 0.75);

/**
 * A network of one hidden layer that tells examples apart, by the logistic loss, in small batches with Adam (Kingma and
 * Ba 2015). Deterministic: what is drawn is drawn from a fixed seed.
 */
export function learnNetwork({ features, rows, labels, weights }: Examples): Network {
  const width = features.length;
  const count = labels.length;
  const { means, scales } = spreadOf(rows, width, count);
  const standard = new Float32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const feature = at % width;
    const value = ((rows[at] ?? 0) - (means[feature] ?? 0)) * (scales[feature] ?? 0);
    standard[at] = Math.max(-furthest, Math.min(furthest, value));
  }
  const random = randomFrom(12_345);
  const { units } = setup;
  /** One after another: the hidden weights unit by unit, the hidden biases, the weights out, the bias out. */
  const parameters = new Float64Array(units * width + units + units + 1);
  const spread = Math.sqrt(2 / (width + units));
  const spreadOut = Math.sqrt(2 / (units + 1));
  for (let at = 0; at < units * width; at++) parameters[at] = (2 * random() - 1) * spread * Math.sqrt(3);
  const biases = units * width;
  const outs = biases + units;
  const bias = outs + units;
  for (let unit = 0; unit < units; unit++)
    parameters[outs + unit] = (2 * random() - 1) * spreadOut * Math.sqrt(3);
  const gradient = new Float64Array(parameters.length);
  const first = new Float64Array(parameters.length);
  const second = new Float64Array(parameters.length);
  const inner = new Float64Array(units);
  const order = Int32Array.from({ length: count }, (_, at) => at);
  let step = 0;
  for (let epoch = 0; epoch < setup.epochs; epoch++) {
    for (let at = count - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (let from = 0; from < count; from += setup.batch) {
      gradient.fill(0);
      let total = 0;
      for (let at = from; at < Math.min(count, from + setup.batch); at++) total += learnFrom(order[at] ?? 0);
      step += 1;
      follow(total);
    }
  }
  return {
    features: [...features],
    means: Array.from(means, round),
    scales: Array.from(scales, round),
    hidden: Array.from({ length: units }, (_, unit) =>
      Array.from(parameters.subarray(unit * width, (unit + 1) * width), round),
    ),
    hiddenBias: Array.from(parameters.subarray(biases, outs), round),
    out: Array.from(parameters.subarray(outs, bias), round),
    bias: round(parameters[bias] ?? 0),
  };

  /** Adds an example's part of the gradient; what it counts. */
  function learnFrom(row: number): number {
    const values = standard.subarray(row * width, (row + 1) * width);
    let score = parameters[bias] ?? 0;
    for (let unit = 0; unit < units; unit++) {
      let sum = parameters[biases + unit] ?? 0;
      const start = unit * width;
      for (let f = 0; f < width; f++) sum += (parameters[start + f] ?? 0) * (values[f] ?? 0);
      inner[unit] = sum;
      if (sum > 0) score += (parameters[outs + unit] ?? 0) * sum;
    }
    const weight = weights[row] ?? 0;
    const off = (1 / (1 + Math.exp(-score)) - isRight(labels[row] ?? 0)) * weight;
    gradient[bias] = (gradient[bias] ?? 0) + off;
    for (let unit = 0; unit < units; unit++) {
      const sum = inner[unit] ?? 0;
      if (sum <= 0) continue;
      gradient[outs + unit] = (gradient[outs + unit] ?? 0) + off * sum;
      const back = off * (parameters[outs + unit] ?? 0);
      gradient[biases + unit] = (gradient[biases + unit] ?? 0) + back;
      const start = unit * width;
      for (let f = 0; f < width; f++)
        gradient[start + f] = (gradient[start + f] ?? 0) + back * (values[f] ?? 0);
    }
    return weight;
  }

  function follow(total: number): void {
    const forFirst = 1 - 0.9 ** step;
    const forSecond = 1 - 0.999 ** step;
    for (let at = 0; at < parameters.length; at++) {
      const decayed = at < biases || (at >= outs && at < bias) ? setup.decay * (parameters[at] ?? 0) : 0;
      const slope = (gradient[at] ?? 0) / (total || 1) + decayed;
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * slope;
      second[at] = 0.999 * (second[at] ?? 0) + 0.001 * slope * slope;
      const move = (first[at] ?? 0) / forFirst / (Math.sqrt((second[at] ?? 0) / forSecond) + 1e-8);
      parameters[at] = (parameters[at] ?? 0) - setup.rate * move;
    }
  }
}

/** Of each feature, its mean and one over its deviation. */
function spreadOf(rows: Float32Array, width: number, count: number) {
  const means = new Float64Array(width);
  const squares = new Float64Array(width);
  for (let at = 0; at < rows.length; at++) {
    const value = rows[at] ?? 0;
    means[at % width] = (means[at % width] ?? 0) + value / count;
    squares[at % width] = (squares[at % width] ?? 0) + (value * value) / count;
  }
  const scales = means.map((mean, f) => {
    const deviation = Math.sqrt(Math.max(0, (squares[f] ?? 0) - mean * mean));
    // What never differed tells nothing.
    return deviation < 1e-4 ? 0 : 1 / deviation;
  });
  return { means, scales };
}

/** Four significant digits: what the file keeps. */
function round(value: number): number {
  return Number(value.toPrecision(4));
}
