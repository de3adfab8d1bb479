import type { Token } from '../language/index.js';
import { meanings } from '../search/index.js';
import type { Question, Term } from './question.js';

/** How like a word is to each term of a question. */
export interface Likeness {
  /** By the dictionary or by shared characters: 0.8 for a word of the same sense, 0.5 for 创办 against 创立. */
  readonly alike: readonly number[];
  /** By meaning: the cosine of their places. */
  readonly meant: readonly number[];
}

/** What a word counts that reports have for it: 驾驶证 for 驾照. */
const asReported = 0.9;
/** What a word of the same sense counts: 父亲 for 爸爸. */
const ofOneSense = 0.8;
/** Nearer words only: below, words of one subject and any others are told apart no more. */
const leastMeant = 0.4;
const han = /^\p{Script=Han}+$/u;

/** That of the question asked last: one is held against its articles before the next comes. */
let known: { readonly question: Question; readonly likeness: (token: Token) => Likeness } | null = null;

/** How like a token is to the terms of a question; each word is compared once a question. */
export function likenessTo(question: Question): (token: Token) => Likeness {
  if (known?.question === question) return known.likeness;
  const towards = question.terms.map(({ text }) => meanings().towards(text));
  const words = new Map<string, Likeness>();
  const likeness = (token: Token): Likeness => {
    const key = `${token.word}/${token.tag[0]}`;
    const seen = words.get(key);
    if (seen) return seen;
    const like = {
      alike: question.terms.map((term) => alikeness(term, token)),
      meant: towards.map((nearness) => {
        const near = nearness(token.word);
        return near < leastMeant ? 0 : near;
      }),
    };
    words.set(key, like);
    return like;
  };
  known = { question, likeness };
  return likeness;
}

/** How much of a word another of the same kind shares: 0.5 for one character of two. */
function alikeness({ text, tag, related, wordings }: Term, { word, tag: other }: Token): number {
  if (wordings.words.has(word)) return asReported;
  if (text.length < 2 || word.length < 2 || !han.test(text)) return 0;
  if (related.has(word)) return ofOneSense;
  if (other[0] !== tag[0] || word === text) return 0;
  let shared = 0;
  for (const character of word) if (text.includes(character)) shared += 1;
  return shared / Math.max(text.length, word.length);
}
