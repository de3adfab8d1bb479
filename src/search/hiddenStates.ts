import { bytesOf } from './dictionary.js';

/** What a character is in a word: its beginning, end, middle, or all of it. */
const states = 4;
const [end, whole] = [1, 3];
/** The logarithm of what never happens (cppjieba's MIN_DOUBLE). */
const never = -3.14e100;

/** Where words end among characters that no dictionary knows, as is likeliest: the places behind each. */
export type UnknownWords = (runes: Int32Array, from: number, to: number) => number[];

/**
 * jieba's hidden Markov model and the Viterbi path through it: cppjieba's HMMModel.hpp and HMMSegment.hpp, to the
 * last bit.
 */
export function readUnknownWords(): UnknownWords {
  const lines = Buffer.from(bytesOf('hmm_model'))
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const numbers = (line = ''): number[] => line.split(' ').map(Number);
  const start = numbers(lines[0]);
  const transitions = Float64Array.from(lines.slice(1, 1 + states).flatMap(numbers));
  const emitted = lines.slice(1 + states, 1 + 2 * states).map(
    (line) =>
      new Map(
        line.split(',').map((each) => {
          const [character = '', likelihood] = each.split(':');
          return [character.codePointAt(0) ?? 0, Number(likelihood)];
        }),
      ),
  );
  const emission = (state: number, rune: number): number => emitted[state]?.get(rune) ?? never;

  let room = 0;
  let weights = new Float64Array(0);
  let paths = new Int8Array(0);
  return (runes, from, to) => {
    const length = to - from;
    if (length > room) {
      room = 2 * length;
      weights = new Float64Array(room * states);
      paths = new Int8Array(room * states);
    }
    for (let state = 0; state < states; state++) {
      weights[state] = (start[state] ?? never) + emission(state, runes[from] ?? 0);
      paths[state] = -1;
    }
    for (let at = 1; at < length; at++) {
      for (let state = 0; state < states; state++) {
        const emit = emission(state, runes[from + at] ?? 0);
        let best = never;
        let path = end;
        for (let before = 0; before < states; before++) {
          const weight =
            (weights[(at - 1) * states + before] ?? 0) + (transitions[before * states + state] ?? 0) + emit;
          if (weight > best) {
            best = weight;
            path = before;
          }
        }
        weights[at * states + state] = best;
        paths[at * states + state] = path;
      }
    }
    const ending = (state: number) => weights[(length - 1) * states + state] ?? never;
    const borders: number[] = [];
    let state = ending(end) >= ending(whole) ? end : whole;
    for (let at = length - 1; at >= 0; at--) {
      if (state === end || state === whole) borders.push(from + at + 1);
      state = paths[at * states + state] ?? end;
    }
    return borders.reverse();
  };
}
