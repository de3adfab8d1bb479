import { describe, expect, it } from 'vitest';
import { EncoderError, encoderIn, openEncoder } from '../../src/answer/encoder.js';
import { type Pair, tokensOfPair } from '../../src/answer/pairTokens.js';

const encoder = openEncoder();
const heading = '湖山渡槽昨日通水';
const pairOf = (question: string, sentence: string): Pair => ({ question, heading, before: '', sentence });
const length = '渡槽全长1280米，可灌溉两岸农田6000亩。';
const weather = '当天下着小雨，不少村民撑伞到岸边观看。';

describe('the encoder', () => {
  it('is surer of the sentence that answers, and where in it', async () => {
    const question = '渡槽有多长';
    const [told, other] = await encoder.read([pairOf(question, length), pairOf(question, weather)]);
    expect(told?.answers).toBeGreaterThan(other?.answers ?? 0);
    expect(told?.margin).toBeGreaterThan(other?.margin ?? 0);
    expect(told?.best && length.slice(told.best.start, told.best.end)).toBe('1280米');
    expect(told?.marginOf(4, 9)).toBeCloseTo(told?.margin ?? 0, 5);
    expect(told?.marginOf(0, 2)).toBeLessThan(told?.margin ?? 0);
  });

  it('reads each of several questions at once by itself', async () => {
    const asked = ['渡槽有多长', '能灌溉多少亩农田', '当天天气怎么样'].map((question) =>
      pairOf(question, `${length}${weather}`),
    );
    const alone: unknown[] = [];
    for (const pair of asked) alone.push((await encoder.read([pair]))[0]?.best);
    const atOnce = await Promise.all(asked.map((pair) => encoder.read([pair])));
    expect(atOnce.map(([reading]) => reading?.best)).toEqual(alone);
    expect(new Set(alone.map((place) => JSON.stringify(place))).size).toBe(3);
  });

  it('does not read again what it has read', async () => {
    const pair = pairOf('渡槽有多长', length);
    const [alone] = await encoder.read([pair]);
    const [, beside] = await encoder.read([pairOf('渡槽有多长', weather), { ...pair }]);
    expect(beside).toBe(alone);
  });

  it.each(['', '　', '\u{20000}😀', '长'.repeat(5000)])('takes any sentence', async (sentence) => {
    const [reading] = await encoder.read([pairOf('有多长', sentence)]);
    expect(reading?.answers).toBeTypeOf('number');
    expect(reading?.best?.end ?? 0).toBeLessThanOrEqual(sentence.length);
  });

  it('says what to do where its model cannot be opened, and again when asked again', async () => {
    const without = encoderIn('/nowhere/encoder.onnx');
    for (const question of ['有多长', '多少亩'])
      await expect(without.read([pairOf(question, length)])).rejects.toThrow(EncoderError);
    await without.close();
    await expect(without.read([pairOf('有多长', length)])).rejects.toThrow('closed');
  });

  it('has nothing to say to nothing', async () => {
    expect(await encoder.read([])).toEqual([]);
  });
});

describe('the characters of a pair', () => {
  const vocabulary = new Map(
    ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '长', '1', 'a'].map((each, at) => [each, at]),
  );

  it('stand one after another, each with its place in the sentence', () => {
    const tokens = tokensOfPair(
      { question: '长', heading: 'A', before: '', sentence: '1 \u{20000}长' },
      vocabulary,
    );
    expect(tokens).toEqual({ ids: [2, 4, 3, 6, 3, 3, 5, 1, 4, 3], asked: 3, start: 6, places: [0, 2, 4] });
  });

  it('of what goes before are the last, of all else the first', () => {
    const { ids, asked, start, places } = tokensOfPair(
      {
        question: '长'.repeat(99),
        heading: '1'.repeat(99),
        before: `${'1'.repeat(99)}a`,
        sentence: '长'.repeat(999),
      },
      vocabulary,
    );
    expect([asked, start, places.length, ids.length]).toEqual([34, 112, 140, 253]);
    expect(ids[start - 2]).toBe(6);
  });
});
