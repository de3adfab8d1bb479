import type { Logger } from 'pino';
import type { Update } from 'telegraf/types';
import type { Inbox, Incoming } from '../store/index.js';
import { laneOf, lanes } from './lanes.js';
import { settledWithin } from './pace.js';

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

function written(update: Update): string | null {
  try {
    return JSON.stringify(update);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Milliseconds. */
const gathering = 10;
/** An update that a run outlives by so many milliseconds does not end runs. Fifty a second are more than can be answered. */
const danger = 20;

interface Arrival extends Incoming {
  readonly update: Update;
  readonly safe: (handled?: Promise<void>) => void;
}

/**
 * Updates by way of the inbox: stored, handled in their chat's order, and known from then on. `handle` must
 * not reject; it tells whether the update is done with, or is to be handled by the next start.
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
  const inLanes = lanes();
  const inHand = new Map<number, Promise<void>>();
  let arrived: Arrival[] = [];

  const note = <T>(write: () => T, otherwise: T): T => {
    try {
      return write();
    } catch (error) {
      complain(error);
      return otherwise;
    }
  };

  const finish = async (update: Update): Promise<void> => {
    const id = update.update_id;
    // Before the chat's next update begins: a kill repeats what is in flight, and nothing else.
    if ((await handle(update)) === 'done') note(() => inbox.handled(id), undefined);
    inHand.delete(id);
  };
  // Begun one after another, so that the one that ends runs is blamed alone.
  const finishLeft = async (update: Update): Promise<void> => {
    let work = Promise.resolve();
    await inLanes.add('left', async () => {
      note(() => inbox.begun(update.update_id), undefined);
      work = finish(update);
      await settledWithin([work], danger);
      note(() => inbox.outlived(update.update_id), undefined);
    });
    await work;
  };
  const begin = (update: Update, job = finish): Promise<void> => {
    const work = inLanes.add(laneOf(update), () => job(update));
    inHand.set(update.update_id, work);
    return work;
  };

  // What comes at about the same time is written together: a flush to disk costs more than its rows.
  const write = (): void => {
    const batch = arrived;
    arrived = [];
    if (batch.length === 0) return;
    const fresh = note(() => inbox.add(batch, now()), null);
    for (const { id, update, safe } of batch) {
      if (fresh === null) safe(inHand.get(id) ?? begin(update));
      else {
        if (fresh.delete(id)) void begin(update);
        safe();
      }
    }
  };
  const arrive = async (update: Update): Promise<void> => {
    const body = written(update);
    if (body === null) return log.warn('Telegram sent an update nested without end; it is dropped');
    await new Promise<void>((safe) => {
      if (arrived.length === 0) setTimeout(write, gathering);
      arrived.push({ id: update.update_id, body, update, safe });
    });
  };

  return {
    async receive(updates) {
      const known = updates.filter(isUpdate);
      if (known.length < updates.length) log.warn('Telegram sent an update without a number; it is dropped');
      await Promise.all(known.map(arrive));
    },
    resume() {
      const { left, givenUp } = inbox.leftOver(now());
      if (givenUp.length > 0) log.warn({ updates: givenUp }, 'given up: a day old, or each ended five runs');
      if (left.length > 0) log.info({ updates: left.length }, 'answering what the last run left');
      for (const { body } of left) void begin(JSON.parse(body), finishLeft);
    },
    async idle() {
      while (inHand.size > 0) await Promise.all(inHand.values());
    },
  };
}
