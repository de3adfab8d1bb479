import type { MatchedFigure } from './figureTable.js';

/** Where an answer stands: a verbatim passage of an article. */
export interface Evidence {
  /** The article's id. */
  readonly id: number;
  /** Index into the article's paragraphs; -1 for its headline, kicker or deck. */
  readonly paragraph: number;
  /** Verbatim: the answering sentence with its neighbours, at most 160 characters unless the sentence is longer. */
  readonly passage: string;
  /** Where that begins in the paragraph. */
  readonly start: number;
  /** Verbatim: the answering sentence alone. */
  readonly sentence: string;
}

/** One article's answer. */
export interface Reading {
  /** The answer itself, verbatim from the article (`120.4亿元`); null when the sentence is the answer. */
  readonly short: string | null;
  /** Where that begins in the evidence's paragraph; null where it is told elsewhere. */
  readonly shortStart: number | null;
  /** The time it is true of, ISO (`2024`, `2022-01..2022-07`); null when the article does not say. */
  readonly period: string | null;
  /** The chance that it answers, from 0 to 1, as measured on questions not learned from. */
  readonly confidence: number;
  readonly evidence: Evidence;
}

/** What a question was about, for a follow-up; opaque outside answer/, safe to store as JSON. */
export type Topic = unknown;

export const talks = [
  'greeting',
  'thanks',
  'farewell',
  'insult',
  'emoji',
  'tooShort',
  'aboutBot',
  'nonsense',
  'contact',
  'otherLanguage',
] as const;
/** What a message without a question is. */
export type Talk = (typeof talks)[number];

/** What a question gets. Texts for people are made elsewhere; everything quoted here is verbatim. */
export type Answer =
  | {
      readonly kind: 'found';
      /** The question as understood: a follow-up made whole, a misspelling put right. */
      readonly asked: string;
      /** The best first, then those that differ from it, the newest first. */
      readonly readings: readonly [Reading, ...Reading[]];
      /** `one`: further readings agree or add to the first. `several`: they answer differently, by period or count. */
      readonly agreement: 'one' | 'several';
      readonly topic: Topic;
    }
  | {
      readonly kind: 'notFound';
      readonly asked: string;
      /** What was asked for, to be named in the reply: 平湖地铁开通. */
      readonly about: string;
      /** The nearest passages, which do not answer. */
      readonly nearest: readonly Evidence[];
      readonly topic: Topic;
    }
  /** Asked for news or typed mere words: the latest, or what there is on `about` when that is not ''. */
  | { readonly kind: 'news'; readonly about: string; readonly topic: Topic }
  | { readonly kind: 'smallTalk'; readonly talk: Talk };

/** The circumstances of a question. */
export interface Asking {
  /** The day it is asked, for 今天 and 去年 in a question about no article's year. */
  readonly today: Date;
  /** What the same person asked before, as `answer` returned it; null for none. */
  readonly topic: Topic;
}

/** Answers questions from the articles, or says that they do not tell. */
export interface Answerer {
  answer(question: string, asking: Asking): Promise<Answer>;
  /** The candidates for a question, what weighed most for each, and whether it is said; for people who look after it. */
  explain(question: string, today: Date): Promise<string>;
  /** The figures of all articles that fit some words, those that say all of them themselves first, then by time. */
  figures(words: string, today: Date): readonly MatchedFigure[];
}

/** How many reports an answer that was not found names as near. */
export const nearOf = (answer: Answer): number => (answer.kind === 'notFound' ? answer.nearest.length : 0);
