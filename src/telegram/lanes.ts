import type { Update } from 'telegraf/types';

/** Work in lanes: in order within a lane, side by side across lanes. */
export interface Lanes {
  /** Adds a job, which must not reject; resolves when it is done. */
  add(lane: string, job: () => Promise<void>): Promise<void>;
}

/** Lanes that keep nothing of what is done. */
export function lanes(): Lanes {
  const ends = new Map<string, Promise<void>>();
  return {
    add(lane, job) {
      const end = (ends.get(lane) ?? Promise.resolve()).then(job).finally(() => {
        if (ends.get(lane) === end) ends.delete(lane);
      });
      ends.set(lane, end);
      return end;
    },
  };
}

/** Updates of one chat share a lane; one that is about no chat, or is broken, has its own. */
export function laneOf(update: Update): string {
  const about =
    'message' in update
      ? update.message?.chat
      : 'edited_message' in update
        ? update.edited_message?.chat
        : 'callback_query' in update
          ? (update.callback_query?.message?.chat ?? update.callback_query?.from)
          : undefined;
  return about?.id === undefined ? `update ${update.update_id}` : `chat ${about.id}`;
}
