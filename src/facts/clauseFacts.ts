import { type Clause, hasDigit } from '../language/index.js';
import { startsWith } from './flags.js';
import { figureWords } from './lexicons.js';
import {
  isMark,
  isName,
  isNominal,
  isOneOf,
  isPart,
  isSaying,
  isVerb,
  openBrackets,
  type Spoken,
  spokenOf,
  tellsSubject,
} from './subjects.js';

type Word = Clause['words'][number];

/** What a clause says by itself, read once for all the stretches it is part of. */
export interface ClauseFacts {
  readonly spoken: Spoken;
  readonly saying: boolean;
  readonly part: boolean;
  readonly tellsSubject: boolean;
  readonly namesFirst: boolean;
  /** The first word that is neither a time nor a mark. */
  readonly opening: Word | undefined;
  readonly opensMeasure: boolean;
  /** `增长`, `同比`: it begins with a change; with that or what else goes on from the clause before. */
  readonly opensChange: boolean;
  readonly goesOn: boolean;
  /** Nouns that are no mere measures. */
  readonly nouns: readonly Word[];
  /** Whether it has a verb or a measure. */
  readonly says: boolean;
  readonly timeOnly: boolean;
  /** `分别` */
  readonly apart: boolean;
  /** Of each kind of brackets, how many more open than close. */
  readonly open: readonly number[];
}

const measures = new Set(figureWords.measures);
const continuing = [...figureWords.changes, ...figureWords.continues];

const known = new WeakMap<Clause, ClauseFacts>();

/** What is known of a clause by itself. */
export function clauseFacts(clause: Clause): ClauseFacts {
  const facts = known.get(clause) ?? readFacts(clause);
  known.set(clause, facts);
  return facts;
}

function readFacts(clause: Clause): ClauseFacts {
  const { text, words } = clause;
  const told = text.trimStart();
  return {
    spoken: spokenOf(clause),
    saying: isSaying(clause),
    part: isPart(clause),
    tellsSubject: tellsSubject(clause),
    namesFirst: namesFirst(words),
    opening: words.find(({ tag, word }) => tag !== 't' && !isMark(word)),
    opensMeasure: startsWith(told, figureWords.measures) === 1,
    opensChange: startsWith(text, figureWords.changes) === 1,
    goesOn: startsWith(told, continuing) === 1,
    nouns: words.filter(
      ({ word, tag }) => isNominal(tag) && word.length > 1 && !measures.has(word) && !hasDigit(word),
    ),
    says:
      words.some(({ tag }) => isVerb(tag)) || figureWords.measures.some((measure) => text.includes(measure)),
    timeOnly: words.every(({ tag }) => tag === 't'),
    apart: text.includes('分别'),
    open: openBrackets(text),
  };
}

/** `本次集中开工投资额最大的项目是…`: a noun before a place, wherever the verbs stand. */
export function tellsLoosely(clause: Clause, place: number): boolean {
  return (
    !clauseFacts(clause).saying &&
    !isOneOf(clause.words[0]?.tag, 'pc') &&
    clause.words.some(
      ({ word, tag, start }) => start < place && isNominal(tag) && word.length > 1 && !measures.has(word),
    )
  );
}

/** Whether one of the first words is a name. */
function namesFirst(words: readonly Word[]): boolean {
  return words
    .filter(({ tag }) => tag !== 't')
    .slice(0, 3)
    .some(({ word, tag }) => word.length > 1 && isName(tag));
}
