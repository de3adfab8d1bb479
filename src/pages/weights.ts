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

export type LineWeights = Readonly<Record<string, readonly number[]>>;

/** All that the reader has learned, as `npm run train:pages` writes it. */
export type PageWeights = Readonly<z.infer<typeof shape>>;
export type Judgement = Exclude<keyof PageWeights, 'about'>;

let shipped: PageWeights | undefined;

/** data/pageWeights.json, read when first needed: learning does without. */
export function pageWeights(): PageWeights {
  shipped ??= readData('pageWeights.json', shape);
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
