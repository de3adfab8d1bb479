import { clauseEnd, findPeriods, overlap, splitSentences, withoutPlaceLine } from '../language/index.js';
import type { PageArticle } from '../news/index.js';
import { type Features, figureWeights, probability, scoreOf } from './figureWeights.js';
import { figureWords } from './lexicons.js';

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
  return paragraphs.slice(0, paragraphsRead).flatMap((paragraph) =>
    splitSentences(paragraph).map(({ text: sentence }, place) => {
      const text = withoutPlaceLine(sentence);
      return { text, features: featuresOf(text, heading, place) };
    }),
  );
}

/** The sentence that says what happened; null for an article without sentences. */
export function leadSentence(article: PageArticle): string | null {
  const sentences = leadSentences(article);
  const chances = sentences.map(({ features }) => probability(scoreOf(features, figureWeights.lead)));
  return sentences[firstTelling(chances)]?.text ?? null;
}

/**
 * A reader takes the first sentence that tells the news. Which one that is, by how likely each of them does: the
 * likeliest to tell it while none before does.
 */
export function firstTelling(chances: readonly number[]): number {
  let best = -1;
  let most = 0;
  let noneBefore = 1;
  for (const [index, chance] of chances.entries()) {
    if (noneBefore * chance > most) [best, most] = [index, noneBefore * chance];
    noneBefore *= 1 - chance;
  }
  return best;
}

const has = (text: string, words: readonly string[]) => (words.some((word) => text.includes(word)) ? 1 : 0);
const flag = (holds: boolean) => (holds ? 1 : 0);

function featuresOf(text: string, heading: string, place: number): Features {
  const said = [...text.matchAll(speech)].reduce((sum, [words]) => sum + words.length, 0) / text.length;
  // Whatever somebody speaks of, it is not the paper that tells it.
  if (said > 0.7) return { speech: 1 };
  const clauses = text.split(clauseEnd).filter((clause) => clause !== '');
  const days = findPeriods(text, null).filter(({ text: time }) => time.endsWith('日'));
  const even = clauses.filter(
    (clause, at) => at > 0 && clause.length < 13 && clause.length === clauses[at - 1]?.length,
  );
  const scene = figureWords.scenes.filter((word) => text.includes(word)).length;
  return {
    opens: flag(place === 0),
    short: flag(text.length < 18),
    brief: flag(text.length < 30),
    long: flag(text.length > 110),
    asks: has(text, ['？', '?']),
    exclaims: has(text, ['！', '!']),
    trails: has(text, ['……', '——']),
    speaks: has(text.charAt(0), ['“', '"']),
    quotes: has(text.slice(1), ['：“', ':“', '，“', ',“', '说，', '说,', '说。', '说道']),
    said,
    saysWho: flag(figureWords.sayings.some((word) => text.slice(0, -1).endsWith(word))),
    numbers: Math.min(4, (text.match(/\d+/gu) ?? []).length) / 4,
    headingShared: overlap(heading, text),
    headingTold: overlap(text, heading),
    dated: has(text, figureWords.newsTimes),
    day: flag(days.length > 0),
    happens: has(text, figureWords.newsVerbs),
    happened: figureWords.newsVerbs.filter((verb) => verb.length > 1 && text.includes(verb)).length / 3,
    here: has(text, figureWords.newsPlaces),
    scene: scene / 2,
    // `近日，在…的大棚里，一排排青菜…` tells no news for its 近日.
    datedScene: flag(scene > 1) * has(text, figureWords.newsTimes),
    slogan: figureWords.slogans.filter((word) => text.includes(word)).length / 2,
    allSlogans: flag(figureWords.slogans.filter((word) => text.includes(word)).length > 2),
    even: even.length / 2,
    shortClauses: clauses.filter(({ length }) => length < 7).length / clauses.length,
    anaphor: has(text.slice(0, 3), figureWords.anaphors),
  };
}

/** What somebody says: a quotation of some length, or the part of one that goes on in the next sentence. */
const speech = /“[^”]{12,}”?|“[^”]*$|^[^“]*”/gu;
