import type { PageArticle, Place } from './article.js';

/**
 * The line an article is listed under: its headline, or for one without
 * (a weather forecast, a bare photo) the beginning of its text, at most 24 characters.
 */
export function titleOf(article: Pick<PageArticle, 'headline' | 'paragraphs'>): string {
  if (article.headline) return article.headline;
  const opening = (article.paragraphs[0] ?? '').split(/[。！？!?]/u, 1)[0] ?? '';
  const characters = [...opening];
  return characters.length > 24 ? `${characters.slice(0, 24).join('')}…` : opening;
}

/** What stands above an article's text: headline and deck. */
export const headingOf = ({ headline, deck }: Pick<PageArticle, 'headline' | 'deck'>): string[] =>
  [headline, deck].filter((line) => line !== null);

/** The words at a place of a paragraph, or of a line above the text, verbatim; the numbers are those of `Mention`. */
export function textAt(article: PageArticle, paragraph: number, { start, end }: Place): string {
  const { headline, deck, kicker, paragraphs } = article;
  const text = paragraph < 0 ? [headline, deck, kicker][-1 - paragraph] : paragraphs[paragraph];
  return text?.slice(start, end) ?? '';
}
