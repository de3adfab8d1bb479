import type { Telegraf } from 'telegraf';
import type { Message } from 'telegraf/types';
import { decodeAction, type Reply } from '../chat/index.js';
import { articleLink } from './deepLinks.js';
import type { Edge } from './edge.js';
import { requestFromPress } from './incoming.js';
import { addressOf } from './outgoing.js';
import type { AnswersByPlace } from './recentAnswers.js';

/** Answers pressed buttons, by editing the message they hang on where the reply asks for it. */
export function answerPresses(bot: Telegraf, edge: Edge, judged: AnswersByPlace<number>): void {
  const { call, outgoing, phrasebook, rightsOf, now, textsFor, converse, attempt, complain } = edge;

  bot.on('callback_query', async (ctx) => {
    const press = ctx.callbackQuery;
    const { message } = press;
    const action = 'data' in press ? decodeAction(press.data, phrasebook) : null;
    const texts = textsFor(message?.chat.id ?? press.from.id, press.from);
    let answered: Promise<unknown> | undefined;
    /** Ends the button's spinning, once; with words for the presser alone when there are any. */
    const answer = (text?: string, alert = false): Promise<unknown> => {
      answered ??= call('answerCallbackQuery', {
        callback_query_id: press.id,
        ...(text === undefined ? {} : { text: [...text].slice(0, longestAlert).join(''), show_alert: alert }),
      }).catch((error: unknown) => complain(error));
      return answered;
    };
    if (!action || !message) return void (await answer(texts.outdatedButton));

    const { chat, message_id } = message;
    const to = addressOf(message as Message);
    // A button from before such texts were opened in private.
    if (action.kind === 'article' && chat.type !== 'private') {
      const url = articleLink(ctx.me, action.id);
      await call('answerCallbackQuery', { callback_query_id: press.id, url }).catch(
        (error: unknown) => void complain(error),
      );
      return;
    }
    const at = now();
    const rights = rightsOf(press.from.id, chat);
    await attempt({ texts, said: '', to, person: press.from.id, rights, at }, async () => {
      const reply = await converse(requestFromPress(press, chat, action, { at, rights }), to);
      if (reply?.delivery === 'alert' || reply?.delivery === 'passing') {
        return void (await answer(lineOf(reply), reply.delivery === 'alert'));
      }
      void answer();
      if (!reply) return;
      const sent =
        reply.delivery === 'replace' && !reply.picture
          ? await outgoing.replace(reply, message_id, to)
          : await outgoing.send(reply, to);
      if (sent && reply.question !== undefined) judged.remember(sent, reply.question);
    });
    await answer();
  });
}

/** Characters an alert may have (Bot API, answerCallbackQuery). */
const longestAlert = 200;

/** A reply's words without styles. */
function lineOf({ blocks }: Reply): string {
  return blocks.flatMap((block) => ('spans' in block ? block.spans.map(({ text }) => text) : [])).join('');
}
