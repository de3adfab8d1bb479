export type {
  ArticleSearch,
  KnownName,
  QuestionHit,
  SearchResult,
} from './articleSearch.js';
export { signs } from './fitting.js';
export { meanings } from './meanings.js';
export { type Engine, engines, openSearch } from './openSearch.js';
export { relatedWords } from './relatedWords.js';
export { createTokenizer } from './tokenizer.js';
