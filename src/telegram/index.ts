export { type BotOptions, type RunningBot, startBot } from './bot.js';
export type { Menus } from './menus.js';
export { type Pace, usualPace } from './pace.js';
