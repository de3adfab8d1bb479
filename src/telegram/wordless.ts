import type { Message } from 'telegraf/types';
import type { Texts } from '../chat/index.js';
import { writtenIn } from './addressed.js';

/** What people send without words (Bot API, Message), and what is to be said to it; the first that fits. */
const kinds = {
  animation: 'sticker',
  sticker: 'sticker',
  dice: 'sticker',
  game: 'sticker',
  story: 'picture',
  document: 'file',
  photo: 'picture',
  video: 'video',
  video_note: 'video',
  voice: 'sound',
  audio: 'sound',
  contact: 'contact',
  venue: 'place',
  location: 'place',
  poll: 'poll',
  paid_media: 'picture',
  checklist: 'other',
  invoice: 'other',
  users_shared: 'other',
  chat_shared: 'other',
} as const satisfies Record<string, keyof Texts['wordless']>;

/** What somebody alone with the bot sent instead of words; undefined for words, and for Telegram's own notices. */
export function wordlessIn(message: Message): keyof Texts['wordless'] | undefined {
  if (writtenIn(message)) return undefined;
  return Object.entries(kinds).find(([kind]) => kind in message)?.[1];
}
