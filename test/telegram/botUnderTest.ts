import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import pino from 'pino';
import type { Reply, Request } from '../../src/chat/index.js';
import { type Inbox, openStore } from '../../src/store/index.js';
import { type BotOptions, type RunningBot, startBot } from '../../src/telegram/index.js';
import type { LocalTelegram } from './localTelegram.js';

export interface BotUnderTest extends RunningBot {
  /** Every request the conversation got, in order. */
  readonly requests: Request[];
  readonly names: string[];
  /** All log lines of level debug and above. */
  readonly logLines: string[];
}

const free = { burst: 1, every: 0 };

/** Milliseconds in place of seconds, so that outages and waits last no longer than a test needs. */
export const quickPace = {
  longPollSeconds: 5,
  silence: 5_000,
  firstRetry: 5,
  longestRetry: 40,
  patience: 20,
  grace: 2_000,
  blink: 20,
  typing: 20,
  round: 20,
  flood: { most: Number.POSITIVE_INFINITY, within: 0, deafness: 0 },
  rates: { overall: free, person: free, group: free },
  betweenDeliveries: 1,
  postponement: 60_000,
};

/** The inbox of a store that nothing can be written to. */
export const unwritableInbox: Inbox = {
  add: () => null,
  handled() {},
  begun() {},
  outlived() {},
  waiting: () => 0,
  leftOver: () => ({ left: [], givenUp: [] }),
};

/** A text message of one plain line. */
export function line(text: string, extra: Partial<Reply> = {}): Reply {
  return {
    blocks: [{ kind: 'text', spans: [{ text, style: 'plain' }] }],
    buttons: [],
    delivery: 'new',
    ...extra,
  };
}

/** A bot on the local Telegram, talking as the given conversation does. */
export function startBotUnderTest(
  telegram: LocalTelegram,
  converse: (request: Request) => Promise<Reply | null> | Reply | null,
  options: Partial<BotOptions> = {},
): BotUnderTest {
  const requests: Request[] = [];
  const names: string[] = [];
  const logLines: string[] = [];
  const bot = startBot({
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    converse: async (request) => {
      requests.push(request);
      return converse(request);
    },
    dealCards: async () => ({ cards: [], next: null, hint: null }),
    news: { due: () => [], sent() {}, amendments: () => [], amended() {}, gone() {} },
    store: openStore(':memory:'),
    log: pino({ level: 'debug' }, { write: (text: string) => void logLines.push(text) }),
    onReady: (name) => void names.push(name),
    pace: quickPace,
    ...options,
  });
  return { ...bot, requests, names, logLines };
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A promise and the means to keep it. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
