export { type BotOptions, type RunningBot, startBot } from './bot.js';
export type { Pace } from './pace.js';
