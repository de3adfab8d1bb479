import type { Asked, Command } from '../command.js';
import { dateInWords } from '../inWords.js';
import { bold, paragraph, plain, usageList } from '../replies.js';
import type { Block, Button } from '../reply.js';
import { commandNames, staffCommandNames, type Texts } from '../texts/index.js';

/** `/help`: what can be typed. */
export const help: Command = (asked) => ({
  blocks: [
    paragraph(bold(asked.texts.help.title)),
    paragraph(plain(asked.texts.help.question)),
    usageList(commandNames.filter((name) => name !== 'start').map((name) => asked.texts.commands[name])),
    paragraph(plain(asked.texts.help.footer)),
    ...staffHelp(asked),
  ],
  buttons: [waysIn(asked.texts).slice(0, 2)],
  delivery: 'new',
});

/** What somebody can begin with: the latest, the towns, the help. */
export function waysIn({ buttons }: Texts): [Button, Button, Button] {
  return [
    { label: buttons.latest, action: { kind: 'latest', filter: '', offset: 0 } },
    { label: buttons.towns, action: { kind: 'towns' } },
    { label: buttons.help, action: { kind: 'help' } },
  ];
}

/** What the newsroom's own people, alone with the bot, are told of what they can do; nothing to others. */
export function staffHelp({ request, texts }: Asked): Block[] {
  if (!request.rights?.staff || request.place !== 'private') return [];
  const { forYou, commands } = texts.staff;
  return [paragraph(plain(forYou)), usageList(staffCommandNames.map((name) => commands[name]))];
}

/** `/about`: what is held, from when, and what can be relied on. */
export const about: Command = ({ desk, texts, request }) => {
  const inWords = (iso: string | null) => (iso ? dateInWords(iso, request.language) : null);
  const span = desk.articles.dateSpan();
  return {
    blocks: [
      paragraph(bold(texts.name)),
      paragraph(
        plain(
          texts.about({
            articles: desk.articles.count(),
            pages: desk.articles.sourceCount(),
            from: inWords(span.from),
            to: inWords(span.to),
          }),
        ),
      ),
      paragraph(plain(texts.aboutHonesty)),
      ...(desk.contact === null ? [] : [paragraph(plain(texts.contact(desk.contact)))]),
    ],
    buttons: [],
    delivery: 'new',
  };
};
