export {
  type AnalysedTerm,
  type ArticleSearch,
  openSearch,
  type QuestionHit,
  type SearchHit,
  type SearchResult,
  type SearchSetup,
  type SearchWindow,
} from './articleSearch.js';
export { normalise } from './normalise.js';
export { type Stretch, sentencesOf } from './sentences.js';
export type { SnippetRun } from './snippet.js';
export { createTokenizer, type SearchTokenizer } from './tokenizer.js';
