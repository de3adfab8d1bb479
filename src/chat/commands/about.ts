import type { Command } from '../command.js';
import { dateInWords } from '../dates.js';
import { bold, code, paragraph, plain } from '../spans.js';
import { staffHelp } from '../staffHelp.js';
import { commandNames } from '../texts/index.js';

/** `/help`: what can be typed. */
export const help: Command = (asked) => ({
  blocks: [
    paragraph(bold(asked.texts.help.title)),
    paragraph(plain(asked.texts.help.question)),
    {
      kind: 'list',
      items: commandNames
        .filter((name) => name !== 'start')
        .map((name) => [
          code(asked.texts.commands[name].usage),
          plain(` ${asked.texts.commands[name].does}`),
        ]),
    },
    paragraph(plain(asked.texts.help.footer)),
    ...staffHelp(asked),
  ],
  buttons: [
    [
      { label: asked.texts.buttons.latest, action: { kind: 'latest', filter: '', offset: 0 } },
      { label: asked.texts.buttons.towns, action: { kind: 'towns' } },
    ],
  ],
  delivery: 'new',
});

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
    ],
    buttons: [],
    delivery: 'new',
  };
};
