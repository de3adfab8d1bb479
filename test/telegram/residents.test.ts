import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dealCards, newsDesk } from '../../src/chat/index.js';
import { titleOf } from '../../src/news/index.js';
import type { Newsroom } from '../../src/newsroom.js';
import { anArticle } from '../anArticle.js';
import { theNewsroom } from '../theNewsroom.js';
import { type BotUnderTest, startBotUnderTest } from './botUnderTest.js';
import { LocalTelegram } from './localTelegram.js';

describe('at home in Telegram', () => {
  let newsroom: Newsroom;
  let telegram: LocalTelegram;
  let bot: BotUnderTest;

  beforeAll(() => {
    newsroom = theNewsroom();
  });
  afterAll(() => newsroom.store.close());
  beforeEach(async () => {
    telegram = await LocalTelegram.open();
    bot = startBotUnderTest(telegram, newsroom.converse, {
      dealCards: dealCards(newsroom.desk),
      news: newsDesk(newsroom.desk),
      store: newsroom.store,
    });
    await telegram.called('setMyCommands', 6);
  });
  afterEach(async () => {
    await bot.stop();
    await telegram.close();
  });

  const labelsOf = (shown: { buttons: readonly (readonly { text: string }[])[] }) =>
    shown.buttons.map((row) => row.map(({ text }) => text));

  describe('the language', () => {
    it('is the chat’s choice from then on, for replies, failures and the menu', async () => {
      const ann = telegram.person('Ann', 'en');
      const chat = telegram.privateChat(ann);
      telegram.write(chat, ann, '/language');
      const asked = await telegram.heard(chat);
      expect(asked.text).toBe('Choose a language. 请选择语言：');
      expect(labelsOf(asked)).toEqual([['中文', 'English', 'As in each person’s Telegram']]);

      telegram.press(chat, ann, '中文');
      await telegram.until(() => telegram.menuOf(`chat ${chat.id}`).length > 0);
      await telegram.called('editMessageText');
      expect((await telegram.heard(chat)).text).toBe('好的，以后用中文回答。');
      expect(telegram.menuOf(`chat ${chat.id}`)[0]?.description).toBe('查找报道');

      telegram.write(chat, ann, '/help');
      expect((await telegram.heard(chat, 2)).text).toMatch(/^使用方法/);
    });

    it('can be typed, in either language, and given back', async () => {
      const ming = telegram.person('小明');
      const chat = telegram.privateChat(ming);
      telegram.write(chat, ming, '/language english');
      expect((await telegram.heard(chat)).text).toBe('All right, I will speak English here.');
      expect(telegram.menuOf(`chat ${chat.id}`)[0]?.description).toBe('Find articles');
      telegram.write(chat, ming, '/language');
      await telegram.heard(chat, 2);
      telegram.press(chat, ming, 'As in each person’s Telegram');
      await telegram.until(() => telegram.menuOf(`chat ${chat.id}`).length === 0);
      telegram.write(chat, ming, '/about');
      expect((await telegram.heard(chat, 3)).text).toMatch(/^问平湖/);
    });
  });

  describe('links', () => {
    it('to an article open it, with a button that passes it on', async () => {
      const [article] = newsroom.store.articles.all();
      if (!article) throw new Error('no article');
      const ann = telegram.person('Ann', 'en');
      const chat = telegram.privateChat(ann);
      telegram.write(chat, ann, `/start a${article.id}`);
      const shown = await telegram.heard(chat);
      expect(shown.text).toContain(titleOf(article));
      const share = shown.buttons.flat().find(({ text }) => text === 'Share');
      const link = new URL(share?.url ?? '');
      expect(link.origin + link.pathname).toBe('https://t.me/share/url');
      expect(link.searchParams.get('url')).toBe(`https://t.me/AskPinghuBot?start=a${article.id}`);
      expect(link.searchParams.get('text')).toBe(titleOf(article));
    });

    it('lead to the article’s web page where there is one, as does a button of their own', async () => {
      await bot.stop();
      bot = startBotUnderTest(telegram, newsroom.converse, {
        store: newsroom.store,
        webUrl: 'https://news.example.org',
      });
      const ming = telegram.person('小明');
      const chat = telegram.privateChat(ming);
      telegram.write(chat, ming, '/article 19');
      const buttons = (await telegram.heard(chat)).buttons.flat();
      const share = new URL(buttons.find(({ text }) => text === '转发给朋友')?.url ?? '');
      expect(share.searchParams.get('url')).toBe('https://news.example.org/a/19');
      expect(buttons.find(({ text }) => text === '网页')?.url).toBe('https://news.example.org/a/19');
    });

    it('to an article since removed say so, in both languages', async () => {
      const people = [telegram.person('Ann', 'en'), telegram.person('小明')];
      const said = [];
      for (const person of people) {
        const chat = telegram.privateChat(person);
        telegram.write(chat, person, '/start a99999');
        said.push((await telegram.heard(chat)).text);
      }
      expect(said).toEqual(['This article is no longer available.', '这篇报道已经不再收录。']);
    });
  });

  describe('a button', () => {
    it('of an article since removed says so, in both languages', async () => {
      const people = [telegram.person('Ann', 'en'), telegram.person('小明')];
      const said = [];
      for (const person of people) {
        const chat = telegram.privateChat(person);
        telegram.write(chat, person, '/about');
        const { id } = await telegram.heard(chat);
        for (const code of ['a99999', 'p99999.1', 'r99999']) telegram.pressData(chat, person, code, id);
        await telegram.until(() => telegram.callsOf('answerCallbackQuery').length === 3 * (said.length + 1));
        await telegram.heard(chat, 4);
        said.push(
          new Set(
            telegram
              .shown(chat)
              .slice(1)
              .map(({ text }) => text),
          ),
        );
      }
      expect(said).toEqual([
        new Set(['This article is no longer available.']),
        new Set(['这篇报道已经不再收录。']),
      ]);
    });
  });

  describe('a long article', () => {
    it('is paged by buttons in its own message', async () => {
      const paragraphs = Array.from(
        { length: 60 },
        (_, n) => `${n + 1}：${'全市数控机床企业七十多家。'.repeat(6)}`,
      );
      const origin = { pageId: null, source: 'x.jsonl', position: 0, externalId: null, identity: 'long' };
      const { id: number } = newsroom.store.articles.put(anArticle({ paragraphs }), origin);
      const ming = telegram.person('小明');
      const chat = telegram.privateChat(ming);
      telegram.write(chat, ming, `/article ${number}`);
      const { id, text } = await telegram.heard(chat);
      telegram.press(chat, ming, '下一页 ›');
      await telegram.called('editMessageText');
      const [turned] = telegram.shown(chat);
      expect(turned?.id).toBe(id);
      expect(turned?.text).not.toBe(text);
      telegram.press(chat, ming, '‹ 上一页');
      await telegram.called('editMessageText', 2);
      expect(telegram.shown(chat)).toMatchObject([{ id, text }]);
    });
  });

  describe('typed behind its @name in any chat', () => {
    it('gives article cards with date and snippet, and posts the article with a link to the full text', async () => {
      const ming = telegram.person('小明');
      telegram.typeInline(ming, '机床');
      const [answer] = await telegram.called('answerInlineQuery');
      const results = answer?.params.results as {
        id: string;
        title: string;
        description: string;
        input_message_content: { message_text: string };
        reply_markup: { inline_keyboard: { text: string; url: string }[][] };
      }[];
      expect(answer?.answer.ok).toBe(true);
      expect(results.length).toBeGreaterThan(1);
      const first = results[0];
      expect(first?.description).toMatch(/20\d\d年.*\n.*机床/su);
      expect(first?.input_message_content.message_text).toContain(`<b>${first?.title}</b>`);
      expect(first?.reply_markup.inline_keyboard[0]?.[0]).toEqual({
        text: '全文',
        url: `https://t.me/AskPinghuBot?start=${first?.id}`,
      });
      expect(answer?.params.cache_time).toBeGreaterThan(0);
    });

    it('gives the latest when nothing is typed, page after page to the end, none twice', async () => {
      const ann = telegram.person('Ann', 'en');
      const seen: string[] = [];
      let offset = '';
      for (let page = 1; page === 1 || offset !== ''; page += 1) {
        telegram.typeInline(ann, '', offset);
        const [answer] = (await telegram.called('answerInlineQuery', page)).slice(page - 1);
        seen.push(...((answer?.params.results ?? []) as { id: string }[]).map(({ id }) => id));
        offset = String(answer?.params.next_offset);
      }
      expect(seen).toHaveLength(newsroom.store.articles.count());
      expect(new Set(seen).size).toBe(seen.length);
    });

    it('gives the answer first, with its source, then reports with date and figure', async () => {
      telegram.typeInline(telegram.person('小明'), '2024年平湖机床产业产值是多少？');
      const [answered] = await telegram.called('answerInlineQuery');
      const results = answered?.params.results as {
        id: string;
        title: string;
        description: string;
        input_message_content: { message_text: string };
      }[];
      expect(results[0]).toMatchObject({ id: 'answer', title: '120.4亿元' });
      expect(results[0]?.description).toMatch(/实现产值120\.4亿元[\s\S]*\n.+ · .*20\d\d年/u);
      expect(results[0]?.input_message_content.message_text).toMatch(
        /^<i>2024年平湖机床产业产值是多少？<\/i>[\s\S]*120\.4亿元[\s\S]*——/u,
      );
      expect(results.slice(1).some(({ description }) => /20\d\d年.* · .*\d.*\n/u.test(description))).toBe(
        true,
      );
    });

    it('says what can be typed while nothing is, and what else can be done where there is nothing', async () => {
      const ming = telegram.person('小明');
      telegram.typeInline(ming, '');
      telegram.typeInline(ming, 'qqqqqqqqzzz');
      telegram.typeInline(ming, '机床');
      const answers = await telegram.called('answerInlineQuery', 3);
      const buttons = answers.map(({ params }) => params.button);
      expect(buttons).toEqual([
        { text: '输入问题或关键词，例如：机床产值', start_parameter: 'inline' },
        { text: '没有找到，换个词试试，或点这里问我', start_parameter: 'inline' },
        undefined,
      ]);
    });

    it('gives no card for nonsense, and none for an offset nobody gave', async () => {
      const ann = telegram.person('Ann', 'en');
      telegram.typeInline(ann, 'qqqqqqqqzzz');
      telegram.typeInline(ann, '', '-1; DROP');
      const answers = await telegram.called('answerInlineQuery', 2);
      expect(answers.map(({ params }) => params)).toContainEqual(
        expect.objectContaining({ results: [], next_offset: '' }),
      );
      expect(answers.every(({ answer }) => answer.ok)).toBe(true);
    });

    it('is quiet when the person typed on and the query is too old', async () => {
      telegram.typeInline(telegram.person('Ann'), '机床', '', 'expired');
      await telegram.called('answerInlineQuery');
      const ann = telegram.person('Ann');
      const chat = telegram.privateChat(ann);
      telegram.write(chat, ann, '/about');
      await telegram.heard(chat);
      expect(bot.logLines.filter((text) => JSON.parse(text).level >= 40)).toEqual([]);
    });

    it('can be posted from inline mode on an older server, too', async () => {
      await bot.stop();
      telegram.old = true;
      const folded = { kind: 'quote', spans: [{ text: '原文', style: 'plain' }], long: true } as const;
      const reply = { blocks: [folded], buttons: [], delivery: 'new' } as const;
      const card = { key: 'answer', id: 1, title: '答', description: '', reply, open: '全文' };
      bot = startBotUnderTest(telegram, newsroom.converse, {
        dealCards: async () => ({ cards: [card], next: null, hint: null }),
      });
      telegram.typeInline(telegram.person('小明'), '问题');
      const [refused, taken] = await telegram.called('answerInlineQuery', 2);
      expect(refused?.answer.ok).toBe(false);
      expect(taken?.answer.ok).toBe(true);
    });
  });

  describe('an article', () => {
    const opened = async () => {
      const ming = telegram.person('小明');
      const chat = telegram.privateChat(ming);
      telegram.write(chat, ming, '2024年平湖机床产业产值是多少？');
      const answer = await telegram.heard(chat);
      telegram.press(chat, ming, '全文');
      return { answer, article: await telegram.heard(chat, 2) };
    };

    it('is folded up, its paragraphs apart, and its figures can be copied with their source', async () => {
      const { answer, article } = await opened();
      const [folded, ...others] = article.entities.filter(({ type }) => type === 'expandable_blockquote');
      expect(others).toEqual([]);
      const text = article.text.slice(folded?.offset, (folded?.offset ?? 0) + (folded?.length ?? 0));
      expect(text).toContain('\n\n');
      expect(text).toContain('120.4亿元');
      const copies = article.buttons.flat().flatMap(({ copy_text }) => copy_text?.text ?? []);
      expect(copies.length).toBeGreaterThan(0);
      for (const copy of copies) expect(copy).toMatch(/^“.+”《.+》（嘉兴日报·平湖版，20\d\d年.*）$/);
      expect(answer.buttons.flat().find(({ text: label }) => label === '📋 120.4亿元')?.copy_text?.text).toBe(
        '120.4亿元',
      );
    });

    it('is the same to an older server but for folding and copying, which is asked of it once', async () => {
      telegram.old = true;
      const { answer, article } = await opened();
      expect(answer.text).toContain('120.4亿元');
      expect(article.entities.some(({ type }) => type === 'blockquote')).toBe(true);
      expect([...answer.buttons, ...article.buttons].flat().some(({ copy_text }) => copy_text)).toBe(false);
      const refused = telegram.callsOf('sendMessage').filter((call) => !call.answer.ok);
      expect(refused).toHaveLength(1);
      expect(bot.logLines.filter((text) => JSON.parse(text).level >= 40)).toEqual([]);
    });
  });

  describe('before the first word', () => {
    it('apps show what it does in both languages, set once, and the web page on the menu button', async () => {
      await telegram.called('setChatMenuButton');
      expect(telegram.menuButton).toEqual({ type: 'commands' });
      expect(telegram.descriptions.get('long ')).toMatch(/^为您查找平湖本地新闻。/);
      expect(telegram.descriptions.get('short en')).toMatch(/^Looks things up in the local news of Pinghu/);
      await bot.stop();
      const set = telegram.callsOf('setMyDescription').length;
      bot = startBotUnderTest(telegram, newsroom.converse, {
        store: newsroom.store,
        webUrl: 'https://news.example.org',
      });
      await telegram.called('setChatMenuButton', 2);
      expect(telegram.callsOf('setMyDescription')).toHaveLength(set);
      expect(telegram.menuButton).toEqual({
        type: 'web_app',
        text: '网页',
        web_app: { url: 'https://news.example.org' },
      });
    });
  });

  describe('in a group', () => {
    it('says one line when it is added, and none when it was there before or comes to a channel', async () => {
      const chief = telegram.person('群主');
      const [group, next] = [telegram.group(), telegram.group()];
      telegram.membership(group, chief, 'left', 'member');
      telegram.membership(next, chief, 'member', 'administrator');
      expect((await telegram.heard(group)).text).toMatch(/^大家好，我是“问平湖”。在群里 @AskPinghuBot 提问/);
      telegram.membership(group, chief, 'member', 'administrator');
      telegram.write(next, chief, '/about');
      await telegram.heard(next);
      expect(telegram.shown(group)).toHaveLength(1);
      expect(telegram.shown(next)[0]?.text).toMatch(/^问平湖/);
    });

    it('answers the question that a bare mention replies to, and no command or word of its own', async () => {
      const [ming, ann] = [telegram.person('小明'), telegram.person('小安')];
      const group = telegram.group();
      const question = telegram.write(group, ming, '2024年平湖机床产业产值是多少？');
      const mention = telegram.write(group, ann, '@AskPinghuBot', {
        reply_to_message: question as never,
      });
      const answer = await telegram.heard(group);
      expect(answer.text).toMatch(/120\.4亿元/);
      expect(answer.answers).toBe(mention.message_id);
      telegram.write(group, ann, '@AskPinghuBot', {
        reply_to_message: {
          ...question,
          text: '有人知道吗？2024年平湖机床产业产值是多少？还有2022年的',
        } as never,
        quote: { text: '2022年平湖机床产业产值是多少？', position: 0 },
      });
      expect((await telegram.heard(group, 2)).text).toMatch(/134亿元/);
      const command = telegram.write(group, ming, '/ban@OtherBot');
      telegram.write(group, ann, '@AskPinghuBot', { reply_to_message: command as never });
      expect((await telegram.heard(group, 3)).text).toMatch(/^使用方法/);
    });

    it('takes up what a mention replies to where its own words ask nothing', async () => {
      const [ming, ann] = [telegram.person('小明'), telegram.person('小安')];
      const group = telegram.group();
      const reply_to_message = telegram.write(group, ming, '2024年平湖机床产业产值是多少？') as never;
      telegram.write(group, ann, '@AskPinghuBot 你知道吗', { reply_to_message });
      expect((await telegram.heard(group)).text).toMatch(/120\.4亿元/);
      telegram.write(group, ann, '@AskPinghuBot 那2022年呢？', { reply_to_message });
      expect((await telegram.heard(group, 2)).text).toMatch(/134亿元/);
    });

    it('opens texts in private: by a link, by an old button, and in brief when asked for by number', async () => {
      const ming = telegram.person('小明');
      const group = telegram.group();
      telegram.write(group, ming, '/search 机床');
      const list = await telegram.heard(group);
      const open = list.buttons.flat().find(({ text }) => text === '1 全文');
      expect(open?.url).toMatch(/^https:\/\/t\.me\/AskPinghuBot\?start=a\d+$/);
      const id = Number(open?.url?.split('=a')[1]);
      telegram.pressData(group, ming, `a${id}`, list.id);
      const [answered] = await telegram.called('answerCallbackQuery');
      expect(answered?.params.url).toBe(open?.url);
      telegram.write(group, ming, `/article ${id}`);
      const brief = await telegram.heard(group, 2);
      expect(brief.text.length).toBeLessThan(500);
      expect(brief.buttons.flat().find(({ text }) => text === '全文')?.url).toBe(open?.url);
      const chat = telegram.privateChat(ming);
      telegram.write(chat, ming, `/start a${id}`);
      expect((await telegram.heard(chat)).text.length).toBeGreaterThan(brief.text.length);
    });
  });

  describe('a group’s settings', () => {
    const inGroup = () => {
      const [chief, guest] = [telegram.person('群主'), telegram.person('Guest', 'en')];
      const group = telegram.group();
      telegram.administrators.add(`${group.id} ${chief.id}`);
      return { chief, guest, group };
    };

    it('are shown to its administrators only', async () => {
      const { chief, guest, group } = inGroup();
      telegram.write(group, guest, '/settings');
      expect((await telegram.heard(group)).text).toBe('Only administrators of this group can do that.');
      telegram.write(group, chief, '/settings');
      const panel = await telegram.heard(group, 2);
      expect(panel.text).toBe(
        [
          '设置',
          '• 语言：跟随各人的 Telegram',
          '• 回答：完整',
          '• 谁可以让本群关注话题：管理员',
          '• 每人两次提问至少间隔：不限',
        ].join('\n'),
      );
      expect(labelsOf(panel)).toEqual([
        ['中文', 'English', '✓ 跟随各人的 Telegram'],
        ['✓ 完整', '简短'],
        ['✓ 管理员', '所有人'],
        ['✓ 不限', '10 秒', '30 秒', '60 秒'],
      ]);
    });

    it('are set by their buttons, which only administrators can press', async () => {
      const { chief, guest, group } = inGroup();
      telegram.write(group, chief, '/settings');
      await telegram.heard(group);
      telegram.press(group, guest, 'English');
      const [alert] = await telegram.called('answerCallbackQuery');
      expect(alert?.params).toMatchObject({
        text: 'Only administrators of this group can do that.',
        show_alert: true,
      });
      expect(telegram.shown(group)).toHaveLength(1);
      telegram.press(group, chief, 'English');
      await telegram.called('editMessageText');
      await telegram.called('setMyCommands', 8);
      expect(telegram.shown(group)[0]?.text).toMatch(/^Settings\n• Language: English\n/);
      telegram.press(group, chief, '30 s');
      await telegram.called('editMessageText', 2);
      expect(labelsOf(telegram.shown(group)[0] ?? { buttons: [] })[3]).toEqual([
        'none',
        '10 s',
        '✓ 30 s',
        '60 s',
      ]);
      expect(telegram.menuNames(`chat_administrators ${group.id}`)).toContain('settings');
      expect(telegram.menuNames(`chat ${group.id}`)).not.toContain('settings');
    });

    it('hold each member to the cool-down, who is told so once, and nobody else', async () => {
      const { chief, guest, group } = inGroup();
      newsroom.store.chats.change(`telegram:${group.id}`, { cooldown: 30 });
      telegram.write(group, guest, '/ban');
      telegram.write(group, guest, '/about');
      telegram.write(group, guest, '/ban', { date: 1_770_000_028 });
      for (const second of [28, 29]) telegram.write(group, guest, '/about', { date: 1_770_000_000 + second });
      telegram.write(group, chief, '/about', { date: 1_770_000_029 });
      telegram.write(group, guest, '/about', { date: 1_770_000_030 });
      await telegram.heard(group, 4);
      expect(telegram.shown(group).map(({ text }) => text.split('\n')[0])).toEqual([
        'Ask Pinghu',
        'In this group everybody waits 30 s between two questions. Please ask again in a moment.',
        '问平湖',
        'Ask Pinghu',
      ]);
    });

    it('make replies short', async () => {
      const { guest, group } = inGroup();
      telegram.write(group, guest, '/search 机床');
      const full = await telegram.heard(group);
      newsroom.store.chats.change(`telegram:${group.id}`, { replies: 'short' });
      telegram.write(group, guest, '/search 机床');
      const short = await telegram.heard(group, 2);
      expect(short.text.length).toBeLessThan(full.text.length / 2);
      expect(labelsOf(short)).toEqual(labelsOf(full));
    });

    it('move along when the group becomes a supergroup, however the bot hears of it', async () => {
      const { chief, group } = inGroup();
      const [next, last] = [telegram.group(), telegram.group()];
      newsroom.store.chats.change(`telegram:${group.id}`, { language: 'en' });
      telegram.send(group, chief, { migrate_to_chat_id: next.id });
      telegram.write(next, chief, '/about');
      expect((await telegram.heard(next)).text).toMatch(/^Ask Pinghu/);

      telegram.migrate(next, last);
      telegram.write(next, chief, '/about');
      expect((await telegram.heard(last)).text).toMatch(/^Ask Pinghu/);
      expect(newsroom.store.chats.settings(`telegram:${last.id}`).language).toBe('en');
    });
  });
});
