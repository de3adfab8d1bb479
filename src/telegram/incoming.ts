import type { CallbackQuery, Chat, Message, User } from 'telegraf/types';
import type { Action, Input, Language, Request } from '../chat/index.js';

/** The language of a person's Telegram: English when it says so, else Chinese. */
export function languageOf(user: Pick<User, 'language_code'> | undefined): Language {
  return user?.language_code?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** A message's words as a request. */
export function requestFromMessage(message: Message, text: string): Request {
  // A group's anonymous administrators share one account; the chat they speak for tells them apart.
  const speaker = message.sender_chat ?? message.from ?? message.chat;
  const at = new Date(message.date * 1000);
  return request(message.chat, speaker.id, message.from, { kind: 'text', text }, at);
}

/** A pressed button as a request. */
export function requestFromPress(press: CallbackQuery, chat: Chat, action: Action, at: Date): Request {
  return request(chat, press.from.id, press.from, { kind: 'action', action }, at);
}

function request(chat: Chat, speaker: number, user: User | undefined, input: Input, at: Date): Request {
  return {
    chat: `telegram:${chat.id}`,
    user: `telegram:${speaker}`,
    place: chat.type === 'private' ? 'private' : 'group',
    language: languageOf(user),
    input,
    at,
  };
}
