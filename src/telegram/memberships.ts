import type { Telegraf } from 'telegraf';
import type { ChatMember } from 'telegraf/types';
import type { Edge } from './edge.js';

const isOut = ({ status }: ChatMember): boolean => status === 'left' || status === 'kicked';

/** Says what the bot does where it was added, and ends what a chat follows that shut it out. */
export function noteMemberships(bot: Telegraf, { outgoing, left, textsFor, complain }: Edge): void {
  bot.on('my_chat_member', async (ctx) => {
    const { chat, from, old_chat_member: before, new_chat_member: after } = ctx.myChatMember;
    if (isOut(after)) return left(chat.id);
    if (chat.type === 'channel') {
      // A channel's readers are told nothing of it; its administrator may not have written to the bot yet.
      if (after.status === 'administrator' && before.status !== 'administrator') {
        await outgoing
          .sendLine(textsFor(from.id, from).channel.added(chat.title), { chat: from.id })
          .catch((error: unknown) => void complain(error));
      }
      return;
    }
    const isGroup = chat.type === 'group' || chat.type === 'supergroup';
    // A group that became a supergroup had the bot before, under another id.
    if (!isGroup || !isOut(before)) return;
    try {
      await outgoing.sendLine(textsFor(chat.id, from).addedToGroup(ctx.me), { chat: chat.id });
    } catch (error) {
      if (complain(error) === 'gone') left(chat.id);
    }
  });
}
