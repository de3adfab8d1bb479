import type { Reply } from '../reply.js';
import { bold, code, paragraph, plain } from '../spans.js';
import type { StaffCommandName, Texts } from '../texts/index.js';

/** What a staff command given wrongly says of itself. */
export function staffUsage(texts: Texts, name: StaffCommandName, example: string): Reply {
  const { usage, does } = texts.staff.commands[name];
  return {
    blocks: [paragraph(bold(does)), paragraph(plain(texts.usage(usage, '')), code(example))],
    buttons: [],
    delivery: 'new',
  };
}
