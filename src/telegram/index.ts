export { type BotOptions, type RunningBot, startBot } from './bot.js';
