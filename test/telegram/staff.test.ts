import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { User } from 'telegraf/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newsDesk } from '../../src/chat/index.js';
import type { Newsroom } from '../../src/newsroom.js';
import { theNewsroom } from '../theNewsroom.js';
import { type BotUnderTest, startBotUnderTest } from './botUnderTest.js';
import { LocalTelegram } from './localTelegram.js';

const articles = [
  {
    headline: '新仓芦笋丰收',
    date: '2024-05-01',
    towns: ['新仓镇'],
    body: '今年芦笋产值1.2亿元。\n农户很高兴。',
  },
  { headline: '机床展开幕', date: '2024-05', body: '平湖机床展昨天开幕。' },
]
  .map((article) => JSON.stringify(article))
  .join('\n');

describe('the newsroom’s own people', () => {
  let folder: string;
  let newsroom: Newsroom;
  let telegram: LocalTelegram;
  let bot: BotUnderTest;
  let editor: User;
  let chat: ReturnType<LocalTelegram['privateChat']>;

  const start = () =>
    startBotUnderTest(telegram, newsroom.converse, {
      store: newsroom.store,
      news: newsDesk(newsroom.desk),
      staff: [editor.id],
      // Noon in Pinghu: followers are told at once.
      now: () => new Date('2026-11-21T04:00:00Z'),
    });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pages-'));
    newsroom = theNewsroom(folder);
    telegram = await LocalTelegram.open();
    editor = telegram.person('编辑');
    chat = telegram.privateChat(editor);
    bot = start();
    await telegram.called('setMyCommands', 8);
  });
  afterEach(async () => {
    await bot.stop();
    await telegram.close();
    newsroom.store.close();
    rmSync(folder, { recursive: true });
  });

  it('have their page read, though Telegram does not give it at once', async () => {
    telegram.fail('getFile', 'reset', { html: 502 });
    telegram.sendFile(chat, editor, '2024-05.jsonl', articles);
    expect((await telegram.heard(chat)).text).toContain('新仓芦笋丰收');
  });

  const publish = async () => {
    const before = telegram.shown(chat).length;
    telegram.sendFile(chat, editor, '2024-05.jsonl', articles);
    await telegram.heard(chat, before + 1);
    telegram.press(chat, editor, '发布');
    await telegram.called('editMessageText');
    return telegram.heard(chat, before + 1);
  };
  const acts = () =>
    newsroom.store.audit
      .latest(10)
      .map(({ act, detail }) => `${act} ${detail}`)
      .reverse();

  it('have a menu of their own', () => {
    expect(telegram.menuNames(`chat ${editor.id}`).slice(0, 4)).toEqual([
      'stats',
      'retract',
      'edit',
      'export',
    ]);
    expect(telegram.menuNames('all_private_chats')).not.toContain('stats');
  });

  it('see what was read of a file, publish it by a button, and followers hear of it', async () => {
    const resident = telegram.person('小明');
    const his = telegram.privateChat(resident);
    telegram.write(his, resident, '/follow 新仓');
    await telegram.heard(his);

    telegram.sendFile(chat, editor, '../../2024-05.JSONL', articles);
    const preview = await telegram.heard(chat);
    expect(preview.text).toBe(
      [
        '2024-05.jsonl：读出 2 篇报道',
        '',
        '1. 新仓芦笋丰收',
        '消息 · 2024年5月1日 · 新仓镇',
        '1.2亿元',
        '今年芦笋产值1.2亿元。',
        '',
        '2. 机床展开幕',
        '消息 · 2024年5月',
        '平湖机床展昨天开幕。',
      ].join('\n'),
    );
    expect(newsroom.store.articles.count()).toBe(0);
    telegram.press(chat, editor, '发布');
    await telegram.called('editMessageText');
    expect(telegram.shown(chat)).toMatchObject([
      { id: preview.id, text: '已发布 2024-05.jsonl，共 2 篇报道。' },
    ]);
    expect(readdirSync(folder)).toEqual(['2024-05.jsonl']);
    telegram.write(chat, editor, '/search 芦笋');
    expect((await telegram.heard(chat, 2)).text).toMatch(/^“芦笋” 找到 1 篇报道\n\n1\. 新仓芦笋丰收/);
    expect((await telegram.heard(his, 2)).text).toMatch(/^新报道 · 新仓镇\n\n1\. 新仓芦笋丰收/);
    expect(acts()).toEqual(['publish 2024-05.jsonl: 2']);
  });

  it('keep their menu in the language they chose, over a restart', async () => {
    telegram.write(chat, editor, '/language en');
    await telegram.heard(chat);
    expect(telegram.menuOf(`chat ${chat.id}`)[0]?.description).toBe('Questions, followers and deliveries');
    await bot.stop();
    telegram.menus.clear();
    bot = start();
    await telegram.until(() => telegram.menuOf(`chat ${chat.id}`).length > 0);
    expect(telegram.menuOf(`chat ${chat.id}`)[0]?.description).toBe('Questions, followers and deliveries');
    telegram.write(chat, editor, '/settings');
    await telegram.heard(chat, 2);
    telegram.press(chat, editor, 'As in each person’s Telegram');
    await telegram.until(() => telegram.menuOf(`chat ${chat.id} en`).length > 0);
    expect(telegram.menuOf(`chat ${chat.id}`)[0]?.description).toBe('提问、关注与推送的统计');
  });

  it('can publish after a restart, once, or discard', async () => {
    telegram.sendFile(chat, editor, 'a.jsonl', articles);
    await telegram.heard(chat);
    await bot.stop();
    bot = start();
    const { id, buttons } = await telegram.heard(chat);
    const [yes = '', no = ''] = (buttons.at(-1) ?? []).map((button) => button.callback_data ?? '');
    telegram.pressData(chat, editor, no, id);
    await telegram.called('editMessageText');
    expect(telegram.shown(chat)[0]?.text).toBe('已放弃 a.jsonl。');
    telegram.pressData(chat, editor, yes, id);
    await telegram.called('editMessageText', 2);
    expect(telegram.shown(chat)[0]?.text).toBe('这一版已经发布或放弃。');
    expect(newsroom.store.articles.count()).toBe(0);
    expect(acts()).toEqual(['discard a.jsonl']);
  });

  it('are told when a page would replace another', async () => {
    await publish();
    telegram.sendFile(chat, editor, '2024-05.jsonl', articles);
    expect((await telegram.heard(chat, 2)).text).toContain('发布后将替换已有的 2024-05.jsonl。');
  });

  it('can pass a text on instead of a file', async () => {
    telegram.write(chat, editor, '本报讯 昨天，新仓镇举行芦笋节，来了3000多名游客。', {
      forward_origin: { type: 'hidden_user', sender_user_name: '通讯员' },
    });
    const preview = await telegram.heard(chat);
    const [article] = preview.text.split('\n').slice(2);
    const name = `${article?.replace('1. ', '')} 2026-02-02.txt`;
    expect(preview.text).toMatch(/^本报讯.+ 2026-02-02\.txt：读出 1 篇报道/);
    expect(preview.text).toContain(name);
    telegram.press(chat, editor, '发布');
    await telegram.called('editMessageText');
    expect(readdirSync(folder)).toEqual([name]);
    telegram.write(chat, editor, '/article 1');
    expect((await telegram.heard(chat, 2)).text).toMatch(/出处：嘉兴日报·平湖版$/);
  });

  it('learn why a file cannot be used', async () => {
    const files = [
      ['page.doc', 'x'],
      ['page.pdf', 'x'],
      ['large.txt', '长'.repeat(1_800_000)],
      ['wrong.jsonl', '{"headline": 5}'],
      ['empty.txt', ' '],
    ] as const;
    for (const [name, content] of files) telegram.sendFile(chat, editor, name, content);
    await telegram.heard(chat, files.length);
    const said = telegram.shown(chat).map(({ text }) => text);
    expect(said).toEqual([
      '请发送 .pdf、.txt、.md 或 .jsonl 文件。',
      '读不了 page.pdf：PDF文件已损坏，打不开',
      '文件太大：.pdf 最多 20 MB，.jsonl 5 MB，.txt 和 .md 1 MB。',
      expect.stringMatching(/^读不了 wrong\.jsonl：第 1 行：headline/),
      '读不了 empty.txt：是空的',
    ]);
  });

  it('withdraw an article for good, even when its page is read again', async () => {
    await publish();
    const { id } = [...newsroom.store.articles.all()][0] ?? { id: 0 };
    telegram.write(chat, editor, `/retract ${id}`);
    expect((await telegram.heard(chat, 2)).text).toBe(
      '确定撤下《新仓芦笋丰收》吗？撤下后谁都查不到它；一天之内可以恢复。',
    );
    telegram.press(chat, editor, '撤下');
    await telegram.called('editMessageText', 2);
    expect(telegram.shown(chat)[1]?.text).toBe('已撤下《新仓芦笋丰收》。一天之内可以恢复。');
    telegram.sendFile(chat, editor, '2024-05.jsonl', `${articles}\n`);
    await telegram.heard(chat, 3);
    telegram.press(chat, editor, '发布');
    await telegram.called('editMessageText', 3);
    telegram.write(chat, editor, '/search 芦笋');
    expect((await telegram.heard(chat, 4)).text).toMatch(/^没有找到/);
    expect(newsroom.store.articles.count()).toBe(1);
    expect(acts()[1]).toBe(`retract №${id} 新仓芦笋丰收`);
  });

  it('can think better of a withdrawal before, and for a day after', async () => {
    await publish();
    const { id } = [...newsroom.store.articles.all()][0] ?? { id: 0 };
    telegram.write(chat, editor, `/retract ${id}`);
    await telegram.heard(chat, 2);
    telegram.press(chat, editor, '不撤');
    await telegram.called('editMessageText', 2);
    expect(telegram.shown(chat)[1]?.text).toBe('《新仓芦笋丰收》没有撤下。');
    telegram.write(chat, editor, `/retract ${id}`);
    await telegram.heard(chat, 3);
    telegram.press(chat, editor, '撤下');
    await telegram.called('editMessageText', 3);
    telegram.write(chat, editor, '/search 芦笋');
    expect((await telegram.heard(chat, 4)).text).toMatch(/^没有找到/);
    telegram.press(chat, editor, '恢复');
    await telegram.called('editMessageText', 4);
    expect(telegram.shown(chat)[2]?.text).toBe('已恢复《新仓芦笋丰收》。');
    telegram.write(chat, editor, '/search 芦笋');
    expect((await telegram.heard(chat, 5)).text).toContain(`№${id}`);
    const reader = telegram.person('小明');
    const his = telegram.privateChat(reader);
    telegram.write(his, reader, '/about');
    telegram.pressData(his, reader, `C${id}`, (await telegram.heard(his)).id);
    await telegram.until(() => telegram.callsOf('answerCallbackQuery').at(-1)?.params.show_alert === true);
    expect(newsroom.store.articles.get(id)).toBeDefined();
    expect(acts().slice(1)).toEqual([`retract №${id} 新仓芦笋丰收`, `restore №${id} 新仓芦笋丰收`]);
  });

  it('see each article as it was read, doubtful places marked, and can leave one out', async () => {
    const page = [
      '{"headline":"甲","date":"2024-05-01","paragraphs":["，前面缺了一句。","中间有\uE5E5字。","后面没有完"]}',
      '{"headline":"乙","date":"2024-05-01","paragraphs":["这一篇是完整的。"]}',
    ];
    telegram.sendFile(chat, editor, 'p.jsonl', page.join('\n'));
    expect((await telegram.heard(chat)).text).toContain(
      '1. 甲\n消息 · 2024年5月1日\n⚠️ 段首似乎缺字；有认不出的字；文字似乎没完\n',
    );
    telegram.press(chat, editor, '看第 1 篇');
    const proof = await telegram.heard(chat, 2);
    expect(proof.text).toContain('⚠️ 段首似乎缺字 ，前面缺了一句。\n⚠️ 有认不出的字 中间有');
    expect(proof.text).toContain('⚠️ 文字似乎没完 后面没有完');
    expect(proof.entities.some(({ type }) => type === 'expandable_blockquote')).toBe(true);
    telegram.press(chat, editor, '不发布这篇');
    await telegram.called('editMessageText');
    expect(telegram.shown(chat)[1]?.text).toContain('1. 甲 （不发布）');
    telegram.press(chat, editor, '发布');
    await telegram.called('editMessageText', 2);
    expect(telegram.shown(chat)[1]?.text).toBe('已发布 p.jsonl，共 1 篇报道。');
    expect([...newsroom.store.articles.all()].map(({ headline }) => headline)).toEqual(['乙']);
  });

  it('are told at /start and /help what they can do besides, and nobody else is', async () => {
    const resident = telegram.person('小明');
    const his = telegram.privateChat(resident);
    const group = telegram.group();
    for (const command of ['/start', '/help']) {
      telegram.write(chat, editor, command);
      telegram.write(his, resident, command);
      telegram.write(group, editor, command);
    }
    for (const place of [chat, his, group]) await telegram.heard(place, 2);
    for (const { text } of telegram.shown(chat)) {
      expect(text).toContain('把版面文件（.pdf、.txt、.md、.jsonl）发给我');
      expect(text).toContain('/retract 编号 撤下一篇报道');
    }
    for (const { text } of [...telegram.shown(his), ...telegram.shown(group)]) {
      expect(text).not.toMatch(/retract|版面文件/);
    }
  });

  it('put an article right, also for when its page is read again', async () => {
    await publish();
    const { id } = [...newsroom.store.articles.all()][1] ?? { id: 0 };
    const edits = [`${id} headline 机床展闭幕`, `№${id} date 2024-05-09`, `${id} towns 新仓 钟埭`];
    for (const edit of edits) telegram.write(chat, editor, `/edit ${edit}`);
    expect((await telegram.heard(chat, 4)).text).toMatch(/^机床展闭幕\n\n2024年5月9日 · 新仓镇 · 钟埭街道/);
    telegram.sendFile(chat, editor, '2024-05.jsonl', `${articles}\n\n`);
    await telegram.heard(chat, 5);
    telegram.press(chat, editor, '发布');
    await telegram.called('editMessageText', 2);
    telegram.write(chat, editor, `/article ${id}`);
    expect((await telegram.heard(chat, 6)).text).toMatch(/^机床展闭幕\n\n2024年5月9日 · 新仓镇 · 钟埭街道/);
    expect(acts()).toHaveLength(5);
  });

  it('move what a report calls yesterday with its date', async () => {
    const report =
      '{"id":"y","headline":"菜市场开业","date":"2024-05-02","paragraphs":["昨天，新菜市场开业，全天客流量3200人次。"]}';
    telegram.sendFile(chat, editor, 'market.jsonl', `${report}\n`);
    await telegram.heard(chat, 1);
    telegram.press(chat, editor, '发布');
    await telegram.called('editMessageText', 1);
    const market = () => [...newsroom.store.articles.all()].find(({ headline }) => headline === '菜市场开业');
    expect(market()?.figures[0]?.period).toBe('2024-05-01');
    telegram.write(chat, editor, `/edit ${market()?.id} date 2024-06-10`);
    await telegram.heard(chat, 2);
    expect(market()?.figures[0]?.period).toBe('2024-06-09');
  });

  it('are shown how when a correction makes no sense', async () => {
    await publish();
    for (const wrong of ['', '1', '1 date 2024-02-30', '1 towns 上海', '1 colour red']) {
      telegram.write(chat, editor, `/edit ${wrong}`);
    }
    await telegram.heard(chat, 6);
    for (const { text } of telegram.shown(chat).slice(1)) {
      expect(text).toBe(
        '更正报道的标题、引题、副题、日期或镇街道\n\n用法：/edit 编号 headline|kicker|deck|date|towns 内容，例如 /edit 3 date 2023-07-07',
      );
    }
    telegram.write(chat, editor, '/edit 999 deck x');
    expect((await telegram.heard(chat, 7)).text).toBe('没有编号为 999 的报道。');
  });

  it('see what people asked, and what found no answer, in both languages', async () => {
    await publish();
    const resident = telegram.person('Ann', 'en');
    const hers = telegram.privateChat(resident);
    const asked = [
      '平湖地铁什么时候开通？',
      '平湖地铁什么时候开通？',
      '/search 芦笋',
      '/search 机场',
      '/follow 新仓',
    ];
    for (const text of asked) telegram.write(hers, resident, text);
    await telegram.heard(hers, asked.length);
    telegram.write(chat, editor, '/stats');
    const { text } = await telegram.heard(chat, 2);
    expect(text).toBe(
      [
        '最近 30 天',
        '1 人；提问 2 次（答出 0，没有答案 2）；搜索 2 次（有结果 1，无结果 1）。',
        '没有找到答案的\n• 平湖地铁什么时候开通？ ×2\n• 机场 ×1',
        '问得最多的\n• 芦笋 ×1',
        '1 个聊天在关注话题；推送报道 0 篇次。',
      ].join('\n\n'),
    );
    newsroom.store.chats.change(`telegram:${chat.id}`, { language: 'en' });
    telegram.write(chat, editor, '/stats');
    expect((await telegram.heard(chat, 3)).text).toMatch(/2 questions \(0 answered, 2 not\); 2 searches/);
  });

  it('see which answers people judged wrong; a vote a person, by button or reaction', async () => {
    await publish();
    const [ming, ann] = [telegram.person('小明'), telegram.person('Ann', 'en')];
    const [his, hers] = [telegram.privateChat(ming), telegram.privateChat(ann)];
    const question = '芦笋产值是多少？';
    telegram.write(his, ming, question);
    telegram.write(hers, ann, question);
    const answer = await telegram.heard(his);
    expect(answer.text).toContain('1.2亿元');
    telegram.press(his, ming, '👍');
    telegram.press(his, ming, '👎');
    telegram.press(his, ming, '👎');
    const told = await telegram.called('answerCallbackQuery', 4);
    expect(told.slice(-3).map(({ params }) => params.text)).toEqual([
      '谢谢，已记下 👍',
      '已记下 👎，编辑会看到。谢谢！',
      '已记下 👎，编辑会看到。谢谢！',
    ]);
    const { id } = await telegram.heard(hers);
    telegram.react(hers, ann, id, [], ['👎']);
    telegram.react(hers, ann, id, ['👎'], ['🤔']);
    telegram.react(hers, ann, id, ['🤔'], ['🔥']);
    const { votes } = newsroom.store;
    await telegram.until(() => votes.counts(new Date(0)).up === 1);
    expect(votes.counts(new Date(0))).toEqual({ up: 1, down: 1 });
    expect(telegram.shown(his)).toHaveLength(1);
    telegram.write(chat, editor, '/stats');
    const { text } = await telegram.heard(chat, 2);
    expect(text).toContain('对回答的评价：👍 1，👎 1。\n\n被评为不好的回答，问的是\n• 芦笋产值是多少？ ×1');
    telegram.write(his, ming, '/forget');
    await telegram.heard(his, 2);
    expect(votes.counts(new Date(0))).toEqual({ up: 1, down: 0 });
  });

  it('answer what the bot could not, once, in a reply that goes back as the newsroom’s word', async () => {
    const ann = telegram.person('Ann', 'en');
    const forum = telegram.group('forum');
    const thread = telegram.topic();
    telegram.write(forum, ann, '平湖地铁什么时候开通？@AskPinghuBot', {
      message_thread_id: thread,
      is_topic_message: true,
    });
    const notFound = await telegram.heard(forum);
    telegram.press(forum, ann, 'Ask the newsroom');
    const letter = await telegram.heard(chat);
    expect(letter.text).toMatch(/^读者提问 #1\n平湖地铁什么时候开通？\n/);
    const [alert] = await telegram.called('answerCallbackQuery');
    expect(alert?.params.text).toBe('Passed to the newsroom; its answer will be sent here.');
    telegram.press(forum, ann, 'Ask the newsroom');
    const [, again] = await telegram.called('answerCallbackQuery', 2);
    expect(again?.params.text).toMatch(/^The newsroom has this question already/);
    expect(telegram.shown(chat)).toHaveLength(1);
    telegram.write(chat, editor, '/stats');
    expect((await telegram.heard(chat, 2)).text).toContain(
      '等编辑部答复的提问（1）\n• 平湖地铁什么时候开通？',
    );

    const replying = { reply_to_message: { message_id: letter.id, from: telegram.me, chat } as never };
    telegram.write(chat, editor, '目前没有修建地铁的计划。', replying);
    const answer = await telegram.heard(forum, 2);
    expect(answer.text).toBe(
      'The newsroom answers your question “平湖地铁什么时候开通？”:\n\n目前没有修建地铁的计划。\n\n—— This is the newsroom’s word, not an article’s.',
    );
    expect(answer).toMatchObject({ topic: thread, answers: notFound.id });
    expect((await telegram.heard(chat, 3)).text).toBe('已转给提问者。');
    telegram.write(chat, editor, '再说一遍。', replying);
    expect((await telegram.heard(chat, 4)).text).toBe('这个问题已经答复过了。');
    expect(telegram.shown(forum)).toHaveLength(2);
    expect(acts()).toEqual(['answer #1 平湖地铁什么时候开通？']);
  });

  it('are told when their answer cannot reach the reader any more', async () => {
    const ming = telegram.person('小明');
    const his = telegram.privateChat(ming);
    telegram.write(his, ming, '平湖地铁什么时候开通？');
    await telegram.heard(his);
    telegram.press(his, ming, '问编辑部');
    const letter = await telegram.heard(chat);
    telegram.blocked.add(his.id);
    telegram.write(chat, editor, '没有计划。', {
      reply_to_message: { message_id: letter.id, from: telegram.me, chat } as never,
    });
    expect((await telegram.heard(chat, 2)).text).toMatch(/^没能送达/);
  });

  it('export all articles as a file that can be imported', async () => {
    await publish();
    telegram.write(chat, editor, '/export');
    await telegram.heard(chat, 3);
    const [sent] = telegram.callsOf('sendDocument');
    const file = sent?.params.document as File;
    expect(file.name).toMatch(/^articles-\d{4}-\d\d-\d\d\.jsonl$/);
    const lines = (await file.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { headline: '新仓芦笋丰收', date: '2024-05-01', towns: ['新仓镇'], source: '2024-05.jsonl' },
      { headline: '机床展开幕', date: '2024-05' },
    ]);
  });

  it('nobody else may do any of it, nor learns what there is', async () => {
    await publish();
    const [ming, ann] = [telegram.person('小明'), telegram.person('Ann', 'en')];
    const [his, hers] = [telegram.privateChat(ming), telegram.privateChat(ann)];
    const tries = ['/stats', '/export', '/retract 1', '/edit 1 deck x'];
    for (const text of tries) {
      telegram.write(his, ming, text);
      telegram.write(hers, ann, text);
    }
    telegram.sendFile(his, ming, 'a.jsonl', articles);
    telegram.sendFile(hers, ann, 'a.jsonl', articles);
    telegram.pressData(his, ming, 'P1', (await telegram.heard(his, 5)).id);
    await telegram.heard(his, 6);
    await telegram.heard(hers, 5);
    expect(new Set(telegram.shown(his).map(({ text }) => text))).toEqual(
      new Set(['您没有这个权限。', '我不收文件。想查报道，直接发问题或关键词就行；要投稿，请联系编辑部。']),
    );
    expect(new Set(telegram.shown(hers).map(({ text }) => text))).toEqual(
      new Set([
        'You are not allowed to do that.',
        'I take no files. To look something up just type it; to submit a text, please contact the newsroom.',
      ]),
    );
    const group = telegram.group();
    for (const text of tries) telegram.write(group, editor, text);
    telegram.write(group, editor, '/about');
    await telegram.heard(group);
    expect(telegram.shown(group)).toHaveLength(1);
    expect(newsroom.store.articles.count()).toBe(2);
    expect(acts()).toHaveLength(1);
  });
});
