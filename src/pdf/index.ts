export { readDrawings } from './documents.js';
export { pagesOf } from './pages.js';
export { pictureOf, svgOf } from './picture.js';
export { pngOf } from './png.js';
export { problems } from './problems.js';
export type { PdfLine, PdfPage, PdfReading } from './reading.js';
