import type { Article } from '../src/news/index.js';

/** An article for tests: only what a test is about need be said. */
export function anArticle(said: Partial<Article> = {}): Article {
  return {
    headline: '一条新闻',
    kicker: null,
    deck: null,
    byline: [],
    kind: 'news',
    date: null,
    paragraphs: ['本报讯 正文。'],
    subheads: [],
    towns: [],
    figures: [],
    people: [],
    ...said,
  };
}
