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
  | { readonly kind: 'help' };
