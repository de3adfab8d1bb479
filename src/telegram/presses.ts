import type { Telegraf } from 'telegraf';
import type { Message } from 'telegraf/types';
import { decodeAction } from '../chat/index.js';
import type { Edge } from './edge.js';
import { requestFromPress } from './incoming.js';
import { addressOf } from './outgoing.js';

/** Answers pressed buttons, by editing the message they hang on where the reply asks for it. */
export function answerPresses(bot: Telegraf, edge: Edge): void {
  const { call, outgoing, phrasebook, rightsOf, now, textsFor, converse, attempt, complain } = edge;

  bot.on('callback_query', async (ctx) => {
    const press = ctx.callbackQuery;
    const { message } = press;
    const action = 'data' in press ? decodeAction(press.data, phrasebook) : null;
    const texts = textsFor(message?.chat.id ?? press.from.id, press.from);
    const answered = call('answerCallbackQuery', {
      callback_query_id: press.id,
      ...(action ? {} : { text: texts.outdatedButton }),
    }).catch((error: unknown) => complain(error));

    if (action && message) {
      const { chat, message_id } = message;
      const to = addressOf(message as Message);
      const at = now();
      const rights = rightsOf(press.from.id, chat);
      await attempt({ texts, said: '', to, person: press.from.id, rights, at }, async () => {
        const reply = await converse(requestFromPress(press, chat, action, { at, rights }), to);
        if (!reply) return;
        if (reply.delivery === 'replace' && !reply.picture) await outgoing.replace(reply, message_id, to);
        else await outgoing.send(reply, to);
      });
    }
    await answered;
  });
}
