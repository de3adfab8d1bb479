import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WebServer } from '../../src/web/index.js';
import { aRequest, theNewsroom, wordsOf } from '../theNewsroom.js';
import { hostileTexts } from './hostile.js';
import { aVisitor, buttonsOf, exchangesOf, serveSite, textOf, type Visitor } from './theSite.js';

const newsroom = theNewsroom();
let site: WebServer;
let visitor: Visitor;
beforeAll(async () => {
  site = await serveSite(newsroom);
});
beforeEach(() => {
  visitor = aVisitor(site.address);
});
afterAll(() => site.close());

const question = '2024年平湖机床产业产值是多少？';
const newest = (page: string): string => textOf(exchangesOf(page)[0] ?? '');

describe('the conversation on a page without scripts', () => {
  it('welcomes with questions to press, the latest reports and the towns with their counts', async () => {
    const page = await (await visitor.get('/')).text();
    expect(textOf(page)).toContain('您好，我是“问平湖”');
    expect(buttonsOf(page).filter(({ press }) => press?.startsWith('q=')).length).toBe(3);
    expect(buttonsOf(page).map(({ href }) => href)).toContain('/a/19');
    expect(textOf(page)).toMatch(/新仓镇 \(\d+\)/u);
    expect(visitor.cookies.size).toBe(0);
  });

  it('says what the bot says, word for word, with the same buttons', async () => {
    for (const said of [
      question,
      '机床',
      '/latest 3',
      '/town',
      '/figures 机床 产值',
      '平湖地铁什么时候开通？',
      '/help',
      '你好',
    ]) {
      const reply = await newsroom.converse(aRequest(said, { chat: said, user: said }));
      const [exchange = ''] = exchangesOf(await visitor.say(said));
      for (const line of wordsOf(reply).split('\n')) expect(textOf(exchange)).toContain(line);
      const labels = buttonsOf(exchange).map(({ label }) => label);
      for (const button of reply?.buttons.flat() ?? []) expect(labels).toContain(button.label);
    }
  });

  it('keeps the subject for a follow-up of the same visitor, and of nobody else', async () => {
    expect(newest(await visitor.say(question))).toContain('120.4亿元');
    expect(newest(await visitor.say('那2022年呢？'))).toContain('2022年');
    expect(newest(await visitor.say('那2022年呢？'))).toContain('134亿元');
    const others = exchangesOf(await aVisitor(site.address).say('那2022年呢？'));
    expect(buttonsOf(others[0] ?? '').map(({ label }) => label)).not.toContain('👍');
  });

  it('shows what was said before, newest first, to that visitor alone', async () => {
    await visitor.say(question);
    const page = await visitor.say('最近有什么新闻');
    expect(exchangesOf(page)).toHaveLength(2);
    expect(textOf(exchangesOf(page)[1] ?? '')).toContain(question);
    expect(exchangesOf(await (await aVisitor(site.address).get('/')).text())).toHaveLength(0);
  });

  it('opens an article behind its button, and asks a question behind its own', async () => {
    const opened = await visitor.press(await visitor.say(question), '全文');
    expect(textOf(opened)).toContain('擦亮“浙江机床看平湖”金字招牌');
    const guest = aVisitor(site.address);
    const home = await (await guest.get('/')).text();
    const example = buttonsOf(home).find(({ press }) => press?.startsWith('q='))?.label ?? '';
    expect(newest(await guest.press(home, example))).toContain(example);
  });

  it('puts a reply in the place of the one whose button was pressed, as Telegram does', async () => {
    await visitor.say('你好');
    const settings = await visitor.say('/settings');
    const changed = await visitor.press(settings, '简短');
    expect(exchangesOf(changed)).toHaveLength(2);
    expect(newest(changed)).toContain('回答：简短');
    const answer = newest(await visitor.say(question));
    expect(answer).toContain('120.4亿元');
    expect(answer).not.toContain('70多家');
  });

  it('takes a vote on an answer', async () => {
    const voted = await visitor.press(await visitor.say(question), '👍');
    expect(newest(voted)).toContain('谢谢，已记下 👍');
  });

  it('speaks the browser’s language at first, and another from the press of a button on', async () => {
    const guest = aVisitor(site.address, 'en-GB,en;q=0.9,zh;q=0.5');
    expect((await guest.get('/')).headers.get('location')).toBe('/en');
    const home = await (await guest.get('/en')).text();
    expect(textOf(home)).toContain('Hello, I am Ask Pinghu');
    expect(newest(await guest.say('平湖地铁什么时候开通？', '/en'))).toContain('I found no article');
    expect(textOf(await guest.press(home, '中文', '/en'))).toContain('想知道平湖的什么事？');
    expect((await guest.get('/en')).headers.get('location')).toBe('/');
  });

  it('erases all that is kept of a visitor with /forget, and their cookie', async () => {
    await visitor.say(question);
    const [id] = visitor.cookies.values();
    const page = await visitor.say('/forget');
    expect(visitor.cookies.size).toBe(0);
    expect(exchangesOf(page)).toHaveLength(1);
    expect(newest(page)).toContain('已全部删除');
    visitor.cookies.set('visitor', id ?? '');
    expect(exchangesOf(await (await visitor.get('/')).text())).toHaveLength(0);
    const [after = ''] = exchangesOf(await visitor.say('那2022年呢？'));
    expect(buttonsOf(after).map(({ label }) => label)).not.toContain('👍');
  });

  it('offers a feed where a page cannot bring news by itself', async () => {
    const page = await visitor.say('/follow 新仓');
    expect(buttonsOf(exchangesOf(page)[0] ?? '').map(({ href }) => href)).toContain(
      `/town/${encodeURIComponent('新仓镇')}/feed`,
    );
    const [id] = visitor.cookies.values();
    expect(newsroom.store.following.of(`web:${id}`)).toEqual([]);
  });

  it('leads nowhere when nothing was said, and says so of a button it does not know', async () => {
    expect(exchangesOf(await visitor.say('  '))).toHaveLength(0);
    const page = await visitor.post('/say', { press: 'Z99' });
    expect(page.status).toBe(303);
    expect(newest(await (await visitor.get('/')).text())).toContain('这个按钮已失效');
  });

  it('lets nobody publish, withdraw or write to the newsroom, whatever button they send', async () => {
    for (const press of ['C19', 'R19', 'P1', 'D1', 'E=谁？']) await visitor.post('/say', { press });
    expect(newsroom.desk.articles.get(19)).toBeDefined();
    expect(newsroom.desk.letters.waiting(1).total).toBe(0);
    expect(newest(await visitor.say('/retract 19'))).toContain('您没有这个权限');
  });

  it.each(hostileTexts)('shows %j as text like any other, and answers', async (said) => {
    const page = await visitor.say(said);
    expect(page).not.toMatch(/<(?:script(?! src=)|img|b>|a href="javascript)/u);
    const [exchange] = exchangesOf(page);
    expect(exchange).toBeDefined();
    expect(page.match(/<html/gu)).toHaveLength(1);
  });
});
