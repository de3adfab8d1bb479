import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { inStandardWords } from '../../src/language/index.js';

const { words } = z
  .object({ words: z.array(z.object({ example: z.tuple([z.string(), z.string()]) })) })
  .parse(JSON.parse(readFileSync('data/language/dialect.json', 'utf8')));

it.each(words.map(({ example }) => example))('%s means %s', (said, meant) => {
  expect(inStandardWords(said)).toBe(meant);
});

it.each(['阿拉伯语', '砍伐树木'])('%s stays as it is', (said) => {
  expect(inStandardWords(said)).toBe(said);
});
