import { readPart } from '../news/index.js';
import type { Answer } from './answer.js';
import { newsAsked } from './newsAsked.js';
import { smallTalkIn } from './smallTalk.js';

/** What a message is; of a question, the part that is read. */
type Message =
  | { readonly kind: 'command'; readonly text: string }
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'news'; readonly about: string }
  | Extract<Answer, { readonly kind: 'smallTalk' }>;

/** Tells what a message is, once for all: what asks nothing and what asks for news is no question. */
export function readMessage(said: string): Message {
  const text = readPart(said);
  if (text.startsWith('/')) return { kind: 'command', text };
  const talk = smallTalkIn(text);
  if (talk) return { kind: 'smallTalk', talk };
  const about = newsAsked(text);
  return about === null ? { kind: 'question', text } : { kind: 'news', about };
}
