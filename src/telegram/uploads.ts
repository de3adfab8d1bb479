import type { Telegram } from 'telegraf';
import type { Message } from 'telegraf/types';
import { writtenIn } from './addressed.js';
import type { Call } from './calls.js';

/** Bytes of a file that Telegram hands to bots (https://core.telegram.org/bots/api#getfile). */
const largestDownload = 20 * 1024 * 1024;

/** A page that a message brings. */
export interface Upload {
  /** null for a text passed on. */
  readonly name: string | null;
  /** null for a file larger than any that can be fetched. */
  bytes(): Promise<Uint8Array | null>;
}

/** The page in a message: an attached file, or text passed on from elsewhere; null when there is none. */
export function uploadIn(
  message: Message,
  fetchFile: (id: string, size: number) => Promise<Uint8Array | null>,
): Upload | null {
  if ('document' in message) {
    const { file_id, file_name = '', file_size = 0 } = message.document;
    return { name: file_name, bytes: () => fetchFile(file_id, file_size) };
  }
  const written = 'forward_origin' in message && message.forward_origin ? writtenIn(message) : null;
  if (!written) return null;
  return { name: null, bytes: async () => Buffer.from(written.text) };
}

/**
 * Fetches a file people sent; null for one larger than Telegram hands out. Throws without the address, which holds
 * the bot's token.
 */
export function fileFetcher(call: Call, telegram: Telegram, milliseconds: number) {
  return async (id: string, size: number): Promise<Uint8Array | null> => {
    if (size > largestDownload) return null;
    const link = await telegram.getFileLink(await call('getFile', { file_id: id }));
    const response = await fetch(link, { signal: AbortSignal.timeout(milliseconds) });
    if (!response.ok) throw new Error(`the file could not be fetched: status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}
