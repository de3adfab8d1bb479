import { closeSync, fsyncSync, openSync, renameSync, utimesSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Older than any file that is still being written (watchPages.ts): this one is whole when it appears. */
const settledMilliseconds = 60_000;

/**
 * Puts a page into the folder, whole or, whatever happens, not at all; one of that name is replaced.
 * Throws what node:fs throws.
 */
export function writePageFile(folder: string, name: string, bytes: Uint8Array): void {
  const unfinished = join(folder, `.${name}.part`);
  const file = openSync(unfinished, 'w');
  try {
    writeSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  const settled = new Date(Date.now() - settledMilliseconds);
  utimesSync(unfinished, settled, settled);
  renameSync(unfinished, join(folder, name));
}
