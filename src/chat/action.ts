import type { Vote } from '../store/index.js';
import type { Language } from './request.js';

/** What a button does. Front ends carry it as short text (see actionCode.ts) or as a number to type. */
export type Action =
  | { readonly kind: 'search'; readonly query: string; readonly offset: number }
  | { readonly kind: 'latest'; readonly filter: string; readonly offset: number }
  | { readonly kind: 'town'; readonly town: string; readonly offset: number }
  | { readonly kind: 'towns' }
  | { readonly kind: 'article'; readonly id: number }
  /** Another page of an article already open. */
  | { readonly kind: 'turn'; readonly id: number; readonly page: number }
  | { readonly kind: 'related'; readonly id: number }
  | { readonly kind: 'figures'; readonly query: string; readonly offset: number }
  | { readonly kind: 'ask'; readonly question: string }
  /** What a person thinks of the answer to a question. */
  | { readonly kind: 'vote'; readonly question: number; readonly vote: Vote }
  /** Pass a question to the newsroom. */
  | { readonly kind: 'askEditors'; readonly question: string }
  | { readonly kind: 'help' }
  /** Speak this language in the chat; null: everybody their own app's. */
  | { readonly kind: 'language'; readonly language: Language | null }
  /** Follow a town or words, as typed. */
  | { readonly kind: 'follow'; readonly topic: string }
  | { readonly kind: 'unfollow'; readonly id: number }
  | { readonly kind: 'following' }
  /** How one followed topic is brought. */
  | { readonly kind: 'followed'; readonly id: number }
  /** One choice of that, as `pace=daily`. */
  | { readonly kind: 'tune'; readonly id: number; readonly choice: string }
  /** `08:00`, or `off` for news as it comes. */
  | { readonly kind: 'digest'; readonly time: string }
  /** One of a channel's choices. */
  | { readonly kind: 'channel'; readonly choice: string }
  /** One of a chat's settings as `replies=short`. */
  | { readonly kind: 'set'; readonly choice: string }
  /** The staff is sure that an article is to be withdrawn, or that it is not, or wants it back. */
  | { readonly kind: 'retract'; readonly id: number }
  | { readonly kind: 'keep'; readonly id: number }
  | { readonly kind: 'restore'; readonly id: number }
  /** A page the staff sent in. */
  | { readonly kind: 'publish'; readonly draft: number }
  /** An article of it as it was read, by its place; and whether that is to be published. */
  | { readonly kind: 'proof'; readonly draft: number; readonly place: number }
  | { readonly kind: 'draft'; readonly draft: number; readonly place: number }
  | { readonly kind: 'leaveOut'; readonly draft: number; readonly place: number }
  | { readonly kind: 'discard'; readonly draft: number };
