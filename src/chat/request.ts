import type { Action } from './action.js';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** What a person did, whoever carried it here. */
export interface Request {
  /** Unique over front ends: `telegram:-1001234`, `terminal`. */
  readonly chat: string;
  readonly user: string;
  readonly place: 'private' | 'group';
  readonly language: Language;
  readonly input: Input;
  /** When it was said; the clock of every rule that needs one. */
  readonly at: Date;
}

/** A typed message (commands included, without the bot's @name), or a pressed button. */
export type Input =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly action: Action };
