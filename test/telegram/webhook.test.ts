import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Request } from '../../src/chat/index.js';
import { openStore } from '../../src/store/index.js';
import type { BotOptions } from '../../src/telegram/index.js';
import {
  type BotUnderTest,
  freePort,
  line,
  quickPace,
  startBotUnderTest,
  unwritableInbox,
} from './botUnderTest.js';
import { LocalTelegram } from './localTelegram.js';

const echo = ({ input }: Request) => line(input.kind === 'text' ? input.text : input.kind);
const secret = 'a-secret_of-the-webhook';
const path = '/pinghu/updates';

describe('the webhook', () => {
  let telegram: LocalTelegram;
  let bot: BotUnderTest;
  let port: number;

  const start = async (
    converse: Parameters<typeof startBotUnderTest>[1],
    options: Partial<BotOptions> = {},
  ) => {
    bot = startBotUnderTest(telegram, converse, {
      webhook: webhook(),
      ...options,
    });
    await telegram.until(() => bot.names.length > 0);
  };
  const webhook = () => ({ url: `https://news.example.org${path}`, host: '127.0.0.1', port, secret });
  const post = (body: string | ReadableStream, headers: Record<string, string> = {}, to = path) =>
    fetch(`http://127.0.0.1:${port}${to}`, {
      method: 'POST',
      headers: { 'x-telegram-bot-api-secret-token': secret, ...headers },
      body,
      duplex: 'half',
    } as RequestInit);
  /** The status of a request whose body never comes. */
  const statusBeforeBody = async (head: readonly string[]): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    socket.write(`${head.join('\r\n')}\r\nHost: local\r\n\r\n`);
    const [answer] = await once(socket, 'data');
    socket.destroy();
    return String(answer).split(' ')[1] ?? '';
  };

  beforeEach(async () => {
    telegram = await LocalTelegram.open();
    port = await freePort();
  });
  afterEach(async () => {
    await bot.stop();
    await telegram.close();
  });

  it('is set at the start with its secret, and updates are answered without polling', async () => {
    await start(echo);
    expect(telegram.webhook).toBe(`https://news.example.org${path}`);
    expect(telegram.webhookWants).toEqual([
      'message',
      'edited_message',
      'callback_query',
      'inline_query',
      'my_chat_member',
      'message_reaction',
      'channel_post',
    ]);
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.write(chat, ann, '早');
    expect(await telegram.deliver(port)).toEqual([200]);
    expect((await telegram.heard(chat)).text).toBe('早');
    expect(telegram.callsOf('getUpdates')).toEqual([]);
    await bot.stop();
    expect(telegram.webhook).not.toBe('');
    expect(bot.logLines.join('')).not.toContain(secret);
  });

  it('refuses a wrong path, method, secret or length before the body is read', async () => {
    await start(echo);
    const length = 'Content-Length: 100';
    const right = `X-Telegram-Bot-Api-Secret-Token: ${secret}`;
    expect(await statusBeforeBody(['POST / HTTP/1.1', length, right])).toBe('404');
    expect(await statusBeforeBody([`POST ${path}x HTTP/1.1`, length, right])).toBe('404');
    expect(await statusBeforeBody([`PUT ${path} HTTP/1.1`, length, right])).toBe('405');
    expect(await statusBeforeBody([`POST ${path} HTTP/1.1`, length])).toBe('401');
    expect(await statusBeforeBody([`POST ${path} HTTP/1.1`, length, `${right}x`])).toBe('401');
    expect(await statusBeforeBody([`POST ${path} HTTP/1.1`, length, right.slice(0, -1)])).toBe('401');
    expect(await statusBeforeBody([`POST ${path} HTTP/1.1`, 'Content-Length: 2000000', right])).toBe('413');
    expect(bot.requests).toEqual([]);
  });

  it('refuses what is too long without saying so, and what is no update', async () => {
    await start(echo);
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    });
    const answer = await post(endless).then(
      ({ status }) => status,
      // The connection may be closed while the client still writes.
      () => 413,
    );
    expect(answer).toBe(413);
    for (const body of ['', 'no json', '[]', 'null', '{"update_id":"1"}', '['.repeat(100_000)]) {
      expect((await post(body)).status).toBe(400);
    }
    expect((await post('{"update_id":1,"message":{"chat":7}}')).status).toBe(200);
    expect(bot.requests).toEqual([]);
  });

  it('drops what is nested without end, and stores the others', async () => {
    await start(echo);
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    const endless = `{"update_id":5,"message":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    telegram.write(chat, ann, '早');
    const [dropped, stored] = await Promise.all([post(endless), telegram.deliver(port)]);
    expect(dropped.status).toBe(200);
    expect(stored).toEqual([200]);
    await telegram.heard(chat);
    expect(bot.logLines.filter((text) => JSON.parse(text).level >= 40)).toHaveLength(1);
  });

  it('is served under its whole address, what follows the ? included', async () => {
    const url = `https://news.example.org${path}?town=pinghu`;
    await start(echo, { webhook: { ...webhook(), url } });
    expect((await post('{"update_id":1}')).status).toBe(404);
    expect((await post('{"update_id":1}', {}, `${path}?town=pinghu`)).status).toBe(200);
  });

  it('says 200 when an update is stored, and handles it once however often it comes', async () => {
    const store = openStore(':memory:');
    await start(() => new Promise(() => {}), { store, pace: { ...quickPace, grace: 30 } });
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    const message = { message_id: 1, date: 1_770_000_000, chat, from: ann, text: '慢' };
    const body = JSON.stringify({ update_id: 8001, message });
    expect((await post(body)).status).toBe(200);
    expect((await post(body)).status).toBe(200);
    await telegram.until(() => bot.requests.length > 0);
    await bot.stop();
    expect(bot.requests).toHaveLength(1);
    expect(telegram.shown(chat)).toEqual([]);

    await start(echo, { store });
    await telegram.heard(chat);
    expect((await post(body)).status).toBe(200);
    await bot.stop();
    expect(telegram.shown(chat).map(({ text }) => text)).toEqual(['慢']);
  });

  it('says 200 only when it is answered, where nothing can be stored', async () => {
    const store = openStore(':memory:');
    await start(echo, {
      store: { ...store, inbox: unwritableInbox },
    });
    const ann = telegram.person('Ann');
    const chat = telegram.privateChat(ann);
    telegram.write(chat, ann, '早');
    expect(await telegram.deliver(port)).toEqual([200]);
    expect(telegram.shown(chat)).toHaveLength(1);
  });

  it('is removed when the bot fetches its updates again', async () => {
    await start(echo);
    await bot.stop();
    bot = startBotUnderTest(telegram, echo);
    await telegram.called('getUpdates');
    expect(telegram.webhook).toBe('');
  });

  it('an address that Telegram refuses ends the bot with one clear line', async () => {
    telegram.fail('setWebhook', {
      code: 400,
      description: 'Bad Request: bad webhook: HTTPS url must be provided for webhook',
    });
    bot = startBotUnderTest(telegram, echo, { webhook: webhook() });
    expect(await bot.done).toBe('noWebhook');
    expect(bot.logLines).toHaveLength(1);
    expect(bot.logLines[0]).toContain('HTTPS url must be provided');
    expect(bot.logLines[0]).toContain('check WEBHOOK_URL');
    expect(telegram.callsOf('setWebhook')).toHaveLength(1);
  });

  it('a taken port ends the bot', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    bot = startBotUnderTest(telegram, echo, { webhook: webhook() });
    await expect(bot.done).rejects.toThrow('EADDRINUSE');
    other.close();
    bot = startBotUnderTest(telegram, echo);
  });
});
