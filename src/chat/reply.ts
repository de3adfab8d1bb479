import type { Action } from './action.js';

/** A run of text in one style; `match` marks a found word in a snippet. */
export interface Span {
  readonly text: string;
  readonly style: 'plain' | 'bold' | 'match' | 'faint' | 'code';
  /** The article whose title it is, for front ends that have links. */
  readonly opens?: number;
}

/** A paragraph, a verbatim quotation, a short list, or a table in columns. */
export type Block =
  | {
      readonly kind: 'text';
      readonly spans: readonly Span[];
      /** The words of the article itself, of which a front end may fold up a run. */
      readonly printed?: boolean;
      /** What the reply is about, for front ends that tell headings from text. */
      readonly heading?: boolean;
    }
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

/** An article that can be passed on: what a link to it shows. */
export interface Share {
  readonly id: number;
  readonly title: string;
  /** What a button to pass it on says, and one to its page on the web. */
  readonly label: string;
  readonly page: string;
  /** ISO cut to its precision, and in words; null when unknown. */
  readonly date: { readonly iso: string; readonly words: string } | null;
  /** What happened, in the article's own sentence. */
  readonly lead: string;
  /** The first key figure, quoted; its number; null when there is none. */
  readonly figure: { readonly text: string; readonly number: string } | null;
  readonly authors: readonly string[];
  readonly paper: string;
}

/** An article of a list. */
interface Listed {
  readonly id: number;
  readonly title: string;
  /** ISO cut to its precision. */
  readonly date: string | null;
  readonly summary: string;
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
  /** The article it shows, for front ends that can pass articles on. */
  readonly share?: Share;
  /** The articles it lists, for front ends that carry them on (feeds). */
  readonly listed?: readonly Listed[];
  /** A list whose new articles can be subscribed to, for front ends that have feeds; with what a link to it says. */
  readonly feed?: { readonly label: string; readonly of: Action };
  /** What is kept of the person was erased; what a front end keeps of them besides is to be, too. */
  readonly forgotten?: boolean;
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
