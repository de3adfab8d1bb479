import type { Opts } from 'telegraf/types';
import type { Calls } from './calls.js';
import { type Intake, isUpdate } from './intake.js';
import { type Pace, settledWithin } from './pace.js';

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
      const updates = await persist(
        'getUpdates',
        { offset, timeout: pace.longPollSeconds, allowed_updates: interests },
        signal,
        pace.longPollSeconds,
      );
      if (!updates?.length) continue;
      const next = Math.max(offset, ...updates.filter(isUpdate).map(({ update_id }) => update_id + 1));
      offset = next;
      const received = receive(updates).then(() => {
        safe = Math.max(safe, next);
      });
      receiving = Promise.all([receiving, received]);
      await settledWithin([received], pace.patience);
    }
  } finally {
    await settledWithin([receiving], pace.grace);
  }
  if (safe > 0) await call('getUpdates', { offset: safe, limit: 1, timeout: 0 }).catch(() => {});
}
