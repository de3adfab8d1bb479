import { anyOf, inStandardWords } from '../language/index.js';
import { readPart } from '../news/index.js';
import type { Answer } from './answer.js';
import { questionWords } from './lexicon.js';
import { newsAsked } from './newsAsked.js';
import { smallTalkIn } from './smallTalk.js';

/** What a message is; of a question, the part that is read, as typed and in the words of the written language. */
type Message =
  | { readonly kind: 'command'; readonly text: string }
  | { readonly kind: 'question'; readonly said: string; readonly text: string }
  | { readonly kind: 'news'; readonly about: string }
  | Extract<Answer, { readonly kind: 'smallTalk' }>;

/** 你好 请问 before what is asked. */
const courtesies = new RegExp(`^(?:(?:${anyOf(questionWords.courtesies)})[\\s,，。!！~]*)+(?=\\S{2})`, 'u');

/** Tells what a message is, once for all: what asks nothing and what asks for news is no question. */
export function readMessage(said: string): Message {
  const text = readPart(said);
  if (text.startsWith('/')) return { kind: 'command', text };
  const talk = smallTalkIn(text);
  if (talk) return { kind: 'smallTalk', talk };
  const standard = inStandardWords(text).replace(courtesies, '');
  const about = newsAsked(standard);
  return about === null ? { kind: 'question', said: text, text: standard } : { kind: 'news', about };
}
