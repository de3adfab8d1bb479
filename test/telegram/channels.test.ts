import type { User } from 'telegraf/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newsDesk } from '../../src/chat/index.js';
import type { Article } from '../../src/news/index.js';
import { type Newsroom, describe as withFacts } from '../../src/newsroom.js';
import { anArticle } from '../anArticle.js';
import { theNewsroom } from '../theNewsroom.js';
import { type BotUnderTest, startBotUnderTest } from './botUnderTest.js';
import { LocalTelegram } from './localTelegram.js';

describe('a channel the bot administers', () => {
  let newsroom: Newsroom;
  let telegram: LocalTelegram;
  let bot: BotUnderTest;
  let clock: Date;
  let rounds: number;
  let published = 0;
  let chief: User;
  let channel: ReturnType<LocalTelegram['channel']>;

  const publish = (article: Partial<Article>) => {
    const { id } = newsroom.store.articles.put(withFacts(anArticle(article)), {
      pageId: null,
      source: 'x.jsonl',
      position: 0,
      externalId: null,
      identity: `${++published}`,
    });
    newsroom.desk.search.refresh();
    return id;
  };
  const courier = async () => {
    const seen = rounds;
    await telegram.until(() => rounds >= seen + 2);
  };
  const output = (year: number, value: number): Partial<Article> => ({
    headline: `${year}年机床产业产值公布`,
    date: { iso: `${year + 1}-01-10`, precision: 'day', basis: '测试' },
    paragraphs: [`本报讯 ${year}年，全市机床产业产值达${value}亿元。`],
  });

  beforeEach(async () => {
    newsroom = theNewsroom('no pages');
    telegram = await LocalTelegram.open();
    clock = new Date('2026-11-21T12:00:00+08:00');
    rounds = 0;
    const news = newsDesk(newsroom.desk);
    bot = startBotUnderTest(telegram, newsroom.converse, {
      store: newsroom.store,
      now: () => clock,
      news: {
        ...news,
        due: (at) => {
          rounds += 1;
          return news.due(at);
        },
      },
    });
    chief = telegram.person('编辑');
    channel = telegram.channel();
    telegram.administrators.add(`${channel.id} ${chief.id}`);
  });
  afterEach(async () => {
    await bot.stop();
    await telegram.close();
    newsroom.store.close();
  });

  const turnOn = async () => {
    telegram.postInChannel(channel, '/settings');
    await telegram.heard(channel);
    telegram.press(channel, chief, '发布新报道');
    await telegram.called('editMessageText');
  };

  it('tells who added it how to begin, and nobody in the channel', async () => {
    telegram.privateChat(chief);
    telegram.membership(channel, chief, 'left', 'administrator');
    const told = await telegram.heard(telegram.privateChat(chief));
    expect(told.text).toBe('我已是频道“平湖新闻”的管理员。要让新报道发到那里，请在频道里发 /settings 选择。');
    expect(telegram.shown(channel)).toEqual([]);
  });

  it('is silent on what the channel says, and lets administrators only choose', async () => {
    for (const said of ['/latest', '平湖新闻', '@AskPinghuBot 机床', '/settings@OtherBot']) {
      telegram.postInChannel(channel, said);
    }
    telegram.postInChannel(channel, '/settings');
    const panel = await telegram.heard(channel);
    expect(panel.text).toBe('本频道的设置\n\n现在不发报道。');
    telegram.press(channel, telegram.person('读者'), '发布新报道');
    const [alert] = await telegram.called('answerCallbackQuery');
    expect(alert?.params).toMatchObject({ text: '只有群管理员可以这样做。', show_alert: true });
    expect(telegram.shown(channel)).toHaveLength(1);
    expect(newsroom.store.following.chats()).toBe(0);
  });

  it('gets each published report once: headline, lead, figure, source, hashtags and a button to the whole', async () => {
    publish({ headline: '早先的报道' });
    await turnOn();
    expect(telegram.shown(channel)[0]?.text).toContain('每篇新发布的报道会发到这里');
    const id = publish({
      headline: '新仓芦笋丰收',
      date: { iso: '2024-05-01', precision: 'day', basis: '测试' },
      paragraphs: ['本报讯 今年新仓镇芦笋总产值1.2亿元，同比增长12%。'],
      towns: [{ name: '新仓镇', role: 'main' }],
    });
    publish({ headline: '第二篇' });
    await telegram.heard(channel, 3);
    await courier();
    const [, first, second, ...more] = telegram.shown(channel);
    expect(more).toEqual([]);
    expect(first?.text).toMatch(
      /^新仓芦笋丰收\n\n.*总产值1\.2亿元[\s\S]*嘉兴日报·平湖版，2024年5月1日\n\n#新仓镇$/,
    );
    expect(first?.buttons.flat()).toEqual([{ text: '全文', url: `https://t.me/AskPinghuBot?start=a${id}` }]);
    expect(second?.text).toMatch(/^第二篇\n/);
  });

  it('waits for the morning', async () => {
    await turnOn();
    clock = new Date('2026-11-21T23:00:00+08:00');
    publish({ headline: '夜里的报道' });
    await courier();
    expect(telegram.shown(channel)).toHaveLength(1);
    clock = new Date('2026-11-22T07:00:00+08:00');
    expect((await telegram.heard(channel, 2)).text).toMatch(/^夜里的报道/);
  });

  it('gets a chart where a report continues what others count alike, unless it wants none', async () => {
    for (const [year, value] of [
      [2021, 96.5],
      [2022, 110.2],
    ] as const) {
      publish(output(year, value));
    }
    await turnOn();
    publish(output(2023, 120.4));
    const post = await telegram.heard(channel, 2);
    expect(post.photo).toBe(true);
    expect(post.text).toMatch(/^2023年机床产业产值公布\n[\s\S]*120\.4亿元/);
    telegram.press(channel, chief, '不配图表');
    await telegram.called('editMessageText', 2);
    publish(output(2024, 131.8));
    const plain = await telegram.heard(channel, 3);
    expect(plain.photo).toBeUndefined();
    expect(plain.text).toMatch(/^2024年机床产业产值公布/);
  });

  it('has corrections and withdrawals follow, and a report brought back again', async () => {
    await turnOn();
    const id = publish({ headline: '写错的题' });
    await telegram.heard(channel, 2);
    await courier();
    newsroom.store.articles.correct(id, { headline: '写对的题' });
    await telegram.until(() => telegram.shown(channel)[1]?.text.startsWith('写对的题') === true);
    newsroom.store.articles.withdraw(id, clock);
    await telegram.until(() => telegram.shown(channel).length === 1);
    await courier();
    newsroom.store.articles.restore(id, clock);
    expect((await telegram.heard(channel, 2)).text).toMatch(/^写对的题/);
    await courier();
    const [, post] = telegram.shown(channel);
    telegram.undeletable.add(post?.id ?? 0);
    newsroom.store.articles.withdraw(id, clock);
    await telegram.until(() => telegram.shown(channel)[1]?.text === '（这篇报道已撤下。）');
    await courier();
    expect(telegram.callsOf('deleteMessage')).toHaveLength(2);
    expect(bot.logLines.filter((text) => JSON.parse(text).level >= 40)).toEqual([]);
  });

  it('can stop, and speak English', async () => {
    await turnOn();
    telegram.press(channel, chief, 'English');
    await telegram.called('editMessageText', 2);
    expect(telegram.shown(channel)[0]?.text).toMatch(/^Settings of this channel/);
    publish({ headline: '一' });
    const post = await telegram.heard(channel, 2);
    expect(post.buttons.flat().map(({ text }) => text)).toEqual(['Full text']);
    telegram.press(channel, chief, 'Post none');
    await telegram.called('editMessageText', 3);
    publish({ headline: '二' });
    await courier();
    expect(telegram.shown(channel)).toHaveLength(2);
  });
});
