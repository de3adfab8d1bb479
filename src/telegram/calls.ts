import type { Logger } from 'pino';
import { type Telegram, TelegramError } from 'telegraf';
import type { Telegram as Methods, Opts } from 'telegraf/types';
import { type Pace, pause, pauseAfter } from './pace.js';
import { type Censor, plainly } from './secrets.js';
import { sendTurns } from './sendTurns.js';

/** Telegram refuses what the bot is set up with: its token, or the address of its webhook. Trying again would not help. */
export class SetupRefused extends Error {
  override name = 'SetupRefused';
  constructor(
    readonly what: 'token' | 'webhook',
    { code, description }: TelegramError,
  ) {
    super(`${code} ${description}`);
  }
}

/** A call of a Bot API method that waits out what passes by itself. */
export type Call = <M extends keyof Methods>(method: M, payload: Opts<M>) => Promise<ReturnType<Methods[M]>>;

/** Told how each call ended: `ok`, Telegram's error code, or `failed` when no answer came. */
export type CallObserver = (method: string, outcome: string) => void;

export interface Calls {
  /** Waits out what passes by itself: for what a person waits for. Throws what does not, and when it ends. */
  readonly call: Call;
  /**
   * Tries until it is answered, or until `signal` aborts (then it returns undefined);
   * `waitSeconds` is how long Telegram may take. Throws SetupRefused.
   */
  readonly persist: <M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    signal: AbortSignal,
    waitSeconds?: number,
  ) => Promise<ReturnType<Methods[M]> | undefined>;
}

/** Tries of calls that are soon stale. */
const soonStale: Partial<Record<keyof Methods, number>> = {
  sendChatAction: 1,
  answerCallbackQuery: 1,
  getUpdates: 1,
  answerInlineQuery: 4,
};

/** Calls that Telegram counts against a chat's rate. */
const isWriting = (method: keyof Methods): boolean =>
  /^(?:send|edit|copy|forward)/.test(method) && method !== 'sendChatAction';

/** Tries of a call that may itself be what Telegram, or this program, stumbles over: about three minutes. */
const fewTries = 10;

/** How often a call is tried that ends so. */
const triesAfter = (error: unknown): number => {
  if (error instanceof TelegramError) {
    if (error.code === 500) return fewTries;
    return error.code === 429 || error.code > 500 ? Number.POSITIVE_INFINITY : 1;
  }
  // What node-fetch says of a broken or silent connection, and of an answer that is not the Bot API's.
  const noAnswer = error instanceof Error && /^(?:FetchError|AbortError)$/.test(error.name);
  return noAnswer ? Number.POSITIVE_INFINITY : fewTries;
};

/** Milliseconds, whatever Telegram says: a bot must not be silent for days, and Node's timers take a month for nothing. */
const longestWait = 600_000;

/** Milliseconds that Telegram asked to wait, else the pause after so many failures. */
const waitAfter = (error: unknown, failures: number, pace: Pace): number => {
  const seconds = Number(error instanceof TelegramError ? error.parameters?.retry_after : undefined);
  return seconds > 0 ? Math.min(longestWait, seconds * 1000) : pauseAfter(failures, pace);
};

/**
 * Calls over Telegraf's client, which neither retries nor ends a silent connection.
 * A reply lost is worse than a reply doubled: after a reset it is sent again.
 * What is written to chats keeps to Telegram's rates. `ending` cuts the waiting short.
 */
export function patientCalls(
  telegram: Telegram,
  {
    pace,
    log,
    censor,
    ending,
    observe,
    revoked,
  }: {
    pace: Pace;
    log: Logger;
    censor: Censor;
    ending: AbortSignal;
    observe: CallObserver;
    /** Told when a call shows that the token is no longer taken. */
    revoked: (refusal: SetupRefused) => void;
  },
): Calls {
  const turns = sendTurns(pace.rates, ending);
  const once = async <M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    signal: AbortSignal,
    waitSeconds = 0,
  ): Promise<ReturnType<Methods[M]>> => {
    try {
      const answer = await withDeadline(signal, waitSeconds * 1000 + pace.silence, (deadline) =>
        // Telegraf's type is of a ponyfill; its fetch takes Node's own.
        telegram.callApi(method, payload, { signal: deadline as never }),
      );
      observe(method, 'ok');
      return answer;
    } catch (error) {
      if (!signal.aborted) observe(method, error instanceof TelegramError ? String(error.code) : 'failed');
      throw error;
    }
  };

  const call: Call = async (method, payload) => {
    for (let failures = 1; ; failures++) {
      try {
        if (isWriting(method) && 'chat_id' in payload) await turns.turn(Number(payload.chat_id));
        return await once(method, payload, ending);
      } catch (error) {
        if (error instanceof TelegramError && error.code === 401) revoked(new SetupRefused('token', error));
        const tries = Math.min(soonStale[method] ?? Number.POSITIVE_INFINITY, triesAfter(error));
        if (ending.aborted || failures >= tries) throw error;
        const milliseconds = waitAfter(error, failures, pace);
        log[failures === 1 ? 'info' : 'debug'](
          { method, milliseconds, reason: plainly(error, censor).message },
          'Telegram: trying again',
        );
        await pause(milliseconds, ending);
      }
    }
  };

  const persist: Calls['persist'] = async (method, payload, signal, waitSeconds) => {
    for (let failures = 0; !signal.aborted; ) {
      try {
        const result = await once(method, payload, signal, waitSeconds);
        if (failures > 0) log.info({ method, failures }, 'Telegram answers again');
        return result;
      } catch (error) {
        if (signal.aborted) return undefined;
        if (error instanceof TelegramError) {
          if (error.code === 401 || error.code === 404) throw new SetupRefused('token', error);
          if (error.code === 400 && method === 'setWebhook') throw new SetupRefused('webhook', error);
        }
        const milliseconds = waitAfter(error, ++failures, pace);
        // One line for an outage, not one for every try.
        const level = failures === 1 ? 'warn' : 'debug';
        log[level](
          { method, milliseconds, reason: plainly(error, censor).message },
          error instanceof TelegramError && error.code === 409
            ? 'Telegram: something else fetches this bot’s updates; trying again'
            : 'Telegram does not answer; trying again',
        );
        if (error instanceof TelegramError && /webhook is active/.test(error.description)) {
          await once('deleteWebhook', {}, signal).catch(() => {});
        }
        await pause(milliseconds, signal);
      }
    }
    return undefined;
  };

  return { call, persist };
}

/** Gives work a signal that aborts with the parent or after so many milliseconds. AbortSignal.any would leave a little behind on the parent with every call. */
async function withDeadline<T>(
  parent: AbortSignal,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, milliseconds);
  parent.addEventListener('abort', abort);
  if (parent.aborted) abort();
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    parent.removeEventListener('abort', abort);
  }
}
