import { readQuantities } from '../language/index.js';
import type { Scorer } from '../learned/index.js';
import { type CandidateSpan, candidateSpansOf, spanAt } from './candidateSpans.js';
import { contradicts, isOfOtherTown } from './contradiction.js';
import { type CloseReading, type Encoder, least } from './encoder.js';
import type { Pair } from './pairTokens.js';
import type { Question } from './question.js';
import type { Regard, Sight } from './regard.js';
import { measureSentences, sentenceFeatureNames } from './sentenceFeatures.js';
import { groundOf, measureSpan, spanFeatureNames } from './spanFeatures.js';

/** What was learned: which sentence, which words of it, whether to say them. */
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

/** A sentence with its stretches, and how the encoder reads it beside the question. */
export interface ReadSentence extends ScoredSentence {
  /** Best first. */
  readonly spans: readonly ScoredSpan[];
  readonly close: CloseReading;
}

/** A sentence with its stretch and chance. */
type Decided = Omit<ScoredAnswer, 'besides'>;
/** A sentence with what decides whether it is said. */
type MeasuredAnswer = Omit<ScoredAnswer, 'confidence' | 'besides' | 'stretch'>;

/** A sentence and the stretch of it that may be given as the answer. */
export interface ScoredAnswer extends ReadSentence {
  readonly best: ScoredSpan | null;
  /** What decides whether it is said. */
  readonly values: Float32Array;
  /** The words to be given as the answer, and how likely they are rather than none, in log-odds. */
  readonly stretch: { readonly span: CandidateSpan; readonly margin: number } | null;
  /** Chance that it answers. */
  readonly confidence: number;
  /** Chance that it would, were its report the only one: another may tell as well, of another year. */
  readonly besides: number;
}

/** Sentences whose words are weighed. */
export const sentencesRead = 5;
/**
 * How far below the best sentence's score one may lie and still be read: of eight writers' 6,528 questions 91.1% have
 * their answer among the five best, 90.7% among those so near, 2.6 on average.
 */
const readWithin = 4;

/** All sentences of some articles, best first. */
export function rankSentences(regards: readonly Regard[], judge: Scorer): ScoredSentence[] {
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
  { start, end }: Pick<CandidateSpan, 'start' | 'end'>,
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
  'encoder: answers',
  'encoder: margin',
  'encoder: answers leads other sentences',
  'encoder: margin leads other sentences',
  'encoder: stretch',
  'encoder: stretch agrees',
  ...sentenceFeatureNames.map((name) => `sentence: ${name}`),
  ...spanFeatureNames.map((name) => `span: ${name}`),
];

/** The best sentences and those nearly as good read word by word, and each beside the question. Throws EncoderError. */
export async function readSentences(
  ranked: readonly ScoredSentence[],
  spans: Scorer,
  encoder: Encoder,
): Promise<ReadSentence[]> {
  const near = (ranked[0]?.score ?? 0) - readWithin;
  const best = ranked.slice(0, sentencesRead).filter(({ score }) => score >= near);
  const close = await encoder.read(best.map(pairOf));
  return best.flatMap((sentence, at) => {
    const reading = close[at];
    return reading ? [{ ...sentence, spans: rankSpans(sentence, spans), close: reading }] : [];
  });
}

/** What the encoder reads of a sentence; a question without its mark is read as one with it. */
export function pairOf({ regard: { question, read }, sight: { index, passage } }: ScoredSentence): Pair {
  return {
    question: question.text.replace(/[?\s]+$/u, ''),
    heading: read.heading,
    before: read.passages[index - 1]?.normal ?? '',
    sentence: passage.normal,
  };
}

/** The most of some numbers but the one at a place; `least` for none. */
const mostBut = (numbers: readonly number[], place: number): number =>
  numbers.reduce((most, each, at) => (at === place ? most : Math.max(most, each)), least);

/** The sentences that may answer, with what decides whether they are said; `read` are the first of those `ranked`. */
export function measureAnswers(
  ranked: readonly ScoredSentence[],
  read: readonly ReadSentence[],
): MeasuredAnswer[] {
  const bests = read.map(({ spans: [best] }) => best);
  const answers = read.map(({ close }) => close.answers);
  const margins = read.map(({ close }) => close.margin);
  return read.map((sentence, rank) => {
    const { spans: list, close } = sentence;
    const others = ranked.filter((_, at) => at !== rank);
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
      close.answers,
      close.margin,
      close.answers - mostBut(answers, rank),
      close.margin - mostBut(margins, rank),
      best ? close.marginOf(best.span.start, best.span.end) : least,
      best && close.best ? shared(best.span, close.best) : 0,
      ...sentence.features,
      ...(best?.features ?? spanFeatureNames.map(() => -9)),
    ]);
    return { ...sentence, best: best ?? null, values };
  });
}

/** Characters two stretches share, as a share of those of either. */
function shared(one: { start: number; end: number }, other: { start: number; end: number }): number {
  const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return common > 0 ? common / (Math.max(one.end, other.end) - Math.min(one.start, other.start)) : 0;
}

const restOfClause = spanFeatureNames.indexOf('clause says the rest');
const yearOfSpan = spanFeatureNames.indexOf('year');

/** Surer than this nothing is. */
const surest = 0.99;

/**
 * The sentences that may answer, the likeliest first. What several reports tell alike is as likely as they are
 * together: the chances were learned with one report in the right.
 */
export async function readAnswers(
  regards: readonly Regard[],
  judges: Judges,
  encoder: Encoder,
): Promise<ScoredAnswer[]> {
  const ranked = rankSentences(regards, judges.sentences);
  const read = await readSentences(ranked, judges.spans, encoder);
  const alone = decided(ranked, read, judges.answers);
  const inReports = regards.flatMap((each) => {
    const isOf = ({ regard }: ScoredSentence) => regard === each;
    return decided(ranked.filter(isOf), read.filter(isOf), judges.answers);
  });
  const told = new Map(alone.map((one) => [one, toldBy(one)]));
  const alike = (one: Decided, other: Decided) =>
    other.regard.read !== one.regard.read && told.get(one) !== '' && told.get(one) === told.get(other);
  return alone
    .map((answer) => ({
      ...answer,
      confidence: alone
        .filter((other) => alike(answer, other))
        .reduce((sum, { confidence }) => Math.min(surest, sum + confidence), answer.confidence),
      besides: inReports.find(({ sight }) => sight === answer.sight)?.confidence ?? answer.confidence,
    }))
    .sort((a, b) => b.confidence - a.confidence);
}

const tellsOfOtherTown = ({ regard: { question, read }, sight: { passage } }: MeasuredAnswer): boolean =>
  isOfOtherTown(question, passage.normal, read.whole);

/**
 * The sentences read, with the stretch and the chance of each; hardly any where no stretch can be what was asked for, or
 * it is told of another town.
 */
function decided(ranked: readonly ScoredSentence[], read: readonly ReadSentence[], judge: Scorer): Decided[] {
  const all = measureAnswers(ranked, read).map((answer) => ({ ...answer, stretch: stretchOf(answer) }));
  const out = all.filter((answer) => answer.stretch === null || tellsOfOtherTown(answer));
  const isOut = ({ sight }: ScoredSentence) => out.some((one) => one.sight === sight);
  const chance = ({ values }: MeasuredAnswer) => 1 / (1 + Math.exp(-judge.score(values)));
  // Beside what cannot answer nothing is less likely.
  const left = measureAnswers(
    ranked.filter((one) => !isOut(one)),
    read.filter((one) => !isOut(one)),
  ).map((answer) => ({ ...answer, stretch: stretchOf(answer), confidence: chance(answer) }));
  return [...left, ...out.map((answer) => ({ ...answer, confidence: Math.min(hardly, chance(answer)) }))];
}

/** The chance at most of what cannot be the answer, but may be near it. */
const hardly = 0.001;

/** The stretch of an answer, normalised, or the one amount it tells (`13000余件(组)`: 13000件); '' for none. */
function toldBy({ stretch, sight, regard: { question } }: Decided): string {
  const words = stretch ? sight.passage.normal.slice(stretch.span.start, stretch.span.end) : '';
  const [amount, ...others] = question.kind === 'number' ? readQuantities(words) : [];
  return amount && others.length === 0 ? `${amount.value}${amount.unit.replace(/\(.*$/u, '')}` : words;
}

/**
 * The stretch the encoder takes for the answer; where it cannot be the amount asked for, or the forest's is about as
 * likely, the forest's. On six sets of unseen reports an encoder that had read half as much shared 86 of 100 characters
 * with the answer, the forest 75.
 */
function stretchOf({ best, close, sight, regard }: MeasuredAnswer): ScoredAnswer['stretch'] {
  const suits = (span: CandidateSpan) => !contradictsAt(regard.question, sight, span);
  const span = close.best && spanAt(sight.passage, close.best.start, close.best.end);
  const margin = best === null ? least : close.marginOf(best.span.start, best.span.end);
  const fits = span !== null && suits(span);
  const isApart = best !== null && span !== null && shared(best.span, span) === 0;
  if (best && fits && isApart && margin > close.margin - asLikely && suits(best.span))
    return { span: best.span, margin };
  if (best && span && tellsMore(regard.question, sight, span, best.span)) return { span: best.span, margin };
  if (fits) return { span, margin: close.margin };
  return best && suits(best.span) && margin > unlikely ? { span: best.span, margin } : null;
}

/**
 * Whether a stretch holds another, which tells the one amount asked for, and more amounts beside it: where the encoder
 * takes the begin of one item of a list and the end of the next (`702个网格、5332个`).
 */
function tellsMore(
  { kind }: Question,
  { passage: { normal } }: Sight,
  { start, end }: CandidateSpan,
  within: CandidateSpan,
): boolean {
  const amountsOf = (from: number, to: number) => readQuantities(normal.slice(from, to)).length;
  const isInside = within.start >= start && within.end <= end;
  return (
    kind === 'number' && isInside && amountsOf(start, end) > 1 && amountsOf(within.start, within.end) === 1
  );
}

/**
 * Log-odds by which a stretch elsewhere in the sentence may be less likely to the encoder for the forest to decide:
 * items of a list that differ in a letter (`B类7户、BB类9户`) the encoder hardly tells apart.
 */
const asLikely = 2;

/** Log-odds below which a stretch is not taken for the answer in place of one that cannot be it. */
const unlikely = -5;
