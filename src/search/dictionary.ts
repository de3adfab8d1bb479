import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** jieba's words, as places in a tree: 机 → 机床. A place is a number, 0 the root; where none goes on, 0 as well. */
export interface Dictionary {
  /** The place a character leads to. */
  after(place: number, rune: number): number;
  /** The logarithm of how often the word that ends here is met; NaN where none does. */
  frequency(place: number): number;
  /** Its part of speech (nr person, ns place …); '' where there is none. */
  tag(place: number): string;
  /** Its inverse document frequency; 0 where none is known. */
  rarity(place: number): number;
  /** Of a character that is no word, and of a word without a rarity. */
  readonly leastFrequency: number;
  readonly usualRarity: number;
}

const resolve = createRequire(import.meta.url).resolve;
/** The bytes of a file of jieba's, as nodejieba brings it. */
export const bytesOf = (name: string): Uint8Array =>
  readFileSync(resolve(`nodejieba/submodules/cppjieba/dict/${name}.utf8`));

/** Room for half a million places: more than half of it stays empty, so that a place is found at once. */
const bits = 20;
const places = 2 ** (bits - 1) + 2 ** (bits - 3);

/**
 * Reads jieba's dictionary into some 14 MB of numbers. nodejieba's own, of as many hash tables as words, takes 248 MB
 * and a second. Weights are those of cppjieba's DictTrie.hpp and KeywordExtractor.hpp, to the last bit.
 */
export function readDictionary(): Dictionary {
  // The tree's branches in one hash table: from which place, by which character, to which.
  const from = new Int32Array(2 ** bits);
  const by = new Uint16Array(2 ** bits);
  const to = new Int32Array(2 ** bits);
  const slotOf = (place: number, rune: number): number => {
    let slot = (Math.imul(place, 0x9e3779b1) ^ Math.imul(rune, 0x85ebca6b)) >>> (32 - bits);
    while (to[slot] !== 0 && (from[slot] !== place || by[slot] !== rune)) slot = (slot + 1) & (2 ** bits - 1);
    return slot;
  };
  // No word has a character beyond these.
  const after = (place: number, rune: number): number => (rune > 0xffff ? 0 : (to[slotOf(place, rune)] ?? 0));

  let last = 0;
  const grow = (place: number, rune: number): number => {
    const slot = slotOf(place, rune);
    if (to[slot] === 0) {
      if (last + 1 === places) throw new Error('the dictionary has outgrown its room');
      [from[slot], by[slot], to[slot]] = [place, rune, ++last];
    }
    return to[slot] ?? 0;
  };

  // Of hundreds of thousands of words few thousand values differ: a word has the number of its value.
  const [frequencies, tags, rarities] = [numbered(), numbered(), numbered()];
  const frequencyAt = new Uint16Array(places);
  const tagAt = new Uint8Array(places);
  const rarityAt = new Uint16Array(places);

  const words = new Map<number, number>();
  eachLine(bytesOf('jieba.dict'), grow, (place, [frequency = '', tag = '']) => {
    const number = frequencies.numberOf(frequency);
    words.set(number, (words.get(number) ?? 0) + 1);
    frequencyAt[place] = number;
    tagAt[place] = tags.numberOf(tag);
  });
  let sum = 0;
  for (const [number, count] of words) sum += Number(frequencies.text(number)) * count;
  const sorted = [...words].map(([number, count]) => [Number(frequencies.text(number)), count] as const);
  sorted.sort(([a], [b]) => a - b);
  // A word of the user's without a frequency is as frequent as the one in the middle.
  const half = Math.floor(sorted.reduce((all, [, count]) => all + count, 0) / 2);
  let median = 0;
  for (let [at, before] = [0, 0]; before <= half && at < sorted.length; at++) {
    const [frequency, count] = sorted[at] ?? [0, 0];
    median = frequency;
    before += count;
  }
  eachLine(bytesOf('user.dict'), grow, (place, told) => {
    const [frequency, tag] = told.length === 2 ? told : [`${median}`, told[0]];
    frequencyAt[place] = frequencies.numberOf(frequency ?? '');
    tagAt[place] = tags.numberOf(tag ?? '');
  });
  let [rarest, known] = [0, 0];
  eachLine(bytesOf('idf'), grow, (place, [rarity = '']) => {
    rarityAt[place] = rarities.numberOf(rarity);
    rarest += Number(rarity);
    known++;
  });
  const frequencyOf = frequencies.values((text) => (text === '' ? Number.NaN : Math.log(Number(text) / sum)));
  const rarityOf = rarities.values(Number);
  return {
    after,
    frequency: (place) => frequencyOf[frequencyAt[place] ?? 0] ?? Number.NaN,
    tag: (place) => tags.text(tagAt[place] ?? 0),
    rarity: (place) => rarityOf[rarityAt[place] ?? 0] ?? 0,
    leastFrequency: Math.log((sorted[0]?.[0] ?? 1) / sum),
    usualRarity: rarest / known,
  };
}

/** Texts by numbers; 0 is that of none. */
function numbered() {
  const texts = [''];
  const numbers = new Map([['', 0]]);
  return {
    numberOf(text: string): number {
      let number = numbers.get(text);
      if (number === undefined) {
        number = texts.push(text) - 1;
        numbers.set(text, number);
      }
      return number;
    },
    text: (number: number): string => texts[number] ?? '',
    values: (read: (text: string) => number): Float64Array => Float64Array.from(texts, read),
  };
}

const [blank, lineEnd] = [0x20, 0x0a];

/**
 * Visits each line's place in the tree, and the texts behind its word. A word is read from its bytes: half a million
 * strings would make the heap as large again.
 */
function eachLine(
  bytes: Uint8Array,
  grow: (place: number, rune: number) => number,
  visit: (place: number, told: string[]) => void,
): void {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    let end = bytes.indexOf(lineEnd, at);
    if (end < 0) end = bytes.length;
    let place = 0;
    while (at < end && bytes[at] !== blank) {
      const first = bytes[at] ?? 0;
      const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : 2;
      let rune = more === 0 ? first : first & (more === 1 ? 0x1f : 0x0f);
      for (let next = 1; next <= more; next++) rune = (rune << 6) | ((bytes[at + next] ?? 0) & 0x3f);
      at += 1 + more;
      place = grow(place, rune);
    }
    const told = text.toString('latin1', at + 1, end);
    if (place !== 0) visit(place, told === '' ? [] : told.split(' '));
    at = end + 1;
  }
}
