import type { ArticleText } from './articleTexts.js';

/** Something looked for in a text, in any of its wordings. */
export interface RankedTerm {
  readonly wordings: readonly {
    readonly text: string;
    readonly weight: number;
    readonly isRelated?: boolean;
    /** What all stands in an article that has the wording, perhaps apart. */
    readonly tokens?: readonly string[];
  }[];
  /** Inverse document frequency: how much the term tells one article from another. */
  readonly idf: number;
  /** 1 for what was asked for, less for what only speaks for an article. */
  readonly weight: number;
  /** Whether the article lacks something without it. */
  readonly asked: boolean;
}

/**
 * Inverse document frequency as in Robertson and Spärck Jones, never below zero
 * (https://en.wikipedia.org/wiki/Okapi_BM25).
 */
export function inverseFrequency(articles: number, holding: number): number {
  return Math.log(1 + (Math.max(0, articles - holding) + 0.5) / (holding + 0.5));
}

/** BM25's saturation of repeated words, and how far a long text is discounted. */
const saturation = 2;
const lengthShare = 0.7;
/** What each sign of a good match is worth; found by trial on the public set, with and without headlines. */
const worth = { body: 1, coverage: 0.7, heading: 1.6, nearness: 1.1, headlineAsked: 0.7 } as const;

const wordUnit = /[a-z0-9\u00c0-\u024f]/;

/** Places where a wording stands; letters and figures only as whole words: `20.4` is not in `120.4`. */
export function placesOf(wording: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(wording); at >= 0; at = text.indexOf(wording, at + wording.length)) {
    if (isWhole(wording, text, at)) places.push(at);
  }
  return places;
}

function isWhole(wording: string, text: string, at: number): boolean {
  const end = at + wording.length;
  const cutsBefore = at > 0 && wordUnit.test(wording[0] ?? '') && cuts(text, at - 1, at - 2);
  return (
    !cutsBefore && !(end < text.length && wordUnit.test(wording.at(-1) ?? '') && cuts(text, end, end + 1))
  );
}

/** Whether the unit beside a wording belongs to the same word or figure; a full stop does when a figure follows it. */
function cuts(text: string, beside: number, beyond: number): boolean {
  const unit = text[beside] ?? '';
  if (unit === '.') return /[0-9]/.test(text[beyond] ?? '');
  return wordUnit.test(unit);
}

/**
 * How well an article meets the terms, 0 for not at all; and the share of those asked for that it has, weighted by
 * idf: a word of like meaning has its share in part.
 */
export interface Weighed {
  readonly score: number;
  readonly coverage: number;
}

/**
 * BM25 over the article's text, plus: the share of the terms it has at all, the share in its heading,
 * the share that stands within two neighbouring sentences, and how much of its headline was asked for.
 */
export function weigh(text: ArticleText, terms: readonly RankedTerm[], averageLength: number): Weighed {
  const discount =
    saturation * (1 - lengthShare + (lengthShare * text.body.length) / Math.max(1, averageLength));
  const { sentences } = text;
  const near = new Float64Array(sentences.length);
  let total = 0;
  let body = 0;
  let covered = 0;
  let heading = 0;
  let asked = 0;
  let met = 0;
  for (const term of terms) {
    const value = term.idf * term.weight;
    total += value;
    let inHeading = 0;
    let often = 0;
    let best = 0;
    let isTyped = false;
    for (const wording of term.wordings) {
      const isHeaded = isInText(wording.text, text.heading);
      if (isHeaded) inHeading = Math.max(inHeading, wording.weight);
      const places = placesOf(wording.text, text.searched);
      isTyped ||= !wording.isRelated && (isHeaded || places.length > 0);
      if (places.length === 0) continue;
      often += places.length * wording.weight;
      best = Math.max(best, wording.weight);
      if (inHeading === 0) spread(places, sentences, near, value * wording.weight);
    }
    if (often > 0) body += (value * often * (saturation + 1)) / (often + discount);
    heading += value * inHeading;
    covered += value * Math.max(best, inHeading);
    if (term.asked) {
      asked += value;
      met += value * (isTyped ? 1 : Math.max(best, inHeading));
    }
  }
  if (total === 0) return { score: 0, coverage: 0 };
  let nearest = 0;
  for (const share of near) nearest = Math.max(nearest, share);
  const score =
    (worth.body * body +
      worth.coverage * covered +
      worth.heading * heading +
      worth.nearness * Math.min(total, nearest + heading)) /
      total +
    worth.headlineAsked * headlineAsked(text.headline, terms);
  return { score, coverage: asked === 0 ? 0 : met / asked };
}

/** Adds a value to each sentence with one of the places, and to the sentence before it, once each. */
function spread(
  places: readonly number[],
  sentences: ArticleText['sentences'],
  near: Float64Array,
  value: number,
): void {
  let sentence = 0;
  let last = -1;
  for (const place of places) {
    while (sentence < sentences.length && (sentences[sentence]?.end ?? 0) <= place) sentence++;
    if (sentence >= sentences.length) return;
    if (sentence === last) continue;
    if (sentence - 1 !== last && sentence > 0) near[sentence - 1] = (near[sentence - 1] ?? 0) + value;
    near[sentence] = (near[sentence] ?? 0) + value;
    last = sentence;
  }
}

function isInText(wording: string, text: string): boolean {
  const at = text.indexOf(wording);
  return at >= 0 && (isWhole(wording, text, at) || placesOf(wording, text).length > 0);
}

/** The share of the headline's characters that some term covers; a word of like meaning covers them in part. */
function headlineAsked(headline: string, terms: readonly RankedTerm[]): number {
  if (headline === '') return 0;
  const covered = new Float64Array(headline.length);
  for (const term of terms) {
    for (const wording of term.wordings) {
      for (let at = headline.indexOf(wording.text); at >= 0; at = headline.indexOf(wording.text, at + 1)) {
        const share = wording.isRelated ? wording.weight : 1;
        for (let place = at; place < at + wording.text.length; place++) {
          covered[place] = Math.max(covered[place] ?? 0, share);
        }
      }
    }
  }
  let sum = 0;
  for (const unit of covered) sum += unit;
  return sum / headline.length;
}
