import { placeWords, type TypedSpan } from '../language/index.js';
import { type CueTables, strongestCue } from './cues.js';
import { longFormOf } from './inShort.js';
import { likenessTo } from './likeness.js';
import { matchesOf, says } from './matches.js';
import type { Passage, ReadArticle } from './passages.js';
import { isHome, type Question, type Term } from './question.js';
import { asksFor } from './wanted.js';

/** Where an article stands among those found for a question. */
export interface Standing {
  /** 0 for the first. */
  readonly place: number;
  /** Its score as a share of the first's. */
  readonly score: number;
  /** Of the question's words, by weight, how many it has. */
  readonly coverage: number;
}

/** What one sentence says of a question. */
export interface Sight {
  readonly index: number;
  readonly passage: Passage;
  /** For each term of the question, how far the sentence says it. */
  readonly said: readonly number[];
  /** The same, where a word of the same kind that shares a character counts in part: 创办 for 创立. */
  readonly alike: readonly number[];
  /** The same, where a word near in meaning counts by its nearness: 免费 for 门票. */
  readonly meant: readonly number[];
  /** The same, where a wording that reports have for it counts in full: 驾驶证 for 驾照. */
  readonly worded: readonly number[];
  /** How much of the question, by weight, stands at each character. */
  readonly mass: Float32Array;
  /** How strongly its words lead to an answer, at the best of its clauses. */
  readonly cue: number;
  /** Stretches of the kind asked for that the question does not name itself. */
  readonly offered: readonly (TypedSpan & { readonly suits: number })[];
}

/** A question held against an article. */
export interface Regard {
  readonly question: Question;
  readonly read: ReadArticle;
  readonly standing: Standing;
  readonly cues: CueTables;
  /** For each term, the chance that what answers says it. */
  readonly needs: readonly number[];
  readonly sights: readonly Sight[];
  readonly inHeading: readonly number[];
  readonly inWhole: readonly number[];
  /** The same in any wording. */
  readonly headingWorded: readonly number[];
  readonly wholeWorded: readonly number[];
  /** The terms' weights, summing to 1. */
  readonly weights: readonly number[];
  /** The same of those the heading leaves unsaid: what is asked of its subject, rather than the subject. */
  readonly rest: readonly number[];
  /** For each sentence, how much of the rest it says, in any words. */
  readonly restMeant: readonly number[];
  /** How many times persons are named whom the question does not name. */
  readonly persons: number;
  /** Pairs of neighbouring characters of the question that say something. */
  readonly pairs: readonly string[];
  /**
   * For each sentence, how much of the question it says among what the article says of it, when what few of its
   * sentences say counts most: by words, by single characters, by pairs of them. 1 is all of it.
   */
  readonly telling: {
    readonly words: readonly number[];
    readonly worded: readonly number[];
    readonly characters: readonly number[];
    readonly pairs: readonly number[];
  };
}

/** What was learned of questions asked the same way, and of the words of this one. */
export type Learned = Pick<Regard, 'cues' | 'needs'>;

/** How much a word counts that answers never say. */
const leastNeeded = 0.15;

/** Holds a question against an article. */
export function regard(
  question: Question,
  read: ReadArticle,
  standing: Standing,
  { cues, needs }: Learned,
): Regard {
  const { terms } = question;
  const needed = terms.map(({ weight }, t) => weight * (leastNeeded + (1 - leastNeeded) * (needs[t] ?? 1)));
  const total = needed.reduce((sum, weight) => sum + weight, 0) || 1;
  const weights = needed.map((weight) => weight / total);
  const longForms = terms.map(({ text }) => longFormOf(text));
  const wordings = terms.map(({ wordings: { pattern } }) => (pattern?.test(read.whole) ? pattern : null));
  const sights = read.passages.map((passage, index) =>
    sightOf({ question, weights, longForms, wordings }, passage, index, cues),
  );
  const pairs = pairsOf(question);
  const characters = [...new Set(question.about.replace(saysNothing, ''))];
  const inHeading = terms.map((term) => (isHome(term) ? 1 : says(read.heading, term)));
  const inWhole = terms.map((term) => (isHome(term) ? 1 : says(read.whole, term)));
  const worded = (text: string, said: readonly number[]) =>
    said.map((much, t) => (much < 1 && terms[t]?.wordings.pattern?.test(text) ? 1 : much));
  const unsaid = weights.map((weight, t) => ((inHeading[t] ?? 0) < 0.5 ? weight : 0));
  const restTotal = unsaid.reduce((sum, weight) => sum + weight, 0) || 1;
  const rest = unsaid.map((weight) => weight / restTotal);
  const holding = (parts: readonly string[]) =>
    tellingOf(
      parts.map(() => 1),
      sights.map(({ passage }) => parts.map((part) => Number(passage.normal.includes(part)))),
    );
  return {
    question,
    read,
    standing,
    cues,
    needs,
    sights,
    inHeading,
    rest,
    restMeant: sights.map(({ meant }) => share(rest, meant)),
    inWhole,
    headingWorded: worded(read.heading, inHeading),
    wholeWorded: worded(read.whole, inWhole),
    weights,
    persons: sights.reduce((sum, sight) => sum + personsIn(question, sight), 0),
    pairs,
    telling: {
      words: tellingOf(
        weights,
        sights.map(({ said }) => said),
      ),
      worded: tellingOf(
        weights,
        sights.map(({ worded: said }) => said),
      ),
      characters: holding(characters),
      pairs: holding(pairs),
    },
  };
}

/** Marks, and characters of grammar and asking. */
const saysNothing =
  /[\p{P}\p{S}\s的了是在有和与及也都就还而吗呢吧啊呀么个这那之其为于从到被把谁哪几多少什怎样叫]/gu;

/** The share of what is said of some parts in all sentences that each says, weighted by rarity among the sentences. */
function tellingOf(weights: readonly number[], said: readonly (readonly number[])[]): number[] {
  const rarity = weights.map((weight, part) => {
    const holding = said.filter((row) => (row[part] ?? 0) > 0).length;
    return holding === 0 ? 0 : weight * Math.log((said.length + 1) / (holding + 0.3));
  });
  const total = rarity.reduce((sum, each) => sum + each, 0) || 1;
  return said.map((row) => row.reduce((sum, much, part) => sum + much * (rarity[part] ?? 0), 0) / total);
}

/** What a word said in full counts where its short form was asked: 支部书记 for 支书. */
const inFull = 0.8;

function sightOf(
  {
    question,
    weights,
    longForms,
    wordings,
  }: Pick<Regard, 'question' | 'weights'> & Record<'longForms' | 'wordings', readonly (RegExp | null)[]>,
  passage: Passage,
  index: number,
  cues: CueTables,
): Sight {
  const mass = new Float32Array(passage.normal.length);
  const said = question.terms.map((term, t) => {
    let most = 0;
    for (const { share, start, end } of matchesOf(passage.normal, term)) {
      most = Math.max(most, share);
      const each = ((weights[t] ?? 0) * share) / (end - start);
      for (let at = start; at < end; at++) mass[at] = Math.max(mass[at] ?? 0, each);
    }
    return most;
  });
  // A city's paper tells of its city, named or not, until it names another.
  for (const [t, term] of question.terms.entries())
    if (isHome(term) && !namesElsewhere(question, passage)) said[t] = 1;
  const alike = said.map((much, t) => much || (longForms[t]?.test(passage.normal) ? inFull : 0));
  const worded = said.map((much, t) => (wordings[t]?.test(passage.normal) ? 1 : much));
  const meant = [...alike];
  const likeness = likenessTo(question);
  for (const token of passage.tokens) {
    const like = likeness(token);
    for (const t of said.keys()) {
      if (said[t]) continue;
      if (question.terms[t]?.wordings.words.has(token.word)) worded[t] = 1;
      alike[t] = Math.max(alike[t] ?? 0, like.alike[t] ?? 0);
      meant[t] = Math.max(meant[t] ?? 0, like.alike[t] ?? 0, like.meant[t] ?? 0);
    }
  }
  const offered = passage.spans.flatMap((span) => {
    const text = passage.normal.slice(span.start, span.end);
    const suits = question.text.includes(text)
      ? 0
      : asksFor(question, span, text, passage.normal.slice(0, span.start));
    return suits > 0 ? [{ ...span, suits }] : [];
  });
  const cue = strongestCue(passage.tokens, cues);
  return { index, passage, said, alike, meant, worded, mass, cue, offered };
}

function personsIn({ text }: Question, { passage: { spans, normal } }: Sight): number {
  return spans.filter(({ type, start, end }) => type === 'person' && !text.includes(normal.slice(start, end)))
    .length;
}

const namesOf = new Set<TypedSpan['type']>(['person', 'organisation', 'name', 'title']);

/** The persons, organisations and things a sentence names which neither the question nor the heading does. */
export function strangersIn({ question, read }: Regard, { passage }: Sight): readonly TypedSpan[] {
  return passage.spans.filter(({ type, start, end }) => {
    const name = passage.normal.slice(start, end);
    return namesOf.has(type) && !question.text.includes(name) && !read.heading.includes(name);
  });
}

/** Whether a sentence names a place outside the city that the question does not. */
export function namesElsewhere({ text }: Question, { normal }: Passage): boolean {
  return placeWords.regions.some((region) => normal.includes(region) && !text.includes(region));
}

/** Marks and the words of asking say nothing of the subject. */
function pairsOf({ about }: Question): string[] {
  const pairs = new Set<string>();
  for (const run of about.split(/[\p{P}\p{S}\s]+/u))
    for (let at = 0; at + 2 <= run.length; at++) pairs.add(run.slice(at, at + 2));
  return [...pairs];
}

/** The share of a question, by weight, that some texts say together. */
export function share(
  weights: readonly number[],
  ...texts: readonly (readonly number[] | undefined)[]
): number {
  let sum = 0;
  for (const [t, weight] of weights.entries()) {
    let most = 0;
    for (const said of texts) most = Math.max(most, said?.[t] ?? 0);
    sum += weight * most;
  }
  return sum;
}

/** The weight of the heaviest term that none of some texts says, among those chosen. */
export function heaviestUnsaid(
  { question, weights }: Regard,
  chosen: (term: Term) => boolean,
  ...texts: readonly (readonly number[] | undefined)[]
): number {
  let most = 0;
  for (const [t, term] of question.terms.entries())
    if (chosen(term) && texts.every((said) => (said?.[t] ?? 0) < 0.5)) most = Math.max(most, weights[t] ?? 0);
  return most;
}
