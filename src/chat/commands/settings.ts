import type { ChatSettings } from '../../store/index.js';
import type { Asked, Command } from '../command.js';
import { bold, mayChoose, paragraph, plain, whispering } from '../replies.js';
import type { Button, Reply } from '../reply.js';
import { type Texts, textsIn } from '../texts/index.js';

/** A value a setting can take, as its button shows it. */
interface Choice {
  /** As the button carries it: `replies=short`. */
  readonly code: string;
  readonly label: (texts: Texts) => string;
  readonly settings: Partial<ChatSettings>;
}

interface Setting {
  /** With its colon. */
  readonly title: (texts: Texts) => string;
  readonly in: 'everywhere' | 'groups';
  readonly choices: readonly Choice[];
}

const settingsTable: readonly Setting[] = [
  {
    title: (texts) => texts.settings.language,
    in: 'everywhere',
    choices: [
      { code: 'language=zh', label: () => '中文', settings: { language: 'zh' } },
      { code: 'language=en', label: () => 'English', settings: { language: 'en' } },
      { code: 'language=own', label: (texts) => texts.language.own, settings: { language: null } },
    ],
  },
  {
    title: (texts) => texts.settings.replies,
    in: 'everywhere',
    choices: [
      { code: 'replies=full', label: (texts) => texts.settings.full, settings: { replies: 'full' } },
      { code: 'replies=short', label: (texts) => texts.settings.short, settings: { replies: 'short' } },
    ],
  },
  {
    title: (texts) => texts.settings.subscribers,
    in: 'groups',
    choices: [
      {
        code: 'subscribers=administrators',
        label: (texts) => texts.settings.administrators,
        settings: { subscribers: 'administrators' },
      },
      {
        code: 'subscribers=everyone',
        label: (texts) => texts.settings.everyone,
        settings: { subscribers: 'everyone' },
      },
    ],
  },
  {
    title: (texts) => texts.settings.cooldown,
    in: 'groups',
    choices: [0, 10, 30, 60].map((seconds) => ({
      code: `cooldown=${seconds}`,
      label: (texts) => (seconds === 0 ? texts.settings.noCooldown : texts.settings.seconds(seconds)),
      settings: { cooldown: seconds },
    })),
  },
];

/** `/settings`: what this chat has chosen, with buttons to choose otherwise; in groups for administrators. */
export const settings: Command = async (asked) =>
  (await mayChoose(asked.request)) ? panel(asked) : whispering(asked.texts.administratorsOnly);

/** A pressed choice; unknown ones change nothing. */
export async function setReply(asked: Asked, code: string): Promise<Reply> {
  const { desk, request, texts } = asked;
  if (!(await mayChoose(request))) return whispering(texts.administratorsOnly);
  const choice = settingsTable.flatMap((setting) => setting.choices).find((each) => each.code === code);
  if (choice) desk.chats.change(request.chat, choice.settings);
  const changed = desk.chats.settings(request.chat);
  const speaking = textsIn(changed.language ?? request.language);
  return { ...panel({ ...asked, texts: speaking, settings: changed }), delivery: 'replace' };
}

function panel({ texts, request, settings: chosen }: Asked): Reply {
  const shown = settingsTable.filter((setting) => setting.in === 'everywhere' || request.place === 'group');
  const isChosen = (choice: Choice) =>
    Object.entries(choice.settings).every(([name, value]) => chosen[name as keyof ChatSettings] === value);
  return {
    blocks: [
      paragraph(bold(texts.settings.title)),
      {
        kind: 'list',
        items: shown.map((setting) => [
          plain(setting.title(texts)),
          bold(setting.choices.find(isChosen)?.label(texts) ?? ''),
        ]),
      },
    ],
    buttons: shown.map((setting) =>
      setting.choices.map(
        (choice): Button => ({
          label: `${isChosen(choice) ? '✓ ' : ''}${choice.label(texts)}`,
          action: { kind: 'set', choice: choice.code },
        }),
      ),
    ),
    delivery: 'new',
  };
}
