export { type Element, gather } from './elements.js';
export { chains, type Link, linkScore, linksOf } from './flow.js';
export { type Area, around, type Glyph, overlap, type PrintedPage } from './printed.js';
export { type LinePlace, type PrintedText, printedText } from './reading.js';
export { type PrintWeights, printWeights } from './weights.js';
