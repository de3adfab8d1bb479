import { pino } from 'pino';
import type { Input, Reply, Request } from '../src/chat/index.js';
import { type Newsroom, openNewsroom } from '../src/newsroom.js';

/** The whole product over the five real pages, in memory; over another folder when named. */
export function theNewsroom(pages = 'seeds'): Newsroom {
  return openNewsroom(
    { DATABASE_PATH: ':memory:', SEEDS_DIR: pages, SEARCH_ENGINE: 'auto' },
    pino({ level: 'silent' }),
  );
}

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
