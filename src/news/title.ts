import type { PageArticle } from './article.js';

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
