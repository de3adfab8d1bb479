/**
 * `npm run make:dictionary`: data/search/jieba.dict.txt, the part of nodejieba's own dictionary (jieba, MIT)
 * that news is cut with: words counted often enough, and those that stand in a lexicon of `data/`.
 * The rest are mostly names of persons and turns of a sentence (少数几件), each counted twice or thrice, which cost
 * half of the memory and of the time to load. Deterministic, a second.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** jieba gives a word that its corpus counted thrice or never 3. */
const rare = 3;

const whole = join(dirname(createRequire(import.meta.url).resolve('nodejieba')), 'submodules/cppjieba/dict');
const linesOf = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean);

const lexicons = readdirSync('data', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!jieba\.dict)\.(?:txt|json)$/u.test(file))
  .flatMap((file) => readFileSync(join('data', file), 'utf8').match(/\p{Script=Han}+/gu) ?? []);
const inLexicon = new Set(lexicons);

const kept = linesOf(join(whole, 'jieba.dict.utf8')).filter((line) => {
  const [word = '', frequency] = line.split(' ');
  return Number(frequency) > rare || inLexicon.has(word);
});

writeFileSync('data/search/jieba.dict.txt', `${kept.join('\n')}\n`);
console.log(`${kept.length} words`);
