export * from './answer.js';
export { createAnswerer } from './answerer.js';
export { EncoderError, openEncoder } from './encoder.js';
export { type FigureSeries, type MatchedFigure, seriesOf } from './figureTable.js';
export { type AskedLine, linesAsked, linesInOrder } from './linesAsked.js';
