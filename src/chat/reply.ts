import type { Action } from './action.js';

/** A run of text in one style; `match` marks a found word in a snippet. */
export interface Span {
  readonly text: string;
  readonly style: 'plain' | 'bold' | 'match' | 'faint' | 'code';
}

/** A paragraph, a verbatim quotation, a short list, or a table in columns. */
export type Block =
  /** `printed`: the words of the article itself, of which a front end may fold up a run. */
  | { readonly kind: 'text'; readonly spans: readonly Span[]; readonly printed?: boolean }
  /** A long one may be shown folded up. */
  | { readonly kind: 'quote'; readonly spans: readonly Span[]; readonly long?: boolean }
  | { readonly kind: 'list'; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

export interface Button {
  readonly label: string;
  readonly action: Action;
}

/** Values over time, for a front end to draw as it can; see drawChart for a picture. */
export interface Chart {
  /** 产值（亿元） */
  readonly title: string;
  readonly bars: readonly { readonly label: string; readonly value: number; readonly text: string }[];
}

/** Something said elsewhere because of a reply. */
export interface Dispatch {
  /** Everybody of the newsroom's staff, or a chat. */
  readonly to: 'staff' | { readonly chat: string; readonly thread: number; readonly answers: number };
  readonly reply: Reply;
  /** Told where it stands. */
  readonly sent?: (chat: string, message: number) => void;
  /** What is replied instead when it cannot be said there. */
  readonly lost?: Reply;
}

/** What the conversation answers, without knowing who will show it. */
export interface Reply {
  readonly blocks: readonly Block[];
  /** Rows of buttons under the message. */
  readonly buttons: readonly (readonly Button[])[];
  /** The article it shows, for front ends that can pass articles on: with what a button for that says. */
  readonly share?: { readonly id: number; readonly title: string; readonly label: string };
  /** A file to send with it. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  /** A picture to send with it (PNG). */
  readonly picture?: { readonly png: Uint8Array; readonly alt: string };
  readonly chart?: Chart;
  /** What a reader may want to paste elsewhere, for front ends that can copy at a touch. */
  readonly copies?: readonly { readonly label: string; readonly text: string }[];
  /** The number of the question it answers, for votes that come without a button. */
  readonly question?: number;
  readonly dispatches?: readonly Dispatch[];
  /**
   * Whether a pressed button should replace the message it hangs on, send a new one, or only tell the
   * person who pressed it, in one line: to be acknowledged, or in passing.
   */
  readonly delivery: 'new' | 'replace' | 'alert' | 'passing';
}
