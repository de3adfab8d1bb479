export { joinContinued } from './continued.js';
export { explainPage } from './explain.js';
export type { EncodeLines } from './lineSense.js';
export { pageHead } from './pageHead.js';
export { type PageOverride, parsePageOverrides, statedDate } from './pageOverrides.js';
export { type PageReading, type PlacedBlock, readerVersion, readPage, readPrint } from './readPage.js';
export type { Tagger } from './wordJoints.js';
