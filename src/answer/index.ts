export * from './answer.js';
export { createAnswerer } from './answerer.js';
export { type FigureSeries, type MatchedFigure, seriesOf } from './figureTable.js';
