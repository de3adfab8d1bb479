import { districtAfter, normalise } from '../language/index.js';
import type { Tokenizer } from '../news/index.js';
import type { ArticleSearch, KnownName, QuestionHit } from '../search/index.js';
import { writtenOut } from './spokenAsking.js';

/** What answers need of search: where to look, and how much a word tells. */
export interface Finder {
  /** The articles that say most of a question, best first. */
  find(question: string, limit: number, today: Date): readonly QuestionHit[];
  /** How much a normalised word tells one article from another; high when rare. */
  rarity(word: string): number;
  /** Whether any article has a normalised word. */
  stands(word: string): boolean;
  /** Whether an article has all the parts a normalised word is read as. */
  standsWhole(word: string): boolean;
  /** The rarity of a word no article has. */
  readonly rarest: number;
  /** Names in a text that have others. */
  namesIn(text: string): readonly KnownName[];
  /** A question as it was meant: pinyin read (xincang → 新仓), names put right by their sound (钟带 → 钟埭). */
  putRight(question: string): string;
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
    standsWhole: (word) =>
      search.terms(word).every(({ text }) => search.idf(text) < search.idf(nowhere) - 1e-9),
    get rarest() {
      return search.idf(nowhere);
    },
    namesIn: (text) => search.namesIn(text),
    putRight(said) {
      const question = writtenOut(said);
      const typed = normalise(question);
      const readAs = search.readAs(question);
      if (readAs === null || readAs === typed) return question;
      // A dictionary word that no article has (股市) was meant as typed, whatever sounds like it (故事);
      // but 林带镇 names a place.
      const words = tokenizer.tag(typed);
      const lost = words.some(
        ({ word, tag }, index) =>
          word.length > 1 &&
          !/^(?:x|eng)/u.test(tag) &&
          !readAs.includes(word) &&
          !districtAfter.test(words[index + 1]?.word ?? ''),
      );
      return lost || changes(typed, readAs) > mostChanges ? question : readAs;
    },
  };
}

/** Characters a slip of the keyboard gets wrong; more would be another name. */
const mostChanges = 1;

/** How many characters differ, of two texts of one length; pinyin read as words differs in length. */
function changes(a: string, b: string): number {
  return a.length === b.length ? [...a].filter((character, index) => character !== [...b][index]).length : 0;
}
