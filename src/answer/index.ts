export * from './answer.js';
export { createAnswerer } from './answerer.js';
