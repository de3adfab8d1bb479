import { setImmediate } from 'node:timers/promises';

/** Work in short steps, between which others may work. */
export type Steps<T> = Generator<void, T, void>;

/** Milliseconds of work after which others come first. */
const turn = 10;

/** Does it all while everybody waits; gives what it gives. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does a few milliseconds of it at a time, while others go on; gives what it gives. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    // First, too: whoever asks for it may have worked for a while.
    await setImmediate();
    const end = performance.now() + turn;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
  }
}
