import type { BotCommandScope } from 'telegraf/types';
import {
  type CommandName,
  type Language,
  type StaffCommandName,
  staffCommandNames,
  textsIn,
} from '../chat/index.js';
import type { Call } from './calls.js';

/** Who sees a menu: people alone with the bot, members of groups, their administrators, the newsroom's staff. */
export type Audience = 'private' | 'group' | 'administrators' | 'staff';

const reading = ['search', 'latest', 'town', 'figures', 'article'] as const satisfies readonly CommandName[];
const choosing = ['follow', 'following', 'digest', 'language'] as const satisfies readonly CommandName[];
const learning = ['help', 'about'] as const satisfies readonly CommandName[];

/** The commands each audience sees on typing `/`, in this order; others work as well. */
const menus: Readonly<Record<Audience, readonly (CommandName | StaffCommandName)[]>> = {
  private: [...reading, ...choosing, 'settings', 'forget', ...learning],
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

/** Sets the menus of all audiences: Chinese for everybody, English for those whose Telegram is English. */
export async function publishMenus(call: Call): Promise<void> {
  for (const { audience, type } of scopes) await publishMenu(call, audience, { type }, null);
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
  const scope = { type: 'chat', chat_id: chat } as const;
  if (audience === 'staff') return publishMenu(call, 'staff', scope, language);
  const scopes =
    audience === 'group'
      ? ([scope, { type: 'chat_administrators', chat_id: chat }] as const)
      : ([scope] as const);
  for (const each of scopes) {
    if (language === null) await call('deleteMyCommands', { scope: each });
    else await publishMenu(call, each.type === 'chat' ? audience : 'administrators', each, language);
  }
}

/** A menu in one language for everybody, or in each person's own. */
async function publishMenu(
  call: Call,
  audience: Audience,
  scope: BotCommandScope,
  language: Language | null,
): Promise<void> {
  if (language !== null) {
    await call('setMyCommands', { commands: menu(audience, language), scope });
    await call('deleteMyCommands', { scope, language_code: 'en' });
    return;
  }
  await call('setMyCommands', { commands: menu(audience, 'zh'), scope });
  await call('setMyCommands', { commands: menu(audience, 'en'), scope, language_code: 'en' });
}
