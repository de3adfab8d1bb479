import type { Action } from './action.js';
import { answerReply } from './answerReply.js';
import { type Asked, type Command, parseCommand } from './command.js';
import { about, help } from './commands/about.js';
import { article, articleReply, relatedReply, turnedReply } from './commands/article.js';
import { latest, latestReply } from './commands/latest.js';
import { search, searchReply } from './commands/search.js';
import { start } from './commands/start.js';
import { town, townReply, townsReply } from './commands/town.js';
import type { Desk } from './desk.js';
import type { Reply } from './reply.js';
import type { Request } from './request.js';
import { faint, paragraph, plain } from './spans.js';
import { type CommandName, textsIn } from './texts/index.js';

/** What a person did, to the reply they are shown; null when nothing is to be said. */
export type Converse = (request: Request) => Promise<Reply | null>;

/** A question is a sentence or two; what comes behind is not read. */
const longestMessage = 300;

const commands: Readonly<Partial<Record<CommandName, Command>>> = {
  start,
  help,
  search,
  latest,
  town,
  article,
  about,
};

/** The conversation over a desk: commands, buttons and plain questions. */
export function conversation(desk: Desk): Converse {
  return async (request) => {
    const asked: Asked = { desk, request, texts: textsIn(request.language) };
    if (request.input.kind === 'action') return actionReply(asked, request.input.action);
    return textReply(asked, request.input.text);
  };
}

function textReply(asked: Asked, said: string): Reply | null {
  const { text, shortened } = shorten(said.trim());
  const reply = routed(asked, text);
  if (!reply || !shortened) return reply;
  return { ...reply, blocks: [...reply.blocks, paragraph(faint(asked.texts.shortened(longestMessage)))] };
}

function routed(asked: Asked, text: string): Reply | null {
  const typed = parseCommand(text);
  if (!typed) return answerReply(asked, text);
  const command = Object.hasOwn(commands, typed.name) ? commands[typed.name as CommandName] : undefined;
  if (command) return command(asked, typed.argument);
  // In a group an unknown command is likely meant for another bot.
  if (asked.request.place === 'group') return null;
  return {
    blocks: [paragraph(plain(asked.texts.unknownCommand(`/${typed.name}`)))],
    buttons: [[{ label: asked.texts.buttons.help, action: { kind: 'help' } }]],
    delivery: 'new',
  };
}

function actionReply(asked: Asked, action: Action): Reply {
  switch (action.kind) {
    case 'search':
      return searchReply(asked, action.query, action.offset);
    case 'latest':
      return latestReply(asked, action.filter, action.offset);
    case 'town':
      return townReply(asked, action.town, action.offset);
    case 'towns':
      return townsReply(asked, asked.texts.chooseTown);
    case 'article':
      return articleReply(asked, action.id);
    case 'turn':
      return turnedReply(asked, action.id, action.page);
    case 'related':
      return relatedReply(asked, action.id);
    case 'ask':
      return answerReply(asked, action.question);
    case 'figures':
      return searchReply(asked, action.query, action.offset);
    case 'help':
      return help(asked, '');
  }
}

function shorten(text: string): { readonly text: string; readonly shortened: boolean } {
  if (text.length <= longestMessage) return { text, shortened: false };
  // Never half a surrogate pair.
  return { text: text.slice(0, longestMessage).replace(/[\uD800-\uDBFF]$/u, ''), shortened: true };
}
