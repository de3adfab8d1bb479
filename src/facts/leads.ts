import type { PageArticle } from '../news/index.js';
import { overlap } from './bigrams.js';
import { type Features, figureWeights, scoreOf } from './figureWeights.js';
import { figureWords } from './lexicons.js';
import { splitSentences, withoutPlaceLine } from './sentences.js';

/** A sentence that might stand under the headline. */
export interface LeadSentence {
  readonly text: string;
  readonly features: Features;
}

/** What happened is told in the first paragraphs. */
const paragraphsRead = 4;

/** The sentences an article's first paragraphs offer as a lead, with what is measured of each. */
export function leadSentences(article: PageArticle): LeadSentence[] {
  const heading = [article.headline, article.deck].filter((line) => line !== null).join('\n');
  const paragraphs = article.paragraphs.filter((_, index) => !article.subheads.includes(index));
  return paragraphs.slice(0, paragraphsRead).flatMap((paragraph, index) =>
    splitSentences(paragraph).map(({ text: sentence }, place) => {
      const text = withoutPlaceLine(sentence);
      return { text, features: featuresOf(text, heading, index, place) };
    }),
  );
}

/** The sentence that says what happened; null for an article without sentences. */
export function leadSentence(article: PageArticle): string | null {
  let best: { readonly text: string; readonly score: number } | null = null;
  for (const { text, features } of leadSentences(article)) {
    const score = scoreOf(features, figureWeights.lead);
    if (!best || score > best.score) best = { text, score };
  }
  return best?.text ?? null;
}

const has = (text: string, words: readonly string[]) => (words.some((word) => text.includes(word)) ? 1 : 0);

function featuresOf(text: string, heading: string, paragraph: number, place: number): Features {
  return {
    first: paragraph === 0 && place === 0 ? 1 : 0,
    paragraph,
    place: Math.min(4, place),
    short: text.length < 18 ? 1 : 0,
    brief: text.length < 30 ? 1 : 0,
    long: text.length > 110 ? 1 : 0,
    asks: has(text, ['？', '?']),
    exclaims: has(text, ['！', '!']),
    speaks: has(text.charAt(0), ['“', '"']),
    quotes: has(text.slice(1), ['：“', ':“', '，“', ',“', '说，', '说,', '说。', '说道']),
    numbers: Math.min(4, (text.match(/\d+/gu) ?? []).length) / 4,
    headingShared: overlap(heading, text),
    dated: has(text, figureWords.newsTimes),
    happens: has(text, figureWords.newsVerbs),
    here: has(text, figureWords.newsPlaces),
  };
}
