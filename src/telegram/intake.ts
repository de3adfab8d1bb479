import type { Logger } from 'pino';
import type { Update } from 'telegraf/types';
import type { Inbox } from '../store/index.js';

/** Where updates come in, from wherever they are fetched. */
export interface Intake {
  /**
   * Takes updates in; those known already are dropped. Resolves when all are safely stored, or, where
   * nothing can be stored, handled.
   */
  receive(updates: readonly unknown[]): Promise<void>;
  /** Handles what the last run left, in the order it came. */
  resume(): void;
  /** Resolves when nothing is in hand. */
  idle(): Promise<void>;
}

/** Whether something is an update at all, whatever it is about. */
export function isUpdate(value: unknown): value is Update {
  return (
    typeof value === 'object' &&
    value !== null &&
    'update_id' in value &&
    Number.isSafeInteger(value.update_id)
  );
}

/** Milliseconds. */
const gathering = 10;

const bodyOf = ({ update }: { readonly update: Update }) => ({
  id: update.update_id,
  body: JSON.stringify(update),
});

/**
 * Updates by way of the inbox: stored, handled, and known from then on. `handle` must not reject; it
 * tells whether the update is done with, or is to be handled by the next start.
 */
export function intake({
  inbox,
  handle,
  now,
  log,
  complain,
}: {
  readonly inbox: Inbox;
  readonly handle: (update: Update) => Promise<'done' | 'unfinished'>;
  readonly now: () => Date;
  readonly log: Logger;
  /** Told of a store that fails for no known reason. */
  readonly complain: (error: unknown) => void;
}): Intake {
  const inHand = new Map<number, Promise<void>>();
  let done: number[] = [];
  let arrived: { readonly update: Update; readonly safe: (handled?: Promise<void>) => void }[] = [];
  let writing = false;

  const begin = (update: Update): Promise<void> => {
    const work = handle(update).then((end) => {
      inHand.delete(update.update_id);
      if (end === 'done') done.push(update.update_id);
      writeSoon();
    });
    inHand.set(update.update_id, work);
    return work;
  };

  // What comes and ends about together is written together: a transaction costs more than its rows.
  const writeSoon = (): void => {
    if (writing) return;
    writing = true;
    setTimeout(write, gathering);
  };
  const write = (): void => {
    writing = false;
    const [batch, handled] = [arrived, done];
    arrived = [];
    done = [];
    let fresh: Set<number> | null = null;
    try {
      if (handled.length > 0) inbox.handled(handled);
      if (batch.length > 0) fresh = inbox.add(batch.map(bodyOf), now());
    } catch (error) {
      complain(error);
    }
    for (const { update, safe } of batch) {
      const id = update.update_id;
      if (fresh === null) safe(inHand.get(id) ?? begin(update));
      else {
        if (fresh.delete(id)) void begin(update);
        safe();
      }
    }
  };

  return {
    async receive(updates) {
      const known = updates.filter(isUpdate);
      if (known.length < updates.length) log.warn('Telegram sent an update without a number; it is dropped');
      await Promise.all(
        known.map(
          (update) =>
            new Promise<void>((safe) => {
              arrived.push({ update, safe });
              writeSoon();
            }),
        ),
      );
    },
    resume() {
      const left = inbox.leftOver(now());
      if (left.length > 0) log.info({ updates: left.length }, 'answering what the last run left');
      for (const { body } of left) void begin(JSON.parse(body));
    },
    async idle() {
      while (inHand.size > 0) await Promise.all(inHand.values());
      write();
    },
  };
}
