import type { Action } from './action.js';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a person did, whoever carried it here. */
export interface Request {
  /** Unique over front ends: `telegram:-1001234`, `terminal`. */
  readonly chat: string;
  readonly user: string;
  readonly place: 'private' | 'group' | 'channel';
  /** The thread of a forum it was said in. */
  readonly thread?: number;
  readonly language: Language;
  readonly input: Input;
  /** When it was said; the clock of every rule that needs one. */
  readonly at: Date;
  /** The message it was said in, or that a pressed button hangs on. */
  readonly message?: number;
  /** The message that it answers, which may be the bot's … */
  readonly answers?: number;
  /** … or somebody else's, with these words. */
  readonly quoted?: string;
  /** What the front end takes besides; nothing when absent. */
  readonly offers?: {
    /** Votes on answers. */
    readonly votes: boolean;
    /** Questions to the newsroom, and its answers. */
    readonly newsroom: boolean;
    /** Pages as long as one scrolls: whole texts, and longer lists. */
    readonly long?: boolean;
    /** Feeds, in the place of news that comes by itself. */
    readonly feeds?: boolean;
  };
  /** What the person may do beyond reading; nothing when absent. */
  readonly rights?: Rights;
}

export interface Rights {
  /** One of the newsroom's own people. */
  readonly staff: boolean;
  /** Whether they run the group they write in; asked only when it matters. */
  administers(): Promise<boolean>;
}

/** A typed message (commands included, without the bot's @name), a pressed button, or a page sent in. */
export type Input =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly action: Action }
  /** A newspaper page or file of articles, to be looked at and perhaps published. */
  | {
      readonly kind: 'page';
      /** null for a text passed on, which has none. */
      readonly name: string | null;
      /** null for one too large to be fetched. */
      readonly bytes: Uint8Array | null;
    };
