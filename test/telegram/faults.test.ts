import { setTimeout as sleep } from 'node:timers/promises';
import type { Chat, Update, User } from 'telegraf/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Request } from '../../src/chat/index.js';
import { openStore } from '../../src/store/index.js';
import {
  type BotUnderTest,
  gate,
  line,
  quickPace,
  startBotUnderTest,
  unwritableInbox,
} from './botUnderTest.js';
import { type Fault, LocalTelegram } from './localTelegram.js';

const echo = ({ input }: Request) => line(input.kind === 'text' ? input.text : input.kind);

describe('when something goes wrong', () => {
  let telegram: LocalTelegram;
  let bot: BotUnderTest | undefined;

  beforeEach(async () => {
    telegram = await LocalTelegram.open();
  });
  afterEach(async () => {
    await bot?.stop();
    bot = undefined;
    await telegram.close();
  });

  const outages: readonly { name: string; fault: Fault }[] = [
    { name: 'a 502 with a page of HTML', fault: { html: 502 } },
    { name: 'a 403 page of some proxy', fault: { html: 403 } },
    { name: 'a 500', fault: { code: 500, description: 'Internal Server Error' } },
    { name: 'a broken connection', fault: 'reset' },
    { name: 'an answer that breaks off', fault: 'broken off' },
    { name: 'a connection that falls silent', fault: 'silence' },
    {
      name: 'a 429',
      fault: { code: 429, description: 'Too Many Requests: retry after 0.02', retryAfter: 0.02 },
    },
  ];
  const impatient = { pace: { ...quickPace, longPollSeconds: 0.05, silence: 100 } };

  describe.each(outages)('$name', ({ fault }) => {
    // Only silence needs impatience, with which a busy machine is taken for a silent one and told twice.
    const settings = fault === 'silence' ? impatient : {};
    const heard = (chat: Parameters<LocalTelegram['shown']>[0]) => {
      const texts = telegram.shown(chat).map(({ text }) => text);
      return fault === 'silence' ? [...new Set(texts)] : texts;
    };

    it('at the start only delays the bot', async () => {
      telegram.fail('getMe', fault, fault);
      telegram.fail('deleteWebhook', fault);
      bot = startBotUnderTest(telegram, echo, settings);
      const ann = telegram.person('Ann');
      const chat = telegram.privateChat(ann);
      telegram.write(chat, ann, '早');
      expect((await telegram.heard(chat)).text).toBe('早');
      expect(bot.names).toEqual(['AskPinghuBot']);
    });

    it('while polling only delays the answer, given once', async () => {
      bot = startBotUnderTest(telegram, echo, settings);
      const ann = telegram.person('Ann');
      const chat = telegram.privateChat(ann);
      telegram.write(chat, ann, '一');
      await telegram.heard(chat);
      telegram.fail('getUpdates', fault, fault);
      telegram.write(chat, ann, '二');
      await telegram.until(() => heard(chat).includes('二'));
      expect(heard(chat)).toEqual(['一', '二']);
    });

    it('while answering only delays the answer', async () => {
      bot = startBotUnderTest(telegram, echo, settings);
      const ann = telegram.person('Ann');
      const chat = telegram.privateChat(ann);
      telegram.fail('sendMessage', fault, fault);
      telegram.write(chat, ann, '一');
      telegram.write(chat, ann, '二');
      await telegram.until(() => heard(chat).includes('二'));
      expect(heard(chat)).toEqual(['一', '二']);
    });
  });

  it('waits as long as a 429 says before it sends again', async () => {
    bot = startBotUnderTest(telegram, echo);
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.fail('sendMessage', {
      code: 429,
      description: 'Too Many Requests: retry after 0.6',
      retryAfter: 0.6,
    });
    telegram.write(chat, ann, '早');
    await telegram.called('sendMessage', 1);
    const refused = performance.now();
    await telegram.heard(chat);
    // The refusal is seen a little late on a busy machine.
    expect(performance.now() - refused).toBeGreaterThanOrEqual(300);
  });

  it.each([-1, 0, null, 'soon', {}])(
    'takes %j seconds to wait for its own waiting times',
    async (retryAfter) => {
      bot = startBotUnderTest(telegram, echo);
      const ann = telegram.person('Ann');
      const chat = telegram.privateChat(ann);
      const refusal = { code: 429, description: 'Too Many Requests', retryAfter: retryAfter as number };
      telegram.fail('getUpdates', refusal);
      telegram.fail('sendMessage', refusal, refusal);
      telegram.write(chat, ann, '早');
      expect((await telegram.heard(chat)).text).toBe('早');
    },
  );

  it('waits when it is told to wait for years, and answers everybody else', async () => {
    bot = startBotUnderTest(telegram, echo, { pace: { ...quickPace, grace: 50 } });
    const [ann, ming] = [telegram.person('Ann'), telegram.person('小明')];
    const [hers, his] = [telegram.privateChat(ann), telegram.privateChat(ming)];
    telegram.fail('sendMessage', { code: 429, description: 'Too Many Requests', retryAfter: 1e10 });
    telegram.write(hers, ann, '早');
    await telegram.called('sendMessage');
    for (const [index, text] of ['一', '二', '三'].entries()) {
      telegram.write(his, ming, text);
      await telegram.heard(his, index + 1);
    }
    expect(telegram.callsOf('sendMessage')).toHaveLength(4);
    expect(telegram.shown(hers)).toEqual([]);
    // Not waited for: it would be ten minutes.
    await telegram.close();
    telegram = await LocalTelegram.open();
  });

  it.each(['reset', { html: 502 }, { code: 429, description: 'Too Many Requests' }] as const)(
    'an outage (%j) longer than any number of tries loses no answer',
    async (fault) => {
      bot = startBotUnderTest(telegram, echo);
      const ann = telegram.person('Ann');
      const chat = telegram.privateChat(ann);
      telegram.fail('sendMessage', ...Array<Fault>(20).fill(fault));
      telegram.write(chat, ann, '早');
      expect((await telegram.heard(chat)).text).toBe('早');
      const told = bot.logLines.filter(
        (text) => text.includes('trying again') && JSON.parse(text).level > 20,
      );
      expect(told).toHaveLength(1);
    },
  );

  it('a message that Telegram stumbles over every time keeps its chat from being answered for a while only', async () => {
    bot = startBotUnderTest(telegram, echo);
    const ann = telegram.person('Ann', 'en');
    const chat = telegram.privateChat(ann);
    telegram.fail(
      'sendMessage',
      ...Array<Fault>(10).fill({ code: 500, description: 'Internal Server Error' }),
    );
    telegram.write(chat, ann, 'x');
    expect((await telegram.heard(chat)).text).toMatch(/^Sorry/);
  });

  it('answers to getUpdates that are no updates keep nobody from being answered', async () => {
    telegram.fail(
      'getUpdates',
      ...[{}, 'x', 7, null, [{ message: {} }], [null, { update_id: '5' }]].map((result) => ({ result })),
    );
    bot = startBotUnderTest(telegram, echo);
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.write(chat, ann, '早');
    expect((await telegram.heard(chat)).text).toBe('早');
  });

  it('lets no chat wait for another one’s 429, and keeps each chat’s order', async () => {
    const slow = gate();
    bot = startBotUnderTest(telegram, async (request) => {
      if (request.input.kind === 'text' && request.input.text === '慢') await slow.opened;
      return echo(request);
    });
    const [ann, ming] = [telegram.person('Ann'), telegram.person('小明')];
    const [hers, his] = [telegram.privateChat(ann), telegram.privateChat(ming)];
    telegram.write(hers, ann, '慢');
    telegram.write(hers, ann, '快');
    await telegram.until(() => bot?.requests.length === 1);
    telegram.write(his, ming, '早');
    await telegram.heard(his);
    expect(telegram.shown(hers)).toEqual([]);
    slow.open();
    await telegram.heard(hers, 2);
    expect(telegram.shown(hers).map(({ text }) => text)).toEqual(['慢', '快']);
  });

  it('takes being blocked, thrown out, or muted quietly, and answers everybody else', async () => {
    bot = startBotUnderTest(telegram, echo);
    const ann = telegram.person('Ann');
    const [chat, group, other] = [telegram.privateChat(ann), telegram.group(), telegram.group()];
    telegram.blocked.add(chat.id).add(group.id);
    telegram.write(chat, ann, '早');
    telegram.write(group, ann, '/latest');
    await telegram.called('sendMessage', 2);
    telegram.fail('sendMessage', {
      code: 400,
      description: 'Bad Request: not enough rights to send text messages to the chat',
    });
    telegram.write(other, ann, '/latest');
    await telegram.called('sendMessage', 3);
    telegram.write(other, ann, '/town');
    await telegram.heard(other);
    expect(telegram.callsOf('sendMessage')).toHaveLength(4);
    expect(bot.logLines.filter((text) => JSON.parse(text).level >= 40)).toEqual([]);
  });

  it.each([
    { language: 'zh', line: '抱歉，刚才出了点问题，请稍后再试一次。' },
    { language: 'en', line: 'Sorry, something went wrong just now. Please try again in a moment.' },
  ])(
    'a failing handler says one kind line ($language), and the log holds neither token nor words',
    async (row) => {
      const secret = '我想问的是一件私事';
      bot = startBotUnderTest(
        telegram,
        ({ input }) => {
          throw new Error(`cannot parse ${input.kind === 'text' && input.text} with ${telegram.token}`);
        },
        {},
      );
      const person = telegram.person('某人', row.language);
      const chat = telegram.privateChat(person);
      telegram.write(chat, person, secret);
      expect((await telegram.heard(chat)).text).toBe(row.line);
      const aboveDebug = bot.logLines.filter((text) => JSON.parse(text).level > 20).join('');
      expect(aboveDebug).toContain('an update could not be answered');
      expect(aboveDebug).not.toContain(secret);
      expect(bot.logLines.join('')).not.toContain(telegram.token);
      expect(bot.logLines.join('')).not.toMatch(/"(?:chat|user|from|person)\w*":/u);
    },
  );

  it('an update of a shape nobody knows costs one log line, without its content', async () => {
    bot = startBotUnderTest(telegram, echo);
    telegram.hand({ update_id: 5000, message: { text: '我想问的是一件私事' } } as never);
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.write(chat, ann, '早');
    await telegram.heard(chat);
    const errors = bot.logLines.filter((text) => JSON.parse(text).level >= 40);
    expect(errors).toHaveLength(1);
    expect(errors[0]).not.toContain('私事');
  });

  it('a message Telegram refuses as malformed is told kindly, too', async () => {
    bot = startBotUnderTest(telegram, echo);
    const ann = telegram.person('Ann', 'en');
    const chat = telegram.privateChat(ann);
    telegram.fail('sendMessage', { code: 400, description: "Bad Request: can't parse entities: …" });
    telegram.write(chat, ann, 'x');
    expect((await telegram.heard(chat)).text).toMatch(/^Sorry/);
  });

  it('a lost connection shows no token in any log line', async () => {
    bot = startBotUnderTest(telegram, echo, impatient);
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.fail('getUpdates', { html: 403 }, 'reset', 'silence');
    telegram.fail('sendMessage', { html: 403 }, 'reset', 'silence', { html: 403 }, 'reset');
    telegram.write(chat, ann, '早');
    await telegram.called('sendMessage', 5);
    await bot.stop();
    expect(bot.logLines.join('')).toContain('invalid json');
    expect(bot.logLines.join('')).not.toContain(telegram.token.split(':')[1]);
  });

  it('another copy of the bot is waited out, with one warning for the whole conflict', async () => {
    const conflict = {
      code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    };
    telegram.fail('getUpdates', conflict, conflict, conflict);
    bot = startBotUnderTest(telegram, echo);
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.write(chat, ann, '早');
    await telegram.heard(chat);
    const warnings = bot.logLines.filter((text) => JSON.parse(text).level === 40);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('something else fetches this bot’s updates');
  });

  it('a webhook set behind its back is removed', async () => {
    bot = startBotUnderTest(telegram, echo, impatient);
    await telegram.called('getUpdates');
    telegram.webhook = 'https://example.org/';
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.write(chat, ann, '早');
    expect((await telegram.heard(chat)).text).toBe('早');
  });

  it.each([
    { name: 'an unknown token', token: '123456:another-TEST-token_of-35-characters', says: '401' },
    { name: 'a malformed token', token: 'abc', says: '404' },
  ])('$name ends the bot with one clear line', async ({ token, says }) => {
    bot = startBotUnderTest(telegram, echo, { token });
    expect(await bot.done).toBe('unauthorised');
    expect(bot.logLines).toHaveLength(1);
    expect(bot.logLines[0]).toContain(`Telegram refuses the bot's token (${says}`);
    expect(bot.logLines[0]).toContain('check BOT_TOKEN');
    expect(bot.logLines[0]).not.toContain(token);
  });

  it('a token revoked while a reply is sent ends the bot with one line; the reply waits for a better token', async () => {
    const store = openStore(':memory:');
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    bot = startBotUnderTest(telegram, echo, { store });
    telegram.fail('sendMessage', { code: 401, description: 'Unauthorized' });
    telegram.write(chat, ann, '早');
    expect(await bot.done).toBe('unauthorised');
    const told = bot.logLines.filter((text) => JSON.parse(text).level >= 40);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('check BOT_TOKEN');
    bot = startBotUnderTest(telegram, echo, { store });
    expect((await telegram.heard(chat)).text).toBe('早');
  });

  it('a token revoked while running ends the bot and everything it does', async () => {
    let rounds = 0;
    const due = () => {
      rounds += 1;
      if (rounds === 1) throw new Error('database is locked');
      return [];
    };
    bot = startBotUnderTest(telegram, echo, {
      ...impatient,
      news: { due, sent() {}, amendments: () => [], amended() {}, gone() {} },
    });
    await telegram.until(() => rounds > 1);
    await telegram.called('getUpdates');
    telegram.fail('getUpdates', { code: 401, description: 'Unauthorized' });
    expect(await bot.done).toBe('unauthorised');
    expect(rounds).toBeGreaterThan(0);
    const before = rounds;
    await sleep(3 * quickPace.round);
    expect(rounds).toBe(before);
  });

  it('a menu Telegram refuses does not keep the bot from answering', async () => {
    telegram.fail('setMyCommands', { code: 400, description: 'Bad Request: BOT_COMMAND_INVALID' });
    bot = startBotUnderTest(telegram, echo);
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.write(chat, ann, '早');
    expect((await telegram.heard(chat)).text).toBe('早');
  });
});

describe('stopping', () => {
  it('finishes the update in hand, takes no other, and leaves nothing to be answered twice', async () => {
    const telegram = await LocalTelegram.open();
    const slow = gate();
    const converse = async (request: Request) => {
      if (request.input.kind === 'text' && request.input.text === '慢') await slow.opened;
      return echo(request);
    };
    const bot = startBotUnderTest(telegram, converse);
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.write(chat, ann, '慢');
    await telegram.until(() => bot.requests.length === 1);
    const stopped = bot.stop();
    telegram.write(chat, ann, '后来');
    slow.open();
    await stopped;
    expect(await bot.done).toBe('stopped');
    expect(telegram.shown(chat).map(({ text }) => text)).toEqual(['慢']);

    const next = startBotUnderTest(telegram, converse);
    await telegram.heard(chat, 2);
    expect(telegram.shown(chat).map(({ text }) => text)).toEqual(['慢', '后来']);
    await next.stop();
    await telegram.close();
  });

  it('before Telegram was ever reached ends at once', async () => {
    const telegram = await LocalTelegram.open();
    telegram.fail('getMe', 'silence');
    const bot = startBotUnderTest(telegram, echo);
    await telegram.called('getMe');
    await bot.stop();
    expect(await bot.done).toBe('stopped');
    await telegram.close();
  });

  it('does not wait for ever for an answer that does not come; the question comes again', async () => {
    const telegram = await LocalTelegram.open();
    const store = openStore(':memory:');
    const bot = startBotUnderTest(telegram, () => new Promise(() => {}), {
      pace: { ...quickPace, grace: 50 },
      store,
    });
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.write(chat, ann, '慢');
    await telegram.until(() => bot.requests.length === 1);
    await bot.stop();
    expect(await bot.done).toBe('stopped');
    expect(bot.logLines.filter((text) => JSON.parse(text).level >= 40)).toEqual([]);

    const next = startBotUnderTest(telegram, echo, { store });
    expect((await telegram.heard(chat)).text).toBe('慢');
    await next.stop();
    await telegram.close();
  });
});

describe('stopping while Telegram is silent', () => {
  it('says nothing of the calls it cuts short', async () => {
    const telegram = await LocalTelegram.open();
    const bot = startBotUnderTest(telegram, echo, { pace: { ...quickPace, grace: 50 } });
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.fail('sendMessage', 'silence');
    telegram.write(chat, ann, '早');
    await telegram.called('sendMessage');
    await bot.stop();
    expect(bot.logLines.filter((text) => JSON.parse(text).level >= 40)).toEqual([]);
    expect(telegram.callsOf('sendMessage')).toHaveLength(1);
    await telegram.close();
  });
});

describe('the test environment', () => {
  it('is reached under its own path', async () => {
    const telegram = await LocalTelegram.open('test');
    const bot = startBotUnderTest(telegram, echo, { testEnv: true });
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.write(chat, ann, '早');
    expect((await telegram.heard(chat)).text).toBe('早');
    await bot.stop();

    const live = startBotUnderTest(telegram, echo);
    expect(await live.done).toBe('unauthorised');
    await telegram.close();
  });
});

describe('what the bot sends', () => {
  it('keeps to the rates, tries included, and is told to the metrics by method and outcome', async () => {
    const telegram = await LocalTelegram.open();
    const outcomes: string[] = [];
    const bot = startBotUnderTest(telegram, echo, {
      observe: (method, outcome) => void outcomes.push(`${method} ${outcome}`),
      // Three turns at once, and no further one while this test lasts.
      pace: { ...quickPace, rates: { ...quickPace.rates, person: { burst: 3, every: 3_600_000 } } },
    });
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.fail('sendMessage', { code: 500, description: 'Internal Server Error' }, 'reset');
    for (const text of ['一', '二', '三']) telegram.write(chat, ann, text);
    await telegram.heard(chat);
    const bob = telegram.person('Bob');
    const another = telegram.privateChat(bob);
    telegram.write(another, bob, '四');
    await telegram.until(() => outcomes.filter((outcome) => outcome === 'sendMessage ok').length === 2);
    expect(telegram.shown(another)).toHaveLength(1);
    expect(telegram.shown(chat)).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.startsWith('sendMessage'))).toEqual([
      'sendMessage 500',
      'sendMessage failed',
      'sendMessage ok',
      'sendMessage ok',
    ]);
    await bot.stop();
    await telegram.close();
  });
});

describe('updates', () => {
  let telegram: LocalTelegram;
  beforeEach(async () => {
    telegram = await LocalTelegram.open();
  });
  afterEach(() => telegram.close());
  const texts = (chat: Parameters<LocalTelegram['shown']>[0]) => telegram.shown(chat).map(({ text }) => text);
  const saying = (chat: Chat, from: User, id: number, text: string): Update =>
    ({ update_id: id, message: { message_id: id, date: 1_770_000_000, chat, from, text } }) as Update;

  it('delivered twice are answered once, also after a restart', async () => {
    const store = openStore(':memory:');
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    const twice = saying(chat, ann, 7001, '一');
    const first = startBotUnderTest(telegram, echo, { store });
    telegram.hand(twice);
    telegram.hand(twice);
    await telegram.heard(chat);
    await first.stop();
    const second = startBotUnderTest(telegram, echo, { store });
    telegram.hand(twice);
    telegram.hand(saying(chat, ann, 7002, '二'));
    await telegram.heard(chat, 2);
    await second.stop();
    expect(texts(chat)).toEqual(['一', '二']);
  });

  it('out of order, or of broken shapes, keep nobody from being answered', async () => {
    const bot = startBotUnderTest(telegram, echo);
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    [null, 7, {}, { chat: null }, { chat: {}, text: 5 }].forEach((message, index) => {
      telegram.hand({ update_id: 7100 + index, message } as never);
    });
    telegram.hand(saying(chat, ann, 7115, '五'));
    telegram.hand(saying(chat, ann, 7114, '四'));
    await telegram.heard(chat, 2);
    await bot.stop();
    expect(texts(chat)).toEqual(['五', '四']);
  });

  it('left by a run that ended in the middle are answered by the next, those that end every run are given up', async () => {
    const store = openStore(':memory:');
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    const at = new Date();
    store.inbox.add([{ id: 7201, body: JSON.stringify(saying(chat, ann, 7201, '一')) }], at);
    store.inbox.add([{ id: 7203, body: JSON.stringify(saying(chat, ann, 7203, '旧')) }], new Date(0));
    const bot = startBotUnderTest(telegram, echo, { store });
    await telegram.heard(chat);
    await bot.stop();
    expect(texts(chat)).toEqual(['一']);

    store.inbox.add([{ id: 7202, body: '{}' }], at);
    const starts = [1, 2, 3, 4, 5].map(() => {
      const { left, givenUp } = store.inbox.leftOver(at);
      for (const { id } of left) store.inbox.begun(id);
      return [left.length, ...givenUp];
    });
    expect(starts).toEqual([[1], [1], [1], [1], [0, 7202]]);
  });

  it('left by a run are begun in turn, so that the one that ends runs is blamed alone', async () => {
    const store = openStore(':memory:');
    const people = [1, 2, 3, 4, 5].map((each) => telegram.person(`${each}`));
    for (const [index, person] of people.entries()) {
      const id = 7350 + index;
      store.inbox.add(
        [{ id, body: JSON.stringify(saying(telegram.privateChat(person), person, id, '早')) }],
        new Date(),
      );
    }
    let atOnce = 0;
    let most = 0;
    const bot = startBotUnderTest(
      telegram,
      async (request) => {
        most = Math.max(most, ++atOnce);
        await sleep(5);
        atOnce -= 1;
        return echo(request);
      },
      { store },
    );
    for (const person of people) await telegram.heard(telegram.privateChat(person));
    await bot.stop();
    expect(most).toBe(1);
  });

  it('that a run outlived are not to blame for its end', () => {
    const { inbox } = openStore(':memory:');
    const at = new Date();
    inbox.add([{ id: 7301, body: '{}' }], at);
    for (let run = 0; run < 5; run += 1) {
      expect(inbox.leftOver(at).left).toHaveLength(1);
      inbox.begun(7301);
      inbox.outlived(7301);
    }
  });

  it('are done with before the chat’s next one begins: a kill repeats only what is in flight', async () => {
    const store = openStore(':memory:');
    const waiting: number[] = [];
    const bot = startBotUnderTest(
      telegram,
      (request) => {
        waiting.push(store.inbox.waiting());
        return echo(request);
      },
      { store },
    );
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.fail('getUpdates', { result: [1, 2, 3].map((id) => saying(chat, ann, 7400 + id, `${id}`)) });
    await telegram.heard(chat, 3);
    await bot.stop();
    expect(waiting).toEqual([3, 2, 1]);
  });

  it('numbered anew after a silent week are fetched on from their own numbers', async () => {
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.fail(
      'getUpdates',
      { result: [saying(chat, ann, 9000, '旧')] },
      { result: [saying(chat, ann, 70, '新')] },
    );
    const bot = startBotUnderTest(telegram, echo, { pace: { ...quickPace, longPollSeconds: 0.05 } });
    await telegram.heard(chat, 2);
    await telegram.called('getUpdates', 3);
    await bot.stop();
    expect(
      telegram
        .callsOf('getUpdates')
        .slice(0, 3)
        .map(({ params }) => params.offset),
    ).toEqual([0, 9001, 71]);
  });

  it('are answered though they cannot be stored', async () => {
    const store = openStore(':memory:');
    const bot = startBotUnderTest(telegram, echo, { store: { ...store, inbox: unwritableInbox } });
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.write(chat, ann, '一');
    await telegram.heard(chat);
    telegram.write(chat, ann, '二');
    await telegram.heard(chat, 2);
    await bot.stop();
    expect(texts(chat)).toEqual(['一', '二']);
    expect(telegram.confirmed).toHaveLength(2);
  });
});
