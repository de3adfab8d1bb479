import type { Telegram } from 'telegraf';
import type { Message } from 'telegraf/types';
import { writtenIn } from './addressed.js';
import type { Call } from './calls.js';

/** Bytes of a file that is fetched at all; what may be published is the conversation's affair. */
const largestDownload = 6 * 1024 * 1024;

/** A page that a message brings. */
export interface Upload {
  /** null for a text passed on. */
  readonly name: string | null;
  bytes(): Promise<Uint8Array>;
}

/** The page in a message: an attached file, or text passed on from elsewhere; null when there is none. */
export function uploadIn(
  message: Message,
  fetchFile: (id: string, size: number) => Promise<Uint8Array>,
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
 * Fetches a file people sent; a larger one than any page comes back as so many empty bytes,
 * for the conversation to refuse. Throws without the address, which holds the bot's token.
 */
export function fileFetcher(call: Call, telegram: Telegram, milliseconds: number) {
  return async (id: string, size: number): Promise<Uint8Array> => {
    if (size > largestDownload) return new Uint8Array(largestDownload);
    const link = await telegram.getFileLink(await call('getFile', { file_id: id }));
    const response = await fetch(link, { signal: AbortSignal.timeout(milliseconds) });
    if (!response.ok) throw new Error(`the file could not be fetched: status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
}
