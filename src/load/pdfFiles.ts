import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Article } from '../news/index.js';
import type { Store } from '../store/index.js';

/** What a page of a PDF brings, or why it brings nothing. */
export type PdfPageContent = { readonly articles: readonly Article[] } | { readonly problem: string };

/** What a PDF brings, or why it brings nothing. */
export type PdfContent = { readonly pages: readonly PdfPageContent[] } | { readonly problem: string };

/** What the loader needs to know of reading PDFs. */
export interface PdfReader<Reading> {
  readonly version: string;
  /** Megabytes of a file that is read at all. */
  readonly mostMegabytes: number;
  /** Takes seconds, in which others go on. Never throws. */
  read(bytes: Uint8Array): Promise<Reading>;
  content(reading: Reading): PdfContent;
}

/** PDFs take seconds to read: they are read ahead, and what was read of them is kept. */
export interface PdfFiles<Reading = unknown> {
  readonly mostMegabytes: number;
  /** Of the file's bytes; null when they have not been looked at since its last write. */
  hashOf(path: string, stats: Stats): string | null;
  /** null when it has not been read yet. */
  reading(hash: string): Reading | null;
  content(hash: string): PdfContent | null;
  /** Reads a file, unless that was done. Throws what node:fs throws. */
  prepare(path: string): Promise<void>;
  /** Reads bytes, unless that was done; gives their hash. */
  prepareBytes(bytes: Uint8Array): Promise<string>;
  /** That the file holds the bytes with this hash. */
  note(path: string, hash: string): Promise<void>;
}

/** Whether a file's name is that of a PDF. */
export function isPdfName(name: string): boolean {
  return extname(name).toLowerCase() === '.pdf';
}

/** The hash of a PDF's bytes. */
export function pdfHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

/** The PDFs of a newsroom, as the store keeps what was read of them. */
export function pdfFiles<Reading>(
  store: Pick<Store, 'pdfReadings'>,
  reader: PdfReader<Reading>,
  now: () => Date = () => new Date(),
): PdfFiles<Reading> {
  const looked = new Map<
    string,
    { readonly size: number; readonly modified: number; readonly hash: string }
  >();
  const reading = (hash: string): Reading | null => {
    const content = store.pdfReadings.get(hash, reader.version);
    return content === undefined ? null : (JSON.parse(content) as Reading);
  };
  const look = (path: string, { size, mtimeMs }: Stats, hash: string) => {
    looked.set(path, { size, modified: mtimeMs, hash });
  };
  const readUnknown = async (hash: string, bytes: () => Promise<Uint8Array>) => {
    if (store.pdfReadings.get(hash, reader.version) !== undefined) return;
    const read = await reader.read(await bytes());
    store.pdfReadings.put(hash, reader.version, JSON.stringify(read), now());
  };
  return {
    mostMegabytes: reader.mostMegabytes,
    hashOf(path, { size, mtimeMs }) {
      const known = looked.get(path);
      return known?.size === size && known.modified === mtimeMs ? known.hash : null;
    },
    reading,
    content(hash) {
      const read = reading(hash);
      return read === null ? null : reader.content(read);
    },
    async prepare(path) {
      const stats = await stat(path);
      const known = looked.get(path);
      if (known?.size === stats.size && known.modified === stats.mtimeMs) {
        await readUnknown(known.hash, () => readFile(path));
        return;
      }
      const hash = createHash('sha256');
      for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
      look(path, stats, hash.digest('base64url'));
    },
    async prepareBytes(bytes) {
      const hash = pdfHash(bytes);
      await readUnknown(hash, async () => bytes);
      return hash;
    },
    async note(path, hash) {
      look(path, await stat(path), hash);
    },
  };
}
