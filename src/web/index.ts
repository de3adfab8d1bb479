export { startWeb, type WebOptions, type WebServer } from './server.js';
