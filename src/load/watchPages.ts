import { basename } from 'node:path';
import { watch } from 'chokidar';
import { isPageName, type LoadReport, overridesFile } from './loadPages.js';

/** A file written to within these milliseconds may be half-written. */
export const settlingMilliseconds = 2_500;
/** From a sign of change to a look at the folder, and between looks while a file is being written. */
const lookMilliseconds = 500;
/** From a look that failed, as on a full disk, to the next. */
const retryMilliseconds = 30_000;

/** Watching a folder; `close` ends it, when a look under way has ended. */
export interface Watch {
  close(): Promise<void>;
}

/**
 * Calls `reload` soon after a page of the folder or its sidecar is written, made or removed, and again
 * as long as it finds files that are still being written. A folder that is made later is noticed, too.
 */
export function watchPages(
  folder: string,
  reload: () => Promise<Pick<LoadReport, 'unsettled'>>,
  onError: (error: unknown) => void,
): Watch {
  let next: NodeJS.Timeout | undefined;
  let again: NodeJS.Timeout | undefined;
  let closed = false;
  let looking: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    next = undefined;
    clearTimeout(again);
    try {
      const { unsettled } = await reload();
      if (unsettled.length > 0 && !closed) lookSoon();
    } catch (error) {
      onError(error);
      if (!closed) again = setTimeout(lookSoon, retryMilliseconds);
    }
  };
  const lookSoon = (): void => {
    next ??= setTimeout(() => {
      looking = look();
    }, lookMilliseconds);
  };
  const watcher = watch(folder, {
    depth: 0,
    ignoreInitial: true,
    ignored: (path, stats) => stats?.isFile() === true && !isWatched(basename(path)),
  });
  // What came before the watching began is caught by one look when it has.
  watcher.on('ready', lookSoon).on('all', lookSoon).on('error', onError);
  return {
    close: async () => {
      closed = true;
      await watcher.close();
      clearTimeout(next);
      clearTimeout(again);
      await looking;
    },
  };
}

const isWatched = (name: string): boolean => isPageName(name) || name === overridesFile;
