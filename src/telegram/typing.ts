import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs work; when it takes longer than `blink` milliseconds calls `show`, and again every
 * `again` milliseconds until the work is done (Telegram shows "typing…" for five seconds).
 * What `show` throws is dropped: a missing hint must not spoil an answer.
 */
export async function withTyping<T>(
  work: () => Promise<T>,
  show: () => Promise<unknown>,
  { blink, again }: { readonly blink: number; readonly again: number },
): Promise<T> {
  const done = new AbortController();
  const { signal } = done;
  const hint = async () => {
    await sleep(blink, undefined, { signal });
    while (!signal.aborted) {
      await show();
      await sleep(again, undefined, { signal });
    }
  };
  hint().catch(() => {});
  try {
    return await work();
  } finally {
    done.abort();
  }
}
