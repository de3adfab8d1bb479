import type { Article } from '../src/news/index.js';
import { type ArticleSearch, createTokenizer, type Engine, openSearch } from '../src/search/index.js';
import { openStore, type Store } from '../src/store/index.js';
import type { Paragraph } from './publicSet.js';

/** One tokenizer for all: its dictionary is 256 MB. */
export const tokenizer = createTokenizer();

/** An article with a headline and a body, and nothing else known of it. */
export function plainArticle(headline: string, paragraphs: readonly string[]): Article {
  return {
    headline,
    paragraphs,
    kicker: null,
    deck: null,
    byline: [],
    kind: 'news',
    date: null,
    subheads: [],
    towns: [],
    figures: [],
    people: [],
  };
}

/** A store with the paragraphs in their order: the first has id 1. */
export function storeOf(paragraphs: readonly Paragraph[]): Store {
  const store = openStore(':memory:');
  store.transaction(() => {
    paragraphs.forEach(({ id, headline, body }, position) => {
      store.articles.put(plainArticle(headline, [body]), {
        pageId: null,
        source: 'public set',
        position,
        externalId: id,
        identity: id,
      });
    });
  });
  return store;
}

/** Our search over a store. */
export function ourSearch(store: Store, engine: Engine): ArticleSearch {
  return openSearch({
    articles: store.articles,
    saved: store.savedIndexes,
    archive: store.archiveIndex,
    tokenizer,
    engine,
  });
}
