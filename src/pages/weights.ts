import { z } from 'zod';
import { readData } from '../language/index.js';

/** What one judgement of the reader weighs its evidence by: a number for each piece, in its own units. */
export type Weights = Readonly<Record<string, number>>;

const weights = z.record(z.string(), z.number());
const shape = z.object({
  about: z.string(),
  /** Of a line, and of the step from a label under a condition: a weight for each of `lineLabels`. */
  lines: z.record(z.string(), z.array(z.number())),
  /** Of another article beginning inside running text. */
  seams: weights,
  /** Of a title being of a text, by their words; in log-odds. */
  affinity: weights,
  /** Of an article's extent and titles. */
  stories: weights,
  /** Of which title is the headline, and which are none of the article's. */
  titles: weights,
  /** Of a blank between two rows of a headline. */
  joints: weights,
  /** Of whom a byline signs. */
  credits: weights,
  /** Of an article's kind: `evidence@kind`. */
  kinds: weights,
  /** Of a bare name being a reporter's. */
  offices: weights,
  /** Of how sure an article is. */
  confidence: weights,
});

const numbers = z.array(z.number());
export const networkShape = z.object({
  about: z.string(),
  /** Of each piece of evidence, what it adds to each hidden unit, and after these to each of `lineClasses`. */
  said: z.record(z.string(), numbers),
  /** Of each number of a line's vector, what it adds to each hidden unit. */
  vector: z.array(numbers),
  hiddenBias: numbers,
  /** Of each hidden unit, what it adds to each of `lineClasses`. */
  out: z.array(numbers),
  outBias: numbers,
});

/**
 * A network of one hidden layer of rectified units that tells what a line is by its words (the vector), its looks and
 * what its neighbours were taken for (lineSense.ts).
 */
export type LineNetwork = Readonly<z.infer<typeof networkShape>>;

export type LineWeights = Readonly<Record<string, readonly number[]>>;

/** What evidence weighs, as `npm run train:pages` learns it. */
export type WeighedEvidence = Readonly<z.infer<typeof shape>>;
/** All that the reader has learned. */
export type PageWeights = WeighedEvidence & { readonly network: LineNetwork | null };
export type Judgement = Exclude<keyof WeighedEvidence, 'about'>;

let shipped: PageWeights | undefined;

/** data/pageWeights.json and data/lineNetwork.json, read when first needed: learning does without. */
export function pageWeights(): PageWeights {
  shipped ??= {
    ...readData('pageWeights.json', shape),
    network: readData('lineNetwork.json', networkShape),
  };
  return shipped;
}

/** States a piece of evidence and how much of it there is. */
export type Say = (evidence: string, much?: number) => void;

/** The sum of what is said, each piece by its weight. */
export function weigh(known: Weights, state: (say: Say) => void): number {
  let sum = 0;
  state((evidence, much = 1) => {
    sum += much * (known[evidence] ?? 0);
  });
  return sum;
}

/** What is said, for learning and for explaining. */
export function evidenceOf(state: (say: Say) => void): Map<string, number> {
  const said = new Map<string, number>();
  state((evidence, much = 1) => said.set(evidence, (said.get(evidence) ?? 0) + much));
  return said;
}
