import { normalise, sentencesOf } from '../language/index.js';
import type { ArticleReader, Place, StoredArticle } from '../news/index.js';

/** An article as it is ranked and quoted: its text beside the normalised text, place for place. */
export interface ArticleText {
  readonly article: StoredArticle;
  /** Headline, kicker and deck, normalised. */
  readonly heading: string;
  /** The headline alone, normalised. */
  readonly headline: string;
  /** The paragraphs, one a line, as printed. */
  readonly body: string;
  /** The body normalised, then what is found but not quoted: names of the byline and towns. */
  readonly searched: string;
  readonly sentences: readonly Place[];
}

/** Reads an article for searching. */
export function articleText(article: StoredArticle): ArticleText {
  const body = article.paragraphs.join('\n');
  const unquoted = [
    ...article.byline.map(({ role, name }) => `${role} ${name}`),
    ...article.towns.map((each) => each.name),
  ];
  let sentences: Place[] | undefined;
  const headline = normalise(article.headline ?? '');
  return {
    article,
    headline,
    heading: [headline, normalise(article.kicker ?? ''), normalise(article.deck ?? '')].join('\n'),
    body,
    searched: `${normalise(body)}\n${normalise(unquoted.join('\n'))}`,
    get sentences() {
      sentences ??= sentencesOf(body);
      return sentences;
    },
  };
}

/** Articles read lately, so that the ones often found are not read again. */
export interface ArticleTexts {
  get(id: number): ArticleText | undefined;
  forget(id: number): void;
}

/** Keeps at most `budget` characters of text, dropping what was used least lately. */
export function articleTexts(articles: ArticleReader, budget: number): ArticleTexts {
  const kept = new Map<number, ArticleText>();
  let characters = 0;
  const forget = (id: number) => {
    characters -= kept.get(id)?.searched.length ?? 0;
    kept.delete(id);
  };
  return {
    forget,
    get(id) {
      const known = kept.get(id);
      if (known) {
        kept.delete(id);
        kept.set(id, known);
        return known;
      }
      const article = articles.get(id);
      if (!article) return undefined;
      const text = articleText(article);
      kept.set(id, text);
      characters += text.searched.length;
      for (const [oldest] of kept) {
        if (characters <= budget) break;
        forget(oldest);
      }
      return text;
    },
  };
}
