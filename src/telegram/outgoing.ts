import { TelegramError } from 'telegraf';
import type { InlineKeyboardButton, InlineKeyboardMarkup, Message, ReplyParameters } from 'telegraf/types';
import type { Button, Reply } from '../chat/index.js';
import { drawChart, encodeAction } from '../chat/index.js';
import type { Phrasebook } from '../store/index.js';
import type { Call } from './calls.js';
import { articleLink, shareLink } from './deepLinks.js';
import { escapeHtml, longestCaption, toHtml } from './html.js';
import { copyButton, longestCopy } from './newerMethods.js';
import { troubleOf } from './troubles.js';

/** Where a reply goes: the chat, the topic in it, and in a group the message it answers. */
export interface Address {
  readonly chat: number;
  readonly topic?: number;
  readonly answers?: number;
  /** Without a sound. */
  readonly silent?: boolean;
}

/** The address of replies to a message. */
export function addressOf(message: Message): Address {
  // Outside forums a thread id is only the number of the answered message; sending there fails.
  const topic = message.is_topic_message ? message.message_thread_id : undefined;
  return {
    chat: message.chat.id,
    ...(topic === undefined ? {} : { topic }),
    ...(message.chat.type === 'private' ? {} : { answers: message.message_id }),
  };
}

/** Where a reply stands. */
interface Sent {
  /** Another than it was sent to when the group became a supergroup. */
  readonly chat: number;
  readonly message: number;
}

/** A message in a channel. */
export interface Posted extends Sent {
  /** Whether it is a picture with a caption. */
  readonly picture: boolean;
}

/** Sends replies and edits sent ones. Throws what Telegram refuses (see troubles.ts). */
export interface Outgoing {
  /** Where the reply's text stands; undefined when it has none. */
  send(reply: Reply, to: Address): Promise<Sent | undefined>;
  /** Puts the reply in place of an earlier message, or sends it when that cannot be edited. */
  replace(reply: Reply, message: number, to: Address): Promise<Sent | undefined>;
  /** One message, a picture with the text as its caption where there is one. */
  post(reply: Reply, to: Address): Promise<Posted>;
  /** Puts a reply in place of a post, whose picture stays. */
  amend(reply: Reply, post: Posted): Promise<void>;
  /** Deletes a post; false when it cannot be deleted. */
  remove(post: Posted): Promise<boolean>;
  /** A single line without buttons. */
  sendLine(text: string, to: Address): Promise<void>;
  /** Shows "typing…" for five seconds. */
  typing(to: Address): Promise<void>;
}

/**
 * Outgoing messages over `call`; buttons whose text is long go through the phrasebook.
 * A group that became a supergroup is followed to its new id, and `moved` told of it.
 */
export function outgoing(
  callTelegram: Call,
  phrasebook: Phrasebook,
  {
    username,
    webUrl,
    moved,
  }: {
    readonly username: () => string;
    /** Where articles can be read on the web, without a slash at its end. */
    readonly webUrl?: string | undefined;
    readonly moved: (from: number, to: number) => void;
  },
): Outgoing {
  const call: Call = async (method, payload) => {
    try {
      return await callTelegram(method, payload);
    } catch (error) {
      const to = error instanceof TelegramError ? error.parameters?.migrate_to_chat_id : undefined;
      const from = 'chat_id' in payload ? payload.chat_id : undefined;
      if (to === undefined || typeof from !== 'number') throw error;
      moved(from, to);
      return callTelegram(method, { ...payload, chat_id: to });
    }
  };

  const buttonOf = ({ label, action }: Button, { chat }: Address): InlineKeyboardButton =>
    // Where others read along, a text opens in private.
    chat < 0 && action.kind === 'article'
      ? { text: label, url: articleLink(username(), action.id) }
      : { text: label, callback_data: encodeAction(action, phrasebook) };

  const keyboard = (
    { buttons, share, copies = [] }: Reply,
    to: Address,
  ): { reply_markup?: InlineKeyboardMarkup } => {
    const rows: InlineKeyboardButton[][] = buttons
      .filter((row) => row.length > 0)
      .map((row) => row.map((button) => buttonOf(button, to)));
    const copied = copies.filter(({ text }) => text.length > 0 && text.length <= longestCopy);
    if (copied.length > 0) rows.push(copied.map(copyButton));
    if (share) {
      const page = webUrl === undefined ? undefined : `${webUrl}/a/${share.id}`;
      const open = page === undefined ? [] : [{ text: share.page, url: page }];
      rows.push([
        { text: share.label, url: shareLink(share, page ?? articleLink(username(), share.id)) },
        ...open,
      ]);
    }
    return rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {};
  };

  const place = ({ chat, topic, answers, silent }: Address) => ({
    chat_id: chat,
    ...(silent ? { disable_notification: true } : {}),
    ...(topic === undefined ? {} : { message_thread_id: topic }),
    ...(answers === undefined
      ? {}
      : { reply_parameters: { message_id: answers, allow_sending_without_reply: true } }),
  });

  const sendText = (html: string, to: Address, extra: { reply_markup?: InlineKeyboardMarkup }) =>
    call('sendMessage', { ...place(to), ...formatted(html), ...extra });

  /** Telegraf drops objects it does not know from uploads; Telegram takes them as JSON. */
  const placeOfUpload = (to: Address) => {
    const { reply_parameters, ...where } = place(to);
    return reply_parameters
      ? { ...where, reply_parameters: JSON.stringify(reply_parameters) as unknown as ReplyParameters }
      : where;
  };

  const asJson = ({ reply_markup }: { reply_markup?: InlineKeyboardMarkup }) =>
    reply_markup ? { reply_markup: JSON.stringify(reply_markup) as unknown as InlineKeyboardMarkup } : {};

  const sendPicture = ({ png, alt }: NonNullable<Reply['picture']>, to: Address) =>
    call('sendPhoto', {
      ...placeOfUpload(to),
      photo: { source: Buffer.from(png), filename: 'figure.png' },
      caption: toHtml([{ kind: 'text', spans: [{ text: alt, style: 'plain' }] }], longestCaption),
      parse_mode: 'HTML',
    });

  const sendFile = ({ name, bytes }: NonNullable<Reply['file']>, to: Address) =>
    call('sendDocument', {
      ...placeOfUpload(to),
      document: { source: Buffer.from(bytes), filename: name },
    });

  const send: Outgoing['send'] = async (reply, to) => {
    const html = toHtml(reply.blocks);
    const picture = reply.picture ?? (reply.chart && (await drawChart(reply.chart).catch(notDrawn)));
    if (picture) await sendPicture(picture, to);
    if (reply.file) await sendFile(reply.file, to);
    if (html === '') return undefined;
    const { chat, message_id } = await sendText(html, to, keyboard(reply, to));
    return { chat: chat.id, message: message_id };
  };

  return {
    send,
    async replace(reply, message, to) {
      try {
        await call('editMessageText', {
          chat_id: to.chat,
          message_id: message,
          ...formatted(toHtml(reply.blocks)),
          ...keyboard(reply, to),
        });
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble === 'uneditable') return send(reply, to);
        if (trouble !== 'done') throw error;
      }
      return { chat: to.chat, message };
    },
    async post(reply, to) {
      const picture = reply.chart && (await drawChart(reply.chart).catch(notDrawn));
      if (!picture) {
        const { chat, message_id } = await sendText(toHtml(reply.blocks), to, keyboard(reply, to));
        return { chat: chat.id, message: message_id, picture: false };
      }
      const { chat, message_id } = await call('sendPhoto', {
        ...placeOfUpload(to),
        photo: { source: Buffer.from(picture.png), filename: 'figure.png' },
        caption: toHtml(reply.blocks, longestCaption),
        parse_mode: 'HTML',
        ...asJson(keyboard(reply, to)),
      });
      return { chat: chat.id, message: message_id, picture: true };
    },
    async amend(reply, { chat, message, picture }) {
      const place = { chat_id: chat, message_id: message, ...keyboard(reply, { chat }) };
      try {
        if (picture) {
          const caption = toHtml(reply.blocks, longestCaption);
          await call('editMessageCaption', { ...place, caption, parse_mode: 'HTML' });
        } else await call('editMessageText', { ...place, ...formatted(toHtml(reply.blocks)) });
      } catch (error) {
        // Somebody deleted it, or it is so already.
        const trouble = troubleOf(error);
        if (trouble !== 'done' && trouble !== 'uneditable') throw error;
      }
    },
    async remove({ chat, message }) {
      try {
        await call('deleteMessage', { chat_id: chat, message_id: message });
        return true;
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble === 'done') return true;
        if (trouble === 'uneditable' || trouble === 'mute') return false;
        throw error;
      }
    },
    async sendLine(text, to) {
      await sendText(escapeHtml(text), to, {});
    },
    async typing({ chat, topic }) {
      await call('sendChatAction', {
        chat_id: chat,
        action: 'typing',
        ...(topic === undefined ? {} : { message_thread_id: topic }),
      });
    },
  };
}

/** The figures are said in words, too. */
const notDrawn = (): null => null;

const formatted = (html: string) =>
  ({ text: html, parse_mode: 'HTML', link_preview_options: { is_disabled: true } }) as const;
