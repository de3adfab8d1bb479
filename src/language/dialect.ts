import { z } from 'zod';
import { readData } from './lexicons.js';

const shape = z.object({ words: z.array(z.object({ said: z.string(), means: z.string() })) });

const words = readData('language/dialect.json', shape).words.map(({ said, means }) => ({
  form: new RegExp(said, 'gu'),
  means,
}));

/** A message in the words of the written language: 啥人是市长 → 谁是市长 (data/language/dialect.json). */
export function inStandardWords(text: string): string {
  return words.reduce((standard, { form, means }) => standard.replace(form, means), text);
}
