import type { Opts } from 'telegraf/types';
import type { Calls } from './calls.js';
import { type Intake, isUpdate } from './intake.js';
import { type Pace, pause, settledWithin } from './pace.js';

type Interests = NonNullable<Opts<'getUpdates'>['allowed_updates']>;

/**
 * Long polling until the signal aborts. Telegraf's own loop ends on 409 and on some broken
 * connections, and holds every chat back for the slowest; this one does neither.
 *
 * Updates are confirmed by the next fetch, when they are stored. Throws SetupRefused.
 */
export async function pollUpdates(
  { call, persist }: Calls,
  { receive }: Intake,
  { interests, pace, signal }: { interests: Interests; pace: Pace; signal: AbortSignal },
): Promise<void> {
  let offset = 0;
  let safe = 0;
  let receiving: Promise<unknown> = Promise.resolve();
  try {
    while (!signal.aborted) {
      const answer: unknown = await persist(
        'getUpdates',
        { offset, timeout: pace.longPollSeconds, allowed_updates: interests },
        signal,
        pace.longPollSeconds,
      );
      if (answer === undefined && signal.aborted) break;
      const updates: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
      if (updates.length === 0) continue;
      const next = Math.max(...updates.filter(isUpdate).map(({ update_id }) => update_id + 1));
      // Not the highest ever: after a silent week Telegram may number from anywhere (Bot API, Update).
      if (Number.isFinite(next)) offset = next;
      // What has no number cannot be confirmed, and comes again at once.
      else await pause(pace.firstRetry, signal);
      const received = receive(updates).then(() => {
        safe = offset;
      });
      receiving = Promise.all([receiving, received]);
      await settledWithin([received], pace.patience);
    }
  } finally {
    await settledWithin([receiving], pace.grace);
  }
  if (safe > 0) await call('getUpdates', { offset: safe, limit: 1, timeout: 0 }).catch(() => {});
}
