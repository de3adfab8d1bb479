import type { CallbackQuery, Chat, Message, User } from 'telegraf/types';
import type { Action, Input, Language, Request, Rights } from '../chat/index.js';

/** The language of a person's Telegram: English when it says so, else Chinese. */
export function languageOf(user: Pick<User, 'language_code'> | undefined): Language {
  return user?.language_code?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** A chat as requests name it: `telegram:-1001234`. */
export function chatName(id: number): string {
  return `telegram:${id}`;
}

/** The chat a name stands for; null for one of another front end. */
export function chatIdOf(name: string): number | null {
  const id = /^telegram:(?<id>-?\d+)$/.exec(name)?.groups?.id;
  return id === undefined ? null : Number(id);
}

/** Who speaks: a group's anonymous administrators share one account, and speak for their chat. */
export function speakerOf(message: Message): number {
  return (message.sender_chat ?? message.from ?? message.chat).id;
}

/** What was written as a request. */
export function requestFromMessage(message: Message, input: Input, rights: Rights): Request {
  return {
    ...chatAndPerson(message.chat, speakerOf(message), message.from),
    ...threadOf(message),
    message: message.message_id,
    ...answeredBy(message),
    input,
    at: new Date(message.date * 1000),
    rights,
  };
}

/** A pressed button as a request. */
export function requestFromPress(
  press: CallbackQuery,
  chat: Chat,
  action: Action,
  { at, rights }: { readonly at: Date; readonly rights: Rights },
): Request {
  return {
    ...chatAndPerson(chat, press.from.id, press.from),
    ...threadOf(press.message as Message),
    ...(press.message ? { message: press.message.message_id } : {}),
    input: { kind: 'action', action },
    at,
    rights,
  };
}

/** Outside forums a thread's number is only that of the answered message. */
function threadOf(message: Pick<Message, 'is_topic_message' | 'message_thread_id'>) {
  const { is_topic_message: inTopic, message_thread_id: thread } = message;
  return inTopic && thread !== undefined ? { thread } : {};
}

function placeOf({ type }: Chat): Request['place'] {
  return type === 'private' || type === 'channel' ? type : 'group';
}

function answeredBy(message: Message): Pick<Request, 'answers'> {
  const answered = 'reply_to_message' in message ? message.reply_to_message : undefined;
  return answered ? { answers: answered.message_id } : {};
}

function chatAndPerson(chat: Chat, speaker: number, user: User | undefined) {
  return {
    chat: chatName(chat.id),
    user: chatName(speaker),
    place: placeOf(chat),
    language: languageOf(user),
  } as const;
}
