import type { Outcome } from '../store/index.js';
import type { Asked } from './command.js';

/** Counts what was typed for the staff's statistics; pressed buttons repeat what was asked before. */
export function recordQuestion({ desk, request }: Asked, text: string, outcome: Outcome): void {
  if (request.input.kind === 'text') desk.questions.record(request.user, text, outcome, request.at);
}
