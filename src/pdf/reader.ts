/**
 * The doors to what stands in a PDF. pdf.js takes 30 MB, and puts slower forms of its own in the place of JSON and
 * others for the whole process: it is loaded with the first PDF, where one is read, and nowhere else.
 */

/** Reads a PDF page by page; of more pages than `mostPages` none, and says so. */
export const pagesOf: typeof import('./pages.js').pagesOf = async (...file) =>
  (await import('./pages.js')).pagesOf(...file);

/** What stands where on each page of a PDF. */
export const readDrawings: typeof import('./documents.js').readDrawings = async (...file) =>
  (await import('./documents.js')).readDrawings(...file);
