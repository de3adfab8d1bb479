import { LRUCache } from 'lru-cache';
import type { Tokenizer } from '../news/index.js';
import { type Jieba, openJieba } from './jieba.js';

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

/** One for all: it takes 14 MB, and a third of a second to read. */
let opened: Jieba | undefined;
const jieba = (): Jieba => {
  opened ??= openJieba();
  return opened;
};

/** Word borders by jieba. The dictionary is read when the first word is asked for. */
export function createTokenizer(): SearchTokenizer {
  const known = new LRUCache<string, readonly string[]>({ max: 50_000 });
  const rarities = new LRUCache<string, number>({ max: 20_000 });
  return {
    cut: (text) => jieba().cut(text, true),
    tag: (text) => jieba().tag(text),
    segment: (text) => jieba().cut(text, false),
    rarity(word) {
      let rarity = rarities.get(word);
      if (rarity === undefined) {
        // jieba's inverse document frequencies leave out single characters and words of grammar.
        rarity = Math.min(12, jieba().mostRare(word) ?? (word.length > 1 ? 4 : 5));
        rarities.set(word, rarity);
      }
      return rarity;
    },
    parts(word) {
      let parts = known.get(word);
      if (!parts) {
        parts = jieba()
          .cutForSearch(word)
          .filter((part) => part.length > 1 && part !== word);
        known.set(word, parts);
      }
      return parts;
    },
  };
}
