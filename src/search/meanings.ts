import { readFileSync } from 'node:fs';
import { LRUCache } from 'lru-cache';
import { readLines } from '../language/index.js';

/** A word and how near it is to another in meaning: 1 for the same. */
interface NearWord {
  readonly word: string;
  readonly nearness: number;
}

/** Where words lie by their meaning (data/search/meanings.txt, meanings.bin; `npm run make:meanings`). */
export interface Meanings {
  /** Whether a normalised text is a word whose meaning is known. */
  knows(text: string): boolean;
  /** How near words are to a normalised text in meaning: their cosine, 0 for words whose meaning is not known. */
  towards(text: string): (word: string) => number;
  /** The longest known words of two characters or more in a normalised text, read from its end: 做|手术. */
  wordsIn(text: string): readonly string[];
  /** The words nearest to a normalised text that pass the test, nearest first; none for a text of unknown words. */
  near(text: string, most: number, passes: (word: string) => boolean): readonly NearWord[];
}

/** A word's place is so many numbers from -7 to 7, two in a byte. */
const directions = 64;
const middle = 7;
/** The first directions are those in which words differ most. */
const strong = 24;
/** Words further off are of another subject. */
const leastNearness = 0.55;
/** 捐款 and 捐书 share more than the dictionary tells. */
const sharedCharacter = 0.08;
/** In words set together (养螃蟹) a single character tells less than a word. */
const singleShare = 0.3;
const longestWord = 5;
/** Texts whose near words are kept: the same are searched for again when articles have come. */
const textsKept = 200;

let known: Meanings | undefined;

/** The words' places, read when they are first asked for. */
export function meanings(): Meanings {
  known ??= readMeanings();
  return known;
}

function readMeanings(): Meanings {
  const words = readLines('search/meanings.txt');
  const packed = readFileSync(new URL('../../data/search/meanings.bin', import.meta.url));
  const places = new Int8Array(packed.length * 2);
  packed.forEach((byte, i) => {
    places[2 * i] = (byte & 15) - middle;
    places[2 * i + 1] = (byte >> 4) - middle;
  });
  const rows = new Map(words.map((word, row) => [word, row]));
  const lengthFrom = (row: number, first: number) => {
    let squares = 0;
    for (let i = row * directions + first; i < (row + 1) * directions; i++) squares += (places[i] ?? 0) ** 2;
    return Math.sqrt(squares);
  };
  const lengths = Float32Array.from(words, (_, row) => lengthFrom(row, 0));
  /** The part of a length that lies in the weaker directions. */
  const rests = Float32Array.from(words, (_, row) => lengthFrom(row, strong) / (lengths[row] || 1));

  /** Where a text lies: a word at its place, words set together between theirs. */
  const placeOf = (text: string): Float32Array | undefined => {
    const parts = partsOf(text);
    // Single characters stand for too much to be told by.
    if (parts.every((part) => part.length === 1)) return undefined;
    const place = new Float32Array(directions);
    for (const part of parts) {
      const row = rows.get(part) ?? 0;
      const share = (part.length > 1 || parts.length === 1 ? 1 : singleShare) / (lengths[row] ?? 1);
      for (let i = 0; i < directions; i++) {
        place[i] = (place[i] ?? 0) + share * (places[row * directions + i] ?? 0);
      }
    }
    return place;
  };

  /** The longest known words a text is made of. */
  const partsOf = (text: string): readonly string[] => {
    if (rows.has(text)) return [text];
    const parts: string[] = [];
    for (let at = 0; at < text.length; ) {
      let size = Math.min(longestWord, text.length - at);
      while (size > 1 && !rows.has(text.slice(at, at + size))) size--;
      const part = text.slice(at, at + size);
      if (rows.has(part)) parts.push(part);
      at += size;
    }
    return parts;
  };

  const lately = new LRUCache<string, readonly NearWord[]>({ max: textsKept });
  /** All words near a text, nearest first: every word is looked at, once for the texts asked for lately. */
  const nearest = (text: string): readonly NearWord[] => {
    const kept = lately.get(text);
    if (kept) return kept;
    const near: NearWord[] = [];
    const place = placeOf(text);
    if (!place) return near;
    const length = Math.hypot(...place) || 1;
    const towards = place.map((value) => value / length);
    const rest = Math.hypot(...towards.subarray(strong));
    const characters = new Set(text);
    for (let row = 0; row < words.length; row++) {
      const scale = lengths[row] || 1;
      const first = row * directions;
      let product = 0;
      for (let i = 0; i < strong; i++) product += (towards[i] ?? 0) * (places[first + i] ?? 0);
      // What the weaker directions can add at most is not enough for most words.
      if (product / scale + rest * (rests[row] ?? 0) < leastNearness - sharedCharacter) continue;
      for (let i = strong; i < directions; i++) product += (towards[i] ?? 0) * (places[first + i] ?? 0);
      const word = words[row] ?? '';
      if (word.length < 2 || word === text) continue;
      const shares = [...word].some((character) => characters.has(character));
      const nearness = Math.min(1, product / scale + (shares ? sharedCharacter : 0));
      if (nearness >= leastNearness) near.push({ word, nearness });
    }
    near.sort((a, b) => b.nearness - a.nearness || (a.word < b.word ? -1 : 1));
    lately.set(text, near);
    return near;
  };

  return {
    knows: (text) => rows.has(text),
    towards(text) {
      const place = placeOf(text);
      if (!place) return () => 0;
      const length = Math.hypot(...place) || 1;
      return (word) => {
        const row = rows.get(word);
        if (row === undefined || word.length < 2) return 0;
        let product = 0;
        for (let i = 0; i < directions; i++) product += (place[i] ?? 0) * (places[row * directions + i] ?? 0);
        return product / (length * (lengths[row] || 1));
      };
    },
    wordsIn(text) {
      const found: string[] = [];
      for (let end = text.length; end > 0; ) {
        let start = rows.has(text) ? 0 : Math.max(0, end - longestWord);
        while (end - start > 1 && !rows.has(text.slice(start, end))) start++;
        if (end - start > 1) found.unshift(text.slice(start, end));
        end = start;
      }
      return found;
    },
    near(text, most, passes) {
      const passed: NearWord[] = [];
      for (const each of nearest(text)) {
        if (passed.length === most) break;
        if (passes(each.word)) passed.push(each);
      }
      return passed;
    },
  };
}
