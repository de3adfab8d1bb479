/** So many at once, and one more every so many milliseconds. */
interface Rate {
  readonly burst: number;
  readonly every: number;
}

/** How fast a bot may write: in all, to one person, to one group. */
export interface Rates {
  readonly overall: Rate;
  readonly person: Rate;
  readonly group: Rate;
}

/**
 * Telegram's limits (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this):
 * about thirty messages a second in all, one a second to a chat with short bursts, twenty a minute to a
 * group. A burst and what follows it in the same second or minute stay within them.
 */
export const telegramRates: Rates = {
  overall: { burst: 2, every: 36 },
  person: { burst: 3, every: 1_000 },
  group: { burst: 5, every: 4_000 },
};

/** Time in milliseconds, and a call after so many of them. */
export interface Timer {
  now(): number;
  after(milliseconds: number, then: () => void): void;
}

const realTimer: Timer = {
  now: () => performance.now(),
  after: (milliseconds, then) => void setTimeout(then, milliseconds).unref(),
};

/** Who may write to which chat next. */
export interface SendTurns {
  /** Resolves when something may be sent to the chat; a chat's turns come in the order they were asked for. */
  turn(chat: number): Promise<void>;
}

/**
 * Turns within the rates, by chat in rotation: one with much to say holds up no other.
 * When the signal aborts, everybody's turn comes at once.
 */
export function sendTurns(rates: Rates, signal: AbortSignal, timer: Timer = realTimer): SendTurns {
  const waiting = new Map<number, (() => void)[]>();
  const chats = new Map<number, Bucket>();
  const overall = bucket(rates.overall);
  let woken = Number.POSITIVE_INFINITY;

  const bucketOf = (chat: number): Bucket => {
    const known = chats.get(chat) ?? bucket(chat < 0 ? rates.group : rates.person);
    // Back to the end: the front is who was quiet longest.
    chats.delete(chat);
    chats.set(chat, known);
    return known;
  };
  const forgetQuiet = (now: number): void => {
    for (const [chat, each] of chats) {
      if (!each.isFull(now)) return;
      chats.delete(chat);
    }
  };

  const give = (): void => {
    const now = timer.now();
    let soonest = Number.POSITIVE_INFINITY;
    for (const [chat, turns] of waiting) {
      const inAll = overall.freeAt(now);
      if (inAll > now) {
        soonest = Math.min(soonest, inAll);
        break;
      }
      const mine = chats.get(chat) ?? bucketOf(chat);
      const free = mine.freeAt(now);
      soonest = Math.min(soonest, free);
      if (free > now) continue;
      overall.take(now);
      bucketOf(chat).take(now);
      // To the end of the rotation, which this loop reaches again.
      waiting.delete(chat);
      const go = turns.shift();
      if (turns.length > 0) waiting.set(chat, turns);
      go?.();
    }
    forgetQuiet(now);
    if (waiting.size > 0) wake(soonest, now);
  };

  const wake = (at: number, now: number): void => {
    if (woken <= at) return;
    woken = at;
    timer.after(Math.max(0, at - now), () => {
      if (woken === at) woken = Number.POSITIVE_INFINITY;
      give();
    });
  };

  signal.addEventListener('abort', () => {
    for (const turns of waiting.values()) for (const go of turns) go();
    waiting.clear();
  });

  return {
    turn: (chat) =>
      new Promise((go) => {
        if (signal.aborted) return go();
        const mine = waiting.get(chat);
        if (mine) mine.push(go);
        else {
          waiting.set(chat, [go]);
          give();
        }
      }),
  };
}

interface Bucket {
  freeAt(now: number): number;
  take(now: number): void;
  isFull(now: number): boolean;
}

/** The generic cell rate algorithm: a moment to be caught up with stands for the whole bucket (ITU-T I.371, annex A). */
function bucket({ burst, every }: Rate): Bucket {
  let due = Number.NEGATIVE_INFINITY;
  return {
    freeAt: (now) => Math.max(now, due - (burst - 1) * every),
    take: (now) => {
      due = Math.max(now, due) + every;
    },
    isFull: (now) => due <= now,
  };
}
