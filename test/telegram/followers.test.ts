import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type NewsDesk, newsDesk } from '../../src/chat/index.js';
import type { Article } from '../../src/news/index.js';
import type { Newsroom } from '../../src/newsroom.js';
import { anArticle } from '../anArticle.js';
import { theNewsroom } from '../theNewsroom.js';
import { type BotUnderTest, gate, startBotUnderTest } from './botUnderTest.js';
import { LocalTelegram } from './localTelegram.js';

const noon = '2026-11-21T12:00:00+08:00';

describe('following', () => {
  let newsroom: Newsroom;
  let telegram: LocalTelegram;
  let bot: BotUnderTest;
  let clock: Date;
  let rounds: number;
  let published = 0;

  const publish = (article: Partial<Article>) =>
    newsroom.store.articles.put(anArticle(article), {
      pageId: null,
      source: 'x.jsonl',
      position: 0,
      externalId: null,
      identity: `${++published}`,
    }).id;

  const start = (news: NewsDesk = newsDesk(newsroom.desk)) =>
    startBotUnderTest(telegram, newsroom.converse, {
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

  /** Resolves when the courier has looked twice more: what was due has been sent. */
  const courier = async () => {
    const seen = rounds;
    await telegram.until(() => rounds >= seen + 2);
  };

  beforeEach(async () => {
    newsroom = theNewsroom('no pages');
    telegram = await LocalTelegram.open();
    clock = new Date(noon);
    rounds = 0;
    bot = start();
    await courier();
  });
  afterEach(async () => {
    await bot.stop();
    await telegram.close();
    newsroom.store.close();
  });

  /** Resolves when the bot has taken note of a refusal. */
  const refused = (reason: string) =>
    telegram.until(() => bot.logLines.some((text) => text.includes(reason)));

  const resident = (language?: string) => {
    const person = telegram.person('某人', language);
    return { person, chat: telegram.privateChat(person) };
  };
  const textsIn = (chat: Parameters<LocalTelegram['shown']>[0]) =>
    telegram.shown(chat).map(({ text }) => text);

  it('a town or words brings new articles, each once, several in one message', async () => {
    const { person, chat } = resident();
    telegram.write(chat, person, '/follow 新仓');
    telegram.write(chat, person, '/follow 数控 机床');
    await telegram.heard(chat, 2);
    expect(textsIn(chat)[0]).toBe(
      '已关注“新仓镇”，有新报道会发到这里。\n\n新报道随到随发，夜里（22:00–7:00）不打扰。',
    );
    newsroom.store.transaction(() => {
      publish({ headline: '新仓又丰收', towns: [{ name: '新仓镇', role: 'main' }] });
      publish({ headline: '機床展開幕', paragraphs: ['數控機床企業七十多家。'] });
      publish({ headline: '数控中心', paragraphs: ['没有另一个词。'] });
      publish({ headline: '新仓的机床', towns: [{ name: '新仓镇', role: 'mentioned' }], deck: '数控机床' });
    });
    const news = await telegram.heard(chat, 3);
    expect(news.text).toMatch(/^新报道 · 新仓镇、数控 机床\n/);
    expect(news.text).toMatch(/1\. 新仓又丰收[\s\S]*2\. 機床展開幕[\s\S]*3\. 新仓的机床/);
    expect(news.text).not.toContain('数控中心');
    await courier();
    expect(telegram.shown(chat)).toHaveLength(3);
  });

  it('tells nobody of what was there before, nor of an article that only changed', async () => {
    const { person, chat } = resident('en');
    publish({ headline: '平湖零' });
    telegram.write(chat, person, '/follow 平湖');
    expect((await telegram.heard(chat)).text).toMatch(/^Following “平湖”: new articles will be sent here\./);
    const origin = { pageId: null, source: 'x.jsonl', position: 0, externalId: null, identity: 'same' };
    newsroom.store.articles.put(anArticle({ headline: '平湖一' }), origin);
    expect((await telegram.heard(chat, 2)).text).toMatch(/^New articles · 平湖\n\n1\. 平湖一/);
    newsroom.store.articles.put(anArticle({ headline: '平湖二' }), origin);
    await courier();
    expect(telegram.shown(chat)).toHaveLength(2);
  });

  it('is one message however much came', async () => {
    const { person, chat } = resident();
    telegram.write(chat, person, '/follow 新仓');
    await telegram.heard(chat);
    newsroom.store.transaction(() => {
      for (let n = 1; n <= 40; n += 1)
        publish({ headline: `新仓${n}`, towns: [{ name: '新仓镇', role: 'main' }] });
    });
    const { text } = await telegram.heard(chat, 2);
    expect(text).toMatch(/1\. 新仓33\n[\s\S]*8\. 新仓40\n[\s\S]*另有 32 篇/);
    await courier();
    expect(telegram.shown(chat)).toHaveLength(2);
  });

  it('waits for the morning', async () => {
    const { person, chat } = resident();
    telegram.write(chat, person, '/follow 新仓');
    await telegram.heard(chat);
    for (const night of ['2026-11-21T22:00:00+08:00', '2026-11-22T06:59:00+08:00']) {
      clock = new Date(night);
      publish({ headline: night, paragraphs: ['新仓'], towns: [{ name: '新仓镇', role: 'main' }] });
      await courier();
      expect(telegram.shown(chat)).toHaveLength(1);
    }
    clock = new Date('2026-11-22T07:00:00+08:00');
    expect((await telegram.heard(chat, 2)).text).toMatch(/1\. 2026-11-21[\s\S]*2\. 2026-11-22/);
  });

  it('comes once a day at the time a chat chose, at night too', async () => {
    const { person, chat } = resident();
    telegram.write(chat, person, '/follow 新仓');
    telegram.write(chat, person, '/digest 23：30');
    await telegram.heard(chat, 2);
    expect(textsIn(chat)[1]).toBe('新报道每天 23:30 一起发。');
    publish({ headline: '甲', towns: [{ name: '新仓镇', role: 'main' }] });
    clock = new Date('2026-11-21T23:29:00+08:00');
    publish({ headline: '乙', towns: [{ name: '新仓镇', role: 'main' }] });
    await courier();
    expect(telegram.shown(chat)).toHaveLength(2);
    clock = new Date('2026-11-21T23:30:00+08:00');
    expect((await telegram.heard(chat, 3)).text).toMatch(/1\. 甲[\s\S]*2\. 乙/);
    publish({ headline: '丙', towns: [{ name: '新仓镇', role: 'main' }] });
    clock = new Date('2026-11-22T12:00:00+08:00');
    await courier();
    expect(telegram.shown(chat)).toHaveLength(3);
    telegram.write(chat, person, '/digest off');
    await telegram.heard(chat, 5);
    expect(textsIn(chat).slice(3).join('\n')).toMatch(/1\. 丙/);
  });

  it('offers times as buttons, and explains a time it cannot read', async () => {
    const { person, chat } = resident('en');
    telegram.write(chat, person, '/digest');
    const asked = await telegram.heard(chat);
    expect(asked.buttons.flat().map(({ text }) => text)).toEqual([
      '07:00',
      '08:00',
      '12:00',
      '18:00',
      'As they come',
    ]);
    telegram.press(chat, person, '18:00');
    await telegram.called('editMessageText');
    expect(textsIn(chat)).toEqual([
      'New articles are sent together, every day at 18:00 Pinghu time.\n\nYou followed nothing yet, so you now follow everything; /following changes that.',
    ]);
    telegram.write(chat, person, '/digest 25:00');
    expect((await telegram.heard(chat, 2)).text).toBe(
      'I do not understand that time. For example: /digest 08:00, or /digest off.',
    );
  });

  it('is listed with a button to stop each', async () => {
    const { person, chat } = resident();
    telegram.write(chat, person, '/following');
    expect((await telegram.heard(chat)).text).toMatch(/^还没有关注/);
    telegram.write(chat, person, '/follow 新仓镇');
    telegram.write(chat, person, '/follow 新仓');
    telegram.write(chat, person, '/follow 机床');
    await telegram.heard(chat, 4);
    expect(textsIn(chat)[2]).toMatch(/^已经在关注“新仓镇”了。/);
    telegram.press(chat, person, '我的关注');
    const list = await telegram.heard(chat, 5);
    expect(list.text).toMatch(/^正在关注：\n• 新仓镇\n• 机床\n/);
    telegram.press(chat, person, '✕ 新仓镇');
    await telegram.called('editMessageText');
    expect(textsIn(chat)[4]).toMatch(/^不再关注“新仓镇”。\n\n正在关注：\n• 机床\n/);
    publish({ headline: '甲', towns: [{ name: '新仓镇', role: 'main' }] });
    await courier();
    expect(telegram.shown(chat)).toHaveLength(5);
  });

  it('has its limit', async () => {
    const { person, chat } = resident();
    telegram.write(chat, person, '/following');
    await telegram.heard(chat);
    for (let topic = 1; topic <= 21; topic += 1) telegram.write(chat, person, `/follow 话题${topic}`);
    expect((await telegram.heard(chat, 22)).text).toBe('最多关注 20 个话题，请先用 /following 取消几个。');
  });

  it('sends short news to those who follow the news', async () => {
    const { person, chat } = resident();
    publish({ headline: '甲', kind: 'brief' });
    telegram.write(chat, person, '/follow 消息');
    await telegram.heard(chat);
    publish({ headline: '乙', kind: 'brief' });
    expect((await telegram.heard(chat, 2)).text).toContain('乙');
  });

  it('offers everything, kinds and towns as buttons when asked for nothing', async () => {
    const { person, chat } = resident();
    publish({ headline: '甲', kind: 'commentary', towns: [{ name: '新仓镇', role: 'main' }] });
    telegram.write(chat, person, '/follow');
    const offer = await telegram.heard(chat);
    expect(offer.buttons.map((row) => row.map(({ text }) => text))).toEqual([
      ['全部报道'],
      ['评论'],
      ['新仓镇'],
    ]);
    telegram.press(chat, person, '评论');
    expect((await telegram.heard(chat, 2)).text).toMatch(/^已关注“评论”/);
    publish({ headline: '乙' });
    publish({ headline: '丙', kind: 'commentary' });
    const news = await telegram.heard(chat, 3);
    expect(news.text).toMatch(/^新报道 · 评论\n\n1\. 丙/);
    expect(news.text).not.toContain('乙');
    telegram.press(chat, person, '全部报道');
    await telegram.heard(chat, 4);
    publish({ headline: '丁' });
    expect((await telegram.heard(chat, 5)).text).toMatch(/^新报道 · 全部报道\n\n1\. 丁/);
  });

  it('takes everything by its names in both languages', async () => {
    const names = ['全部', '所有新闻', '一切报道', 'Everything', 'all articles', '全部机床'];
    const topics = [];
    for (const name of names) {
      const { person, chat } = resident();
      telegram.write(chat, person, `/follow ${name}`);
      await telegram.heard(chat);
      topics.push(newsroom.store.following.of(`telegram:${chat.id}`)[0]?.kind);
    }
    expect(topics).toEqual([...names.slice(1).map(() => 'everything'), 'words']);
  });

  it('a digest of nothing followed is of everything, says so, and comes', async () => {
    const { person, chat } = resident();
    telegram.write(chat, person, '/digest 08:00');
    expect((await telegram.heard(chat)).text).toBe(
      '新报道每天 08:00 一起发。\n\n您还没有关注话题，已为您关注全部报道；发送 /following 可以调整。',
    );
    publish({ headline: '甲' });
    clock = new Date('2026-11-22T08:00:00+08:00');
    expect((await telegram.heard(chat, 2)).text).toMatch(/^新报道 · 全部报道\n\n1\. 甲/);
    telegram.write(chat, person, '/digest 09:00');
    expect((await telegram.heard(chat, 3)).text).toBe('新报道每天 09:00 一起发。');
    expect(newsroom.store.following.of(`telegram:${chat.id}`)).toHaveLength(1);
  });

  it('brings each topic as chosen for it: at once or once a day, silently, headlines only, or not now', async () => {
    const { person, chat } = resident();
    telegram.write(chat, person, '/follow 新仓');
    telegram.write(chat, person, '/follow 机床');
    telegram.write(chat, person, '/following');
    await telegram.heard(chat, 3);
    const choose = async (topic: string, label: string) => {
      const edits = telegram.callsOf('editMessageText').length;
      telegram.write(chat, person, '/following');
      await telegram.heard(chat, telegram.shown(chat).length + 1);
      telegram.press(chat, person, `⚙ ${topic}`);
      await telegram.called('editMessageText', edits + 1);
      telegram.press(chat, person, label);
      await telegram.called('editMessageText', edits + 2);
    };
    await choose('新仓镇', '静音');
    await choose('新仓镇', '只发标题');
    await choose('机床', '每天一次');
    telegram.write(chat, person, '/following');
    expect((await telegram.heard(chat, telegram.shown(chat).length + 1)).text).toContain(
      '• 新仓镇 · 静音 · 只发标题\n• 机床 · 每天一次\n',
    );
    const before = telegram.shown(chat).length;
    const towns = [{ name: '新仓镇', role: 'main' }] as const;
    publish({ headline: '甲', paragraphs: ['新仓今天丰收了。'], towns });
    publish({ headline: '乙', paragraphs: ['机床展开幕了。'] });
    const quiet = await telegram.heard(chat, before + 1);
    expect(quiet.text).toMatch(/1\. 甲/);
    expect(quiet.text).not.toContain('丰收了');
    expect(quiet.silent).toBe(true);
    await courier();
    clock = new Date('2026-11-22T07:00:00+08:00');
    const daily = await telegram.heard(chat, before + 2);
    expect(daily.text).toMatch(/1\. 乙[\s\S]*机床展开幕了/);
    expect(daily.silent).toBeUndefined();
    await choose('机床', '暂停');
    const now = telegram.shown(chat).length;
    publish({ headline: '丙', paragraphs: ['机床展又开幕了。'] });
    clock = new Date('2026-11-23T07:00:00+08:00');
    await courier();
    expect(telegram.shown(chat)).toHaveLength(now);
  });

  it('at night comes without a sound', async () => {
    const { person, chat } = resident();
    telegram.write(chat, person, '/digest 23:30');
    await telegram.heard(chat);
    publish({ headline: '甲' });
    clock = new Date('2026-11-21T23:30:00+08:00');
    expect((await telegram.heard(chat, 2)).silent).toBe(true);
  });

  it('in a forum comes to the thread it was asked for in, and ends with it', async () => {
    const chief = telegram.person('群主');
    const forum = telegram.group('forum');
    telegram.administrators.add(`${forum.id} ${chief.id}`);
    const [sport, trade] = [telegram.topic(), telegram.topic()];
    const inTopic = (thread: number) => ({ message_thread_id: thread, is_topic_message: true });
    telegram.write(forum, chief, '/follow 新仓', inTopic(sport));
    telegram.write(forum, chief, '/follow 新仓', inTopic(trade));
    telegram.write(forum, chief, '/follow 机床');
    await telegram.heard(forum, 3);
    publish({ headline: '新仓机床', towns: [{ name: '新仓镇', role: 'main' }] });
    await telegram.heard(forum, 6);
    const threads = telegram.shown(forum).map(({ topic }) => topic);
    expect(new Set(threads.slice(3))).toEqual(new Set([sport, trade, undefined]));
    telegram.fail('sendMessage', { code: 400, description: 'Bad Request: message thread not found' });
    publish({ headline: '又是新仓', towns: [{ name: '新仓镇', role: 'main' }] });
    await telegram.heard(forum, 7);
    await courier();
    expect(newsroom.store.following.of(`telegram:${forum.id}`)).toHaveLength(2);
  });

  it.each([
    ['Forbidden: user is deactivated', 403],
    ['Bad Request: group chat was deactivated', 400],
    ['Bad Request: group chat was upgraded to a supergroup chat', 400],
    ['Bad Request: PEER_ID_INVALID', 400],
  ])('ends when Telegram says “%s”, whether news or an answer was sent', async (description, code) => {
    const [one, other] = [resident(), resident()];
    for (const { person, chat } of [one, other]) telegram.write(chat, person, '/follow 新仓');
    await telegram.heard(one.chat);
    await telegram.heard(other.chat);
    telegram.fail('sendMessage', { code, description });
    telegram.write(other.chat, other.person, '/about');
    await refused(description);
    await telegram.until(() => newsroom.store.following.chats() === 1);
    telegram.fail('sendMessage', { code, description });
    publish({ headline: '甲', towns: [{ name: '新仓镇', role: 'main' }] });
    await telegram.until(() => newsroom.store.following.chats() === 0);
    expect(newsroom.store.outbox.chats()).toEqual([]);
  });

  it('ends when a person stops the bot or a group puts it out', async () => {
    const { person, chat } = resident();
    const group = telegram.group();
    telegram.administrators.add(`${group.id} ${person.id}`);
    telegram.write(chat, person, '/follow 新仓');
    telegram.write(group, person, '/follow 新仓');
    await telegram.heard(chat);
    await telegram.heard(group);
    telegram.membership(chat, person, 'member', 'kicked');
    telegram.membership(group, person, 'member', 'left');
    await telegram.until(() => newsroom.store.following.chats() === 0);
  });

  it('goes along when the new supergroup tells where it came from', async () => {
    const chief = telegram.person('群主');
    const [group, next] = [telegram.group(), telegram.group()];
    telegram.administrators.add(`${group.id} ${chief.id}`);
    telegram.write(group, chief, '/follow 新仓');
    await telegram.heard(group);
    telegram.send(next, chief, { migrate_from_chat_id: group.id });
    await telegram.until(() => newsroom.store.following.of(`telegram:${next.id}`).length === 1);
    expect(newsroom.store.following.of(`telegram:${group.id}`)).toEqual([]);
  });

  it('in a group is for its administrators, unless they open it to everyone', async () => {
    const [chief, guest] = [telegram.person('群主'), telegram.person('Guest', 'en')];
    const group = telegram.group();
    telegram.administrators.add(`${group.id} ${chief.id}`);
    telegram.write(group, guest, '/follow 新仓');
    expect((await telegram.heard(group)).text).toBe('Only administrators of this group can do that.');
    telegram.write(group, chief, '/follow 新仓');
    expect((await telegram.heard(group, 2)).text).toMatch(/^已关注“新仓镇”/);
    telegram.write(group, chief, '/settings');
    await telegram.heard(group, 3);
    telegram.press(group, chief, '所有人');
    await telegram.called('editMessageText');
    telegram.write(group, guest, '/follow 机床');
    expect((await telegram.heard(group, 4)).text).toMatch(/^Following “机床”/);
  });

  it('ends when the bot is blocked, and nobody else’s waits for that', async () => {
    const [gone, here] = [resident(), resident()];
    for (const { person, chat } of [gone, here]) telegram.write(chat, person, '/follow 新仓');
    await telegram.heard(gone.chat);
    await telegram.heard(here.chat);
    telegram.blocked.add(gone.chat.id);
    publish({ headline: '甲', towns: [{ name: '新仓镇', role: 'main' }] });
    await telegram.heard(here.chat, 2);
    await courier();
    expect(newsroom.store.following.of(`telegram:${gone.chat.id}`)).toEqual([]);
    expect(newsroom.store.outbox.chats()).toEqual([]);
    expect(bot.logLines.filter((text) => JSON.parse(text).level >= 40)).toEqual([]);
  });

  it('waits out a 429, and comes back to a chat whose news Telegram refused', async () => {
    const { person, chat } = resident();
    telegram.write(chat, person, '/follow 新仓');
    await telegram.heard(chat);
    telegram.fail(
      'sendMessage',
      { code: 429, description: 'Too Many Requests: retry after 0.02', retryAfter: 0.02 },
      { code: 400, description: 'Bad Request: something new' },
    );
    publish({ headline: '甲', towns: [{ name: '新仓镇', role: 'main' }] });
    await refused('something new');
    await courier();
    expect(telegram.shown(chat)).toHaveLength(1);
    clock = new Date(clock.getTime() + 60_000);
    expect((await telegram.heard(chat, 2)).text).toContain('甲');
  });

  it('a crash between sending and recording repeats the message in flight, and loses none', async () => {
    const [first, second] = [resident(), resident()];
    for (const { person, chat } of [first, second]) telegram.write(chat, person, '/follow 新仓');
    await telegram.heard(first.chat);
    await telegram.heard(second.chat);
    await bot.stop();
    publish({ headline: '甲', towns: [{ name: '新仓镇', role: 'main' }] });
    const crashing = start({
      ...newsDesk(newsroom.desk),
      sent() {
        throw new Error('the machine went down');
      },
    });
    await telegram.heard(first.chat, 2);
    await telegram.heard(second.chat, 2);
    await crashing.stop();
    bot = start();
    await courier();
    expect(telegram.shown(first.chat)).toHaveLength(3);
    expect(telegram.shown(second.chat)).toHaveLength(3);
    await courier();
    expect(telegram.shown(first.chat)).toHaveLength(3);
  });

  it('on a full disk is sent once and not again, and recorded when there is room', async () => {
    const [here, gone] = [resident(), resident()];
    for (const { person, chat } of [here, gone]) telegram.write(chat, person, '/follow 新仓');
    await telegram.heard(here.chat);
    await telegram.heard(gone.chat);
    await bot.stop();
    let full = true;
    const desk = newsDesk(newsroom.desk);
    const unlessFull =
      <Said extends unknown[]>(write: (...said: Said) => void) =>
      (...said: Said) => {
        if (full) throw new Error('the disk is full');
        write(...said);
      };
    bot = start({ ...desk, sent: unlessFull(desk.sent), gone: unlessFull(desk.gone) });
    telegram.blocked.add(gone.chat.id);
    publish({ headline: '甲', towns: [{ name: '新仓镇', role: 'main' }] });
    await telegram.heard(here.chat, 2);
    await courier();
    clock = new Date(clock.getTime() + 60_000);
    await courier();
    full = false;
    clock = new Date(clock.getTime() + 60_000);
    await telegram.until(() => newsroom.store.outbox.chats().length === 0);
    expect(telegram.shown(here.chat)).toHaveLength(2);
    expect(newsroom.store.following.of(`telegram:${gone.chat.id}`)).toEqual([]);
  });

  it('one chat that Telegram makes wait holds up no other, and hears but once', async () => {
    const [first, second] = [resident(), resident()];
    for (const { person, chat } of [first, second]) telegram.write(chat, person, '/follow 新仓');
    await telegram.heard(first.chat);
    await telegram.heard(second.chat);
    const late = gate();
    telegram.fail('sendMessage', { until: late.opened });
    publish({ headline: '甲', towns: [{ name: '新仓镇', role: 'main' }] });
    const told = () => telegram.shown(first.chat).length + telegram.shown(second.chat).length;
    await telegram.until(() => told() === 3);
    await courier();
    expect(told()).toBe(3);
    late.open();
    await telegram.until(() => told() === 4);
    await courier();
    expect(told()).toBe(4);
  });

  it('a message on its way when the bot stops is finished and recorded', async () => {
    const { person, chat } = resident();
    telegram.write(chat, person, '/follow 新仓');
    await telegram.heard(chat);
    const late = gate();
    telegram.fail('sendMessage', { until: late.opened });
    publish({ headline: '甲', towns: [{ name: '新仓镇', role: 'main' }] });
    const seen = rounds;
    await telegram.until(() => rounds > seen);
    const stopped = bot.stop();
    late.open();
    await stopped;
    bot = start();
    await courier();
    expect(telegram.shown(chat)).toHaveLength(2);
  });

  it('waits until the bot may write in a group again', async () => {
    const chief = telegram.person('群主');
    const group = telegram.group();
    telegram.administrators.add(`${group.id} ${chief.id}`);
    telegram.write(group, chief, '/follow 新仓');
    await telegram.heard(group);
    telegram.fail('sendMessage', {
      code: 400,
      description: 'Bad Request: not enough rights to send text messages to the chat',
    });
    publish({ headline: '甲', towns: [{ name: '新仓镇', role: 'main' }] });
    await refused('not enough rights');
    clock = new Date(clock.getTime() + 60_000);
    expect((await telegram.heard(group, 2)).text).toContain('甲');
  });

  it('moves with a group that becomes a supergroup', async () => {
    const chief = telegram.person('群主');
    const [group, next] = [telegram.group(), telegram.group()];
    telegram.administrators.add(`${group.id} ${chief.id}`);
    telegram.write(group, chief, '/follow 新仓');
    await telegram.heard(group);
    telegram.migrate(group, next);
    publish({ headline: '甲', towns: [{ name: '新仓镇', role: 'main' }] });
    expect((await telegram.heard(next)).text).toContain('甲');
    await courier();
    expect(telegram.shown(next)).toHaveLength(1);
    expect(newsroom.store.following.of(`telegram:${next.id}`)).toHaveLength(1);
  });
});
