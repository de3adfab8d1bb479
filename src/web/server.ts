import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { type FloodLimit, openFloods, usualFlood } from '../chat/index.js';
import { listen } from '../http/index.js';
import { siteApp } from './app.js';
import { openAssets } from './assets.js';
import { openKeptPages } from './keptPages.js';
import { safeHeaders } from './safeHeaders.js';
import type { Site } from './site.js';
import { openTranscripts } from './transcripts.js';

/** Where and of what the pages are served. */
export interface WebOptions extends Pick<Site, 'converse' | 'articles' | 'chats' | 'phrasebook' | 'log'> {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** As people reach it; without it, as this machine does. */
  readonly url?: string;
  /** The bot's, by which its Mini App is believed. */
  readonly token?: string;
  readonly now?: () => Date;
  /** How much one sender may ask. */
  readonly flood?: FloodLimit;
}

/** The pages, served. */
export interface WebServer {
  /** As this machine reaches it. */
  readonly address: string;
  close(): Promise<void>;
}

/** Milliseconds that a request may take to come in. */
const slowestRequest = 10_000;

/** Serves the pages. Throws what node:net throws when it cannot listen there. */
export async function startWeb(options: WebOptions): Promise<WebServer> {
  const { host, port, url, token, now = () => new Date(), flood = usualFlood } = options;
  let fetch: ReturnType<typeof siteApp>['fetch'] | undefined;
  const server = createAdaptorServer({
    fetch: (request, env) => fetch?.(request, env as never),
    serverOptions: { requestTimeout: slowestRequest, headersTimeout: slowestRequest },
  }) as Server;
  const { port: taken, close } = await listen(server, host, port);
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
  const base = url ?? address;
  const headers = safeHeaders({ base, token });
  fetch = siteApp({
    ...options,
    token,
    now,
    base,
    headers,
    assets: openAssets(),
    kept: openKeptPages(() => options.articles.revision(), headers),
    transcripts: openTranscripts(),
    floods: openFloods(flood),
  }).fetch;
  return { address, close };
}
