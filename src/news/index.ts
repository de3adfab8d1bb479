export * from './article.js';
export * from './message.js';
export * from './ports.js';
export * from './steps.js';
export * from './title.js';
