import type { Command } from '../command.js';
import { exampleQuestions } from '../exampleQuestions.js';
import { bold, paragraph, plain } from '../replies.js';
import type { Button } from '../reply.js';
import { staffHelp, waysIn } from './about.js';
import { articleReply } from './article.js';

/** What a link to an article carries: `a12`. */
const articleLink = /^a(?<id>\d{1,12})$/u;

/** `/start`: who the bot is, with questions to press; `/start a12`: the article a link points to. */
export const start: Command = async (asked, argument) => {
  const { desk, texts, request } = asked;
  const { id } = articleLink.exec(argument)?.groups ?? {};
  if (id !== undefined) return articleReply(asked, Number(id));
  const examples = (await exampleQuestions(desk, request.at, 3)).map((question): Button[] => [
    { label: question, action: { kind: 'ask', question } },
  ]);
  return {
    blocks: [
      paragraph(bold(texts.greeting)),
      paragraph(plain(texts.whatICanDo)),
      ...staffHelp(asked),
      ...(examples.length > 0 ? [paragraph(plain(texts.exampleQuestions))] : []),
    ],
    buttons: [...examples, waysIn(texts)],
    delivery: 'new',
  };
};
