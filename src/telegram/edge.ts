import type { Logger } from 'pino';
import type { Language, Reply, Request } from '../chat/index.js';
import type { Phrasebook } from '../store/index.js';
import type { Call } from './calls.js';
import type { Address, Outgoing } from './outgoing.js';
import type { Pace } from './pace.js';
import { censorOf, plainly } from './secrets.js';
import { type EdgeTexts, edgeTexts } from './texts.js';
import { type Trouble, troubleOf } from './troubles.js';
import { withTyping } from './typing.js';

/** What the handlers of all kinds of updates share. */
export interface Edge {
  readonly call: Call;
  readonly outgoing: Outgoing;
  readonly phrasebook: Phrasebook;
  readonly now: () => Date;
  /** The conversation's reply; shows "typing…" there while it takes long. */
  converse(request: Request, to: Address): Promise<Reply | null>;
  /**
   * Does what a person asked for; when that fails for no reason of theirs, tells them in one line.
   * `said` is what they wrote, to be kept out of the log.
   */
  attempt(
    asked: { readonly language: Language; readonly said: string; readonly to: Address },
    work: (texts: EdgeTexts) => Promise<void>,
  ): Promise<void>;
  /** Logs an error as it deserves, without the token and what was said, and tells what it means. */
  complain(error: unknown, said?: string): Trouble;
}

/** The edge of a conversation to Telegram. */
export function edge(parts: {
  readonly token: string;
  readonly call: Call;
  readonly outgoing: Outgoing;
  readonly phrasebook: Phrasebook;
  readonly now: () => Date;
  readonly converse: (request: Request) => Promise<Reply | null>;
  readonly log: Logger;
  readonly pace: Pace;
}): Edge {
  const { token, call, outgoing, phrasebook, now, converse, log, pace } = parts;

  const complain: Edge['complain'] = (error, said = '') => {
    const trouble = troubleOf(error);
    const reason = plainly(error, censorOf(token, said));
    if (trouble === 'unexpected') log.error(reason, 'an update could not be answered');
    else log.debug({ trouble, reason: reason.message }, 'Telegram refused a call');
    return trouble;
  };

  return {
    call,
    outgoing,
    phrasebook,
    now,
    complain,
    converse(request, to) {
      log.debug({ request }, 'asked');
      return withTyping(
        () => converse(request),
        () => outgoing.typing(to),
        { blink: pace.blink, again: pace.typing },
      );
    },
    async attempt({ language, said, to }, work) {
      const texts = edgeTexts[language];
      try {
        await work(texts);
      } catch (error) {
        if (complain(error, said) !== 'unexpected') return;
        await outgoing.sendLine(texts.failed, to).catch((again: unknown) => complain(again, said));
      }
    },
  };
}
