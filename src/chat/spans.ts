import type { Block, Span } from './reply.js';

/** Text as it is. */
export const plain = (text: string): Span => ({ text, style: 'plain' });
/** A headline or an answer. */
export const bold = (text: string): Span => ({ text, style: 'bold' });
/** What stands back: dates, towns, hints. */
export const faint = (text: string): Span => ({ text, style: 'faint' });
/** Something to type as it stands. */
export const code = (text: string): Span => ({ text, style: 'code' });

/** A paragraph of the given spans. */
export const paragraph = (...spans: readonly Span[]): Block => ({ kind: 'text', spans });
