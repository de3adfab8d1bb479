import {
  type CommandName,
  type Language,
  languages,
  type StaffCommandName,
  staffCommandNames,
  textsIn,
} from '../chat/index.js';
import type { Call } from './calls.js';

/** Who sees a menu: people alone with the bot, members of groups, their administrators, the newsroom's staff. */
export type Audience = 'private' | 'group' | 'administrators' | 'staff';

const reading = ['search', 'latest', 'town', 'article'] as const satisfies readonly CommandName[];
const choosing = ['follow', 'following', 'digest', 'language'] as const satisfies readonly CommandName[];
const learning = ['help', 'about'] as const satisfies readonly CommandName[];

/** The commands each audience sees on typing `/`, in this order; others work as well. */
const menus: Readonly<Record<Audience, readonly (CommandName | StaffCommandName)[]>> = {
  private: [...reading, ...choosing, 'settings', ...learning],
  group: [...reading, ...learning],
  administrators: [...reading, ...choosing, 'settings', ...learning],
  staff: [...staffCommandNames, ...reading, ...choosing, 'settings', ...learning],
};

const scopes = [
  { audience: 'private', type: 'all_private_chats' },
  { audience: 'group', type: 'all_group_chats' },
  { audience: 'administrators', type: 'all_chat_administrators' },
] as const;

function menu(audience: Audience, language: Language) {
  const texts = textsIn(language);
  const commands = { ...texts.commands, ...texts.staff.commands };
  return menus[audience].map((command) => ({ command, description: commands[command].does }));
}

/**
 * Sets the menus of all audiences: Chinese for everybody, English for those whose Telegram is
 * English. `staff` are the ids of the newsroom's people; one who never wrote to the bot is passed over.
 */
export async function publishMenus(call: Call, staff: Iterable<number>): Promise<void> {
  for (const language of languages) {
    const speakers = language === 'zh' ? {} : { language_code: language };
    for (const { audience, type } of scopes) {
      await call('setMyCommands', { commands: menu(audience, language), scope: { type }, ...speakers });
    }
    for (const chat_id of staff) {
      const scope = { type: 'chat', chat_id } as const;
      await call('setMyCommands', { commands: menu('staff', language), scope, ...speakers }).catch(() => {});
    }
  }
}

/**
 * Shows a chat its menus in the language it has chosen, whatever that of its people's apps;
 * null gives it back the menus of all chats.
 */
export async function publishChatMenu(
  call: Call,
  chat: number,
  audience: Exclude<Audience, 'administrators'>,
  language: Language | null,
): Promise<void> {
  const shown = [
    { scope: { type: 'chat', chat_id: chat }, audience },
    ...(audience === 'group'
      ? [{ scope: { type: 'chat_administrators', chat_id: chat }, audience: 'administrators' } as const]
      : []),
  ] as const;
  for (const { scope, audience: reader } of shown) {
    if (language) await call('setMyCommands', { commands: menu(reader, language), scope });
    else await call('deleteMyCommands', { scope });
  }
}
