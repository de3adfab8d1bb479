import type { Tokenizer } from '../news/index.js';
import { type ArticleSearch, normalise } from '../search/index.js';

/** What answers need of search: where to look, and how much a word tells. */
export interface Finder {
  /** The articles that say most of a question, best first. */
  find(
    question: string,
    limit: number,
    today: Date,
  ): readonly { readonly id: number; readonly score: number }[];
  /** How much a normalised word tells one article from another; high when rare. */
  rarity(word: string): number;
  /** Whether any article has a normalised word. */
  stands(word: string): boolean;
  /** Other ways to write a normalised word. */
  otherNames(word: string): readonly string[];
  /** A question as it was meant: pinyin read (xincang → 新仓), names put right by their sound (钟带 → 钟埭). */
  putRight(question: string, today: Date): string;
}

/** No article has it. */
const nowhere = '\uE000';

/** The finder over the article search. */
export function finderOf(search: ArticleSearch, tokenizer: Tokenizer): Finder {
  const rarity = (word: string) => {
    const parts = search.terms(word).filter(({ kind }) => kind !== 'part');
    return Math.max(0, ...(parts.length ? parts.map(({ text }) => search.idf(text)) : [search.idf(word)]));
  };
  return {
    find: (question, limit, today) => search.forQuestion(question, limit, today),
    rarity,
    stands: (word) => rarity(word) < search.idf(nowhere) - 1e-9,
    otherNames: (word) => search.otherNames(word),
    putRight(question, today) {
      const typed = normalise(question);
      const { readAs } = search.search(question, { limit: 1, offset: 0, today });
      if (readAs === null || readAs === typed) return question;
      // A dictionary word that no article has (股市) was meant as typed, whatever sounds like it (故事).
      const lost = tokenizer
        .tag(typed)
        .some(({ word, tag }) => word.length > 1 && !/^(?:x|eng)/u.test(tag) && !readAs.includes(word));
      return lost ? question : readAs;
    },
  };
}
