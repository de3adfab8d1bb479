import type { Command } from '../command.js';
import { exampleQuestions } from '../exampleQuestions.js';
import type { Button } from '../reply.js';
import { bold, paragraph, plain } from '../spans.js';

/** `/start`: who the bot is, with questions to press. */
export const start: Command = ({ desk, texts, request }) => {
  const examples = exampleQuestions(desk, request.at, 3).map((question): Button[] => [
    { label: question, action: { kind: 'ask', question } },
  ]);
  return {
    blocks: [
      paragraph(bold(texts.greeting)),
      paragraph(plain(texts.whatICanDo)),
      ...(examples.length > 0 ? [paragraph(plain(texts.exampleQuestions))] : []),
    ],
    buttons: [
      ...examples,
      [
        { label: texts.buttons.latest, action: { kind: 'latest', filter: '', offset: 0 } },
        { label: texts.buttons.towns, action: { kind: 'towns' } },
        { label: texts.buttons.help, action: { kind: 'help' } },
      ],
    ],
    delivery: 'new',
  };
};
