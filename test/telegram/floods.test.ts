import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFloods } from '../../src/chat/index.js';
import { type BotUnderTest, line, quickPace, startBotUnderTest } from './botUnderTest.js';
import { LocalTelegram } from './localTelegram.js';

const limit = { most: 3, within: 10_000, deafness: 60_000 };
const at = (seconds: number) => new Date(1_770_000_000_000 + seconds * 1000);

describe('a flood', () => {
  it('is more than a person asks in a while; told once, then ignored until it is over', () => {
    const floods = openFloods(limit);
    const asked = [0, 1, 2, 3, 4, 62, 63, 64, 65, 66, 67].map((second) => floods.heard(1, at(second)));
    expect(asked).toEqual([
      ...['answer', 'answer', 'answer', 'slowDown', 'ignore', 'ignore'],
      ...['answer', 'answer', 'answer', 'slowDown', 'ignore'],
    ]);
  });

  it('of one person is not held against another, and slow questions are never one', () => {
    const floods = openFloods(limit);
    for (let second = 0; second < 100; second += 1) floods.heard(1, at(second));
    expect(floods.heard(2, at(99))).toBe('answer');
    for (let second = 100; second < 500; second += 5) expect(floods.heard(3, at(second))).toBe('answer');
  });
});

describe('a bot that is flooded', () => {
  let telegram: LocalTelegram;
  let bot: BotUnderTest;
  beforeEach(async () => {
    telegram = await LocalTelegram.open();
  });
  afterEach(async () => {
    await bot.stop();
    await telegram.close();
  });

  it.each([
    { language: 'zh', says: '您问得太快了，请休息一分钟再问我。' },
    { language: 'en', says: 'That is a lot at once. Please take a minute, then ask me again.' },
  ])('says so once, kindly ($language), and goes on answering the others', async ({ language, says }) => {
    bot = startBotUnderTest(telegram, () => line('答'), { pace: { ...quickPace, flood: limit } });
    const [ann, ming] = [telegram.person('Ann', language), telegram.person('小明')];
    const [hers, his] = [telegram.privateChat(ann), telegram.privateChat(ming)];
    for (let each = 0; each < 8; each += 1) telegram.write(hers, ann, '早');
    telegram.send(hers, ann, { sticker: {} });
    telegram.write(his, ming, '早');
    await telegram.heard(his);
    await telegram.heard(hers, 4);
    await bot.stop();
    expect(telegram.shown(hers).map(({ text }) => text)).toEqual(['答', '答', '答', says]);
  });

  it('lets the staff send as many pages as they have', async () => {
    const editor = telegram.person('编辑');
    bot = startBotUnderTest(telegram, () => line('答'), {
      pace: { ...quickPace, flood: limit },
      staff: [editor.id],
    });
    const chat = telegram.privateChat(editor);
    for (let each = 0; each < 8; each += 1) telegram.sendFile(chat, editor, `${each}.txt`, '标题');
    await telegram.heard(chat, 8);
    expect(telegram.shown(chat).map(({ text }) => text)).toEqual(Array(8).fill('答'));
  });
});
