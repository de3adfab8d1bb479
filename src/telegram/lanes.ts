/** Work in lanes: in order within a lane, side by side across lanes. */
export interface Lanes {
  /** Adds a job, which must not reject; resolves when it is done. */
  add(lane: string, job: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is in hand. */
  idle(): Promise<void>;
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
    async idle() {
      while (ends.size > 0) await Promise.all(ends.values());
    },
  };
}
