import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { openNewsroom } from '../../src/newsroom.js';
import { freePort, line, quickPace, startBotUnderTest } from './botUnderTest.js';
import { aCrowd, askAll, tallyOf } from './crowd.js';
import { LocalTelegram } from './localTelegram.js';

let telegram: LocalTelegram;
beforeEach(async () => {
  telegram = await LocalTelegram.open();
});
afterEach(() => telegram.close());

describe('a crowd asking at once', () => {
  it('is answered, everybody in order, each question once, though updates come twice and calls fail', async () => {
    const crowd = aCrowd(telegram, 200, 10);
    telegram.fail('getUpdates', { html: 502 }, 'reset');
    telegram.fail(
      'sendMessage',
      { html: 502 },
      { code: 429, description: 'Too Many Requests', retryAfter: 0.05 },
    );
    askAll(telegram, crowd);
    telegram.repeatPending();
    const bot = startBotUnderTest(telegram, ({ input }) => line(input.kind === 'text' ? input.text : ''), {
      // A busy machine's seconds are no silence: what is sent again after one comes twice, as it should.
      pace: { ...quickPace, silence: 60_000 },
    });
    await telegram.until(() => tallyOf(telegram, crowd).lost === 0);
    await bot.stop();
    expect(tallyOf(telegram, crowd)).toEqual({ answered: 2_000, lost: 0, twice: 0, outOfOrder: 0 });
  });
});

describe('the process', () => {
  const digest = '08:00';
  let child: ChildProcess;
  afterEach(() => void child.kill('SIGKILL'));

  /** A folder with a page read, and followers who wait for its first article. */
  const prepare = (followers: readonly number[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'process-'));
    const seeds = join(folder, 'seeds');
    mkdirSync(seeds);
    copyFileSync('seeds/002_7206550a6ff1634f.txt', join(seeds, 'page.txt'));
    const env = {
      ...process.env,
      BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      DATABASE_PATH: join(folder, 'news.sqlite'),
      SEEDS_DIR: seeds,
    };
    const start = async () => {
      const before = telegram.callsOf('getMe').length;
      child = spawn(process.execPath, [inject('program'), 'serve'], { env, stdio: 'ignore' });
      await telegram.called('getMe', before + 1);
    };
    const end = async (signal: NodeJS.Signals) => {
      const ended = once(child, 'exit');
      child.kill(signal);
      return (await ended)[0] as number | null;
    };

    const { store } = openNewsroom({ ...env, SEARCH_ENGINE: 'auto' }, pino({ level: 'silent' }));
    const [articleId = 0] = store.articles.latest({}, { limit: 1, offset: 0 }).ids;
    const chats = followers.map((id) => `telegram:${id}`);
    for (const chat of chats) {
      // What came before the last digest is due by day and by night.
      store.chats.change(chat, { digest });
      store.following.add(chat, { kind: 'words', topic: '平湖' }, { language: 'zh', place: 'private' });
    }
    const longAgo = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000);
    store.outbox.announce(
      articleId,
      chats.map((chat) => ({ chat, articleId, topic: '平湖' })),
      longAgo,
    );
    store.close();
    return { start, end };
  };

  /** How often each follower was sent the news. */
  const newsSent = (followers: readonly number[]) =>
    followers.map(
      (id) =>
        telegram
          .callsOf('sendMessage')
          .filter(
            ({ params, answer }) => answer.ok && params.chat_id === id && /新报道/u.test(String(params.text)),
          ).length,
    );

  it('ends with status 2 when Telegram refuses the address of its webhook', async () => {
    telegram.fail('setWebhook', { code: 400, description: 'Bad Request: invalid webhook URL specified' });
    const folder = mkdtempSync(join(tmpdir(), 'process-'));
    const env = {
      ...process.env,
      BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      DATABASE_PATH: join(folder, 'news.sqlite'),
      SEEDS_DIR: folder,
      WEBHOOK_URL: 'http://example.org/telegram',
      WEBHOOK_PORT: String(await freePort()),
    };
    child = spawn(process.execPath, [inject('program'), 'serve'], { env, stdio: 'ignore' });
    expect(await once(child, 'exit')).toEqual([2, null]);
  });

  it('stops at once, though an answer broke off before', async () => {
    telegram.fail('getMe', 'broken off');
    telegram.fail('getUpdates', 'broken off');
    const { start, end } = prepare([]);
    await start();
    await telegram.called('getUpdates');
    expect(await end('SIGTERM')).toBe(0);
  });

  it.each([
    { signal: 'SIGTERM', atMostTwice: 0, status: 0 },
    // Those that Telegram had, and the process not yet heard so.
    { signal: 'SIGKILL', atMostTwice: 3, status: null },
  ] as const)(
    'ended by $signal in the middle loses no question and no news, and repeats only what was in flight',
    async ({ signal, atMostTwice, status }) => {
      const crowd = aCrowd(telegram, 30, 2);
      const followers = Array.from(
        { length: 12 },
        (_, each) => telegram.privateChat(telegram.person(`f${each}`)).id,
      );
      const { start, end } = prepare(followers);
      await start();
      askAll(telegram, crowd);
      await telegram.until(() => tallyOf(telegram, crowd).answered >= 10 && newsSent(followers).includes(1));
      expect(await end(signal)).toBe(status);

      await start();
      await telegram.until(() => tallyOf(telegram, crowd).lost === 0 && !newsSent(followers).includes(0));
      expect(await end('SIGTERM')).toBe(0);
      const { answered, twice, outOfOrder } = tallyOf(telegram, crowd);
      const newsTwice = newsSent(followers).reduce((sum, times) => sum + times - 1, 0);
      expect({ answered, outOfOrder }).toEqual({ answered: 60, outOfOrder: 0 });
      expect(twice + newsTwice).toBeLessThanOrEqual(atMostTwice);
    },
  );
});
