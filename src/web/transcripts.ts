import { LRUCache } from 'lru-cache';

/** Something said and what was replied. */
export interface Exchange {
  readonly number: number;
  /** How often a button has put another reply in the place of the first. */
  readonly version: number;
  readonly said: string | null;
  /** The reply as HTML. */
  readonly reply: string;
}

/** What visitors and the bot said lately, so that a page without scripts shows a conversation: in memory only. */
export interface Transcripts {
  /** Newest first. */
  of(chat: string): readonly Exchange[];
  /** The number that the next exchange will have. */
  next(chat: string): number;
  add(chat: string, said: string | null, reply: string): void;
  /** Puts a reply in the place of an earlier one, if that is still there; else false. */
  replace(chat: string, number: number, reply: string): boolean;
  forget(chat: string): void;
}

const exchangesKept = 20;
/** As much as is held of all visitors together, in characters. */
const room = 32 * 1024 * 1024;
const lifeMilliseconds = 60 * 60 * 1000;

/** Transcripts by chat. */
export function openTranscripts(): Transcripts {
  const chats = new LRUCache<string, readonly Exchange[]>({
    maxSize: room,
    sizeCalculation: (exchanges) => exchanges.reduce((sum, { reply }) => sum + reply.length + 500, 1),
    ttl: lifeMilliseconds,
  });
  const of = (chat: string) => chats.get(chat) ?? [];
  const next = (chat: string) => (of(chat)[0]?.number ?? 0) + 1;
  return {
    of,
    next,
    add(chat, said, reply) {
      const exchange = { number: next(chat), version: 0, said, reply };
      chats.set(chat, [exchange, ...of(chat)].slice(0, exchangesKept));
    },
    replace(chat, number, reply) {
      const exchanges = of(chat);
      if (!exchanges.some((each) => each.number === number)) return false;
      const replaced = exchanges.map((each) =>
        each.number === number ? { ...each, reply, version: each.version + 1 } : each,
      );
      chats.set(chat, replaced);
      return true;
    },
    forget: (chat) => {
      chats.delete(chat);
    },
  };
}
