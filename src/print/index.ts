export { type Element, gather } from './elements.js';
export { linkScore, linksOf } from './flow.js';
export type { Area, Glyph, PrintedPage } from './printed.js';
export { type LinePlace, type PrintedText, printedText } from './reading.js';
export { type PrintWeights, printWeights } from './weights.js';
