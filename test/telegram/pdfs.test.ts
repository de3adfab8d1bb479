import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { User } from 'telegraf/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newsDesk } from '../../src/chat/index.js';
import type { Newsroom } from '../../src/newsroom.js';
import { aPage, printWithPdfkit } from '../print/pdfkitPrint.js';
import { theNewsroom } from '../theNewsroom.js';
import { type BotUnderTest, startBotUnderTest } from './botUnderTest.js';
import { LocalTelegram } from './localTelegram.js';

interface Told {
  readonly headline: string;
  readonly lines: readonly string[];
}
const birds: Told = {
  headline: '观鸟台建成开放',
  lines: [
    '本报讯 昨天，市里的观鸟台建成开放，',
    '前来观鸟的市民很多。工作人员说，观鸟',
    '台有三层，可以看到整个湖面。',
  ],
};
const boats: Told = {
  headline: '龙舟赛开赛',
  lines: ['本报讯 昨天，龙舟赛在市河开赛，二十支', '队伍参加了比赛，两岸站满了市民。'],
};
const fair: Told = {
  headline: '水乡集市开张',
  lines: ['本报讯 昨天，水乡集市在古镇开张，三十', '多个摊位沿河排开，游客没有断过。'],
};

/** A page with these stories, one below the other, and its number. */
function pageOf(number: string, stories: readonly Told[]) {
  return aPage([
    { text: '2024年3月5日 星期二', x: 30, y: 30, size: 9 },
    { text: `第${number}版`, x: 440, y: 30, size: 9 },
    ...stories.flatMap(({ headline, lines }, at) => [
      { text: headline, x: 40, y: 100 + 200 * at, size: 28 },
      ...lines.map((text, line) => ({
        text,
        x: line === 0 ? 58 : 40,
        y: 130 + 200 * at + 13.5 * line,
        size: 9,
      })),
    ]),
  ]);
}
const scan = aPage([{ text: '图', x: 10, y: 20, size: 9 }]);

describe('a page as PDF that the newsroom’s people send', () => {
  let folder: string;
  let newsroom: Newsroom;
  let telegram: LocalTelegram;
  let bot: BotUnderTest;
  let editor: User;
  let chat: ReturnType<LocalTelegram['privateChat']>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pages-'));
    newsroom = theNewsroom(folder);
    telegram = await LocalTelegram.open();
    editor = telegram.person('编辑');
    chat = telegram.privateChat(editor);
    bot = startBotUnderTest(telegram, newsroom.converse, {
      store: newsroom.store,
      news: newsDesk(newsroom.desk),
      staff: [editor.id],
      now: () => new Date('2026-11-21T04:00:00Z'),
    });
    await telegram.called('setMyCommands', 8);
  });
  afterEach(async () => {
    await bot.stop();
    await telegram.close();
    newsroom.store.close();
    rmSync(folder, { recursive: true });
  });

  const headlines = () => [...newsroom.store.articles.all()].map(({ headline }) => headline);

  it('is shown as it was read, with a picture, published without what was left out, and found', async () => {
    const resident = telegram.person('小明');
    const his = telegram.privateChat(resident);
    telegram.write(his, resident, '/follow all');
    await telegram.heard(his);
    telegram.sendFile(chat, editor, '一期.PDF', await printWithPdfkit([pageOf('1', [birds, boats])]));
    const preview = await telegram.heard(chat, 2);
    expect(telegram.callsOf('sendChatAction').length).toBeGreaterThan(0);
    expect(telegram.shown(chat)[0]).toMatchObject({ photo: true, text: /^读出的版面/ });
    expect(preview.text).toMatch(
      /^一期\.pdf：读出 2 篇报道\n\n1\. 观鸟台建成开放\n消息 · 2024年3月5日\n.*\n\n2\. 龙舟赛开赛\n/s,
    );
    telegram.press(chat, editor, '✕ 不发 2');
    await telegram.called('editMessageText');
    expect(telegram.shown(chat)[1]?.text).toContain('2. 龙舟赛开赛 （不发布）');
    telegram.press(chat, editor, '✕ 不发 1');
    await telegram.called('editMessageText', 2);
    telegram.press(chat, editor, '↩ 要发 1');
    await telegram.called('editMessageText', 3);
    expect(newsroom.store.articles.count()).toBe(0);
    telegram.press(chat, editor, '发布');
    await telegram.called('editMessageText', 4);
    expect(telegram.shown(chat)[1]?.text).toBe('已发布 一期.pdf，共 1 篇报道。');
    expect(readdirSync(folder)).toEqual(['一期.pdf']);
    expect(headlines()).toEqual(['观鸟台建成开放']);
    telegram.write(chat, editor, '/search 观鸟台');
    expect((await telegram.heard(chat, 3)).text).toMatch(/^“观鸟台” 找到 1 篇报道/);
    expect((await telegram.heard(his, 2)).text).toContain('观鸟台建成开放');
    expect(
      telegram
        .shown(his)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('龙舟赛');
  });

  it('of several pages is turned page by page, each with its picture; what one lacks is said', async () => {
    const file = await printWithPdfkit([pageOf('1', [birds, boats]), scan, pageOf('3', [fair])]);
    telegram.sendFile(chat, editor, '二期.pdf', file);
    const preview = await telegram.heard(chat, 2);
    expect(preview.text).toMatch(
      /^二期\.pdf：3 版，读出 3 篇报道\n\n⚠️ 第2版没有文字层，需要先做文字识别\n\n第1版：第 1–2 篇\n\n1\. 观鸟台建成开放/,
    );
    telegram.press(chat, editor, '第3版：第 3 篇');
    const last = await telegram.heard(chat, 4);
    expect(telegram.shown(chat)[2]?.photo).toBe(true);
    expect(last.text).toContain('3. 水乡集市开张');
    telegram.press(chat, editor, '✕ 不发 3');
    await telegram.called('editMessageText');
    telegram.press(chat, editor, '发布');
    await telegram.called('editMessageText', 2);
    expect(headlines()).toEqual(['观鸟台建成开放', '龙舟赛开赛']);
    expect([...newsroom.store.articles.all()].map(({ source }) => source)).toEqual([
      '二期.pdf#1',
      '二期.pdf#1',
    ]);
    telegram.sendFile(chat, editor, '二期.pdf', file);
    expect((await telegram.heard(chat, 6)).text).toContain('发布后将替换已有的 二期.pdf。');
  });

  it('that gives nothing is answered in one line, in the reader’s language', async () => {
    const wrong = async (pdf: Buffer, times: number) => {
      telegram.sendFile(chat, editor, 'a.pdf', pdf);
      return (await telegram.heard(chat, times)).text;
    };
    expect(await wrong(await printWithPdfkit([scan]), 1)).toBe(
      '读不了 a.pdf：第1版没有文字层，需要先做文字识别',
    );
    const many = await printWithPdfkit(Array.from({ length: 65 }, () => scan));
    expect(await wrong(many, 2)).toBe('读不了 a.pdf：PDF文件有65页，最多读64页');
    expect(await wrong(Buffer.alloc(20 * 2 ** 20 + 1), 3)).toBe(
      '文件太大：.pdf 最多 20 MB，.jsonl 5 MB，.txt 和 .md 1 MB。',
    );
    newsroom.store.chats.change(`telegram:${chat.id}`, { language: 'en' });
    const locked = await printWithPdfkit([pageOf('1', [birds])], { userPassword: 'geheim' });
    expect(await wrong(locked, 4)).toBe(
      'a.pdf cannot be read: the PDF has a password; please send one without',
    );
    expect(await wrong(await printWithPdfkit([scan]), 5)).toBe(
      'a.pdf cannot be read: page 1 has no text: its characters must be recognised first (OCR)',
    );
    expect(newsroom.store.articles.count()).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('brings nothing twice that the text of the same page has brought', async () => {
    const lines = [birds.headline, '', ...birds.lines].join('\n');
    telegram.sendFile(chat, editor, '二版.txt', lines);
    await telegram.heard(chat, 1);
    telegram.press(chat, editor, '发布');
    await telegram.called('editMessageText');
    telegram.sendFile(chat, editor, '二版.pdf', await printWithPdfkit([pageOf('2', [birds, boats])]));
    await telegram.heard(chat, 3);
    telegram.press(chat, editor, '发布');
    await telegram.called('editMessageText', 2);
    expect(headlines().sort()).toEqual(['观鸟台建成开放', '龙舟赛开赛']);
  });
});
