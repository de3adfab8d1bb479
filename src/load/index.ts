export { type ImportReport, importArticles } from './importArticles.js';
export {
  type LoadReport,
  loadPages,
  overridesFile,
  type PageReader,
  pagesOfPdf,
  readPageFile,
} from './loadPages.js';
export { isPdfName, type PdfContent, type PdfFiles, type PdfReader, pdfFiles, pdfHash } from './pdfFiles.js';
export { ArticleLineError } from './structuredArticles.js';
export { settlingMilliseconds, type Watch, watchPages } from './watchPages.js';
export { writePageFile } from './writePageFile.js';
