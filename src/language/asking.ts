import { anyOf } from './anyOf.js';
import { askingWords } from './lexicons.js';

const asking = new RegExp(anyOf(askingWords), 'u');

/** Whether a text, typed or printed, has a word or a mark of asking: the one place where this is told. */
export const asksSomething = (text: string): boolean => asking.test(text);
