import type { Logger } from 'pino';
import type { User } from 'telegraf/types';
import {
  type Language,
  openFloods,
  type Reply,
  type Request,
  type Rights,
  type Texts,
  textsIn,
} from '../chat/index.js';
import type { Chats, Phrasebook } from '../store/index.js';
import type { Call } from './calls.js';
import { dispatched } from './dispatches.js';
import { chatName, languageOf } from './incoming.js';
import { publishChatMenu } from './menus.js';
import type { Address, Outgoing } from './outgoing.js';
import type { Pace } from './pace.js';
import type { RightsOf } from './rights.js';
import { censorOf, plainly } from './secrets.js';
import { type Trouble, troubleOf } from './troubles.js';
import { withTyping } from './typing.js';

/** What a person asked for, as far as it takes to answer when it does not work. */
interface Attempted {
  readonly texts: Texts;
  /** What they wrote, to be kept out of the log. */
  readonly said: string;
  readonly to: Address;
  readonly person: number;
  readonly rights: Rights;
  readonly at: Date;
}

/** What the handlers of all kinds of updates share. */
export interface Edge {
  readonly call: Call;
  readonly outgoing: Outgoing;
  readonly phrasebook: Phrasebook;
  readonly rightsOf: RightsOf;
  readonly now: () => Date;
  /** The language a chat has chosen, else that of the person's app. */
  languageFor(chat: number, user: User | undefined): Language;
  /** The bot's own words in that language. */
  textsFor(chat: number, user: User | undefined): Texts;
  /** The conversation's reply; what it has to say elsewhere is said. */
  converse(request: Request, to: Address): Promise<Reply | null>;
  /**
   * Does what a person asked for, and shows "typing…" there while that takes long; when it fails for no reason of theirs, tells them in one line.
   * Who floods the bot is told once to slow down, and then not heard for a while; the staff may.
   */
  attempt(asked: Attempted, work: () => Promise<void>): Promise<void>;
  /** The bot can reach a chat no more: what it follows ends. */
  left(chat: number): void;
  /** Logs an error as it deserves, without the token and what was said, and tells what it means. At the end nothing more is said of what it cuts short. */
  complain(error: unknown, said?: string): Trouble;
}

/** The edge of a conversation to Telegram. */
export function edge(parts: {
  readonly token: string;
  readonly call: Call;
  readonly outgoing: Outgoing;
  readonly phrasebook: Phrasebook;
  readonly rightsOf: RightsOf;
  readonly chats: Pick<Chats, 'settings'>;
  readonly now: () => Date;
  readonly converse: (request: Request) => Promise<Reply | null>;
  /** Told of a chat that shut the bot out, or is no more. */
  readonly gone: (chat: string) => void;
  readonly staff: ReadonlySet<number>;
  readonly log: Logger;
  readonly pace: Pace;
  readonly ending: AbortSignal;
}): Edge {
  const {
    token,
    call,
    outgoing,
    phrasebook,
    rightsOf,
    chats,
    now,
    converse,
    gone,
    staff,
    log,
    pace,
    ending,
  } = parts;

  const floods = openFloods(pace.flood);

  const complain: Edge['complain'] = (error, said = '') => {
    const trouble = ending.aborted ? 'done' : troubleOf(error);
    const reason = plainly(error, censorOf(token, said));
    if (trouble === 'unexpected') log.error(reason, 'an update could not be answered');
    else log.debug({ trouble, reason: reason.message }, 'Telegram refused a call');
    return trouble;
  };

  const left: Edge['left'] = (chat) => {
    try {
      gone(chatName(chat));
    } catch (error) {
      complain(error);
    }
  };

  const languageFor: Edge['languageFor'] = (chat, user) => chosenLanguage(chatName(chat)) ?? languageOf(user);
  const chosenLanguage = (chat: string): Language | null => chats.settings(chat).language;

  return {
    call,
    outgoing,
    phrasebook,
    rightsOf,
    now,
    complain,
    left,
    languageFor,
    textsFor: (chat, user) => textsIn(languageFor(chat, user)),
    async converse(request, to) {
      const { chat, place, input } = request;
      log.debug({ place, input: input.kind === 'page' ? input.name : input }, 'asked');
      const before = chosenLanguage(chat);
      const reply = await converse({ ...request, offers: { votes: true, newsroom: staff.size > 0 } });
      const after = chosenLanguage(chat);
      if (after !== before && request.place !== 'channel') {
        const audience = request.rights?.staff && request.place === 'private' ? 'staff' : request.place;
        await publishChatMenu(call, to.chat, audience, after).catch((error: unknown) => complain(error));
      }
      return reply && dispatched(reply, { outgoing, staff, complain });
    },
    async attempt({ texts, said, to, person, rights, at }, work) {
      const patience = rights.staff ? 'answer' : floods.heard(person, at);
      if (patience === 'ignore') return;
      try {
        if (patience === 'slowDown') return await outgoing.sendLine(texts.slowDown, to);
        await withTyping(work, () => outgoing.typing(to), { blink: pace.blink, again: pace.typing });
      } catch (error) {
        const trouble = complain(error, said);
        if (trouble === 'gone') left(to.chat);
        if (trouble !== 'unexpected') return;
        await outgoing.sendLine(texts.failed, to).catch((again: unknown) => complain(again, said));
      }
    },
  };
}
