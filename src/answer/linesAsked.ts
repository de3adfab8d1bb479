import { z } from 'zod';
import { askedTime, clausesAround, logOdds, type QuotedFigure, weighedInOrder } from '../facts/index.js';
import { overlap, readData, splitSentences } from '../language/index.js';
import { type Article, headingOf, type Quotation } from '../news/index.js';
import { type CloseReading, type Encoder, EncoderError } from './encoder.js';

/** A line of an article that tells what a search asks for. */
export interface AskedLine {
  readonly quotation: Quotation;
  /** Of what time its figure is; null of a line that is no figure's. */
  readonly period: string | null;
  readonly figure: QuotedFigure | null;
}

/** A line with what speaks for its being what was asked for. */
export interface CandidateLine {
  readonly line: AskedLine;
  readonly features: Readonly<Record<string, number>>;
}

/** A sentence of an article that tells a number. */
interface Told {
  readonly text: string;
  readonly start: number;
  readonly before: string;
}

const numeral = /[\d一二三四五六七八九十百千万两几首半]/u;
/** Sentences read beside a search, and lines whose sentences are among them whatever they say. */
const [sentencesRead, foremost] = [6, 4];
/** Below this, in log-odds, the encoder is not heard any more exactly. */
const least = -6;

const weights = readData(
  'askedLineWeights.json',
  z.object({ about: z.string(), weights: z.record(z.string(), z.number()) }),
).weights;

/**
 * The lines of an article for a search of more than a word, the one first that tells what was asked for: a figure's, or
 * the clauses around a number or a time that the encoder finds (`哪天 通车`); the others as facts/ has them. As these are
 * where the encoder cannot be run.
 */
export async function linesAsked(
  article: Article,
  typed: string,
  words: readonly string[],
  encoder: Encoder,
): Promise<AskedLine[]> {
  const known = linesInOrder(article, words);
  if (words.length < 2) return known;
  try {
    const candidates = await candidateLines(article, typed, words, encoder);
    const [best] = candidates
      .map(({ line, features }) => ({ line, score: scoreOf(features) }))
      .sort((a, b) => b.score - a.score);
    return best ? [best.line, ...known.filter((line) => !isWithin(line, best.line))] : [];
  } catch (error) {
    if (error instanceof EncoderError) return known;
    throw error;
  }
}

const scoreOf = (features: CandidateLine['features']) =>
  Object.entries(features).reduce((sum, [name, much]) => sum + much * (weights[name] ?? 0), 0);

const isWithin = ({ quotation: { text } }: AskedLine, { quotation }: AskedLine) =>
  quotation.text.includes(text) || text.includes(quotation.text);

/** The lines that facts/ has for some words, in its order. */
export const linesInOrder = (article: Article, words: readonly string[]): AskedLine[] =>
  knownLines(article, words).map(({ line }) => line);

/** The same, with what it knows of them. */
function knownLines(article: Article, words: readonly string[]): CandidateLine[] {
  const time = askedTime(article, words);
  const figures = weighedInOrder(article, words).filter(({ figure }) => figure.quotation.text !== time?.text);
  return [
    ...(time ? [{ line: { quotation: time, period: null, figure: null }, features: { time: 1 } }] : []),
    ...figures.map(({ figure, answers }, at) => ({
      line: {
        quotation: figure.quotation,
        period: figure.quotation.tellsPeriod ? null : figure.period,
        figure,
      },
      features: {
        first: at === 0 ? 1 : 0,
        place: 1 / (at + 1),
        worded: Math.log(answers + 1e-3),
        worth: logOdds(figure.worth),
      },
    })),
  ];
}

/** All lines that may tell what was asked for, those of facts/ and those of the encoder, with what speaks for each. Throws EncoderError. */
export async function candidateLines(
  article: Article,
  typed: string,
  words: readonly string[],
  encoder: Encoder,
): Promise<CandidateLine[]> {
  const known = knownLines(article, words);
  const told = mostSaid(toldIn(article), known.slice(0, foremost), words);
  const question = typed.replace(/[?？\s]+/gu, '');
  const heading = headingOf(article)[0] ?? '';
  const readings = await encoder.read(
    told.map(({ text, before }) => ({ question, heading, before, sentence: text })),
  );
  const readingOf = new Map(told.map((sentence, at) => [sentence, readings[at]] as const));
  return [
    ...known.map(({ line, features }) => {
      const sentence = told.find(({ text }) => holds(text, line));
      return { line, features: { ...features, ...heardOf(line, sentence, readingOf) } };
    }),
    ...told.flatMap((sentence) => {
      const line = lineAround(sentence, readingOf.get(sentence));
      return line ? [{ line, features: { stretch: 1, ...heardOf(line, sentence, readingOf) } }] : [];
    }),
  ];
}

/** Whether a line is of a sentence: its last part is. */
const holds = (sentence: string, { quotation }: AskedLine) =>
  sentence.includes(quotation.text.split('……').at(-1) ?? '');

/** What the encoder makes of a line: of its sentence, and of the likeliest stretch, or the line's own numbers. */
function heardOf(
  { quotation }: AskedLine,
  sentence: Told | undefined,
  readings: ReadonlyMap<Told, CloseReading | undefined>,
): Record<string, number> {
  const reading = sentence && readings.get(sentence);
  if (!sentence || !reading) return { answers: least, margin: least };
  const best = reading.best && sentence.text.slice(reading.best.start, reading.best.end);
  if (best && quotation.text.includes(best))
    return { answers: Math.max(least, reading.answers), margin: Math.max(least, reading.margin), best: 1 };
  const own = quotation.numbers.map(([start, end]) => {
    const at = sentence.text.indexOf(quotation.text.slice(start, end));
    return at < 0 ? least : reading.marginOf(at, at + end - start);
  });
  return { answers: Math.max(least, reading.answers), margin: Math.max(least, ...own) };
}

/** The clauses around the likeliest stretch of a sentence, where it tells a number. */
function lineAround({ text, start }: Told, reading: CloseReading | undefined): AskedLine | null {
  const best = reading?.best;
  if (!best || !numeral.test(text.slice(best.start, best.end))) return null;
  const stretch = text.slice(best.start, best.end);
  const places = (clauses: string) => {
    const at = clauses.indexOf(stretch);
    return at < 0 ? [] : [{ start: at, end: at + stretch.length }];
  };
  const quotation = clausesAround(text, best, start, places);
  return quotation.numbers.length > 0 ? { quotation, period: null, figure: null } : null;
}

function toldIn({ paragraphs }: Article): Told[] {
  return paragraphs.flatMap((written) =>
    splitSentences(written)
      .map(({ text, start }, at, all) => ({ text, start, before: all[at - 1]?.text ?? '' }))
      .filter(({ text }) => numeral.test(text)),
  );
}

/** The sentences to be read: those of the first lines, then those that say most of the words. */
function mostSaid(
  sentences: readonly Told[],
  first: readonly CandidateLine[],
  words: readonly string[],
): Told[] {
  const sayingOf = ({ text }: Told) =>
    words.reduce((sum, word) => sum + (text.includes(word) ? 1 : overlap(word, text)), 0);
  const own = first.flatMap(({ line }) => sentences.find(({ text }) => holds(text, line)) ?? []);
  const others = [...sentences].sort((a, b) => sayingOf(b) - sayingOf(a));
  return [...new Set([...own, ...others])].slice(0, sentencesRead);
}
