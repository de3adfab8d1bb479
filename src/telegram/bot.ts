import type { Logger } from 'pino';
import { Telegraf } from 'telegraf';
import type { CallbackQuery, Message, Update } from 'telegraf/types';
import { decodeAction } from '../chat/actionCode.js';
import type { Reply } from '../chat/reply.js';
import type { Language, Request } from '../chat/request.js';
import type { Phrasebook } from '../store/index.js';
import { saidToBot, writtenIn } from './addressed.js';
import { patientCalls, Unauthorised } from './calls.js';
import { languageOf, requestFromMessage, requestFromPress } from './incoming.js';
import { lanes } from './lanes.js';
import { type Menus, publishMenus } from './menus.js';
import { type Address, addressOf, outgoing } from './outgoing.js';
import { type Pace, usualPace } from './pace.js';
import { pollUpdates } from './polling.js';
import { censorOf, plainly } from './secrets.js';
import { edgeTexts } from './texts.js';
import { troubleOf } from './troubles.js';

export interface BotOptions {
  readonly token: string;
  /** Another Bot API server than Telegram's own. */
  readonly apiRoot?: string;
  /** The token belongs to Telegram's test environment. */
  readonly testEnv?: boolean;
  /** The conversation; null keeps silent. */
  readonly converse: (request: Request) => Promise<Reply | null>;
  readonly phrasebook: Phrasebook;
  readonly menus?: Menus;
  readonly log: Logger;
  /** Called once, when Telegram has said who the bot is. */
  readonly onReady: (username: string) => void;
  readonly now?: () => Date;
  readonly pace?: Partial<Pace>;
}

export interface RunningBot {
  /** Takes no more updates, finishes those in hand, and resolves. */
  stop(): Promise<void>;
  /** How it ended: stopped, or Telegram refused the token. */
  readonly done: Promise<'stopped' | 'unauthorised'>;
}

/** Starts the bot on long polling; it comes back by itself from outages and conflicts. */
export function startBot(options: BotOptions): RunningBot {
  const { token, converse, phrasebook, log, now = () => new Date() } = options;
  const pace = { ...usualPace, ...options.pace };
  const stopping = new AbortController();
  const ending = new AbortController();

  const bot = new Telegraf(token, {
    // Waiting out a 429 may take longer than Telegraf would let a handler run.
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: {
      ...(options.apiRoot === undefined ? {} : { apiRoot: options.apiRoot }),
      testEnv: options.testEnv ?? false,
    },
  });
  const calls = patientCalls(bot.telegram, { pace, log, censor: censorOf(token), ending: ending.signal });
  const { send, replace, sendLine } = outgoing(calls.call, phrasebook);

  bot.on('message', async (ctx) => {
    const { message } = ctx;
    const text = saidToBot(message, ctx.botInfo);
    const to = addressOf(message);
    if (text === null) {
      if (isUnreadable(message)) await attempt(message, '', to, (texts) => sendLine(texts.onlyText, to));
      return;
    }
    await attempt(message, text, to, async () => {
      const request = requestFromMessage(message, text || '/help');
      log.debug({ request }, 'asked');
      const reply = await converse(request);
      if (reply) await send(reply, to);
    });
  });

  bot.on('callback_query', async (ctx) => {
    const press = ctx.callbackQuery;
    const action = 'data' in press ? decodeAction(press.data, phrasebook) : null;
    const texts = edgeTexts[languageOf(press.from)];
    const answered = calls
      .call('answerCallbackQuery', {
        callback_query_id: press.id,
        ...(action ? {} : { text: texts.outdatedButton }),
      })
      .catch((error: unknown) => complain(error, ''));
    const { message } = press;
    if (action && message) {
      const to = addressOf(message as Message);
      await attempt(press, '', to, async () => {
        const request = requestFromPress(press, message.chat, action, now());
        log.debug({ request }, 'pressed');
        const reply = await converse(request);
        if (!reply) return;
        if (reply.delivery === 'replace' && !reply.picture) await replace(reply, message.message_id, to);
        else await send(reply, to);
      });
    }
    await answered;
  });

  /** Does what a person asked for; when that fails, tells them so in one line. */
  async function attempt(
    asked: Message | CallbackQuery,
    text: string,
    to: Address,
    work: (texts: (typeof edgeTexts)[Language]) => Promise<void>,
  ): Promise<void> {
    const texts = edgeTexts[languageOf(asked.from)];
    try {
      await work(texts);
    } catch (error) {
      if (complain(error, text) !== 'unexpected') return;
      await sendLine(texts.failed, to).catch((again: unknown) => complain(again, text));
    }
  }

  /** Logs an error as it deserves, without the token and the user's text, and says what it means. */
  function complain(error: unknown, text: string): ReturnType<typeof troubleOf> {
    const trouble = troubleOf(error);
    const reason = plainly(error, censorOf(token, text));
    if (trouble === 'unexpected') log.error(reason, 'an update could not be answered');
    else log.debug({ trouble, reason: reason.message }, 'Telegram refused a call');
    return trouble;
  }

  const inLanes = lanes();
  const take = async (update: Update) => {
    try {
      await inLanes.add(laneOf(update), () => bot.handleUpdate(update));
    } catch (error) {
      complain(error, '');
    }
  };
  // Telegraf's own would print the whole update.
  bot.catch((error) => void complain(error, ''));

  const run = async (): Promise<'stopped' | 'unauthorised'> => {
    try {
      const me = await calls.persist('getMe', {}, stopping.signal);
      if (!me) return 'stopped';
      bot.botInfo = me;
      await calls.persist('deleteWebhook', {}, stopping.signal);
      options.onReady(me.username);
      const menus =
        options.menus &&
        publishMenus(calls.call, options.menus).catch((error: unknown) => complain(error, ''));
      await pollUpdates(calls, take, {
        interests: ['message', 'callback_query'],
        pace,
        signal: stopping.signal,
      });
      ending.abort();
      await menus;
      return 'stopped';
    } catch (error) {
      if (!(error instanceof Unauthorised)) throw error;
      log.fatal(
        `Telegram refuses the bot's token (${error.message}): check BOT_TOKEN, TELEGRAM_API_ROOT and TELEGRAM_TEST_ENV; @BotFather gives out tokens`,
      );
      return 'unauthorised';
    }
  };

  const done = run();
  return {
    async stop() {
      stopping.abort();
      await done;
    },
    done,
  };
}

/** Updates of one chat are answered in the order they came. */
function laneOf(update: Update): string {
  if ('message' in update) return `chat ${update.message.chat.id}`;
  if ('callback_query' in update) {
    return `chat ${update.callback_query.message?.chat.id ?? update.callback_query.from.id}`;
  }
  return `update ${update.update_id}`;
}

/** A picture, a voice or a sticker sent to the bot alone, which deserves an answer though it has no words. */
function isUnreadable(message: Message): boolean {
  const sent = ['photo', 'voice', 'audio', 'video', 'video_note', 'document', 'sticker', 'location'];
  return message.chat.type === 'private' && !writtenIn(message) && sent.some((kind) => kind in message);
}
