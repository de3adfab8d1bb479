import { createHash } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { type Article, inTurns } from '../news/index.js';
import type { Piece, Store } from '../store/index.js';

/** An article as read from a file, with the id the file gave it. */
export type Stored = { readonly article: Article; readonly externalId: string | null };

/** Why a page brings nothing; `unforeseen`: reading it failed, and may not when it is tried again. */
export interface Unread {
  readonly problem: string;
  readonly unforeseen?: true;
}

/** How many articles each page of a file brings, or why it brings none. */
export type FileHead = { readonly pages: readonly ({ readonly articles: number } | Unread)[] } | Unread;

/** Reading files apart from the program, which goes on meanwhile. */
export interface FileReader<Override> {
  /** Grows when the same bytes would be read differently. */
  readonly version: string;
  /**
   * Tells piece after piece what it reads: of each article, numbered through the file, its Stored as JSON; of each
   * page that is printed, how. Never throws.
   */
  read(
    file: NamedBytes,
    overrides: ReadonlyMap<string, Override>,
    told: (pieces: readonly Piece[]) => void,
  ): Promise<FileHead>;
}

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What was read of a file, taken up as it is needed. */
export interface FileReading {
  readonly head: FileHead;
  /** undefined past the last. */
  article(place: number): Stored | undefined;
  /** How a page of it stands in print, as the reader told it; undefined of a text. */
  print(page: number): string | undefined;
}

/** Files are read ahead, each in its turn, and what was read of them is kept. */
export interface FileReadings<Override> {
  /** Of the file's bytes; null when they have not been looked at since its last write. */
  hashOf(path: string, stats: Stats): string | null;
  /** That the file holds the bytes with this hash. */
  note(path: string, stats: Stats, hash: string): void;
  /** What was read of bytes with this hash under a name; null when they are yet to be read. */
  reading(name: string, hash: string, overrides: ReadonlyMap<string, Override>): FileReading | null;
  /** Looks at a file, or reads it where that was done. Throws what node:fs throws. */
  prepare(path: string, name: string, overrides: ReadonlyMap<string, Override>): Promise<void>;
  /** Reads bytes, unless that was done. */
  readBytes(file: NamedBytes, overrides: ReadonlyMap<string, Override>): Promise<FileReading>;
}

/** Whether a file's name is that of a PDF. */
export function isPdfName(name: string): boolean {
  return extname(name).toLowerCase() === '.pdf';
}

/** The file a page is of: `a.pdf` of `a.pdf#2`. */
export function fileOf(page: string): string {
  return page.replace(/(?<=\.pdf)#\d+$/iu, '');
}

/** What a page of a file is called. */
export function pageOf(name: string, page: number, pages: number): string {
  return pages === 1 ? name : `${name}#${page + 1}`;
}

/** The hash of a file's bytes. */
export function hashOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

/** A hash of everything that what is read of a file depends on. */
export function fingerprint<Override>(
  name: string,
  hash: string,
  overrides: ReadonlyMap<string, Override>,
  version: string,
): string {
  const own = [...overrides].filter(([page]) => fileOf(page) === name).sort();
  return hashOfBytes(Buffer.from(JSON.stringify([hash, version, own])));
}

/** The files of a newsroom, as the store keeps what was read of them. */
export function fileReadings<Override>(
  { fileReadings: kept }: Pick<Store, 'fileReadings'>,
  reader: FileReader<Override>,
  now: () => Date = () => new Date(),
): FileReadings<Override> {
  const looked = new Map<
    string,
    { readonly size: number; readonly modified: number; readonly hash: string }
  >();
  const known = (path: string, { size, mtimeMs }: Stats) => {
    const last = looked.get(path);
    return last?.size === size && last.modified === mtimeMs ? last.hash : null;
  };
  const note = (path: string, { size, mtimeMs }: Stats, hash: string) => {
    looked.set(path, { size, modified: mtimeMs, hash });
  };
  // An ending tells how a file is read, the rest of its name nothing.
  const keyOf = (name: string, hash: string, overrides: ReadonlyMap<string, Override>) =>
    fingerprint(name, hash, overrides, reader.version) + extname(name).toLowerCase();
  const opened = (key: string): FileReading | null => {
    const head = kept.head(key);
    return head === undefined
      ? null
      : {
          head: JSON.parse(head) as FileHead,
          article(place) {
            const content = kept.piece(key, 'article', place);
            return content === undefined ? undefined : (JSON.parse(content) as Stored);
          },
          print: (page) => kept.piece(key, 'print', page),
        };
  };
  const beingRead = new Map<string, Promise<FileReading>>();
  const read = async (key: string, file: NamedBytes, overrides: ReadonlyMap<string, Override>) => {
    await inTurns(kept.begin(key, now()));
    const head = await reader.read(file, overrides, (pieces) => kept.add(key, pieces));
    kept.finish(key, JSON.stringify(head));
    const reading = opened(key);
    if (!reading) throw new Error(`what was read of ${file.name} was not kept`);
    return reading;
  };
  const readUnknown = async (
    name: string,
    hash: string,
    bytes: () => Promise<Uint8Array>,
    overrides: ReadonlyMap<string, Override>,
    suffices: (reading: FileReading) => boolean = () => true,
  ) => {
    const key = keyOf(name, hash, overrides);
    const reading = opened(key);
    if (reading && suffices(reading)) return reading;
    const begun =
      beingRead.get(key) ??
      bytes()
        .then((content) => read(key, { name, bytes: content }, overrides))
        .finally(() => beingRead.delete(key));
    beingRead.set(key, begun);
    return begun;
  };
  return {
    hashOf: known,
    note,
    reading: (name, hash, overrides) => opened(keyOf(name, hash, overrides)),
    async prepare(path, name, overrides) {
      const stats = await stat(path);
      const hash = known(path, stats);
      if (hash !== null) {
        await readUnknown(name, hash, () => readFile(path), overrides);
        return;
      }
      const hashing = createHash('sha256');
      for await (const piece of createReadStream(path)) hashing.update(piece as Buffer);
      note(path, stats, hashing.digest('base64url'));
    },
    readBytes: ({ name, bytes }, overrides) =>
      readUnknown(
        name,
        hashOfBytes(bytes),
        async () => bytes,
        overrides,
        // What could not be read then is tried again.
        ({ head }) => 'pages' in head,
      ),
  };
}
