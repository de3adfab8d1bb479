export { type ImportReport, importArticles } from './importArticles.js';
export { type LoadReport, loadPages, overridesFile, type PageReader, readPageFile } from './loadPages.js';
export { ArticleLineError } from './structuredArticles.js';
export { settlingMilliseconds, type Watch, watchPages } from './watchPages.js';
export { writePageFile } from './writePageFile.js';
