import { z } from 'zod';
import { forestShape, type Scorer } from '../learned/index.js';
import { meanings } from '../search/index.js';
import { questionKinds } from './lexicon.js';
import { isHome, isProperName, type Question, type Term } from './question.js';
import { tagCode } from './tagCodes.js';

/**
 * How much a word of a question is needed: the chance that what answers says it. `二期` is nearly always said,
 * `那事` hardly ever (term necessity: Zhao and Callan 2010). Learned by `npm run train:answers`.
 */
export const needsShape = z.object({
  /** How often words of questions were said where the answer stands. */
  words: z.record(z.string(), z.number()),
  /** The same of the words that hold a character. */
  characters: z.record(z.string(), z.number()),
  forest: forestShape,
});

/** How often words, and words with a character, were said. */
export interface SaidRates {
  readonly words: Readonly<Record<string, number>>;
  readonly characters: Readonly<Record<string, number>>;
}

/** What tells how much words are needed. */
export interface Needs extends SaidRates {
  readonly judge: Scorer;
}

/** One word in its question. */
interface View {
  readonly question: Question;
  readonly term: Term;
  readonly index: number;
  readonly rates: SaidRates;
}

const unknown = -1;
const roles = ['answerWord', 'plain', 'key'];

/** The features of a word of a question: what each measures, and why. */
export const needFeatures: readonly {
  readonly name: string;
  readonly why: string;
  readonly of: (view: View) => number;
}[] = [
  {
    name: 'kind',
    why: 'what is asked',
    of: ({ question }) => (questionKinds as readonly string[]).indexOf(question.kind),
  },
  {
    name: 'tag',
    why: 'names are said, verbs said otherwise',
    of: ({ term }) => tagCode(term.tag, term.text),
  },
  { name: 'role', why: 'the same, as it is read', of: ({ term }) => roles.indexOf(term.role) },
  { name: 'name', why: 'the same', of: ({ term }) => Number(isProperName(term)) },
  { name: 'length', why: 'long words are names', of: ({ term }) => term.text.length },
  { name: 'rarity', why: 'rare words tell more', of: ({ term }) => term.rarity },
  { name: 'home', why: 'the city is understood', of: ({ term }) => Number(isHome(term)) },
  { name: 'figures', why: '16路 is not 17路', of: ({ term }) => Number(/\d/u.test(term.text)) },
  { name: 'known', why: 'a word of the dictionary', of: ({ term }) => Number(meanings().knows(term.text)) },
  { name: 'related', why: 'a word that has others of its sense', of: ({ term }) => term.related.size },
  { name: 'other wordings', why: 'the same', of: ({ term }) => term.also.length },
  { name: 'terms', why: 'of many some go unsaid', of: ({ question }) => question.terms.length },
  { name: 'index', why: 'the subject comes first', of: ({ index }) => index },
  {
    name: 'from the end',
    why: 'what is asked of it comes last',
    of: ({ question, index }) => question.terms.length - index,
  },
  {
    name: 'from the asking',
    why: 'characters between it and 谁, 多少',
    of: ({ question, term }) => {
      if (!question.asking) return -30;
      const at = question.text.indexOf(term.text);
      return at < question.asking.start
        ? at + term.text.length - question.asking.start
        : at - question.asking.end;
    },
  },
  { name: 'wanted', why: '哪家银行', of: ({ question, term }) => Number(question.wanted === term) },
  {
    name: 'measured',
    why: 'what is counted',
    of: ({ question, term }) => Number(question.measured.includes(term)),
  },
  {
    name: 'joined before',
    why: 'a part of a longer name',
    of: ({ question, index }) => Number(stands(question, index - 1, index)),
  },
  {
    name: 'joined after',
    why: 'the same',
    of: ({ question, index }) => Number(stands(question, index, index + 1)),
  },
  {
    name: 'word said',
    why: 'how often the word itself was said: 东西 hardly ever',
    of: ({ term, rates }) => rates.words[term.text] ?? unknown,
  },
  {
    name: 'first character said',
    why: '那 of 那事',
    of: ({ term, rates }) => rates.characters[term.text.charAt(0)] ?? unknown,
  },
  {
    name: 'last character said',
    why: '能 of 人能',
    of: ({ term, rates }) => rates.characters[term.text.slice(-1)] ?? unknown,
  },
];

export const needFeatureNames: readonly string[] = needFeatures.map(({ name }) => name);

/** The features of each word of a question. */
export function measureNeeds(question: Question, rates: SaidRates): Float32Array[] {
  return question.terms.map((term, index) => {
    const view = { question, term, index, rates };
    return Float32Array.from(needFeatures, ({ of }) => of(view));
  });
}

/** For each word of a question, the chance from 0 to 1 that what answers says it. */
export function needsOf(question: Question, needs: Needs): number[] {
  return measureNeeds(question, needs).map((row) => 1 / (1 + Math.exp(-needs.judge.score(row))));
}

/** Whether two words of a question stand together. */
function stands({ text, terms }: Question, first: number, second: number): boolean {
  const [one, other] = [terms[first], terms[second]];
  return one !== undefined && other !== undefined && text.includes(one.text + other.text);
}
