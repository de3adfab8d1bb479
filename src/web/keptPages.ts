import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** What is sent for an address. */
export interface Kept {
  readonly status: 200 | 404;
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** A page as it is kept, with the tag by which browsers and proxies know it again (RFC 9110, 8.8.3). */
export interface Tagged extends Kept {
  readonly etag: string;
}

/** Pages that are the same for everybody. */
export interface KeptPages {
  /** The page of a key, made when it is not held, or no more of these articles. */
  get(key: string, make: () => Promise<Kept>): Promise<Tagged>;
}

/** As much as is held at once, in characters. */
const room = 32 * 1024 * 1024;
/** What is newest and what 今年 means change with the day, not only with the articles. */
const lifeMilliseconds = 10 * 60 * 1000;

/** Pages by key; all are made anew once `revision` has grown. */
export function openKeptPages(revision: () => number): KeptPages {
  const pages = new LRUCache<string, Tagged>({
    maxSize: room,
    sizeCalculation: ({ body }) => body.length + 500,
    ttl: lifeMilliseconds,
  });
  let current = -1;
  return {
    async get(key, make) {
      const now = revision();
      if (now !== current) pages.clear();
      current = now;
      const known = pages.get(key);
      if (known) return known;
      const made = await make();
      const digest = createHash('sha256').update(made.body).digest('base64url').slice(0, 16);
      const tagged = { ...made, etag: `"${digest}"` };
      pages.set(key, tagged);
      return tagged;
    },
  };
}
