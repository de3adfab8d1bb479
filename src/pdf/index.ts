export { svgOf } from './picture.js';
export { pngOf } from './png.js';
export { problems } from './problems.js';
export { pagesOf, readDrawings } from './reader.js';
export type { PdfPage } from './reading.js';
