import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply, Request } from '../../src/chat/index.js';
import { openStore } from '../../src/store/index.js';
import { usualPace } from '../../src/telegram/pace.js';
import { type BotUnderTest, gate, line, startBotUnderTest } from './botUnderTest.js';
import { LocalTelegram } from './localTelegram.js';

const longQuestion = '2024年平湖机床产业产值是多少，比上一年增长了多少，有多少家规上企业？';

/** A conversation just big enough to show what the edge must carry. */
function converse({ input, language, place }: Request): Reply | null {
  if (input.kind === 'page') return null;
  if (input.kind === 'action') {
    const { action } = input;
    if (action.kind === 'search' && action.offset >= 0) {
      return line(`${action.query} ${action.offset}`, {
        delivery: 'replace',
        buttons: [[{ label: '下一页', action: { ...action, offset: action.offset + 5 } }]],
      });
    }
    if (action.kind === 'ask') return line(`问：${action.question}`);
    if (action.kind === 'help') return line('帮助', { delivery: 'replace' });
    return null;
  }
  if (input.text === '/rich') {
    return {
      blocks: [
        { kind: 'text', spans: [{ text: '擦亮“浙江机床看平湖”金字招牌', style: 'bold' }] },
        {
          kind: 'text',
          spans: [
            { text: 'R&D <机床> ', style: 'plain' },
            { text: '机床', style: 'match' },
          ],
        },
        { kind: 'quote', spans: [{ text: '实现产值120.4亿元。', style: 'plain' }] },
        { kind: 'list', items: [[{ text: '产值', style: 'plain' }], [{ text: '同比', style: 'faint' }]] },
        {
          kind: 'table',
          rows: [
            ['2022', '134亿元'],
            ['2024', '120.4亿元'],
          ],
        },
      ],
      buttons: [
        [{ label: '下一页', action: { kind: 'search', query: '机床', offset: 5 } }],
        [{ label: '更多', action: { kind: 'ask', question: longQuestion } }],
        [{ label: '帮助', action: { kind: 'help' } }],
      ],
      delivery: 'new',
    };
  }
  if (input.text === '/picture') {
    return line('产值', { picture: { png: new Uint8Array([0x89, 0x50, 0x4e, 0x47]), alt: '图 <1>' } });
  }
  if (input.text === '/silent') return null;
  return line(`${language} ${place} ${input.text}`);
}

describe('the conversation in Telegram', () => {
  let telegram: LocalTelegram;
  let bot: BotUnderTest;

  beforeEach(async () => {
    telegram = await LocalTelegram.open();
    bot = startBotUnderTest(telegram, converse);
  });
  afterEach(async () => {
    await bot.stop();
    await telegram.close();
  });

  it('says its @name once, ends a webhook, and shows each audience its menu in Chinese and English', async () => {
    await telegram.called('setMyCommands', 6);
    expect(bot.names).toEqual(['AskPinghuBot']);
    expect(telegram.callsOf('deleteWebhook')).toHaveLength(1);
    const [first, names] = [telegram.menuOf, telegram.menuNames];
    expect(first('all_private_chats')[0]).toEqual({ command: 'search', description: '查找报道' });
    expect(first('all_private_chats en')[0]).toEqual({ command: 'search', description: 'Find articles' });
    expect(names('all_group_chats')).not.toContain('settings');
    for (const scope of ['all_private_chats', 'all_group_chats']) expect(names(scope)).toContain('figures');
    expect(names('all_chat_administrators')).toEqual(
      expect.arrayContaining(['search', 'settings', 'digest']),
    );
    expect(names('all_group_chats en')).toEqual(names('all_group_chats'));
  });

  describe('in private', () => {
    it('answers in the language of the person’s Telegram, Chinese when it is another', async () => {
      const people = [
        telegram.person('Ann', 'en-GB'),
        telegram.person('小明', 'zh-hans'),
        telegram.person('Inès', 'fr'),
        telegram.person('无名'),
      ];
      const said = [];
      for (const person of people) {
        const chat = telegram.privateChat(person);
        telegram.write(chat, person, '机床');
        said.push((await telegram.heard(chat)).text);
      }
      expect(said).toEqual(['en private 机床', 'zh private 机床', 'zh private 机床', 'zh private 机床']);
    });

    it('hands over who asked what, where and when', async () => {
      const ann = telegram.person('Ann', 'en');
      const chat = telegram.privateChat(ann);
      telegram.write(chat, ann, '/search@askpinghubot 机床');
      await telegram.heard(chat);
      expect(bot.requests).toMatchObject([
        {
          chat: `telegram:${chat.id}`,
          user: `telegram:${ann.id}`,
          place: 'private',
          language: 'en',
          input: { kind: 'text', text: '/search 机床' },
          at: new Date(1_770_000_000_000),
        },
      ]);
    });

    it('shows headlines bold, matches underlined, quotations, lists and tables, and no link previews', async () => {
      const ann = telegram.person('Ann');
      const chat = telegram.privateChat(ann);
      telegram.write(chat, ann, '/rich');
      const { text, entities } = await telegram.heard(chat);
      expect(text).toBe(
        [
          '擦亮“浙江机床看平湖”金字招牌',
          '',
          'R&D <机床> 机床',
          '实现产值120.4亿元。',
          '• 产值',
          '• 同比',
          '2022    134亿元',
          '2024  120.4亿元',
        ].join('\n'),
      );
      expect(entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)])).toEqual(
        [
          ['bold', '擦亮“浙江机床看平湖”金字招牌'],
          ['underline', '机床'],
          ['blockquote', '实现产值120.4亿元。'],
          ['italic', '同比'],
          ['pre', '2022    134亿元\n2024  120.4亿元'],
        ],
      );
      expect(telegram.callsOf('sendMessage')[0]?.params.link_preview_options).toEqual({ is_disabled: true });
      expect(telegram.callsOf('sendMessage')[0]?.params).not.toHaveProperty('reply_parameters');
    });

    it('sends a picture before its text', async () => {
      const ann = telegram.person('Ann');
      const chat = telegram.privateChat(ann);
      telegram.write(chat, ann, '/picture');
      await telegram.heard(chat, 2);
      expect(telegram.shown(chat).map(({ text, photo = false }) => [text, photo])).toEqual([
        ['图 <1>', true],
        ['产值', false],
      ]);
    });

    it('cuts a long reply after a whole sentence', async () => {
      await bot.stop();
      bot = startBotUnderTest(telegram, () => line('平湖的“机床”产值<120亿元>😀。'.repeat(400)));
      const ann = telegram.person('Ann');
      const chat = telegram.privateChat(ann);
      telegram.write(chat, ann, '全文');
      const { text } = await telegram.heard(chat);
      expect(text.length).toBeGreaterThan(4000);
      expect(text.endsWith('😀。…')).toBe(true);
    });

    const file = { file_id: 'f', file_unique_id: 'f', duration: 1 };
    it.each([
      [{ voice: file }, '我听不了语音，请把想问的用文字发给我。', 'I cannot listen to recordings.'],
      [{ photo: [file] }, '我看不了图片，请把想问的用文字发给我。', 'I cannot see pictures.'],
      [{ video_note: file }, '我看不了视频，', 'I cannot watch videos.'],
      [{ animation: file, document: file }, '😊 收到！', '😊 What would you like to know'],
      [{ sticker: file }, '😊 收到！', '😊 What would you like to know'],
      [{ document: { ...file, file_name: '材料.pdf' } }, '我不收文件。', 'I take no files.'],
      [{ contact: { phone_number: '1' } }, '我用不上联系方式，也不会保存。', 'I have no use for contacts'],
      [{ location: {} }, '我不按位置查新闻。', 'I do not search by location.'],
      [{ poll: { id: '1' } }, '我不参加投票。', 'I take no part in polls.'],
      [{ checklist: {} }, '我目前只看得懂文字，', 'I can only read text so far.'],
    ])('has a fitting word for %o', async (content, chinese, english) => {
      const people = [telegram.person('小明'), telegram.person('Ann', 'en')];
      const said = [];
      const group = telegram.group();
      for (const person of people) {
        const chat = telegram.privateChat(person);
        telegram.send(group, person, content);
        telegram.send(chat, person, content);
        said.push((await telegram.heard(chat)).text);
      }
      expect(said[0]?.slice(0, chinese.length)).toBe(chinese);
      expect(said[1]?.slice(0, english.length)).toBe(english);
      expect(telegram.shown(group)).toEqual([]);
    });

    it('keeps silent when the conversation does, and about news of the chat itself', async () => {
      const ann = telegram.person('Ann');
      const chat = telegram.privateChat(ann);
      telegram.write(chat, ann, '/silent');
      telegram.send(chat, ann, { new_chat_title: 'x' });
      telegram.write(chat, ann, '最后');
      await telegram.heard(chat);
      expect(telegram.shown(chat).map(({ text }) => text)).toEqual(['zh private 最后']);
    });
  });

  describe('in a group', () => {
    it('answers as a reply to the asker’s message, in its topic', async () => {
      const ann = telegram.person('Ann');
      const forum = telegram.group('forum');
      const topic = telegram.topic();
      const asked = telegram.write(forum, ann, '/latest', {
        message_thread_id: topic,
        is_topic_message: true,
      });
      expect(await telegram.heard(forum)).toMatchObject({
        text: 'zh group /latest',
        topic,
        answers: asked.message_id,
      });
    });

    it('does not take a plain group’s reply thread for a topic', async () => {
      const ann = telegram.person('Ann');
      const group = telegram.group();
      const asked = telegram.write(group, ann, '/latest', { message_thread_id: 77 });
      expect(await telegram.heard(group)).toMatchObject({ answers: asked.message_id });
    });

    it('still answers when the asker’s message is gone', async () => {
      const ann = telegram.person('Ann');
      const group = telegram.group();
      const asked = telegram.write(group, ann, '/latest');
      telegram.remove(asked.message_id);
      expect((await telegram.heard(group)).text).toBe('zh group /latest');
    });

    it('sends pictures as replies too', async () => {
      const ann = telegram.person('Ann');
      const group = telegram.group();
      const asked = telegram.write(group, ann, '/picture');
      await telegram.heard(group, 2);
      expect(telegram.shown(group).map(({ answers }) => answers)).toEqual([
        asked.message_id,
        asked.message_id,
      ]);
    });

    const ours = { id: 123456, is_bot: true, first_name: '问平湖', username: 'AskPinghuBot' };
    const other = { id: 999, is_bot: true, first_name: 'Other', username: 'OtherBot' };
    const from = (user: object, more: object = {}) => ({
      reply_to_message: { message_id: 1, date: 1, chat: { id: 1, type: 'group' }, from: user, ...more },
    });
    const rows: readonly { says: string; hears: string | null; extra?: object; why: string }[] = [
      { says: '/search 机床', hears: '/search 机床', why: 'a command' },
      { says: '/search@AskPinghuBot 机床', hears: '/search 机床', why: 'a command with its name' },
      { says: '/search@ASKPINGHUBOT 机床', hears: '/search 机床', why: 'its name in capitals' },
      { says: '/search@OtherBot 机床', hears: null, why: 'another bot’s command' },
      {
        says: '/search@OtherBot 机床',
        hears: null,
        extra: from(ours),
        why: 'another bot’s command in a reply',
      },
      { says: '@AskPinghuBot /search@OtherBot', hears: null, why: 'another bot’s command after its name' },
      { says: '机床产值是多少？', hears: null, why: 'talk among people' },
      { says: '机床产值是多少？', hears: '机床产值是多少？', extra: from(ours), why: 'a reply to the bot' },
      { says: '机床产值是多少？', hears: null, extra: from(other), why: 'a reply to another bot' },
      {
        says: '机床产值是多少？',
        hears: null,
        extra: from(ours, { forum_topic_created: { name: '机床', icon_color: 1 } }),
        why: 'a message in a topic the bot opened',
      },
      { says: '@AskPinghuBot 机床产值？', hears: '机床产值？', why: 'a mention first' },
      { says: '@askpinghubot，机床产值？', hears: '机床产值？', why: 'a mention with a comma' },
      { says: '请问 @AskPinghuBot 机床产值？', hears: '请问 机床产值？', why: 'a mention inside' },
      { says: '@AskPinghuBot', hears: '/help', why: 'a bare mention' },
      { says: '@AskPinghuBot /town 新仓', hears: '/town 新仓', why: 'a mention and a command' },
      { says: '@OtherBot 机床产值？', hears: null, why: 'a mention of somebody else' },
      { says: 'a@AskPinghuBot.com', hears: null, why: 'an address with its name inside' },
      { says: '见 /search', hears: null, why: 'a command inside a sentence' },
      { says: '/latest', hears: null, extra: { via_bot: ours }, why: 'its own inline message' },
      { says: '/latest', hears: null, extra: { from: other }, why: 'another bot speaking' },
      {
        says: '/latest',
        hears: '/latest',
        extra: {
          from: { id: 1087968824, is_bot: true, first_name: 'Group' },
          sender_chat: { id: -100, type: 'supergroup' },
        },
        why: 'an anonymous administrator',
      },
      { says: '/latest', hears: null, extra: { is_automatic_forward: true }, why: 'a channel’s forward' },
    ];
    it.each(rows)('hears $hears in “$says” ($why)', async ({ says, hears, extra = {} }) => {
      const ann = telegram.person('Ann');
      const group = telegram.group();
      telegram.write(group, ann, says, extra);
      telegram.write(group, ann, '/end');
      await telegram.until(() => telegram.shown(group).some(({ text }) => text.endsWith('/end')));
      const heard = bot.requests.map(({ input }) => input.kind === 'text' && input.text);
      expect(heard).toEqual(hears === null ? ['/end'] : [hears, '/end']);
    });

    it('knows a mention of it by id, and a caption’s words', async () => {
      const ann = telegram.person('Ann');
      const group = telegram.group();
      telegram.write(group, ann, '问平湖 机床', {
        entities: [{ type: 'text_mention', offset: 0, length: 3, user: ours }],
      });
      telegram.send(group, ann, {
        photo: [],
        caption: '/town 新仓',
        caption_entities: [{ type: 'bot_command', offset: 0, length: 5 }],
      });
      await telegram.heard(group, 2);
      expect(telegram.shown(group).map(({ text }) => text)).toEqual(['zh group 机床', 'zh group /town 新仓']);
    });
  });

  describe('an answer that takes its time', () => {
    it('shows “typing…” in its topic until it comes, and no longer', async () => {
      await bot.stop();
      const slow = gate();
      bot = startBotUnderTest(telegram, async () => {
        await slow.opened;
        return line('答');
      });
      const ann = telegram.person('Ann');
      const forum = telegram.group('forum');
      const topic = telegram.topic();
      telegram.write(forum, ann, '/latest', { message_thread_id: topic, is_topic_message: true });
      const [first] = await telegram.called('sendChatAction', 2);
      expect(first?.params).toEqual({ chat_id: forum.id, action: 'typing', message_thread_id: topic });
      slow.open();
      await telegram.heard(forum);
      const hints = () =>
        telegram.callsOf('sendChatAction').filter(({ params }) => params.message_thread_id === topic).length;
      const shown = hints();
      telegram.write(forum, ann, '/latest');
      await telegram.heard(forum, 2);
      expect(hints()).toBe(shown);
    });

    it('shows it after half a second, in earnest', () => expect(usualPace.blink).toBe(500));

    it('shows it also while the answer is long on its way', async () => {
      const ann = telegram.person('Ann');
      const chat = telegram.privateChat(ann);
      const late = gate();
      telegram.fail('sendMessage', { until: late.opened });
      telegram.write(chat, ann, '/latest');
      await telegram.called('sendChatAction');
      late.open();
      await telegram.heard(chat);
    });

    it('comes even when Telegram refuses the hint', async () => {
      await bot.stop();
      bot = startBotUnderTest(telegram, async () => {
        await telegram.called('sendChatAction');
        return line('答');
      });
      telegram.fail('sendChatAction', { code: 429, description: 'Too Many Requests', retryAfter: 60 });
      const ann = telegram.person('Ann');
      const chat = telegram.privateChat(ann);
      telegram.write(chat, ann, '机床');
      expect((await telegram.heard(chat)).text).toBe('答');
    });
  });

  describe('a corrected question', () => {
    it('within a minute is answered anew by editing the answer', async () => {
      const ann = telegram.person('Ann');
      const group = telegram.group();
      const asked = telegram.write(group, ann, '/town 新昌');
      const { id } = await telegram.heard(group);
      telegram.edit(asked, '/town 新仓', 60);
      await telegram.called('editMessageText');
      expect(telegram.shown(group)).toMatchObject([{ id, text: 'zh group /town 新仓' }]);
    });

    it('that was not for the bot at first is answered as if new', async () => {
      const ann = telegram.person('Ann');
      const group = telegram.group();
      const asked = telegram.write(group, ann, 'town 新仓');
      telegram.edit(asked, '/town 新仓', 5);
      expect(await telegram.heard(group)).toMatchObject({
        text: 'zh group /town 新仓',
        answers: asked.message_id,
      });
    });

    it('later than a minute, or the same again, changes nothing', async () => {
      const ann = telegram.person('Ann');
      const chat = telegram.privateChat(ann);
      const asked = telegram.write(chat, ann, '新仓');
      await telegram.heard(chat);
      telegram.edit(asked, '新埭', 61);
      telegram.edit(asked, '新仓', 3);
      telegram.write(chat, ann, '最后');
      await telegram.heard(chat, 2);
      expect(telegram.shown(chat).map(({ text }) => text)).toEqual(['zh private 新仓', 'zh private 最后']);
    });

    it('whose answer is gone is answered by a new message', async () => {
      const ann = telegram.person('Ann');
      const chat = telegram.privateChat(ann);
      const asked = telegram.write(chat, ann, '新昌');
      telegram.remove((await telegram.heard(chat)).id);
      telegram.edit(asked, '新仓', 9);
      expect((await telegram.heard(chat)).text).toBe('zh private 新仓');
    });
  });

  describe('a pressed button', () => {
    const ask = async () => {
      const ann = telegram.person('Ann', 'en');
      const chat = telegram.privateChat(ann);
      telegram.write(chat, ann, '/rich');
      const { id } = await telegram.heard(chat);
      return { ann, chat, id };
    };

    it('edits its message, again and again', async () => {
      const { ann, chat, id } = await ask();
      telegram.press(chat, ann, '下一页');
      await telegram.called('editMessageText', 1);
      telegram.press(chat, ann, '下一页');
      await telegram.called('editMessageText', 2);
      await telegram.called('answerCallbackQuery', 2);
      expect(telegram.shown(chat).map((message) => [message.id, message.text])).toEqual([[id, '机床 10']]);
    });

    it('sends a new message when the reply is a new one, and carries a question longer than its 64 bytes', async () => {
      const { ann, chat } = await ask();
      telegram.press(chat, ann, '更多');
      expect((await telegram.heard(chat, 2)).text).toBe(`问：${longQuestion}`);
    });

    it('in a group is answered under the message it hangs on, in the topic', async () => {
      const ann = telegram.person('Ann');
      const forum = telegram.group('forum');
      const topic = telegram.topic();
      telegram.write(forum, ann, '/rich', { message_thread_id: topic, is_topic_message: true });
      const { id } = await telegram.heard(forum);
      telegram.press(forum, ann, '更多');
      expect(await telegram.heard(forum, 2)).toMatchObject({ topic, answers: id });
    });

    it('works after a restart', async () => {
      const store = openStore(':memory:');
      await bot.stop();
      bot = startBotUnderTest(telegram, converse, { store });
      const { ann, chat } = await ask();
      await bot.stop();
      bot = startBotUnderTest(telegram, converse, { store });
      telegram.press(chat, ann, '更多');
      expect((await telegram.heard(chat, 2)).text).toBe(`问：${longQuestion}`);
    });

    it('of which nothing is known says so in the person’s language', async () => {
      const { ann, chat, id } = await ask();
      const ming = telegram.person('小明');
      telegram.pressData(chat, ann, 'q#4711', id);
      telegram.pressData(chat, ming, '??', id);
      const answers = await telegram.called('answerCallbackQuery', 2);
      expect(answers.map(({ params }) => params.text)).toEqual([
        'This button no longer works. Please ask again.',
        '这个按钮已失效，请重新提问。',
      ]);
    });

    it('that changes nothing, or came too late, says nothing', async () => {
      const { ann, chat } = await ask();
      telegram.press(chat, ann, '帮助');
      await telegram.called('editMessageText', 1);
      const { id } = await telegram.heard(chat);
      telegram.pressData(chat, ann, 'h', id, 'expired');
      await telegram.called('editMessageText', 2);
      await telegram.called('answerCallbackQuery', 2);
      telegram.write(chat, ann, '还在');
      await telegram.heard(chat, 2);
      expect(telegram.shown(chat).map(({ text }) => text)).toEqual(['帮助', 'en private 还在']);
      expect(bot.logLines.filter((text) => JSON.parse(text).level >= 40)).toEqual([]);
    });

    it('under a message since deleted brings a new one', async () => {
      const { ann, chat, id } = await ask();
      telegram.remove(id);
      telegram.pressData(chat, ann, 's5=机床', id);
      expect((await telegram.heard(chat, 1)).text).toBe('机床 5');
    });
  });
});
