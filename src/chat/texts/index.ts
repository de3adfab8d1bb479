import type { Language } from '../request.js';
import { en } from './en.js';
import { type Texts, zh } from './zh.js';

const byLanguage: Readonly<Record<Language, Texts>> = { zh, en };

/** The bot's own words in a language. */
export const textsIn = (language: Language): Texts => byLanguage[language];

export {
  type CommandName,
  commandNames,
  type StaffCommandName,
  staffCommandNames,
  type Usage,
} from './commands.js';
export type { Texts } from './zh.js';
