import type { DueNews, NewsDesk } from '../chat/index.js';
import type { Edge } from './edge.js';
import { chatIdOf, chatName } from './incoming.js';
import { type Pace, pause } from './pace.js';

/**
 * Sends followers their news as it falls due, until the signal aborts. Each message is recorded
 * once Telegram has taken it: a crash between the two repeats what was on its way and loses none.
 * A chat that shut the bot out follows nothing any more.
 */
export async function deliverNews(
  news: NewsDesk,
  { outgoing, now, complain }: Edge,
  { pace, signal }: { readonly pace: Pace; readonly signal: AbortSignal },
): Promise<void> {
  const lookedUp = () => {
    try {
      return news.due(now());
    } catch (error) {
      complain(error);
      return [];
    }
  };
  const postponed = new Map<string, number>();
  const onTheirWay = new Map<string, Promise<void>>();

  /** What a chat was sent, until it is recorded: on a full disk nobody is sent the same again. */
  const unrecorded = new Map<string, DueNews>();

  const deliver = async (due: DueNews, chat: number) => {
    try {
      if (!unrecorded.has(due.chat)) {
        const sent = await outgoing.send(due.reply, { chat });
        unrecorded.set(due.chat, { ...due, chat: chatName(sent?.chat ?? chat) });
      }
      const taken = unrecorded.get(due.chat);
      if (taken) news.sent(taken, now());
      unrecorded.delete(due.chat);
      postponed.delete(due.chat);
    } catch (error) {
      postponed.set(due.chat, now().getTime() + pace.postponement);
      if (complain(error) === 'gone') endedFor(due.chat);
    }
  };
  const endedFor = (chat: string) => {
    try {
      news.gone(chat);
      postponed.delete(chat);
    } catch (error) {
      complain(error);
    }
  };

  while (!signal.aborted) {
    for (const due of lookedUp()) {
      const chat = chatIdOf(due.chat);
      if (signal.aborted) break;
      const waits = onTheirWay.has(due.chat) || (postponed.get(due.chat) ?? 0) > now().getTime();
      if (chat === null || waits) continue;
      // A chat that Telegram makes wait holds up no other.
      onTheirWay.set(
        due.chat,
        deliver(due, chat).finally(() => onTheirWay.delete(due.chat)),
      );
      await pause(pace.betweenDeliveries, signal);
    }
    await pause(pace.round, signal);
  }
  await Promise.all(onTheirWay.values());
}
