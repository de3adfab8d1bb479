import type { Chat } from 'telegraf/types';
import type { Rights } from '../chat/index.js';
import type { Call } from './calls.js';

/** What a person may do in a chat; Telegram is asked only when it matters. */
export type RightsOf = (person: number, chat: Chat) => Rights;

const runs = new Set(['creator', 'administrator']);

/** Rights by Telegram's word on groups, and by the list of the newsroom's own people. */
export function rightsBy(call: Call, staff: ReadonlySet<number>): RightsOf {
  return (person, chat) => ({
    staff: staff.has(person),
    async administers() {
      // Alone with the bot, or anonymous in the name of the group itself, which only administrators can be.
      if (chat.type === 'private' || person === chat.id) return true;
      // In the name of a channel.
      if (person < 0) return false;
      const { status } = await call('getChatMember', { chat_id: chat.id, user_id: person });
      return runs.has(status);
    },
  });
}
