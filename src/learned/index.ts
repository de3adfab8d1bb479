export { type Forest, forestShape, type Scorer, scorerOf } from './forest.js';
