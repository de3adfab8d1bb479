export { explainPage } from './explain.js';
export { type PageOverride, parsePageOverrides } from './pageOverrides.js';
export { type PageReading, type PlacedBlock, readerVersion, readPage } from './readPage.js';
