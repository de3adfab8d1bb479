import { splitSentences, withoutPlaceLine } from '../language/index.js';
import { headingOf, type PageArticle } from '../news/index.js';
import { type Features, figureForests } from './figureWeights.js';
import { leadFeatures } from './leadFeatures.js';

/** A sentence that might stand under the headline. */
export interface LeadSentence {
  readonly text: string;
  readonly features: Features;
}

/** What happened is told in the first paragraphs. */
const paragraphsRead = 4;

/** The sentences an article's first paragraphs offer as a lead, with what is measured of each. */
export function leadSentences(article: PageArticle): LeadSentence[] {
  const heading = headingOf(article).join('\n');
  const paragraphs = article.paragraphs.filter((_, index) => !article.subheads.includes(index));
  const texts = paragraphs
    .slice(0, paragraphsRead)
    .flatMap((paragraph) => splitSentences(paragraph).map(({ text }) => withoutPlaceLine(text)))
    .filter((text) => text !== '');
  const features = leadFeatures(texts, heading);
  return texts.map((text, index) => ({ text, features: features[index] ?? {} }));
}

/** The sentence that says what happened; null for an article without sentences. */
export function leadSentence(article: PageArticle): string | null {
  const sentences = leadSentences(article);
  const scores = sentences.map(({ features }) => figureForests.lead(features));
  return sentences[scores.indexOf(Math.max(...scores))]?.text ?? null;
}
