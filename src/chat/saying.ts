import type { Button, Reply } from './reply.js';
import { paragraph, plain } from './spans.js';

/** A reply of one plain line. */
export function saying(text: string, buttons: readonly (readonly Button[])[] = []): Reply {
  return { blocks: [paragraph(plain(text))], buttons, delivery: 'new' };
}

/** One plain line for the person alone, where a front end can keep it from the others. */
export function whispering(text: string): Reply {
  return { ...saying(text), delivery: 'alert' };
}
