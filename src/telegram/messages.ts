import type { Telegraf } from 'telegraf';
import type { Message, Update, UserFromGetMe } from 'telegraf/types';
import type { Chats } from '../store/index.js';
import { quotedIn, saidToBot } from './addressed.js';
import type { Edge } from './edge.js';
import { chatName, requestFromMessage, speakerOf } from './incoming.js';
import { addressOf } from './outgoing.js';
import { type AnswersByPlace, answersByPlace } from './recentAnswers.js';
import { uploadIn } from './uploads.js';
import { wordlessIn } from './wordless.js';

/** An edit later than this many seconds is no correction of the question any more. */
const editSeconds = 60;

/** Answers what people write to the bot, and anew when they correct it within a minute. */
export function answerMessages(
  bot: Telegraf,
  { outgoing, rightsOf, textsFor, converse, attempt }: Edge,
  {
    chats,
    judged,
    contact,
    fetchFile,
  }: {
    readonly chats: Pick<Chats, 'move'>;
    /** The questions that messages of the bot's answer. */
    readonly judged: AnswersByPlace<number>;
    /** How readers reach the paper. */
    readonly contact: string | undefined;
    readonly fetchFile: (id: string, size: number) => Promise<Uint8Array | null>;
  },
): void {
  const answers = answersByPlace<number>();

  const answer = async (message: Message, me: UserFromGetMe) => {
    const said = saidToBot(message, me);
    const to = addressOf(message);
    const texts = textsFor(message.chat.id, message.from);
    const person = speakerOf(message);
    const rights = rightsOf(person, message.chat);
    const asked = { texts, said: said ?? '', to, person, rights, at: new Date(message.date * 1000) };
    const mayBring = message.chat.type === 'private' && rights.staff && !('edit_date' in message);
    const upload = mayBring ? uploadIn(message, fetchFile) : null;
    if (upload) {
      await attempt(asked, async () => {
        const input = { kind: 'page', name: upload.name, bytes: await upload.bytes() } as const;
        const reply = await converse(requestFromMessage(message, input, rights), to);
        if (reply) await outgoing.send(reply, to);
      });
      return;
    }
    if (said === null) {
      const refusal = message.chat.type === 'private' ? wordlessIn(message) : undefined;
      // Who sends a file may want it printed.
      const more = refusal === 'file' && contact !== undefined ? [texts.contact(contact)] : [];
      if (refusal) {
        await attempt(asked, () => outgoing.sendLine([texts.wordless[refusal], ...more].join('\n'), to));
      }
      return;
    }
    await attempt(asked, async () => {
      // A mention that is all there is takes up the message it answers.
      const quoted = quotedIn(message, me);
      const input = { kind: 'text', text: said || quoted || '/help' } as const;
      const request = requestFromMessage(message, input, rights);
      const reply = await converse(said && quoted ? { ...request, quoted } : request, to);
      if (!reply) return;
      const question = { chat: message.chat.id, message: message.message_id };
      const earlier = answers.of(question);
      const sent =
        earlier === undefined || reply.picture || reply.chart || reply.file
          ? await outgoing.send(reply, to)
          : await outgoing.replace(reply, earlier, to);
      if (!sent) return;
      answers.remember(question, sent.message);
      if (reply.question !== undefined) judged.remember(sent, reply.question);
    });
  };

  bot.on('message', async (ctx) => {
    const { message } = ctx;
    if ('migrate_to_chat_id' in message) {
      chats.move(chatName(message.chat.id), chatName(message.migrate_to_chat_id));
    } else if ('migrate_from_chat_id' in message) {
      chats.move(chatName(message.migrate_from_chat_id), chatName(message.chat.id));
    } else await answer(message, ctx.botInfo);
  });
  bot.on('channel_post', async (ctx) => {
    const message = ctx.channelPost;
    // Whatever else a channel says is not for the bot, even in reply to it.
    if (/^\/settings\b/u.test(saidToBot(message, ctx.botInfo) ?? '')) await answer(message, ctx.botInfo);
  });
  bot.on('edited_message', async (ctx) => {
    const message: Update.Edited & Message = ctx.editedMessage;
    if (message.edit_date - message.date <= editSeconds) await answer(message, ctx.botInfo);
  });
}
