import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  BotCommand,
  CallbackQuery,
  Chat,
  ChatMember,
  InlineKeyboardMarkup,
  InlineQueryResultArticle,
  Message,
  Update,
  User,
} from 'telegraf/types';
import { type Entity, readHtml } from './readHtml.js';

type Params = Readonly<Record<string, unknown>>;

/** A call the bot made, and what it was answered. */
export interface RecordedCall {
  readonly method: string;
  readonly params: Params;
  /** When it was answered, in milliseconds of performance.now(). */
  readonly at: number;
  readonly answer:
    | { readonly ok: true; readonly result: unknown }
    | { readonly ok: false; readonly description: string };
}

/** What goes wrong on the next call of a method. */
export type Fault =
  | { readonly code: number; readonly description: string; readonly retryAfter?: number }
  | { readonly html: number }
  /** Answers with this. */
  | { readonly result: unknown }
  /** Answers rightly, but late. */
  | { readonly until: Promise<void> }
  | 'reset'
  /** Breaks off in the middle of the answer. */
  | 'broken off'
  | 'silence';

/** A message as a chat shows it. */
export interface Shown {
  readonly id: number;
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly buttons: readonly (readonly {
    readonly text: string;
    readonly callback_data?: string;
    readonly url?: string;
    readonly copy_text?: { readonly text: string };
  }[])[];
  readonly topic?: number;
  readonly answers?: number;
  readonly photo?: boolean;
  /** Sent without a sound. */
  readonly silent?: boolean;
}

interface Kept extends Shown {
  readonly chat: Chat;
  readonly from: User;
  readonly markup: string;
}

/** No two chats, people or messages of one test run share an id. */
let lastId = 100;
const nextId = () => ++lastId;

class Refusal extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: { retry_after?: number; migrate_to_chat_id?: number },
  ) {
    super(description);
  }
}

const bad = (description: string) => new Refusal(400, `Bad Request: ${description}`);

/**
 * Telegram's Bot API on a local port: it hands out updates by long polling, checks what the bot
 * sends as Telegram checks it, and refuses in Telegram's words.
 */
export class LocalTelegram {
  readonly token = '123456:local-TEST-token_of-35-characters-x';
  readonly me = {
    id: 123456,
    is_bot: true as const,
    first_name: '问平湖',
    username: 'AskPinghuBot',
  };
  readonly calls: RecordedCall[] = [];
  readonly menus = new Map<string, readonly BotCommand[]>();
  readonly blocked = new Set<number>();
  readonly files = new Map<string, { name: string; bytes: Uint8Array }>();
  /** `<chat> <user>` of those who run a group. */
  readonly administrators = new Set<string>();
  webhook = '';
  /** Messages too old to be deleted. */
  readonly undeletable = new Set<number>();
  /** A Bot API server of before copy buttons, folded quotations and descriptions. */
  old = false;
  readonly descriptions = new Map<string, string>();
  menuButton: unknown;
  webhookSecret = '';
  webhookWants: string[] = [];
  /** Ids of the updates the bot has confirmed. */
  readonly confirmed: number[] = [];

  private readonly server = createServer((request, response) => void this.serve(request, response));
  private readonly happenings = new EventEmitter().setMaxListeners(0);
  private readonly pending: Update[] = [];
  private readonly kept: Kept[] = [];
  private readonly chats = new Map<number, Chat>();
  private readonly topics = new Set<number>();
  private readonly presses = new Map<string, 'open' | 'answered' | 'expired'>();
  private readonly moved = new Map<number, number>();
  private readonly inlineQueries = new Set<string>();
  private readonly faults = new Map<string, Fault[]>();
  private pollsOpen: { end: () => void }[] = [];

  private constructor(private readonly environment: 'live' | 'test') {}

  static async open(environment: 'live' | 'test' = 'live'): Promise<LocalTelegram> {
    const telegram = new LocalTelegram(environment);
    telegram.server.listen(0, '127.0.0.1');
    await once(telegram.server, 'listening');
    return telegram;
  }

  get apiRoot(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  // What people do.

  person(name: string, language?: string): User {
    return {
      id: nextId(),
      is_bot: false,
      first_name: name,
      ...(language === undefined ? {} : { language_code: language }),
    };
  }

  privateChat(user: User): Chat.PrivateChat {
    return this.known({ id: user.id, type: 'private', first_name: user.first_name });
  }

  group(form: 'plain' | 'forum' = 'plain'): Chat.SupergroupChat {
    const forum = form === 'forum' ? { is_forum: true as const } : {};
    return this.known({
      id: -1_000_000_000_000 - nextId(),
      type: 'supergroup',
      title: '读者群',
      ...forum,
    });
  }

  channel(): Chat.ChannelChat {
    return this.known({ id: -1_000_000_000_000 - nextId(), type: 'channel', title: '平湖新闻' });
  }

  /** A channel's administrator posts something, in the channel's name. */
  postInChannel(chat: Chat.ChannelChat, text: string): void {
    const message_id = nextId();
    const channel_post = {
      message_id,
      date: 1_770_000_000,
      chat,
      sender_chat: chat,
      text,
      entities: entitiesIn(text),
    };
    this.hand({ update_id: nextId(), channel_post } as unknown as Update);
  }

  topic(): number {
    const id = nextId();
    this.topics.add(id);
    return id;
  }

  /** A person writes; the bot hears of it (whether it should react is the bot's affair). */
  write(chat: Chat, from: User, text: string, extra: Partial<Message.TextMessage> = {}): Message.TextMessage {
    const message = { ...this.incoming(chat, from), text, entities: entitiesIn(text), ...extra };
    this.keep(message, text);
    this.hand({ update_id: nextId(), message: message as Update.New & Update.NonChannel & Message });
    return message as Message.TextMessage;
  }

  /** A person sends a file. */
  sendFile(chat: Chat, from: User, name: string, content: string | Buffer): void {
    const id = `file${nextId()}`;
    const bytes = Buffer.from(content as string);
    this.files.set(id, { name, bytes });
    const document = { file_id: id, file_unique_id: id, file_name: name, file_size: bytes.length };
    this.send(chat, from, { document });
  }

  /** A person corrects a message some seconds after it was written. */
  edit(
    message: Message.TextMessage,
    text: string,
    after: number,
    extra: Partial<Message.TextMessage> = {},
  ): void {
    const edited_message = {
      ...message,
      edit_date: message.date + after,
      text,
      entities: entitiesIn(text),
      ...extra,
    };
    this.hand({ update_id: nextId(), edited_message } as unknown as Update);
  }

  /** A person sends something without words. */
  send(chat: Chat, from: User, content: object): void {
    const message = { ...this.incoming(chat, from), ...content };
    this.hand({ update_id: nextId(), message: message as Update.New & Update.NonChannel & Message });
  }

  /** A person presses a button, by its label, under a message of the bot's. */
  press(chat: Chat, from: User, label: string, state: 'open' | 'expired' = 'open'): void {
    const message = this.kept.findLast(
      (one) => one.chat.id === chat.id && one.buttons.flat().some(({ text }) => text === label),
    );
    const button = message?.buttons.flat().find(({ text }) => text === label);
    if (!message || !button?.callback_data) throw new Error(`no button “${label}”`);
    this.pressData(chat, from, button.callback_data, message.id, state);
  }

  pressData(
    chat: Chat,
    from: User,
    data: string,
    messageId: number,
    state: 'open' | 'expired' = 'open',
  ): void {
    const id = String(nextId());
    this.presses.set(id, state);
    const kept = this.kept.find((message) => message.id === messageId);
    const message = {
      message_id: messageId,
      date: 1_770_000_000,
      chat,
      from: this.me,
      ...(kept?.topic === undefined ? {} : { message_thread_id: kept.topic, is_topic_message: true }),
      ...(kept ? { text: kept.text } : {}),
    };
    const callback_query = { id, from, chat_instance: '1', data, message } as unknown as CallbackQuery;
    this.hand({ update_id: nextId(), callback_query } as Update);
  }

  /** A person types behind the bot's @name in some chat. */
  typeInline(from: User, query: string, offset = '', state: 'open' | 'expired' = 'open'): void {
    const id = String(nextId());
    if (state === 'open') this.inlineQueries.add(id);
    this.hand({ update_id: nextId(), inline_query: { id, from, query, offset } });
  }

  /** A person's reactions to a message become these. */
  react(chat: Chat, user: User, messageId: number, before: string[], after: string[]): void {
    const reactions = (emoji: string[]) => emoji.map((each) => ({ type: 'emoji', emoji: each }));
    const message_reaction = {
      chat,
      user,
      message_id: messageId,
      date: 1_770_000_000,
      old_reaction: reactions(before),
      new_reaction: reactions(after),
    };
    this.hand({ update_id: nextId(), message_reaction } as Update);
  }

  /** The bot's place in a chat changes. */
  membership(chat: Chat, from: User, before: ChatMember['status'], after: ChatMember['status']): void {
    const member = (status: ChatMember['status']) => ({ user: this.me, status }) as ChatMember;
    const my_chat_member = {
      chat,
      from,
      date: 1_770_000_000,
      old_chat_member: member(before),
      new_chat_member: member(after),
    };
    this.hand({ update_id: nextId(), my_chat_member } as Update);
  }

  /** A group becomes another chat; the bot learns of it when it writes there. */
  migrate(from: Chat, to: Chat): void {
    this.moved.set(from.id, to.id);
  }

  /** An update of any other kind, as it would come. */
  hand(update: Update): void {
    this.pending.push(update);
    this.happenings.emit('update');
  }

  /**
   * Delivers what has happened to the webhook on this machine, over so many connections; gives the statuses.
   * `began` is told of each update as it goes out.
   */
  async deliver(
    port: number,
    connections = 40,
    began: (update: Update) => void = () => {},
  ): Promise<number[]> {
    const updates = this.pending
      .splice(0)
      .filter((update) => this.webhookWants.some((kind) => kind in update));
    const statuses: number[] = [];
    const busy = new Set<number>();
    // A chat's updates are delivered one after another, as Telegram does it.
    const chatOf = (update: Update): number =>
      'message' in update ? update.message.chat.id : update.update_id;
    const next = (): Update | undefined => {
      const at = updates.findIndex((update) => !busy.has(chatOf(update)));
      return at < 0 ? undefined : updates.splice(at, 1)[0];
    };
    const deliverNext = async (): Promise<void> => {
      for (let update = next(); update !== undefined; update = next()) {
        began(update);
        busy.add(chatOf(update));
        const { status } = await fetch(`http://127.0.0.1:${port}${new URL(this.webhook).pathname}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-telegram-bot-api-secret-token': this.webhookSecret,
          },
          body: JSON.stringify(update),
        });
        statuses.push(status);
        busy.delete(chatOf(update));
      }
    };
    await Promise.all(Array.from({ length: connections }, deliverNext));
    return statuses;
  }

  /** Everything not yet fetched will come twice. */
  repeatPending(): void {
    this.pending.push(...this.pending);
    this.pending.sort((a, b) => a.update_id - b.update_id);
  }

  remove(messageId: number): void {
    const at = this.kept.findIndex(({ id }) => id === messageId);
    if (at >= 0) this.kept.splice(at, 1);
  }

  /** The next calls of a method fail so, one fault a call. */
  fail(method: string, ...faults: Fault[]): void {
    this.faults.set(method, [...(this.faults.get(method) ?? []), ...faults]);
  }

  // What can be seen.

  /** What the bot has said in a chat, as it stands now. */
  shown(chat: Chat): Shown[] {
    return this.kept.filter((message) => message.chat.id === chat.id && message.from.id === this.me.id);
  }

  /** Calls of a method so far, answered or refused. */
  callsOf(method: string): RecordedCall[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** Resolves with the calls of a method once there are so many; the test's timeout bounds it. */
  async called(method: string, times = 1): Promise<RecordedCall[]> {
    await this.until(() => this.callsOf(method).length >= times);
    return this.callsOf(method);
  }

  /** Resolves when a condition holds; the test's timeout bounds it. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await sleep(2);
  }

  /** The bot's last message in a chat once it has said so many there. */
  async heard(chat: Chat, messages = 1): Promise<Shown> {
    await this.until(() => this.shown(chat).length >= messages);
    return this.shown(chat).at(-1) as Shown;
  }

  // The API.

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://local').pathname);
    const file = path.startsWith(`/file/bot${this.token}/`) && this.files.get(path.split('/').at(-1) ?? '');
    if (file) return void response.end(file.bytes);

    const {
      token,
      test,
      method = '',
    } = /^\/bot(?<token>[^/]+)(?<test>\/test)?\/(?<method>\w+)$/.exec(path)?.groups ?? {};
    const params = await readParams(request);
    if (token === undefined || !/^\d+:[\w-]{30,}$/.test(token))
      return refuse(response, new Refusal(404, 'Not Found'));
    if (token !== this.token || (test !== undefined) !== (this.environment === 'test')) {
      return refuse(response, new Refusal(401, 'Unauthorized'));
    }

    const fault = this.faults.get(method)?.shift();
    if (typeof fault === 'object' && 'until' in fault) await fault.until;
    else if (fault !== undefined) return this.misbehave(fault, method, params, request, response);
    try {
      const handler = (this.methods as Record<string, (params: Params, gone: AbortSignal) => unknown>)[
        method
      ];
      if (!handler || (this.old && /Description$|MenuButton$/.test(method))) {
        throw new Refusal(404, 'Not Found: method not found');
      }
      if (this.old) refuseNewer(params);
      const gone = new AbortController();
      response.on('close', () => gone.abort());
      const result = await handler(params, gone.signal);
      this.record({ method, params, answer: { ok: true, result } });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, result }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.record({ method, params, answer: { ok: false, description: error.description } });
      refuse(response, error);
    }
  }

  private misbehave(
    fault: Exclude<Fault, { until: unknown }>,
    method: string,
    params: Params,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    const description =
      typeof fault === 'string' || 'result' in fault
        ? String(fault)
        : 'html' in fault
          ? String(fault.html)
          : fault.description;
    if (fault === 'reset') request.socket.resetAndDestroy();
    else if (fault === 'silence') response.on('close', () => response.destroy());
    else if (fault === 'broken off') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
      response.write('{"ok":', () => request.socket.resetAndDestroy());
    } else if ('result' in fault) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, result: fault.result }));
    } else if ('html' in fault) {
      response.writeHead(fault.html, { 'content-type': 'text/html' });
      response.end('<html><body><h1>502 Bad Gateway</h1></body></html>');
    } else {
      const parameters = fault.retryAfter === undefined ? undefined : { retry_after: fault.retryAfter };
      refuse(response, new Refusal(fault.code, fault.description, parameters));
    }
    this.record({ method, params, answer: { ok: false, description } });
  }

  private record(call: Omit<RecordedCall, 'at'>): void {
    this.calls.push({ ...call, at: performance.now() });
  }

  private readonly methods = {
    getMe: () => ({
      ...this.me,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: true,
    }),

    deleteWebhook: () => {
      this.webhook = '';
      return true;
    },

    setWebhook: ({ url, secret_token, allowed_updates }: Params) => {
      if (!/^[\w-]{1,256}$/.test(String(secret_token)))
        throw bad('secret token contains unallowed characters');
      this.webhook = String(url);
      this.webhookSecret = String(secret_token);
      this.webhookWants = allowed_updates as string[];
      return true;
    },

    getUpdates: async (params: Params, gone: AbortSignal) => {
      if (this.webhook) {
        throw new Refusal(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      for (const poll of this.pollsOpen) poll.end();
      const {
        offset = 0,
        limit = 100,
        timeout = 0,
      } = params as { offset?: number; limit?: number; timeout?: number };
      while (this.pending[0] && this.pending[0].update_id < offset) {
        this.confirmed.push(this.pending.shift()?.update_id ?? 0);
      }
      const wanted = params.allowed_updates as string[] | undefined;
      const news = () =>
        this.pending
          .filter((update) => !wanted?.length || wanted.some((kind) => kind in update))
          .slice(0, limit);
      if (news().length === 0 && timeout > 0) await this.waitForNews(timeout * 1000, gone);
      return news();
    },

    deleteMyCommands: (params: Params) => this.menus.delete(scopeName(params)),

    setMyCommands: (params: Params) => {
      const lines = params.commands as BotCommand[];
      if (lines.length > 100) throw bad('BOT_COMMANDS_TOO_MUCH');
      for (const { command, description } of lines) {
        if (!/^[a-z0-9_]{1,32}$/.test(command)) throw bad('BOT_COMMAND_INVALID');
        if (description.length < 1 || description.length > 256) throw bad('BOT_COMMAND_DESCRIPTION_INVALID');
      }
      this.menus.set(scopeName(params), lines);
      return true;
    },

    getMyDescription: (params: Params) => ({ description: this.described('long', params) }),
    getMyShortDescription: (params: Params) => ({ short_description: this.described('short', params) }),
    setMyDescription: (params: Params) => this.describe('long', params, String(params.description), 512),
    setMyShortDescription: (params: Params) =>
      this.describe('short', params, String(params.short_description), 120),

    setChatMenuButton: ({ menu_button }: Params) => {
      const { type, web_app } = menu_button as { type: string; web_app?: { url: string } };
      if (type === 'web_app' && !web_app?.url.startsWith('https://')) throw bad('WEB_APP_URL_INVALID');
      this.menuButton = menu_button;
      return true;
    },

    sendMessage: (params: Params) => {
      const chat = this.writable(params);
      const { text, entities } = readText(params, 'text', 'parse_mode');
      if (text.trim() === '') throw bad('message text is empty');
      if (text.length > 4096) throw bad('message is too long');
      return this.post(chat, params, { text, entities });
    },

    editMessageText: (params: Params) => {
      const kept = this.kept.find(({ id, chat }) => id === params.message_id && chat.id === params.chat_id);
      if (!kept) throw bad('message to edit not found');
      if (kept.from.id !== this.me.id) throw bad("message can't be edited");
      if (kept.photo) throw bad('there is no text in the message to edit');
      const { text, entities } = readText(params, 'text', 'parse_mode');
      if (text.trim() === '') throw bad('message text is empty');
      if (text.length > 4096) throw bad('MESSAGE_TOO_LONG');
      const { buttons, markup } = readKeyboard(params);
      if (
        text === kept.text &&
        markup === kept.markup &&
        JSON.stringify(entities) === JSON.stringify(kept.entities)
      ) {
        throw bad(
          'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
        );
      }
      Object.assign(kept, { text, entities, buttons, markup });
      return messageOf(kept);
    },

    editMessageCaption: (params: Params) => {
      const kept = this.kept.find(({ id, chat }) => id === params.message_id && chat.id === params.chat_id);
      if (!kept) throw bad('message to edit not found');
      if (!kept.photo) throw bad('there is no caption in the message to edit');
      const { text, entities } = readText(params, 'caption', 'parse_mode');
      if (text.length > 1024) throw bad('message caption is too long');
      Object.assign(kept, { text, entities, ...readKeyboard(params) });
      return messageOf(kept);
    },

    deleteMessage: ({ chat_id, message_id }: Params) => {
      const kept = this.kept.find(({ id, chat }) => id === message_id && chat.id === chat_id);
      if (!kept) throw bad('message to delete not found');
      if (this.undeletable.has(kept.id)) throw bad("message can't be deleted");
      this.remove(kept.id);
      return true;
    },

    answerCallbackQuery: ({ callback_query_id, text }: Params) => {
      if (this.presses.get(String(callback_query_id)) !== 'open') {
        throw bad('query is too old and response timeout expired or query ID is invalid');
      }
      if (typeof text === 'string' && text.length > 200) throw bad('MESSAGE_TOO_LONG');
      this.presses.set(String(callback_query_id), 'answered');
      return true;
    },

    sendChatAction: (params: Params) => {
      this.writable(params);
      if (!['typing', 'upload_photo', 'upload_document'].includes(String(params.action))) {
        throw bad('wrong parameter action in request');
      }
      return true;
    },

    sendPhoto: (params: Params) => {
      const chat = this.writable(params);
      const photo = params.photo as File;
      if (!(photo instanceof File) || photo.size === 0) throw bad('file must be non-empty');
      const { text, entities } = readText(params, 'caption', 'parse_mode');
      if (text.length > 1024) throw bad('message caption is too long');
      return this.post(chat, params, { text, entities, photo: true });
    },

    sendDocument: (params: Params) => {
      const chat = this.writable(params);
      const document = params.document as File;
      if (!(document instanceof File) || document.size === 0) throw bad('file must be non-empty');
      const { text, entities } = readText(params, 'caption', 'parse_mode');
      if (text.length > 1024) throw bad('message caption is too long');
      return this.post(chat, params, { text, entities });
    },

    getChatMember: ({ chat_id, user_id }: Params) => ({
      status: this.administrators.has(`${chat_id} ${user_id}`) ? 'administrator' : 'member',
      user: { id: user_id, is_bot: false, first_name: '…' },
    }),

    answerInlineQuery: ({ results, next_offset = '', inline_query_id, button }: Params) => {
      if (!this.inlineQueries.delete(String(inline_query_id))) {
        throw bad('query is too old and response timeout expired or query ID is invalid');
      }
      const cards = results as InlineQueryResultArticle[];
      if (cards.length > 50) throw bad('RESULTS_TOO_MUCH');
      if (new Set(cards.map(({ id }) => id)).size < cards.length) throw bad('RESULT_ID_DUPLICATE');
      if (Buffer.byteLength(String(next_offset)) > 64) throw bad('NEXT_OFFSET_INVALID');
      if (button !== undefined && !(button as { text?: string }).text) throw bad('BUTTON_TEXT_INVALID');
      for (const { id, title, input_message_content, reply_markup } of cards) {
        if (!/^.{1,64}$/s.test(id) || !title) throw bad('RESULT_ID_INVALID');
        const { text } = readText(input_message_content as unknown as Params, 'message_text', 'parse_mode');
        if (text.trim() === '' || text.length > 4096) throw bad('MESSAGE_TOO_LONG');
        readKeyboard({ reply_markup });
      }
      return true;
    },

    getFile: ({ file_id }: Params) => {
      const file = this.files.get(String(file_id));
      if (!file) throw bad('wrong file_id or the file is temporarily unavailable');
      if (file.bytes.length > 20 * 1024 * 1024) throw bad('file is too big');
      return {
        file_id,
        file_unique_id: file_id,
        file_size: file.bytes.length,
        file_path: `documents/${file_id}`,
      };
    },
  };

  /** The menu of a scope, with its language when it has one: `all_private_chats en`. */
  readonly menuOf = (scope: string): readonly BotCommand[] => this.menus.get(scope) ?? [];
  readonly menuNames = (scope: string): string[] => this.menuOf(scope).map(({ command }) => command);

  private described(length: string, { language_code = '' }: Params): string {
    return this.descriptions.get(`${length} ${language_code}`) ?? '';
  }

  private describe(length: string, { language_code = '' }: Params, text: string, most: number): true {
    if (text.length > most) throw bad('DESCRIPTION_TOO_LONG');
    this.descriptions.set(`${length} ${language_code}`, text);
    return true;
  }

  private waitForNews(milliseconds: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const over = new AbortController();
      const finish = (then: () => void) => {
        over.abort();
        this.happenings.off('update', news);
        this.pollsOpen = this.pollsOpen.filter((poll) => poll !== open);
        then();
      };
      const news = () => finish(resolve);
      const open = {
        end: () =>
          finish(() =>
            reject(
              new Refusal(
                409,
                'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
              ),
            ),
          ),
      };
      this.pollsOpen.push(open);
      this.happenings.once('update', news);
      gone.addEventListener('abort', news);
      sleep(milliseconds, undefined, { signal: over.signal }).then(news, () => {});
    });
  }

  private writable(params: Params): Chat {
    const chat = this.chats.get(Number(params.chat_id));
    if (!chat) throw bad('chat not found');
    const moved = this.moved.get(chat.id);
    if (moved !== undefined) {
      throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: moved,
      });
    }
    if (this.blocked.has(chat.id)) {
      throw new Refusal(
        403,
        chat.type === 'private'
          ? 'Forbidden: bot was blocked by the user'
          : 'Forbidden: bot was kicked from the supergroup chat',
      );
    }
    const topic = params.message_thread_id;
    if (topic !== undefined && !('is_forum' in chat && chat.is_forum && this.topics.has(Number(topic)))) {
      throw bad('message thread not found');
    }
    return chat;
  }

  private post(
    chat: Chat,
    params: Params,
    content: { text: string; entities: Entity[]; photo?: boolean },
  ): object {
    const reply = fromJson(params.reply_parameters) as
      | { message_id: number; allow_sending_without_reply?: boolean }
      | undefined;
    const answered = reply && this.kept.some(({ id }) => id === reply.message_id);
    if (reply && !answered && !reply.allow_sending_without_reply)
      throw bad('message to be replied not found');
    const kept: Kept = {
      id: nextId(),
      chat,
      from: this.me,
      ...content,
      ...readKeyboard(params),
      ...(params.disable_notification === true ? { silent: true } : {}),
      ...(params.message_thread_id === undefined ? {} : { topic: Number(params.message_thread_id) }),
      ...(reply && answered ? { answers: reply.message_id } : {}),
    };
    this.kept.push(kept);
    return messageOf(kept);
  }

  private known<C extends Chat>(chat: C): C {
    this.chats.set(chat.id, chat);
    return chat;
  }

  private incoming(chat: Chat, from: User) {
    return { message_id: nextId(), date: 1_770_000_000, chat, from };
  }

  private keep(message: { message_id: number; chat: Chat; from: User }, text: string): void {
    const { message_id: id, chat, from } = message;
    this.kept.push({ id, chat, from, text, entities: [], buttons: [], markup: '' });
  }
}

function refuseNewer(params: Params): void {
  const written = JSON.stringify(params);
  if (written.includes('copy_text')) {
    throw bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if (written.includes('<blockquote expandable>')) {
    throw bad('can\'t parse entities: Tag "blockquote" must have no attributes');
  }
}

/** `all_private_chats en`, `chat 123`. */
function scopeName({ scope, language_code }: Params): string {
  const { type = 'default', chat_id } = (scope ?? {}) as { type?: string; chat_id?: number };
  return [type, chat_id, language_code].filter((part) => part !== undefined).join(' ');
}

function refuse(response: ServerResponse, { code, description, parameters }: Refusal): void {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({ ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) }),
  );
}

async function readParams(request: IncomingMessage): Promise<Params> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return {};
  if (type.startsWith('application/json')) return JSON.parse(body.toString()) as Params;
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const numbers = new Set(['chat_id', 'message_thread_id']);
  return Object.fromEntries(
    [...form].map(([name, value]) => [name, numbers.has(name) ? Number(value) : value]),
  );
}

const fromJson = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

function readText(params: Params, field: string, mode: string): { text: string; entities: Entity[] } {
  const raw = String(params[field] ?? '');
  if (params[mode] !== 'HTML') return { text: raw, entities: [] };
  try {
    return readHtml(raw);
  } catch (error) {
    throw bad((error as Error).message);
  }
}

function readKeyboard(params: Params): { buttons: Shown['buttons']; markup: string } {
  const keyboard = fromJson(params.reply_markup) as InlineKeyboardMarkup | undefined;
  const buttons = (keyboard?.inline_keyboard ?? []) as {
    text: string;
    callback_data?: string;
    url?: string;
    copy_text?: { text: string };
  }[][];
  for (const button of buttons.flat()) {
    if (!button.text) throw bad('can\'t parse inline keyboard button: Field "text" must be of type String');
    if (Object.keys(button).length !== 2) {
      throw bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    }
    if (button.url !== undefined && !URL.canParse(button.url)) {
      throw bad(`inline keyboard button URL '${button.url}' is invalid: URL host is empty`);
    }
    const copied = button.copy_text?.text.length ?? 1;
    if (copied < 1 || copied > 256) throw bad('BUTTON_COPY_TEXT_INVALID');
    const bytes = button.callback_data === undefined ? 1 : Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > 64) throw bad('BUTTON_DATA_INVALID');
  }
  return { buttons, markup: JSON.stringify(buttons) };
}

function messageOf({ id, chat, from, text }: Kept): object {
  return { message_id: id, date: 1_770_000_000, chat, from, text };
}

/** Commands and mentions as Telegram marks them. */
function entitiesIn(text: string): { type: 'bot_command' | 'mention'; offset: number; length: number }[] {
  const found = [...text.matchAll(/(?<![\w/])(?:\/\w+(?:@\w+)?|@\w{4,})/gu)];
  return found.map(({ 0: words, index }) => ({
    type: words.startsWith('/') ? 'bot_command' : 'mention',
    offset: index,
    length: words.length,
  }));
}
