import { once, setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import { Telegraf } from 'telegraf';
import type { UserFromGetMe } from 'telegraf/types';
import './brokenAnswers.js';
import type { Converse, DealCards, NewsDesk } from '../chat/index.js';
import type { Store } from '../store/index.js';
import { type CallObserver, patientCalls, SetupRefused } from './calls.js';
import { deliverNews } from './courier.js';
import { edge } from './edge.js';
import { chatName } from './incoming.js';
import { answerInlineQueries } from './inline.js';
import { intake } from './intake.js';
import { introduce } from './introduction.js';
import { noteMemberships } from './memberships.js';
import { publishChatMenu, publishMenus } from './menus.js';
import { answerMessages } from './messages.js';
import { orOlder } from './newerMethods.js';
import { outgoing } from './outgoing.js';
import { type Pace, settledWithin, usualPace } from './pace.js';
import { pollUpdates } from './polling.js';
import { answerPresses } from './presses.js';
import { countReactions } from './reactions.js';
import { answersByPlace } from './recentAnswers.js';
import { rightsBy } from './rights.js';
import { censorOf } from './secrets.js';
import { fileFetcher } from './uploads.js';
import { serveWebhook, type WebhookSettings } from './webhook.js';

export interface BotOptions {
  readonly token: string;
  /** Another Bot API server than Telegram's own. */
  readonly apiRoot?: string;
  /** The token belongs to Telegram's test environment. */
  readonly testEnv?: boolean;
  /** Updates are delivered here; without it they are fetched by long polling. */
  readonly webhook?: WebhookSettings;
  readonly converse: Converse;
  /** Cards for inline mode. */
  readonly dealCards: DealCards;
  readonly news: NewsDesk;
  readonly store: Pick<Store, 'phrasebook' | 'chats' | 'inbox'>;
  /** Telegram ids of the newsroom's own people. */
  readonly staff?: readonly number[];
  readonly log: Logger;
  /** How readers reach the paper, in its own words. */
  readonly contact?: string;
  /** The web page with the same conversation. */
  readonly webUrl?: string;
  /** Called once, when Telegram has said who the bot is. */
  readonly onReady: (username: string) => void;
  /** Told how each call of the Bot API ended. */
  readonly observe?: CallObserver;
  readonly now?: () => Date;
  readonly pace?: Partial<Pace>;
}

export interface RunningBot {
  /** Takes no more updates, finishes those in hand, and resolves; what would take too long is left to the next start. */
  stop(): Promise<void>;
  /** How it ended: stopped, or Telegram refused the token or the webhook's address. */
  readonly done: Promise<Ending>;
}

type Ending = 'stopped' | 'unauthorised' | 'noWebhook';

/** What the bot wants to hear of. */
const interests = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'my_chat_member',
  'message_reaction',
  'channel_post',
] as const;

/** Starts the bot; it comes back by itself from outages and conflicts. Throws on `done` when the webhook's port is taken. */
export function startBot(options: BotOptions): RunningBot {
  const { token, store, converse, log, now = () => new Date() } = options;
  const { phrasebook, chats } = store;
  const staff = new Set(options.staff);
  // Telegram opens pages over https only.
  const openPage = options.webUrl?.startsWith('https:') ? options.webUrl : undefined;
  const pace = { ...usualPace, ...options.pace };
  const stopping = new AbortController();
  const ending = new AbortController();
  // Every call in hand listens to it.
  setMaxListeners(0, ending.signal);

  const bot = new Telegraf(token, {
    // Waiting out a 429 may take longer than Telegraf would let a handler run.
    handlerTimeout: Number.POSITIVE_INFINITY,
    telegram: {
      ...(options.apiRoot === undefined ? {} : { apiRoot: options.apiRoot }),
      testEnv: options.testEnv ?? false,
    },
  });
  const calls = patientCalls(bot.telegram, {
    pace,
    log,
    censor: censorOf(token),
    ending: ending.signal,
    observe: options.observe ?? (() => {}),
    revoked(refusal) {
      stopping.abort(refusal);
      ending.abort();
    },
  });
  const call = orOlder(calls.call);
  const shared = edge({
    token,
    call,
    outgoing: outgoing(call, phrasebook, {
      username: () => bot.botInfo?.username ?? '',
      webUrl: openPage,
      moved: (from, to) => chats.move(chatName(from), chatName(to)),
    }),
    phrasebook,
    rightsOf: rightsBy(call, staff),
    chats,
    now,
    converse,
    staff,
    gone: (chat) => options.news.gone(chat),
    log,
    pace,
    ending: ending.signal,
  });
  const { complain } = shared;

  const judged = answersByPlace<number>();
  answerMessages(bot, shared, {
    judged,
    chats,
    contact: options.contact,
    fetchFile: fileFetcher(call, bot.telegram, pace.silence),
  });
  answerPresses(bot, shared, judged);
  noteMemberships(bot, shared);
  countReactions(bot, shared, judged);
  answerInlineQueries(bot, options.dealCards, shared);
  // Telegraf's own would print the whole update.
  bot.catch((error) => void complain(error));

  const updates = intake({
    inbox: store.inbox,
    async handle(update) {
      try {
        if (!ending.signal.aborted) await bot.handleUpdate(update);
      } catch (error) {
        complain(error);
      }
      return ending.signal.aborted ? 'unfinished' : 'done';
    },
    now,
    log,
    complain,
  });

  const showMenus = async () => {
    await publishMenus(call);
    for (const id of staff) {
      // Somebody who never wrote to the bot cannot be shown a menu yet.
      await publishChatMenu(call, id, 'staff', chats.settings(chatName(id)).language).catch(complain);
    }
  };

  const besides: Promise<unknown>[] = [];
  const begin = ({ username }: UserFromGetMe) => {
    options.onReady(username);
    besides.push(
      showMenus().catch(complain),
      introduce(call, openPage, complain),
      deliverNews(options.news, shared, { pace, signal: stopping.signal }),
    );
  };

  const fetchUpdates = async (me: UserFromGetMe) => {
    await calls.persist('deleteWebhook', {}, stopping.signal);
    begin(me);
    await pollUpdates(calls, updates, { interests, pace, signal: stopping.signal });
  };

  const takeDeliveries = async (webhook: WebhookSettings, me: UserFromGetMe) => {
    const server = await serveWebhook(webhook, updates);
    try {
      const { url, secret } = webhook;
      // Left in place when the bot stops: Telegram keeps what comes until the next start.
      await calls.persist(
        'setWebhook',
        { url, secret_token: secret, allowed_updates: interests },
        stopping.signal,
      );
      begin(me);
      if (!stopping.signal.aborted) await once(stopping.signal, 'abort');
    } finally {
      await server.close();
    }
  };

  const run = async (): Promise<Ending> => {
    try {
      const me = await calls.persist('getMe', {}, stopping.signal);
      if (!me) return 'stopped';
      bot.botInfo = me;
      updates.resume();
      await (options.webhook ? takeDeliveries(options.webhook, me) : fetchUpdates(me));
      if (stopping.signal.reason instanceof SetupRefused) throw stopping.signal.reason;
      return 'stopped';
    } catch (error) {
      if (!(error instanceof SetupRefused)) throw error;
      if (error.what === 'webhook') {
        log.fatal(
          `Telegram refuses the webhook's address (${error.message}): check WEBHOOK_URL; it takes https on port 443, 80, 88 or 8443`,
        );
        return 'noWebhook';
      }
      log.fatal(
        `Telegram refuses the bot's token (${error.message}): check BOT_TOKEN, TELEGRAM_API_ROOT and TELEGRAM_TEST_ENV; @BotFather gives out tokens`,
      );
      return 'unauthorised';
    } finally {
      stopping.abort();
      await settledWithin([...besides, updates.idle()], pace.grace);
      ending.abort();
      await Promise.all(besides);
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
