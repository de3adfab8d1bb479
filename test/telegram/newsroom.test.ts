import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Newsroom } from '../../src/newsroom.js';
import { theNewsroom } from '../theNewsroom.js';
import { type BotUnderTest, startBotUnderTest } from './botUnderTest.js';
import { LocalTelegram } from './localTelegram.js';

let newsroom: Newsroom;
beforeAll(() => {
  newsroom = theNewsroom();
});
afterAll(() => newsroom.store.close());

/** Every command, and how its reply begins. */
const commands = [
  ['/start', /^您好，我是“问平湖”/u],
  ['/help', /^使用方法/u],
  ['/search 机床', /^“机床” 找到 \d+ 篇报道/u],
  ['/search', /^查找报道/u],
  ['/latest', /^最新报道/u],
  ['/latest 2', /^最新报道/u],
  ['/town 新仓', /^新仓镇：/u],
  ['/town', /^请选择镇、街道/u],
  ['/article 3', /平湖网格调研“五百行动”直抵群众心坎/u],
  ['/article', /^看全文/u],
  ['/about', /^问平湖/u],
  ['疏科纳米的创始人是谁？', /宋永生/u],
] as const;

describe('the newsroom in Telegram', () => {
  let telegram: LocalTelegram;
  let bot: BotUnderTest;

  beforeEach(async () => {
    telegram = await LocalTelegram.open();
    bot = startBotUnderTest(telegram, newsroom.converse);
  });
  afterEach(async () => {
    await bot.stop();
    await telegram.close();
  });

  it.each(commands)('answers %s in private', async (said, expected) => {
    const resident = telegram.person('小明');
    const chat = telegram.privateChat(resident);
    telegram.write(chat, resident, said);
    const reply = await telegram.heard(chat);
    expect(reply.text).toMatch(expected);
    expect(telegram.calls.filter((call) => !call.answer.ok)).toEqual([]);
  });

  it.each(commands)('answers %s in a group as a reply to the asker, in the topic', async (said, expected) => {
    const editor = telegram.person('编辑');
    const chat = telegram.group('forum');
    const topic = telegram.topic();
    const words = said.startsWith('/') ? said.replace(/^\/\w+/u, '$&@AskPinghuBot') : `@AskPinghuBot ${said}`;
    const asked = telegram.write(chat, editor, words, { message_thread_id: topic, is_topic_message: true });
    const reply = await telegram.heard(chat);
    expect(reply.text).toMatch(expected);
    expect(reply).toMatchObject({ topic, answers: asked.message_id });
  });

  it('shows headlines bold, matches marked, figures as a list, and date and towns', async () => {
    const resident = telegram.person('小明');
    const chat = telegram.privateChat(resident);
    telegram.write(chat, resident, '/search 新仓 小升规');
    const { text, entities } = await telegram.heard(chat);
    const shown = (type: string) =>
      entities
        .filter((entity) => entity.type === type)
        .map(({ offset, length }) => text.slice(offset, offset + length));
    expect(shown('bold').some((headline) => headline.startsWith('1. '))).toBe(true);
    expect(shown('underline')).toContain('小升规');
    expect(text).toMatch(/^• .*\d/mu);
    expect(text).toMatch(/\d{4}年.*新仓镇/u);
  });

  it('turns pages in place, opens a text and finds related articles by buttons', async () => {
    const resident = telegram.person('小明');
    const chat = telegram.privateChat(resident);
    telegram.write(chat, resident, '/search 平湖');
    const first = (await telegram.heard(chat)).text;
    telegram.press(chat, resident, '下一页 ›');
    await telegram.until(() => telegram.shown(chat)[0]?.text !== first);
    expect(telegram.shown(chat)).toHaveLength(1);
    expect(telegram.shown(chat)[0]?.text).toContain('6. ');
    telegram.press(chat, resident, '6 全文');
    const text = await telegram.heard(chat, 2);
    expect(text.text).toContain('本报讯');
    telegram.press(chat, resident, '相关报道');
    expect((await telegram.heard(chat, 3)).text).toMatch(/^与《.+》相关的报道/u);
  });

  it('speaks English to an English Telegram, and keeps silent in a group it is not spoken to in', async () => {
    const ann = telegram.person('Ann', 'en');
    const group = telegram.group();
    telegram.write(group, ann, '机床产值是多少？');
    const chat = telegram.privateChat(ann);
    telegram.write(chat, ann, '/help');
    expect((await telegram.heard(chat)).text).toMatch(/^How to use me/u);
    expect(telegram.shown(group)).toEqual([]);
  });
});

describe('npm run cli -- serve', () => {
  let telegram: LocalTelegram;
  let program: ChildProcess | undefined;
  beforeEach(async () => {
    telegram = await LocalTelegram.open();
  });
  afterEach(async () => {
    program?.kill('SIGKILL');
    await telegram.close();
  });

  function serve(token: string): { readonly said: () => string; readonly ended: Promise<number | null> } {
    const child = spawn(process.execPath, [inject('program'), 'serve'], {
      env: {
        PATH: process.env.PATH,
        BOT_TOKEN: token,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        DATABASE_PATH: ':memory:',
        LOG_LEVEL: 'trace',
      },
    });
    program = child;
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => {
        said += chunk;
      });
    }
    return { said: () => said, ended: new Promise((resolve) => child.on('close', resolve)) };
  }

  it('says the @name, answers, and stops cleanly on SIGTERM, without the token in any line', async () => {
    const { said, ended } = serve(telegram.token);
    const resident = telegram.person('小明');
    const chat = telegram.privateChat(resident);
    telegram.write(chat, resident, '/latest');
    expect((await telegram.heard(chat)).text).toMatch(/^最新报道/u);
    expect(said()).toContain('@AskPinghuBot');
    program?.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(said()).not.toContain(telegram.token.split(':')[1]);
  });

  it('stops with one clear line when Telegram refuses the token', async () => {
    const { said, ended } = serve('123456:another-TEST-token_of-35-characters');
    expect(await ended).toBe(1);
    expect(said()).toContain('check BOT_TOKEN');
    expect(said()).not.toContain('another-TEST-token');
    expect(said()).not.toMatch(/^\s+at /mu);
  });
});
