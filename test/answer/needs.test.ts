import { describe, expect, it } from 'vitest';
import { finderOf } from '../../src/answer/finder.js';
import { longFormOf } from '../../src/answer/inShort.js';
import { needsOf } from '../../src/answer/needs.js';
import { readQuestion } from '../../src/answer/question.js';
import { readWeights } from '../../src/answer/weights.js';
import { createTokenizer } from '../../src/search/index.js';
import { theNewsroom } from '../theNewsroom.js';

const { desk } = theNewsroom();
const tokenizer = createTokenizer();
const finder = finderOf(desk.search, tokenizer);
const read = (question: string) => readQuestion(question, finder, tokenizer);

/** How much a word of a question is needed. */
function need(question: string, word: string): number {
  const asked = read(question);
  const at = asked.terms.findIndex(({ text }) => text === word);
  const needed = needsOf(asked, readWeights().needs)[at];
  if (needed === undefined) throw new Error(`${word} is no term of ${question}`);
  return needed;
}

describe('how much a word of a question is needed', () => {
  it.each([
    ['岭口体育馆二期什么时候开工', '二期', '什么时候'],
    ['岭口体育馆那事后来怎么处理', '体育馆', '后来'],
    ['岭口女子足球队得了第几名', '女子', '得'],
  ])('%s: %s more than what is only chat', (question, needed, other) => {
    const asked = read(question);
    const chat = asked.terms.some(({ text }) => text === other) ? need(question, other) : 0;
    expect(need(question, needed)).toBeGreaterThan(Math.max(0.6, chat));
  });

  it('is a chance', () => {
    for (const each of needsOf(read('城东那家新开的修车店老板叫什么'), readWeights().needs)) {
      expect(each).toBeGreaterThanOrEqual(0);
      expect(each).toBeLessThanOrEqual(1);
    }
  });
});

describe('what a word may be short for', () => {
  it.each([
    ['支书', '岭口村党支部书记林安'],
    ['酒驾', '因酒后驾驶被查'],
    ['二小', '岭口第二小学'],
  ])('%s: %s', (short, long) => {
    expect(longFormOf(short)?.test(long)).toBe(true);
  });

  it.each([
    ['支书', '书记说支部'],
    ['酒驾', '喝酒，后来有人驾车'],
    ['8路', '8路'],
  ])('%s is not %s', (short, other) => {
    expect(longFormOf(short)?.test(other) ?? false).toBe(false);
  });
});

describe('a question as papers would print it', () => {
  it.each([
    ['3月5号', '岭口市集3月5号几点开门', '日'],
    ['收不收', '岭口市集收不收门票', '收'],
  ])('%s', (_, question, word) => {
    expect(`${read(question).text} ${read(question).terms.map(({ text }) => text)}`).toContain(word);
    expect(read(question).terms.map(({ text }) => text)).not.toContain('收不收');
  });
});
