import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import type { Converse, Floods } from '../chat/index.js';
import type { ArticleStore, Chats, Phrasebook } from '../store/index.js';
import type { Assets } from './assets.js';
import type { Kept, KeptPages } from './keptPages.js';
import type { Transcripts } from './transcripts.js';
import { senderOf } from './visitors.js';

/** What the pages are made of. */
export interface Site {
  readonly converse: Converse;
  readonly articles: Pick<ArticleStore, 'revision' | 'latest' | 'townCounts'>;
  readonly chats: Pick<Chats, 'settings'>;
  readonly phrasebook: Phrasebook;
  readonly assets: Assets;
  readonly kept: KeptPages;
  readonly transcripts: Transcripts;
  readonly floods: Floods;
  /** What every answer says besides. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where the site is reached, without a slash at its end. */
  readonly base: string;
  /** The bot's token, by which Mini Apps prove who opened them; undefined without a bot. */
  readonly token: string | undefined;
  readonly log: Logger;
  readonly now: () => Date;
}

export type App = Hono<Served>;
/** `kept`: the answer is a kept page, with all its headers. */
interface Served {
  Bindings: HttpBindings;
  Variables: { kept?: boolean };
}

/** Sends what is kept of a page, or says that the browser has it already. A proxy may keep it for a minute. */
export async function send(
  c: Context<Served>,
  { kept }: Site,
  key: string,
  make: () => Promise<Kept>,
): Promise<Response> {
  const { status, bytes, etag, headers } = await kept.get(key, make);
  c.set('kept', true);
  // A proxy that packs pages marks the tag as weak.
  const known = c.env.incoming.headers['if-none-match']?.replaceAll('W/', '').includes(etag);
  if (known) {
    const { 'content-length': _length, 'content-type': _type, ...rest } = headers;
    return new Response(null, { status: 304, headers: rest });
  }
  // A plain response, which the server library passes on as it is.
  return new Response(bytes, { status, headers });
}

/** Throws 429 when the sender asks more than a person does. Read pages, which cost nothing, are not counted. */
export function countAsking(c: Context, { floods, now }: Site): void {
  if (floods.heard(senderOf(c), now()) !== 'answer') throw new HTTPException(429);
}
