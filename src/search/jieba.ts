import { bytesOf, type Dictionary, readDictionary } from './dictionary.js';
import { readUnknownWords, type UnknownWords } from './hiddenStates.js';

/** Word borders as jieba draws them. */
export interface Jieba {
  /** Words in order, covering the text; those that no dictionary has as the model guesses them, or as characters. */
  cut(text: string, guessing: boolean): string[];
  /** Words, guessed ones too, with their parts of speech. */
  tag(text: string): { word: string; tag: string }[];
  /** Words of the dictionary, each after the shorter ones in it. */
  cutForSearch(text: string): string[];
  /** The greatest weight (frequency × inverse document frequency) of its words; undefined where none is weighed. */
  mostRare(text: string): number | undefined;
}

/** Between these a text is cut piece by piece (cppjieba's SegmentBase.hpp). */
const separators = new Set([' ', '\t', '\n', '，', '。'].map((mark) => mark.charCodeAt(0)));

const isFigure = (rune: number): boolean => rune >= 0x30 && rune <= 0x39;
const isLetter = (rune: number): boolean => (rune >= 0x41 && rune <= 0x5a) || (rune >= 0x61 && rune <= 0x7a);
const isAscii = (rune: number): boolean => rune < 0x80;

/**
 * jieba over a dictionary that is small in memory. It cuts, tags and weighs as cppjieba does, whose rules it follows
 * (MPSegment, MixSegment, QuerySegment, HMMSegment, PosTagger, KeywordExtractor .hpp); a test holds them together.
 */
export function openJieba(): Jieba {
  const words: Dictionary = readDictionary();
  const endings: UnknownWords = readUnknownWords();
  const stopWords = new Set(Buffer.from(bytesOf('stop_words')).toString('utf8').split('\n'));

  /** The characters of the text in hand, where each begins, and the best cut from each on. */
  let room = 0;
  let runes = new Int32Array(0);
  let starts = new Int32Array(0);
  let scores = new Float64Array(0);
  let ends = new Int32Array(0);

  const take = (text: string): number => {
    if (text.length + 1 > room) {
      room = 2 * (text.length + 1);
      runes = new Int32Array(room);
      starts = new Int32Array(room);
      scores = new Float64Array(room);
      ends = new Int32Array(room);
    }
    let count = 0;
    for (let at = 0; at < text.length; count++) {
      const rune = text.codePointAt(at) ?? 0;
      runes[count] = rune;
      starts[count] = at;
      at += rune > 0xffff ? 2 : 1;
    }
    starts[count] = text.length;
    return count;
  };

  /** The likeliest words of the dictionary between two places: fills `ends`. */
  const cutKnown = (from: number, to: number): void => {
    scores[to] = 0;
    for (let at = to - 1; at >= from; at--) {
      let place = words.after(0, runes[at] ?? 0);
      const alone = words.frequency(place);
      let best = (scores[at + 1] ?? 0) + (Number.isNaN(alone) ? words.leastFrequency : alone);
      let end = at + 1;
      for (let next = at + 1; place !== 0 && next < to; next++) {
        place = words.after(place, runes[next] ?? 0);
        if (place === 0) break;
        const score = (scores[next + 1] ?? 0) + words.frequency(place);
        if (score > best) {
          best = score;
          end = next + 1;
        }
      }
      scores[at] = best;
      ends[at] = end;
    }
  };

  /** Letters and figures by themselves, what stands between them as the model has it. */
  const guess = (from: number, to: number, borders: number[]): void => {
    let left = from;
    for (let at = from; at < to; ) {
      if (!isAscii(runes[at] ?? 0)) {
        at++;
        continue;
      }
      if (left < at) borders.push(...endings(runes, left, at));
      const first = runes[at++] ?? 0;
      if (isLetter(first)) while (at < to && (isLetter(runes[at] ?? 0) || isFigure(runes[at] ?? 0))) at++;
      else if (isFigure(first)) while (at < to && (isFigure(runes[at] ?? 0) || runes[at] === 0x2e)) at++;
      borders.push(at);
      left = at;
    }
    if (left < to) for (const border of endings(runes, left, to)) borders.push(border);
  };

  const cutPiece = (from: number, to: number, guessing: boolean, borders: number[]): void => {
    cutKnown(from, to);
    for (let at = from; at < to; ) {
      const end = ends[at] ?? to;
      if (!guessing || end > at + 1) {
        borders.push(end);
        at = end;
        continue;
      }
      let after = at;
      while (after < to && ends[after] === after + 1) after++;
      guess(at, after, borders);
      at = after;
    }
  };

  /** The places behind each word of a text, which is left in `runes` and `starts`. */
  const bordersOf = (text: string, guessing: boolean): number[] => {
    const count = take(text);
    const borders: number[] = [];
    for (let from = 0; from < count; ) {
      let to = from;
      while (to < count && !separators.has(runes[to] ?? 0)) to++;
      if (to === from) to++;
      cutPiece(from, to, guessing, borders);
      from = to;
    }
    return borders;
  };

  const cut = (text: string, guessing: boolean): string[] => {
    let from = 0;
    return bordersOf(text, guessing).map((to) => {
      const word = text.slice(starts[from], starts[to]);
      from = to;
      return word;
    });
  };

  const placeOf = (word: string): number => {
    let place = 0;
    for (const character of word) {
      place = words.after(place, character.codePointAt(0) ?? 0);
      if (place === 0) return 0;
    }
    return place;
  };
  const isWord = (from: number, to: number): boolean => {
    let place = 0;
    for (let at = from; at < to; at++) {
      place = words.after(place, runes[at] ?? 0);
      if (place === 0) return false;
    }
    return !Number.isNaN(words.frequency(place));
  };

  const tagOf = (word: string): string => {
    const place = placeOf(word);
    return words.tag(place) || guessedTag(word);
  };

  return {
    cut,
    tag: (text) => cut(text, true).map((word) => ({ word, tag: tagOf(word) })),
    cutForSearch(text) {
      const found: string[] = [];
      let from = 0;
      for (const to of bordersOf(text, false)) {
        for (const length of [2, 3]) {
          for (let at = from; to - from > length && at + length <= to; at++) {
            if (isWord(at, at + length)) found.push(text.slice(starts[at], starts[at + length]));
          }
        }
        found.push(text.slice(starts[from], starts[to]));
        from = to;
      }
      return found;
    },
    mostRare(text) {
      const counts = new Map<string, number>();
      for (const word of cut(text, true)) {
        if ([...word].length === 1 || stopWords.has(word)) continue;
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
      let most: number | undefined;
      for (const [word, count] of counts) {
        const weight = count * (words.rarity(placeOf(word)) || words.usualRarity);
        if (most === undefined || weight > most) most = weight;
      }
      return most;
    },
  };
}

/** Of a word the dictionary does not have (PosTagger.hpp): m of figures, eng of letters, x of anything else. */
function guessedTag(word: string): string {
  const characters = [...word];
  let [ascii, figures] = [0, 0];
  for (const character of characters) {
    if (ascii >= Math.floor(characters.length / 2)) break;
    const rune = character.codePointAt(0) ?? 0;
    if (isAscii(rune)) ascii++;
    if (isFigure(rune)) figures++;
  }
  if (ascii === 0) return 'x';
  return figures === ascii ? 'm' : 'eng';
}
