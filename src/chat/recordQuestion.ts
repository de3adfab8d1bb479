import type { Outcome } from '../store/index.js';
import type { Asked } from './command.js';

/**
 * Counts what was typed for the staff's statistics, and gives the question's number, for votes on its answer;
 * pressed buttons repeat what was asked before, and count as votes go only.
 */
export function recordQuestion({ desk, request }: Asked, text: string, outcome: Outcome): number | null {
  const { user, input, at, offers } = request;
  if (input.kind === 'text') return desk.questions.record(user, text, outcome, at);
  return offers?.votes && outcome === 'answered' ? desk.questions.record(user, text, 'pressed', at) : null;
}
