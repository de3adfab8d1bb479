import type { Opts, Update } from 'telegraf/types';
import type { Calls } from './calls.js';
import { type Pace, settledWithin } from './pace.js';

type Interests = NonNullable<Opts<'getUpdates'>['allowed_updates']>;

/**
 * Long polling until the signal aborts; then finishes the updates in hand. Telegraf's own loop ends on 409 and on some broken
 * connections, and holds every chat back for the slowest; this one does neither.
 *
 * Updates are confirmed by the next fetch, so those answered within `pace.patience` survive a
 * crash: what was not answered comes again. Throws Unauthorised.
 */
export async function pollUpdates(
  { call, persist }: Calls,
  take: (update: Update) => Promise<void>,
  { interests, pace, signal }: { interests: Interests; pace: Pace; signal: AbortSignal },
): Promise<void> {
  let offset = 0;
  const inHand = new Map<number, Promise<void>>();
  try {
    while (!signal.aborted) {
      const updates = await persist(
        'getUpdates',
        { offset, timeout: pace.longPollSeconds, allowed_updates: interests },
        signal,
        pace.longPollSeconds,
      );
      const taken = (updates ?? []).map((update) => {
        offset = Math.max(offset, update.update_id + 1);
        const work = take(update).finally(() => inHand.delete(update.update_id));
        inHand.set(update.update_id, work);
        return work;
      });
      if (taken.length > 0) await settledWithin(taken, pace.patience);
    }
  } finally {
    await settledWithin([...inHand.values()], pace.grace);
  }
  // Confirms what is done, so that the next start does not answer it again.
  const done = Math.min(offset, ...inHand.keys());
  if (done > 0) await call('getUpdates', { offset: done, limit: 1, timeout: 0 }).catch(() => {});
}
