/** The database cannot be used; the message says why and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** What SQLite's own errors mean to the one who runs the bot (https://www.sqlite.org/rescode.html). */
const troubles: readonly { readonly code: RegExp; readonly advice: string }[] = [
  {
    code: /^SQLITE_(?:CORRUPT|NOTADB)/u,
    advice: 'it is damaged: `npm run repair` moves it aside and restores the newest backup',
  },
  { code: /^SQLITE_FULL/u, advice: 'the disk is full: make room' },
  {
    code: /^SQLITE_READONLY/u,
    advice: 'it cannot be written to: check the rights of the file and its folder',
  },
  { code: /^SQLITE_BUSY/u, advice: 'another process is using it: wait for it, or stop it' },
  { code: /^SQLITE_/u, advice: 'see https://www.sqlite.org/rescode.html' },
];

/** An error that SQLite threw, as a line a person can act on; null for any other error. */
export function adviceOn(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const trouble = troubles.find(({ code }) => code.test(String(error.code)));
  return trouble ? `${error.message}: ${trouble.advice}` : null;
}

/** Told, with advice, each time something could not be remembered. */
export type Unwritable = (advice: string) => void;

/**
 * Does a write that a reply can do without. On a full disk or a read-only file the reader is answered all
 * the same: `otherwise` is returned and `told` hears why.
 */
export function remembering<T>(told: Unwritable, write: () => T, otherwise: T): T {
  try {
    return write();
  } catch (error) {
    if (!isUnwritable(error)) throw error;
    told(adviceOn(error) ?? String(error));
    return otherwise;
  }
}

/** Whether an error only means that nothing can be written now; what is stored can still be read. */
function isUnwritable(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^SQLITE_(?:FULL|READONLY|IOERR)/u.test(String(error.code))
  );
}
