export { type ImportReport, importArticles } from './importArticles.js';
export { type LoadReport, loadPages, overridesFile, type PageReader } from './loadPages.js';
export { ArticleLineError } from './structuredArticles.js';
