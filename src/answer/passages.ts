import { type Sentence, splitSentences } from '../facts/index.js';
import type { ArticleReader, StoredArticle } from '../news/index.js';
import { normalise } from '../search/index.js';

/** A sentence of an article, the unit that is scored and quoted. */
export interface Passage extends Sentence {
  /** Index into the article's paragraphs. */
  readonly paragraph: number;
  /** The text normalised; place for place the same. */
  readonly normal: string;
}

/** An article cut into sentences, with its texts normalised. */
export interface ReadArticle {
  readonly article: StoredArticle;
  readonly headline: string;
  /** Headline, kicker and deck. */
  readonly heading: string;
  readonly passages: readonly Passage[];
  /** The paragraphs normalised. */
  readonly paragraphs: readonly string[];
  /** Everything normalised. */
  readonly whole: string;
}

/** Articles read lately; forgets them all when the store has changed. */
export function createReading(articles: ArticleReader): (id: number) => ReadArticle | null {
  const limit = 512;
  const kept = new Map<number, ReadArticle>();
  let revision = -1;
  return (id) => {
    if (revision !== articles.revision()) {
      kept.clear();
      revision = articles.revision();
    }
    const known = kept.get(id);
    if (known) return known;
    const article = articles.get(id);
    if (!article) return null;
    const read = readArticle(article);
    kept.set(id, read);
    const [oldest] = kept.keys();
    if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    return read;
  };
}

function readArticle(article: StoredArticle): ReadArticle {
  const headline = normalise(article.headline ?? '');
  const heading = [headline, normalise(article.kicker ?? ''), normalise(article.deck ?? '')].join('\n');
  const paragraphs = article.paragraphs.map((paragraph) => normalise(paragraph));
  const passages = article.paragraphs.flatMap((paragraph, index) =>
    splitSentences(paragraph).map((sentence) => ({
      ...sentence,
      paragraph: index,
      normal: (paragraphs[index] ?? '').slice(sentence.start, sentence.start + sentence.text.length),
    })),
  );
  return { article, headline, heading, passages, paragraphs, whole: [heading, ...paragraphs].join('\n') };
}
