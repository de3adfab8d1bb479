import type { FileHead } from '../load/index.js';
import type { PageOverride } from '../pages/index.js';
import type { Piece } from '../store/index.js';
import type { PrintOfPage } from './readWhole.js';

/** What the process that reads is asked for, one at a time. */
export type Order =
  | {
      readonly kind: 'read';
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly overrides: ReadonlyMap<string, PageOverride>;
      readonly mostPages: number;
    }
  | { readonly kind: 'draw'; readonly page: PrintOfPage; readonly firstNumber: number };

/** What it tells: pieces while it reads, then how the order ended. */
export type Told =
  | { readonly pieces: readonly Piece[] }
  /** It has taken so much memory that the next order is for a new process. */
  | { readonly worn: true }
  | { readonly head: FileHead }
  /** null where the optional drawing packages are not installed. */
  | { readonly png: Uint8Array | null };
