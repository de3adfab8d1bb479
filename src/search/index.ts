export type {
  AnalysedTerm,
  ArticleSearch,
  KnownName,
  QuestionHit,
  SearchHit,
  SearchResult,
  SearchWindow,
} from './articleSearch.js';
export { signs } from './fitting.js';
export { meanings } from './meanings.js';
export { type Engine, engines, openSearch, type SearchSetup } from './openSearch.js';
export { asksSomething } from './readerSearch.js';
export { relatedWords } from './relatedWords.js';
export { matchedWords, type SnippetRun } from './snippet.js';
export { createTokenizer, type SearchTokenizer } from './tokenizer.js';
