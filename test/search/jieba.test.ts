import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import nodejieba from 'nodejieba';
import { expect, it } from 'vitest';
import { openJieba } from '../../src/search/jieba.js';

const jieba = openJieba();
const dictionary = createRequire(import.meta.url).resolve(
  'nodejieba/submodules/cppjieba/dict/jieba.dict.utf8',
);

/** Everything that is asked of jieba for a text, here and of nodejieba. */
const ours = (text: string) => ({
  cut: jieba.cut(text, true),
  known: jieba.cut(text, false),
  tags: jieba.tag(text),
  search: jieba.cutForSearch(text),
  weight: jieba.mostRare(text),
});
const theirs = (text: string) => ({
  cut: nodejieba.cut(text, true),
  known: nodejieba.cut(text, false),
  tags: nodejieba.tag(text),
  search: nodejieba.cutForSearch(text, false),
  weight: nodejieba.extract(text, 1)[0]?.weight,
});

it('reads whole pages as nodejieba does', () => {
  for (const name of readdirSync('seeds').filter((each) => /\.(?:txt|md)$/u.test(each))) {
    for (const line of readFileSync(`seeds/${name}`, 'utf8').split('\n'))
      expect(ours(line)).toEqual(theirs(line));
  }
});

it('weighs and tags every word of the dictionary as nodejieba does', () => {
  const words = readFileSync(dictionary, 'utf8').split('\n');
  for (let at = 0; at < words.length; at += 29) {
    const text = words[at]?.split(' ')[0] ?? '';
    if (JSON.stringify(ours(text)) !== JSON.stringify(theirs(text))) expect(ours(text)).toEqual(theirs(text));
  }
});

it('reads any text as nodejieba does', () => {
  const words = readFileSync(dictionary, 'utf8')
    .split('\n')
    .flatMap((line, at) => (at % 50 === 0 ? [line.split(' ')[0] ?? ''] : []));
  const piece = fc.oneof(
    fc.constantFrom(...words),
    fc.integer({ min: 0x4e00, max: 0x9fff }).map((rune) => String.fromCodePoint(rune)),
    fc.integer({ min: 0x20, max: 0x7e }).map((rune) => String.fromCodePoint(rune)),
    fc.integer({ min: 0x20000, max: 0x2a6df }).map((rune) => String.fromCodePoint(rune)),
    fc.constantFrom(
      '，',
      '。',
      '\n',
      '\t',
      '“',
      '12.5%',
      'B超',
      'c#',
      '韩玉鉴赏',
      '区块链',
      '蓝翔',
      '😀',
      'é',
    ),
  );
  const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (each) => {
      expect(ours(each)).toEqual(theirs(each));
    }),
    { numRuns: 2_000 },
  );
});

it('covers a text with half a character as it is', () => {
  const text = '平湖\ud83d的机床';
  expect(jieba.cut(text, true).join('')).toBe(text);
});
