import type { Dispatch, Reply } from '../chat/index.js';
import { chatIdOf, chatName } from './incoming.js';
import type { Address, Outgoing } from './outgoing.js';
import type { Trouble } from './troubles.js';

/** Says what a reply has to say elsewhere, and gives the reply, or what is replied when that did not work. */
export async function dispatched(
  reply: Reply,
  {
    outgoing,
    staff,
    complain,
  }: {
    readonly outgoing: Outgoing;
    readonly staff: Iterable<number>;
    readonly complain: (error: unknown) => Trouble;
  },
): Promise<Reply> {
  let told = reply;
  for (const dispatch of reply.dispatches ?? []) {
    let arrived = false;
    for (const to of addresses(dispatch, staff)) {
      try {
        const sent = await outgoing.send(dispatch.reply, to);
        arrived = true;
        if (sent) dispatch.sent?.(chatName(sent.chat), sent.message);
      } catch (error) {
        complain(error);
      }
    }
    if (!arrived && dispatch.lost) told = dispatch.lost;
  }
  return told;
}

function addresses({ to }: Dispatch, staff: Iterable<number>): Address[] {
  if (to === 'staff') return [...staff].map((chat) => ({ chat }));
  const chat = chatIdOf(to.chat);
  if (chat === null) return [];
  const { thread, answers } = to;
  return [{ chat, ...(thread ? { topic: thread } : {}), ...(answers ? { answers } : {}) }];
}
