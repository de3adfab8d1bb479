import { z } from 'zod';
import { readData } from '../language/index.js';

const weights = z.record(z.string(), z.number());
const shape = z.object({
  about: z.string(),
  /** Of one element being read after another. */
  links: weights,
  /** Of a line: a weight for each label, as in pageWeights.json. */
  lines: z.record(z.string(), z.array(z.number())),
  /** Of an article's extent and titles. */
  stories: weights,
  /** Of which title is the headline. */
  titles: weights,
});

/** What is learned of print, as `npm run train:print` writes it: it adds to what is known of pages' text. */
export type PrintWeights = Readonly<z.infer<typeof shape>>;

let shipped: PrintWeights | undefined;

/** data/printWeights.json, read when first needed. */
export function printWeights(): PrintWeights {
  shipped ??= readData('printWeights.json', shape);
  return shipped;
}
