import { describe, expect, it } from 'vitest';
import { says } from '../../src/answer/matches.js';
import type { Term } from '../../src/answer/question.js';
import { unworded } from '../../src/language/index.js';

const term = (text: string, also: readonly string[] = []): Term => ({
  text,
  also,
  related: new Set(),
  wordings: unworded,
  role: 'key',
  tag: 'n',
  rarity: 1,
  weight: 1,
});

describe('how far a text says a word', () => {
  it.each([
    ['图书馆下月开放', '图书馆', [], 1],
    ['大桥竣工', '建成', ['竣工'], 1],
    ['恒祥袜业去年出口增长', '恒祥袜业公司', [], 4 / 6],
    ['副市长到会', '市长', [], 0],
    ['管委会主任讲话', '副主任', [], 0],
    ['aaa级企业', 'a级', [], 0],
    ['135家', '35', [], 0],
    ['公园开放', '图书馆', [], 0],
  ])('%s, %s', (text, word, also, share) => {
    expect(says(text, term(word, also))).toBeCloseTo(share);
  });
});
