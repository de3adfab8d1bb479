import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** What is sent for an address. */
export interface Kept {
  readonly status: 200 | 404;
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** A page as it is kept and sent. */
interface Packed {
  readonly status: Kept['status'];
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** By which browsers and proxies know it again (RFC 9110, 8.8.3). */
  readonly etag: string;
  /** A proxy may keep it for a minute, and another while it asks again: what is withdrawn is soon gone. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Pages that are the same for everybody. */
export interface KeptPages {
  /** The page of a key, made when it is not held, or no more of these articles. */
  get(key: string, make: () => Promise<Kept>): Promise<Packed>;
}

/** As much as is held at once, in bytes. */
const room = 32 * 1024 * 1024;
/** What is newest and what 今年 means change with the day, not only with the articles. */
const lifeMilliseconds = 10 * 60 * 1000;

/** Pages by key; all are made anew once `revision` has grown; `besides` is said with each. */
export function openKeptPages(revision: () => number, besides: Readonly<Record<string, string>>): KeptPages {
  const pages = new LRUCache<string, Packed>({
    maxSize: room,
    sizeCalculation: ({ bytes }) => bytes.length + 1_000,
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
      const { status, type, body } = await make();
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`;
      const headers = {
        ...besides,
        ...{ etag, 'content-type': type, 'content-length': String(bytes.length) },
        'cache-control': 'public, max-age=60, stale-while-revalidate=60',
      };
      const packed = { status, bytes, etag, headers };
      pages.set(key, packed);
      return packed;
    },
  };
}
