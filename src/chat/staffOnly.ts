import type { Command } from './command.js';
import { saying } from './saying.js';

/** A command for the newsroom's own people, alone with the bot; others learn nothing of it. */
export function staffOnly(command: Command): Command {
  return (asked, argument) => {
    const { request, texts } = asked;
    if (request.place === 'group') return null;
    return request.rights?.staff ? command(asked, argument) : saying(texts.notAllowed);
  };
}
