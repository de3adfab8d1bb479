/**
 * `npm run make:dictionary`: data/search/jieba.dict.txt and jieba.idf.txt, the part of nodejieba's own dictionary (jieba,
 * MIT) that news is cut with: words counted often enough, and those that an editor wrote into a lexicon of `data/`.
 * The rest are mostly names of persons, turns of a sentence (少数几件) and words that are cut as well into shorter ones;
 * they cost two thirds of the memory (docs/operations.md), and nothing was answered better with them. Deterministic, a
 * second.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Words that jieba's corpus has as often as this are kept. */
const often = 40;
/** Lists made of whole dictionaries, not by an editor. */
const made = ['jieba.dict.txt', 'jieba.idf.txt', 'meanings.txt', 'related.txt'];

const whole = join(dirname(createRequire(import.meta.url).resolve('nodejieba')), 'submodules/cppjieba/dict');
const linesOf = (file: string): string[] =>
  readFileSync(join(whole, file), 'utf8').split('\n').filter(Boolean);

const lexicons = readdirSync('data', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:txt|json)$/u.test(file) && !made.some((name) => file.endsWith(name)))
  .flatMap((file) => readFileSync(join('data', file), 'utf8').match(/\p{Script=Han}+/gu) ?? []);
const kept = new Set(lexicons);

const words = linesOf('jieba.dict.utf8').filter((line) => {
  const [word = '', frequency] = line.split(' ');
  if (Number(frequency) >= often) kept.add(word);
  return kept.has(word);
});
const rarities = linesOf('idf.utf8').filter((line) => kept.has(line.split(' ')[0] ?? ''));

writeFileSync('data/search/jieba.dict.txt', `${words.join('\n')}\n`);
writeFileSync('data/search/jieba.idf.txt', `${rarities.join('\n')}\n`);
console.log(`${words.length} words, ${rarities.length} with how rare they are`);
