import type { Telegraf } from 'telegraf';
import type { Message } from 'telegraf/types';
import { decodeAction } from '../chat/index.js';
import type { Edge } from './edge.js';
import { languageOf, requestFromPress } from './incoming.js';
import { addressOf } from './outgoing.js';
import { edgeTexts } from './texts.js';

/** Answers pressed buttons, by editing the message they hang on where the reply asks for it. */
export function answerPresses(bot: Telegraf, edge: Edge): void {
  const { call, outgoing, phrasebook, now, converse, attempt, complain } = edge;

  bot.on('callback_query', async (ctx) => {
    const press = ctx.callbackQuery;
    const action = 'data' in press ? decodeAction(press.data, phrasebook) : null;
    const language = languageOf(press.from);
    const answered = call('answerCallbackQuery', {
      callback_query_id: press.id,
      ...(action ? {} : { text: edgeTexts[language].outdatedButton }),
    }).catch((error: unknown) => complain(error));

    const { message } = press;
    if (action && message) {
      const to = addressOf(message as Message);
      await attempt({ language, said: '', to }, async () => {
        const reply = await converse(requestFromPress(press, message.chat, action, now()), to);
        if (!reply) return;
        if (reply.delivery === 'replace' && !reply.picture) {
          await outgoing.replace(reply, message.message_id, to);
        } else await outgoing.send(reply, to);
      });
    }
    await answered;
  });
}
