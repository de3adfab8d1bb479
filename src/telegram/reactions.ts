import type { Telegraf } from 'telegraf';
import type { ReactionType } from 'telegraf/types';
import type { Vote } from '../store/index.js';
import type { Edge } from './edge.js';
import { chatName, languageOf } from './incoming.js';
import type { AnswersByPlace } from './recentAnswers.js';

/** Reactions that say what people think of an answer (Bot API, ReactionTypeEmoji); others say nothing of it. */
const meanings: ReadonlyMap<string, Vote> = new Map([
  ...['👍', '❤', '🔥', '👏', '🎉', '🤩', '🙏', '👌', '💯', '⚡', '🏆', '😍'].map(
    (each) => [each, 'up'] as const,
  ),
  ...['👎', '💩', '🤮', '🤬', '😡', '🤡', '🥱'].map((each) => [each, 'down'] as const),
]);

/** Counts a reaction to an answer as the person's vote; one taken away takes the vote back. */
export function countReactions(
  bot: Telegraf,
  { converse, now, complain }: Edge,
  judged: AnswersByPlace<number>,
): void {
  bot.on('message_reaction', async (ctx) => {
    const { chat, user, message_id, new_reaction, old_reaction } = ctx.messageReaction;
    const question = judged.of({ chat: chat.id, message: message_id });
    const vote = meant(new_reaction) ?? (meant(old_reaction) ? 'none' : undefined);
    if (question === undefined || vote === undefined || !user) return;
    try {
      await converse(
        {
          chat: chatName(chat.id),
          user: chatName(user.id),
          place: chat.type === 'private' ? 'private' : 'group',
          language: languageOf(user),
          input: { kind: 'action', action: { kind: 'vote', question, vote } },
          at: now(),
        },
        { chat: chat.id },
      );
    } catch (error) {
      complain(error);
    }
  });
}

function meant(reactions: readonly ReactionType[]): Vote | undefined {
  return reactions.flatMap((each) => (each.type === 'emoji' ? (meanings.get(each.emoji) ?? []) : []))[0];
}
