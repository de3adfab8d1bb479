import type { Amendment, DueNews, NewsDesk } from '../chat/index.js';
import type { Edge } from './edge.js';
import { chatIdOf, chatName } from './incoming.js';
import type { Posted } from './outgoing.js';
import { type Pace, pause } from './pace.js';

/**
 * Sends followers their news as it falls due, until the signal aborts. Each message is recorded
 * once Telegram has taken it: a crash between the two repeats what was on its way and loses none.
 * A chat that shut the bot out, or is no more, follows nothing any more.
 */
export async function deliverNews(
  news: NewsDesk,
  { outgoing, now, complain, left }: Edge,
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
  const unrecorded = new Map<string, { readonly due: DueNews; readonly post: Posted | undefined }>();

  const deliver = async (due: DueNews, chat: number) => {
    const place = placeOf(due);
    try {
      if (!unrecorded.has(place)) {
        const { thread, silent } = due;
        const to = { chat, silent, ...(thread ? { topic: thread } : {}) };
        const post = due.isPost ? await outgoing.post(due.reply, to) : undefined;
        const sent = post ?? (await outgoing.send(due.reply, to));
        unrecorded.set(place, { due: { ...due, chat: chatName(sent?.chat ?? chat) }, post });
      }
      const taken = unrecorded.get(place);
      if (taken) news.sent(taken.due, now(), taken.post);
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

  /** A post follows its article; one that Telegram refuses is left alone for a while, and holds up no other. */
  const amend = async (amendment: Amendment) => {
    const { post, reply, instead } = amendment;
    const chat = chatIdOf(post.chat);
    const place = `${post.chat} ${post.message}`;
    if (chat === null || (postponed.get(place) ?? 0) > now().getTime()) return;
    const posted = { ...post, chat };
    try {
      if (reply) await outgoing.amend(reply, posted);
      else if (!(await outgoing.remove(posted))) await outgoing.amend(instead, posted);
      news.amended(amendment);
    } catch (error) {
      postponed.set(place, now().getTime() + pace.postponement);
      if (complain(error) === 'gone') left(chat);
    }
  };
  const toAmend = () => {
    try {
      return news.amendments(now());
    } catch (error) {
      complain(error);
      return [];
    }
  };

  while (!signal.aborted) {
    for (const amendment of toAmend()) {
      if (signal.aborted) break;
      await amend(amendment);
    }
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
