import type { Asked } from './command.js';
import type { Block } from './reply.js';
import { code, paragraph, plain } from './spans.js';
import { staffCommandNames } from './texts/index.js';

/** What the newsroom's own people, alone with the bot, are told of what they can do; nothing to others. */
export function staffHelp({ request, texts }: Asked): Block[] {
  if (!request.rights?.staff || request.place !== 'private') return [];
  const { forYou, commands } = texts.staff;
  return [
    paragraph(plain(forYou)),
    {
      kind: 'list',
      items: staffCommandNames.map((name) => [code(commands[name].usage), plain(` ${commands[name].does}`)]),
    },
  ];
}
