import { fileURLToPath } from 'node:url';
import { LRUCache } from 'lru-cache';
import nodejieba from 'nodejieba';
import type { Tokenizer } from '../news/index.js';

/** The tokenizer as search itself needs it. */
export interface SearchTokenizer extends Tokenizer {
  /**
   * Words of the dictionary alone; whatever it does not know falls into single characters.
   * New words that a statistical model would guess (`王沈是`) are not the same in a question and in an
   * article, single characters are. Expects normalised text.
   */
  segment(text: string): string[];
  /** The shorter dictionary words inside a longer one: 数控机床 → 数控, 机床. */
  parts(word: string): readonly string[];
}

/**
 * Word borders by jieba, with the part of its dictionary that news is cut with (`npm run make:dictionary`), read when
 * the first word is asked for: a seventh of a second, 47 MB.
 * nodejieba's second argument, called `strict` in its types, turns the model for unknown words on.
 */
export function createTokenizer(): SearchTokenizer {
  const known = new Map<string, readonly string[]>();
  const rarities = new LRUCache<string, number>({ max: 20_000 });
  return {
    cut: (text) => jieba().cut(text, true),
    tag: (text) => jieba().tag(text),
    segment: (text) => jieba().cut(text, false),
    rarity(word) {
      let rarity = rarities.get(word);
      if (rarity === undefined) {
        // jieba's inverse document frequencies leave out single characters and words of grammar.
        const [most] = jieba().extract(word, 1);
        rarity = Math.min(12, most?.weight ?? (word.length > 1 ? 4 : 5));
        rarities.set(word, rarity);
      }
      return rarity;
    },
    parts(word) {
      let parts = known.get(word);
      if (!parts) {
        parts = jieba()
          .cutForSearch(word, false)
          .filter((part) => part.length > 1 && part !== word);
        known.set(word, parts);
      }
      return parts;
    },
  };
}

let loaded = false;

function jieba(): typeof nodejieba {
  if (!loaded) {
    const fileOf = (name: string) => fileURLToPath(new URL(`../../data/search/${name}`, import.meta.url));
    nodejieba.load({ dict: fileOf('jieba.dict.txt'), idfDict: fileOf('jieba.idf.txt') });
    loaded = true;
  }
  return nodejieba;
}
