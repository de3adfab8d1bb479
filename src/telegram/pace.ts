import { setTimeout as sleep } from 'node:timers/promises';
import { type FloodLimit, usualFlood } from '../chat/index.js';
import { type Rates, telegramRates } from './sendTurns.js';

/** Waiting times, in milliseconds unless named otherwise; tests shorten them. */
export interface Pace {
  /** How long Telegram may hold a getUpdates open when nobody writes. */
  readonly longPollSeconds: number;
  /** How long past the answer's due time a silent connection is kept. */
  readonly silence: number;
  /** The pause after a first failure; doubles with each further one … */
  readonly firstRetry: number;
  /** … up to this. */
  readonly longestRetry: number;
  /** Where updates cannot be stored: how long polling waits for a slow chat before it fetches the others'. */
  readonly patience: number;
  /** How long stopping waits for the updates in hand. */
  readonly grace: number;
  /** How long an answer may take before "typing…" is shown … */
  readonly blink: number;
  /** … and how often again; Telegram shows it for five seconds. */
  readonly typing: number;
  /** How often news for followers is looked for. */
  readonly round: number;
  /** How much one person may ask. */
  readonly flood: FloodLimit;
  /** How fast messages are sent. */
  readonly rates: Rates;
  /** Between two chats' news: some of what Telegram takes in a second is left for answers. */
  readonly betweenDeliveries: number;
  /** How long a chat whose news could not be sent is left alone. */
  readonly postponement: number;
}

export const usualPace: Pace = {
  longPollSeconds: 50,
  silence: 15_000,
  firstRetry: 1_000,
  longestRetry: 30_000,
  patience: 1_000,
  grace: 10_000,
  blink: 500,
  typing: 4_500,
  round: 10_000,
  flood: usualFlood,
  rates: telegramRates,
  betweenDeliveries: 50,
  postponement: 600_000,
};

/** The pause before retry number `failures` (from 1), in milliseconds. */
export function pauseAfter(failures: number, pace: Pace): number {
  return Math.min(pace.longestRetry, pace.firstRetry * 2 ** Math.min(failures - 1, 20));
}

/** Resolves after so many milliseconds, or at once when the signal aborts. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await sleep(milliseconds, undefined, { signal }).catch(() => {});
}

/** Resolves when all work is done, or after so many milliseconds. */
export async function settledWithin(work: readonly Promise<unknown>[], milliseconds: number): Promise<void> {
  const done = new AbortController();
  await Promise.race([Promise.all(work), pause(milliseconds, done.signal)]);
  done.abort();
}
