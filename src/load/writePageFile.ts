import { open, rename, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** Older than any file that is still being written (watchPages.ts): this one is whole when it appears. */
const settledMilliseconds = 60_000;

/**
 * Puts a page into the folder, whole or, whatever happens, not at all; one of that name is replaced.
 * Throws what node:fs throws.
 */
export async function writePageFile(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(folder, `.${name}.part`);
  const file = await open(unfinished, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  const settled = new Date(Date.now() - settledMilliseconds);
  await utimes(unfinished, settled, settled);
  await rename(unfinished, join(folder, name));
}
