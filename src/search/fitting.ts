import { z } from 'zod';
import { readData } from '../language/index.js';
import type { Analysis } from './analysis.js';
import type { ArticleText } from './articleTexts.js';
import { meanings } from './meanings.js';
import { placesOf, type RankedTerm } from './ranking.js';
import type { Sources } from './sources.js';

/** What is measured of an article that may fit what was meant, in the order of the weights (data/searchWeights.json). */
export const signs = [
  /** How well it meets the words by their places and rarity (ranking.ts). */
  'score',
  /** The same beside the best article for these words. */
  'relative',
  /** The share of the words that its heading has, and its first two sentences: news say first what they are about. */
  'heading',
  'lead',
  /** How many words of like meaning it has: several of one subject are no chance. */
  'kinds',
  'often',
  /** The share of the words that stand there as typed. */
  'typed',
  /** The share of the words that is said in whatever wording, those rarer in the language counting more. */
  'said',
  'several',
  'rarity',
  /** How near the words of its beginning are to what was typed: the nearest three, and all. */
  'nearest',
  'near',
] as const;

const weightsShape = z.object({ signs: z.array(z.string()), base: z.number(), weights: z.array(z.number()) });
const leadSentences = 2;
const leadLength = 100;
/** A word repeated more often tells no more. */
const mostTimes = 8;
/** Words that stand there apart (电信网络诈骗 for 电信诈骗) are nearly what was typed. */
const apart = 0.9;
const nearestWords = 3;
/** Beyond this a word is no rarer: names and slips are not in any dictionary. */
const mostRarity = 8;

let learned: z.infer<typeof weightsShape> | undefined;

/** The chance that an article fits what was meant, by weights that `npm run train:search` learned. */
export function fit(values: readonly number[]): number {
  learned ??= readData('searchWeights.json', weightsShape);
  if (learned.signs.join() !== signs.join())
    throw new Error('data/searchWeights.json was made for other signs: run npm run train:search');
  const sum = learned.weights.reduce((total, weight, i) => total + weight * (values[i] ?? 0), learned.base);
  return 1 / (1 + Math.exp(-sum));
}

/** A sign among those measured. */
export function signOf(values: readonly number[], sign: (typeof signs)[number]): number {
  return values[signs.indexOf(sign)] ?? 0;
}

/** Measures the signs for articles that some words were looked for in. */
export function signReader(
  terms: readonly RankedTerm[],
  { analysis, rarity: rarityOf }: Pick<Sources, 'analysis' | 'rarity'>,
): (text: ArticleText, score: number, bestScore: number) => number[] {
  const asked = terms.filter((term) => term.asked);
  const total = asked.reduce((sum, { idf }) => sum + idf, 0) || 1;
  const rarities = asked.map(({ wordings: [typed] }) => Math.min(mostRarity, rarityOf(typed?.text ?? '')));
  const allRarities = rarities.reduce((sum, each) => sum + each, 0) || 1;
  const rarity = Math.min(...asked.map(({ idf }) => idf)) / 6;
  const towards = meanings().towards(asked.map(({ wordings: [typed] }) => typed?.text).join(' '));
  return (text, score, bestScore) => {
    const lead = text.sentences[leadSentences - 1]?.end ?? leadLength;
    let [heading, leading, kinds, often, typed, said] = [0, 0, 0, 0, 0, 0];
    for (const [place, { idf, wordings }] of asked.entries()) {
      let [inHeading, inLead, isSaid, isTyped] = [0, 0, false, false];
      for (const { text: wording, tokens, weight, isRelated } of wordings) {
        let worth = Math.sqrt(weight);
        let headed = placesOf(wording, text.heading).length > 0;
        let places = placesOf(wording, text.searched);
        if (!headed && places.length === 0) {
          const [first, ...others] = tokens ?? [];
          const has = (token: string) => text.heading.includes(token) || text.searched.includes(token);
          if (first === undefined || others.length === 0 || !tokens?.every(has)) continue;
          worth *= apart;
          headed = tokens.every((token) => text.heading.includes(token));
          places = placesOf(others.at(-1) ?? first, text.searched);
        }
        if (headed) inHeading = Math.max(inHeading, worth);
        if (headed || (places[0] ?? lead) < lead) inLead = Math.max(inLead, worth);
        isSaid = true;
        often += worth * Math.min(mostTimes, places.length);
        if (isRelated) kinds += worth;
        else isTyped = true;
      }
      heading += (idf * inHeading) / total;
      leading += (idf * inLead) / total;
      typed += Number(isTyped) / asked.length;
      if (isSaid) said += (rarities[place] ?? 0) / allRarities;
    }
    const near = beginningOf(text, lead, analysis)
      .map(towards)
      .sort((a, b) => b - a);
    const mean = (values: readonly number[]) =>
      values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    return [
      score,
      score / (bestScore || 1),
      heading,
      leading,
      Math.log1p(kinds),
      Math.log1p(often),
      typed,
      said,
      Number(asked.length > 1),
      rarity,
      mean(near.slice(0, nearestWords)),
      mean(near),
    ];
  };
}

const beginnings = new WeakMap<ArticleText, readonly string[]>();

/** The different words of a heading and of the first sentences whose meaning is known. */
function beginningOf(text: ArticleText, lead: number, analysis: Analysis): readonly string[] {
  let words = beginnings.get(text);
  if (!words) {
    const found = new Set<string>();
    analysis(`${text.heading}\n${text.searched.slice(0, lead)}`, (word, kind) => {
      if (kind === 'word' && meanings().knows(word)) found.add(word);
    });
    words = [...found];
    beginnings.set(text, words);
  }
  return words;
}
