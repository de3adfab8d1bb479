import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTokenizer } from '../../src/search/index.js';

const whole = join(dirname(createRequire(import.meta.url).resolve('nodejieba')), 'submodules/cppjieba/dict');
const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').filter(Boolean);
const own = new Set(linesOf('data/search/jieba.dict.txt'));

describe('the dictionary that words are cut with (npm run make:dictionary)', () => {
  it('has each word that jieba counted forty times or more, as jieba has it', () => {
    const common = linesOf(join(whole, 'jieba.dict.utf8')).filter((line) => Number(line.split(' ')[1]) >= 40);
    expect(common.filter((line) => !own.has(line))).toEqual([]);
  });

  it('adds no word and changes none', () => {
    const all = new Set(linesOf(join(whole, 'jieba.dict.utf8')));
    expect([...own].filter((line) => !all.has(line))).toEqual([]);
  });

  it('is what the tokenizer cuts with: a rare turn of a sentence is no word, a lexicon’s rare word is', () => {
    const tokenizer = createTokenizer();
    expect(tokenizer.segment('少数几件')).not.toEqual(['少数几件']);
    expect(tokenizer.segment('副校长')).toEqual(['副校长']);
  });
});
