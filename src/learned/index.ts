export { type Forest, forestShape, type Scorer, scorerOf } from './forest.js';
export { encodeLines, vectorLength } from './lineEncoder.js';
export { vocabulary } from './vocabulary.js';
