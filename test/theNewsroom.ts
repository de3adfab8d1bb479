import { copyFileSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Input, Reply, Request } from '../src/chat/index.js';
import { type Newsroom, openNewsroom } from '../src/newsroom.js';

const folder = mkdtempSync(join(tmpdir(), 'newsroom-'));
const log = pino({ level: 'silent' });
let opened = 0;

/** The whole product over the five real pages, which are read once for all who open it; over another folder when named. */
export function theNewsroom(pages?: string): Newsroom {
  if (pages !== undefined) return openOver(pages, ':memory:');
  const asRead = join(folder, 'pages.sqlite');
  if (!existsSync(asRead)) openOver('seeds', asRead).store.close();
  opened += 1;
  const own = join(folder, `${opened}.sqlite`);
  copyFileSync(asRead, own);
  return openOver('seeds', own);
}

const openOver = (pages: string, path: string): Newsroom =>
  openNewsroom({ DATABASE_PATH: path, SEEDS_DIR: pages, SEARCH_ENGINE: 'auto' }, log);

/** A message or button of a resident in a private chat, unless said otherwise. */
export function aRequest(said: string | Input, more: Partial<Request> = {}): Request {
  return {
    chat: 'test',
    user: 'resident',
    place: 'private',
    language: 'zh',
    input: typeof said === 'string' ? { kind: 'text', text: said } : said,
    at: new Date('2025-03-01T02:00:00Z'),
    ...more,
  };
}

/** All the words of a reply, blocks on lines of their own. */
export function wordsOf(reply: Reply | null): string {
  return (reply?.blocks ?? [])
    .map((block) => {
      if (block.kind === 'table') return block.rows.map((row) => row.join(' ')).join('\n');
      const runs = block.kind === 'list' ? block.items : [block.spans];
      return runs.map((spans) => spans.map((span) => span.text).join('')).join('\n');
    })
    .join('\n');
}
