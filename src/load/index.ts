export {
  type FileHead,
  type FileReader,
  type FileReading,
  fileOf,
  fileReadings,
  isPdfName,
  type NamedBytes,
  pageOf,
  type Stored,
} from './fileReadings.js';
export { type ImportReport, importArticles } from './importArticles.js';
export {
  identities,
  type LoadReport,
  loadingPages,
  loadPages,
  overridesIn,
  type PageReader,
  readPageFile,
} from './loadPages.js';
export { ArticleLineError } from './structuredArticles.js';
export { settlingMilliseconds, type Watch, watchPages } from './watchPages.js';
export { writePageFile } from './writePageFile.js';
