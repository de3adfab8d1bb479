export { readDrawings } from './documents.js';
export { limits as pdfLimits } from './limits.js';
export { pictureOf, svgOf } from './picture.js';
export type { PdfLine, PdfPage, PdfReading } from './reading.js';
export { readPdf } from './readPdf.js';
