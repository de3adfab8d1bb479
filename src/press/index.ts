export { limits } from './limits.js';
export { describe, pageReader, readTextPage } from './pageReader.js';
export { openPress, type Press } from './press.js';
export type { PrintOfPage } from './readWhole.js';
