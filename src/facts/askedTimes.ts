import { overlap, readQuantities, splitSentences, telephonesIn, timesIn } from '../language/index.js';
import { headingOf, type PageArticle, type Place, type Quotation } from '../news/index.js';
import { figureWords } from './lexicons.js';
import { longestQuotation } from './quotations.js';

/** Matches a time that tells a month, a day or an hour: `7月`, `10月23日`, `晚上7点`, `19:30`. */
const day = /[\d一二三四五六七八九十][月日号点时]|\d[:：]\d/u;
const clock = /[\d一二三四五六七八九十][点时]|\d[:：]\d/u;
/** How much a word counts that the line says, or only the sentence, the paragraph, the heading. */
const counts = [1, 0.6, 0.3, 0.2];
/** So much of the other words must be said for a time to be of them. */
const leastSaid = 0.1;

/** What a word asks for that no figure tells, and where a text tells it. */
const sought: readonly {
  readonly asking: readonly string[];
  readonly told: (text: string) => readonly Place[];
}[] = [
  { asking: figureWords.askedTelephones, told: telephonesIn },
  {
    asking: figureWords.askedAges,
    told: (text) => readQuantities(text).filter(({ unit }) => unit.endsWith('岁')),
  },
  { asking: figureWords.askedClocks, told: (text) => timesLike(clock, text) },
  { asking: figureWords.askedTimes, told: (text) => timesLike(day, text) },
];

const timesLike = (form: RegExp, text: string) =>
  timesIn(text).filter(({ start, end }) => form.test(text.slice(start, end)));

/**
 * Where words ask for a time or a telephone number (`停水 时间`) or an age, the clauses that tell it and say most of the
 * other words, with it in bold; null where none is asked for, or told. Such are no key figures but to who asks.
 */
export function askedTime(article: PageArticle, words: readonly string[]): Quotation | null {
  const typed = words.join('');
  const found = sought.find(({ asking }) => asking.some((word) => typed.includes(word)));
  if (!found) return null;
  const bare = words.filter(
    (word) => !found.asking.some((asks) => asks.includes(word) || word === `的${asks}`),
  );
  const heading = headingOf(article).join(' ');
  let best: { readonly quotation: Quotation; readonly score: number } | null = null;
  for (const paragraph of article.paragraphs) {
    for (const sentence of splitSentences(paragraph)) {
      for (const place of found.told(sentence.text)) {
        const quotation = around(sentence.text, place, sentence.start, found.told);
        const score = saidOf(bare, [quotation.text, sentence.text, paragraph, heading]);
        if (score >= leastSaid && score > (best?.score ?? 0)) best = { quotation, score };
      }
    }
  }
  return best?.quotation ?? null;
}

/** How much of some words a stretch says, and what stands around it (`counts`): 0 to 1; 1 of no words. */
function saidOf(words: readonly string[], texts: readonly string[]): number {
  if (words.length === 0) return 1;
  const shares = words.map((word) =>
    Math.max(...texts.map((text, at) => (counts[at] ?? 0) * (text.includes(word) ? 1 : overlap(word, text)))),
  );
  return shares.reduce((sum, share) => sum + share, 0) / words.length;
}

/** The clauses around a place of a sentence, as many as a line holds: its own, those after it, then those before. */
function around(
  sentence: string,
  place: Place,
  offset: number,
  told: (text: string) => readonly Place[],
): Quotation {
  const borders = [
    0,
    ...[...sentence.matchAll(/[，；。！？;]|,(?!\d)/gu)].map(({ index }) => index + 1),
    sentence.length,
  ];
  let from = borders.findLastIndex((border) => border <= place.start);
  let to = borders.findIndex((border) => border >= place.end);
  const length = () => (borders[to] ?? 0) - (borders[from] ?? 0);
  const fits = (by: number) => length() + by <= longestQuotation;
  if (to < borders.length - 1 && fits((borders[to + 1] ?? 0) - (borders[to] ?? 0))) to += 1;
  while (from > 0 && fits((borders[from] ?? 0) - (borders[from - 1] ?? 0))) from -= 1;
  const start = borders[from] ?? 0;
  const text = sentence.slice(start, borders[to]).replace(/[，；。！？;,]+$/u, '');
  return {
    text,
    numbers: told(text).map((one) => [one.start, one.end] as const),
    tellsPeriod: true,
    offset: offset + start,
  };
}
