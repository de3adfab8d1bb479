import type { DueNews, NewsDesk } from '../chat/index.js';
import type { Edge } from './edge.js';
import { chatIdOf, chatName } from './incoming.js';
import { type Pace, pause } from './pace.js';

/**
 * Sends followers their news as it falls due, until the signal aborts. Each message is recorded
 * once Telegram has taken it: a crash between the two repeats what was on its way and loses none.
 * A chat that shut the bot out, or is no more, follows nothing any more.
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

  const placeOf = ({ chat, thread }: DueNews): string => `${chat} ${thread}`;

  /** What a chat was sent, until it is recorded: on a full disk nobody is sent the same again. */
  const unrecorded = new Map<string, DueNews>();

  const deliver = async (due: DueNews, chat: number) => {
    const place = placeOf(due);
    try {
      if (!unrecorded.has(place)) {
        const { thread, silent } = due;
        const sent = await outgoing.send(due.reply, { chat, silent, ...(thread ? { topic: thread } : {}) });
        unrecorded.set(place, { ...due, chat: chatName(sent?.chat ?? chat) });
      }
      const taken = unrecorded.get(place);
      if (taken) news.sent(taken, now());
      unrecorded.delete(place);
      postponed.delete(place);
    } catch (error) {
      postponed.set(place, now().getTime() + pace.postponement);
      const trouble = complain(error);
      if (trouble === 'gone') endedFor(due, undefined);
      if (trouble === 'threadGone') endedFor(due, due.thread);
    }
  };
  const endedFor = (due: DueNews, thread: number | undefined) => {
    try {
      news.gone(due.chat, thread);
      postponed.delete(placeOf(due));
    } catch (error) {
      complain(error);
    }
  };

  while (!signal.aborted) {
    for (const due of lookedUp()) {
      const chat = chatIdOf(due.chat);
      if (signal.aborted) break;
      const place = placeOf(due);
      const waits = onTheirWay.has(place) || (postponed.get(place) ?? 0) > now().getTime();
      if (chat === null || waits) continue;
      // A chat that Telegram makes wait holds up no other.
      onTheirWay.set(
        place,
        deliver(due, chat).finally(() => onTheirWay.delete(place)),
      );
      await pause(pace.betweenDeliveries, signal);
    }
    await pause(pace.round, signal);
  }
  await Promise.all(onTheirWay.values());
}
