import { type CandidateSpan, candidateSpansOf } from './candidateSpans.js';
import { contradicts } from './contradiction.js';
import type { Scorer } from './forest.js';
import type { Question } from './question.js';
import type { Regard, Sight } from './regard.js';
import { measureSentences, sentenceFeatureNames } from './sentenceFeatures.js';
import { groundOf, measureSpan, spanFeatureNames } from './spanFeatures.js';

/** The three forests of data/answerWeights.json: which sentence, which words of it, whether to say them. */
export interface Judges {
  readonly sentences: Scorer;
  readonly spans: Scorer;
  readonly answers: Scorer;
}

/** A sentence with its score. */
export interface ScoredSentence {
  readonly regard: Regard;
  readonly sight: Sight;
  readonly features: Float32Array;
  /** Log-odds that it answers. */
  readonly score: number;
}

/** A stretch of a sentence with its score. */
export interface ScoredSpan {
  readonly span: CandidateSpan;
  readonly features: Float32Array;
  /** Log-odds that it is the answer. */
  readonly score: number;
}

/** A sentence and the stretch of it that may be given as the answer. */
export interface ScoredAnswer extends ScoredSentence {
  readonly best: ScoredSpan | null;
  /** By how much it leads the next stretch apart from it, in log-odds. */
  readonly lead: number;
  /** What decides whether it is said. */
  readonly values: Float32Array;
  /** Chance that it answers. */
  readonly confidence: number;
}

/** Sentences whose words are weighed. */
const sentencesRead = 6;

/** All sentences of some articles, best first. */
function rankSentences(regards: readonly Regard[], judge: Scorer): ScoredSentence[] {
  return regards
    .flatMap((regard) => {
      const rows = measureSentences(regard);
      return regard.sights.map((sight, at) => {
        const features = rows[at] ?? new Float32Array(0);
        return { regard, sight, features, score: judge.score(features) };
      });
    })
    .sort((a, b) => b.score - a.score);
}

/** The stretches of a sentence, best first; where an amount was asked for, only those that may be it, if there are any. */
function rankSpans({ regard, sight, score }: ScoredSentence, judge: Scorer): ScoredSpan[] {
  const ground = groundOf(regard, sight, score);
  const all = candidateSpansOf(sight.passage);
  const fitting = all.filter((span) => !contradictsAt(regard.question, sight, span));
  return (fitting.length > 0 ? fitting : all)
    .map((span) => {
      const features = measureSpan(ground, span);
      return { span, features, score: judge.score(features) };
    })
    .sort((a, b) => b.score - a.score);
}

/** Whether a stretch of a sentence cannot be the amount that was asked for. */
function contradictsAt(
  question: Question,
  { passage: { normal } }: Sight,
  { start, end }: CandidateSpan,
): boolean {
  return contradicts(question, normal.slice(start, end), normal.slice(0, start), normal.slice(end));
}

/** The names of what decides whether an answer is said. */
export const answerFeatureNames: readonly string[] = [
  'sentence',
  'lead',
  'lead over other articles',
  'rank',
  'near as good',
  'span',
  'span lead',
  'spans near as good',
  'span leads other sentences',
  'rest leads other sentences',
  'year leads other sentences',
  ...sentenceFeatureNames.map((name) => `sentence: ${name}`),
  ...spanFeatureNames.map((name) => `span: ${name}`),
];

/** The sentences that may answer, with their words and what decides whether they are said. */
export function measureAnswers(
  ranked: readonly ScoredSentence[],
  spans: Scorer,
): Omit<ScoredAnswer, 'confidence'>[] {
  const read = ranked
    .slice(0, sentencesRead)
    .map((sentence) => ({ sentence, list: rankSpans(sentence, spans) }));
  const bests = read.map(({ list }) => list[0]);
  return read.map(({ sentence, list }, rank) => {
    const others = ranked.filter((other) => other !== sentence);
    const [next] = others;
    const elsewhere = others.find(({ regard }) => regard.read !== sentence.regard.read);
    const [best] = list;
    const apart = best && list.find(({ span }) => span.end <= best.span.start || span.start >= best.span.end);
    const lead = (best?.score ?? -10) - (apart?.score ?? -10);
    const leadBy = (of: (span: ScoredSpan) => number) =>
      (best ? of(best) : -10) -
      bests.reduce((most, other, at) => (at === rank || !other ? most : Math.max(most, of(other))), -10);
    const values = Float32Array.from([
      sentence.score,
      sentence.score - (next?.score ?? -10),
      sentence.score - (elsewhere?.score ?? -10),
      rank,
      ranked.filter(({ score }) => score > sentence.score - 1).length,
      best?.score ?? -10,
      lead,
      best ? list.filter(({ score }) => score > best.score - 1).length : 0,
      leadBy(({ score }) => score),
      leadBy(({ features }) => features[restOfClause] ?? 0),
      leadBy(({ features }) => features[yearOfSpan] ?? 0),
      ...sentence.features,
      ...(best?.features ?? spanFeatureNames.map(() => -9)),
    ]);
    return { ...sentence, best: best ?? null, lead, values };
  });
}

const restOfClause = spanFeatureNames.indexOf('clause says the rest');
const yearOfSpan = spanFeatureNames.indexOf('year');

/** Whether no stretch of the sentence can be the amount that was asked for. */
function saysOther({ best, regard, sight }: Pick<ScoredAnswer, 'best' | 'regard' | 'sight'>): boolean {
  return best !== null && contradictsAt(regard.question, sight, best.span);
}

/** Surer than this nothing is. */
const surest = 0.99;

/**
 * The sentences that may answer, the likeliest first. What several reports tell alike is as likely as they are
 * together: the chances were learned with one report in the right.
 */
export function readAnswers(regards: readonly Regard[], judges: Judges): ScoredAnswer[] {
  const alone = measureAnswers(rankSentences(regards, judges.sentences), judges.spans).map((answer) => ({
    ...answer,
    confidence: saysOther(answer) ? 0 : 1 / (1 + Math.exp(-judges.answers.score(answer.values))),
  }));
  const alike = (one: ScoredAnswer, other: ScoredAnswer) =>
    other.regard.read !== one.regard.read && wordsOf(one) !== '' && wordsOf(one) === wordsOf(other);
  return alone
    .map((answer) => ({
      ...answer,
      confidence: alone
        .filter((other) => alike(answer, other))
        .reduce((sum, { confidence }) => Math.min(surest, sum + confidence), answer.confidence),
    }))
    .sort((a, b) => b.confidence - a.confidence);
}

/** The stretch of an answer, normalised; '' for none. */
function wordsOf({ best, sight }: ScoredAnswer): string {
  return best ? sight.passage.normal.slice(best.span.start, best.span.end) : '';
}
