import { describe, expect, it } from 'vitest';
import { type Rates, sendTurns, type Timer, telegramRates } from '../../src/telegram/sendTurns.js';

/** Time that passes only when told to. */
function handTimer(): Timer & { pass(milliseconds: number): Promise<void> } {
  let now = 0;
  const alarms: { at: number; then: () => void }[] = [];
  return {
    now: () => now,
    after: (milliseconds, then) => void alarms.push({ at: now + milliseconds, then }),
    async pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        alarms.sort((a, b) => a.at - b.at);
        const next = alarms[0];
        if (!next || next.at > end) break;
        alarms.shift();
        now = Math.max(now, next.at);
        next.then();
        await Promise.resolve();
      }
      now = end;
      await Promise.resolve();
    },
  };
}

function someTurns(rates: Rates = telegramRates) {
  const timer = handTimer();
  const ending = new AbortController();
  const turns = sendTurns(rates, ending.signal, timer);
  const sent: { chat: number; at: number; what: number }[] = [];
  const ask = (chat: number, times: number) => {
    for (let what = 0; what < times; what += 1) {
      void turns.turn(chat).then(() => sent.push({ chat, at: timer.now(), what }));
    }
  };
  const to = (chat: number) => sent.filter((each) => each.chat === chat);
  return { timer, ending, sent, ask, to };
}

/** The most that falls into any stretch of so many milliseconds. */
function mostWithin(times: readonly number[], milliseconds: number): number {
  return Math.max(
    0,
    ...times.map((from) => times.filter((at) => at >= from && at < from + milliseconds).length),
  );
}

describe('turns to send', () => {
  it('come at once to a chat that was quiet', async () => {
    const { timer, ask, sent } = someTurns();
    ask(7, 1);
    await timer.pass(0);
    expect(sent).toHaveLength(1);
  });

  it('are at most thirty in any second over all chats', async () => {
    const { timer, ask, sent } = someTurns();
    for (let chat = 1; chat <= 300; chat += 1) ask(chat, 2);
    await timer.pass(30_000);
    expect(sent).toHaveLength(600);
    expect(
      mostWithin(
        sent.map(({ at }) => at),
        1_000,
      ),
    ).toBeLessThanOrEqual(30);
  });

  it('are one a second to a person after a short burst, in order', async () => {
    const { timer, ask, to } = someTurns();
    ask(7, 10);
    await timer.pass(100);
    expect(to(7)).toHaveLength(3);
    await timer.pass(6_900);
    expect(to(7).map(({ what }) => what)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('are at most twenty in any minute to a group', async () => {
    const { timer, ask, to } = someTurns();
    ask(-100, 100);
    await timer.pass(400_000);
    const times = to(-100).map(({ at }) => at);
    expect(times).toHaveLength(100);
    expect(mostWithin(times, 60_000)).toBeLessThanOrEqual(20);
  });

  it('are shared: a group with a thousand messages holds up no other chat', async () => {
    const { timer, ask, to } = someTurns();
    ask(-100, 1_000);
    await timer.pass(1_000);
    for (let chat = 1; chat <= 20; chat += 1) ask(chat, 1);
    await timer.pass(1_000);
    for (let chat = 1; chat <= 20; chat += 1) expect(to(chat)).toHaveLength(1);
  });

  it('rotate between chats when all together are too fast', async () => {
    const one = { burst: 1, every: 10 };
    const { timer, ask, sent } = someTurns({ overall: one, person: { burst: 99, every: 1 }, group: one });
    ask(1, 3);
    ask(2, 3);
    ask(3, 3);
    await timer.pass(1_000);
    // The first went before anybody else had asked.
    expect(sent.map(({ chat }) => chat)).toEqual([1, 1, 2, 3, 1, 2, 3, 2, 3]);
  });

  it('come to everybody when the bot ends', async () => {
    const { timer, ending, ask, sent } = someTurns();
    ask(-100, 50);
    await timer.pass(10);
    ending.abort();
    await timer.pass(0);
    ask(-100, 1);
    await timer.pass(0);
    expect(sent).toHaveLength(51);
  });
});
