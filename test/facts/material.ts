import type { NewsDate, PageArticle, Tokenizer } from '../../src/news/index.js';
import { createTokenizer } from '../../src/search/index.js';

/** The words and tags of jieba, as search/ hands them to facts/. */
export const tokenizer: Tokenizer = createTokenizer();

/** An article of one paragraph. */
export function articleOf(text: string, more: Partial<PageArticle> = {}): PageArticle {
  return {
    headline: null,
    kicker: null,
    deck: null,
    byline: [],
    kind: 'news',
    date: null,
    paragraphs: [text],
    subheads: [],
    ...more,
  };
}

/** A date as pages/ would give it: `2025-01`. */
export function dated(iso: string): NewsDate {
  return { iso, precision: iso.length === 4 ? 'year' : iso.length === 7 ? 'month' : 'day', basis: '' };
}
