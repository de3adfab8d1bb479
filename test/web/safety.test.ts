import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WebServer } from '../../src/web/index.js';
import { anArticle } from '../anArticle.js';
import { theNewsroom } from '../theNewsroom.js';
import { hostileTexts } from './hostile.js';
import { aVisitor, exchangesOf, serveSite, textOf } from './theSite.js';

const newsroom = theNewsroom();
const token = '12345:a-token-of-a-test';
const now = new Date('2025-03-01T02:00:00Z');
const flood = { most: 3, within: 30_000, deafness: 60_000 };
const question = '2024年平湖机床产业产值是多少？';

let site: WebServer;
beforeAll(async () => {
  site = await serveSite(newsroom);
});
afterAll(() => site.close());
const others: WebServer[] = [];
afterEach(async () => {
  for (const each of others.splice(0)) await each.close();
});
const another = async (more: Parameters<typeof serveSite>[1]): Promise<WebServer> => {
  const server = await serveSite(newsroom, more);
  others.push(server);
  return server;
};

describe('every page', () => {
  it.each(['/', '/a/19', '/nowhere', '/latest/feed', '/assets/page.js'])(
    '%s lets a browser run and load nothing but this site’s own',
    async (path) => {
      const { headers } = await fetch(site.address + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/u);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it('has no script, style or handler of its own within, and nothing from elsewhere', async () => {
    for (const path of ['/', '/a/19', '/search?q=机床', '/figures?q=产值', '/en/towns']) {
      const html = await (await fetch(site.address + path)).text();
      expect(html).not.toMatch(/<script(?![^>]* src="\/assets\/)|<style|\sstyle=|\son\w+=/u);
      expect(html).not.toMatch(/(?:src|action)="(?!\/)/u);
    }
  });

  it('shows whatever was typed or printed as text', async () => {
    const { store, desk } = newsroom;
    const hostile = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>&lt;';
    const { id } = store.articles.put(
      anArticle({
        headline: hostile,
        deck: hostile,
        paragraphs: [hostile, `《${hostile}》产值1亿元。`],
        byline: [{ role: '记者', name: hostile }],
      }),
      { pageId: null, source: hostile, position: 0, externalId: null, identity: 'hostile' },
    );
    desk.search.refresh();
    // More than a few thousand characters fit into no address.
    const short = hostileTexts.filter((text) => text.length < 1_000);
    const typed = short.flatMap((text) => {
      const q = encodeURIComponent(text.replace(/[\uD800-\uDFFF](?![\uDC00-\uDFFF])/gu, ''));
      return [
        `/search?q=${q}`,
        `/figures?q=${q}`,
        `/town/${q}`,
        `/latest?q=${q}`,
        `/search/feed?q=${q}`,
        `/en/search?q=${q}`,
      ];
    });
    for (const path of [`/a/${id}`, '/latest', '/latest/feed', '/', '/search?q=alert', ...typed]) {
      const response = await fetch(site.address + path);
      expect([200, 404], path).toContain(response.status);
      const html = await response.text();
      expect(html, path).not.toMatch(
        /<(?:script(?! src="\/assets)|img|b>)|<a href="javascript|alert\(1\)<\/script>/u,
      );
      expect(html, path).not.toContain('    at ');
    }
    store.articles.remove(id);
    desk.search.refresh();
  });
});

describe('what is sent to the conversation', () => {
  it('is known again by a cookie that scripts cannot read and other sites cannot send', async () => {
    const sent = await aVisitor(site.address).post('/say', { say: '你好' });
    const [cookie = ''] = sent.headers.getSetCookie();
    expect(cookie).toMatch(/^visitor=[\w-]{22}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/u);
    const secure = await another({ url: 'https://news.example.org' });
    const [over = ''] = (await aVisitor(secure.address).post('/say', { say: '你好' })).headers.getSetCookie();
    expect(over).toContain('; Secure');
  });

  it('from a page of another site is refused in words, and nothing is done', async () => {
    for (const origin of ['https://evil.example', 'null']) {
      const refused = await aVisitor(site.address).post('/say', { say: '你好' }, { origin });
      expect(refused.status).toBe(403);
      expect(refused.headers.getSetCookie()).toEqual([]);
      expect(textOf(await refused.text())).toContain('没有处理');
    }
  });

  it('too long or in no form is refused in words or not heard', async () => {
    const visitor = aVisitor(site.address);
    const long = await visitor.post('/say', { say: '长'.repeat(100_000) });
    expect(long.status).toBe(413);
    expect(textOf(await long.text())).toContain('内容太长');
    expect(textOf(exchangesOf(await visitor.say('机床'.repeat(2_500)))[0] ?? '')).toContain(
      '我只看了前 300 个字',
    );
    for (const body of ['', '%', '{"say":1}', 'say', 'on=x&say=hi']) {
      const response = await fetch(`${site.address}/say`, { method: 'POST', body, redirect: 'manual' });
      expect(response.status).toBe(303);
    }
    const headers = { 'content-type': 'multipart/form-data' };
    const torn = await fetch(`${site.address}/say`, {
      method: 'POST',
      body: 'x',
      headers,
      redirect: 'manual',
    });
    expect(torn.status).toBe(303);
  });

  it('with a made-up cookie begins a new conversation', async () => {
    const visitor = aVisitor(site.address);
    visitor.cookies.set('visitor', 'telegram:1; x');
    await visitor.say(question);
    expect(visitor.cookies.get('visitor')).toMatch(/^[\w-]{22}$/u);
  });

  it('by who asks too much is not heard for a while, whatever cookie they show', async () => {
    let at = now.getTime();
    const patient = await another({ flood, now: () => new Date(at) });
    const ask = () => aVisitor(patient.address).post('/say', { say: '你好' });
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([303, 303, 303]);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(textOf(await refused.text())).toContain('您问得太快了');
    expect((await fetch(`${patient.address}/search?q=new`)).status).toBe(429);
    expect((await fetch(`${patient.address}/a/19`)).status).toBe(200);
    at += 61_000;
    expect((await ask()).status).toBe(303);
  });

  it('is counted by who sent it to the proxy on this machine', async () => {
    const proxied = await another({ flood });
    const from = (address: string) =>
      aVisitor(proxied.address).post('/say', { say: '你好' }, { 'x-forwarded-for': `10.0.0.1, ${address}` });
    for (let asked = 0; asked < 4; asked += 1) await from('203.0.113.7');
    expect((await from('203.0.113.7')).status).toBe(429);
    expect((await from('203.0.113.8')).status).toBe(303);
    for (let asked = 0; asked < 4; asked += 1) await from(`2001:db8:1:2::${asked}`);
    expect((await from('2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await from('2001:db8:1:3::1')).status).toBe(303);
  });
});

describe('a Mini App', () => {
  /** What Telegram signs (Bot API, "Validating data received via the Mini App"). */
  const signed = (fields: Readonly<Record<string, string>>, by = token): string => {
    const lines = Object.entries(fields)
      .map(([name, value]) => `${name}=${value}`)
      .sort();
    const secret = createHmac('sha256', 'WebAppData').update(by).digest();
    const hash = createHmac('sha256', secret).update(lines.join('\n')).digest('hex');
    return new URLSearchParams({ ...fields, hash }).toString();
  };
  const seconds = String(now.getTime() / 1000 - 60);
  const fields = { query_id: 'AAH', user: '{"id":777,"first_name":"明"}', auth_date: seconds };
  const asked = async (initData: string): Promise<string> => {
    const app = await another({ token, now: () => now });
    const visitor = aVisitor(app.address);
    const sent = await visitor.post('/say', { say: '/settings' }, { 'x-telegram-init-data': initData });
    expect(sent.status).toBe(303);
    const page = await visitor.get('/', { 'x-telegram-init-data': initData });
    return textOf(exchangesOf(await page.text())[0] ?? '');
  };

  it('is the conversation of who opened it, as Telegram signed', async () => {
    newsroom.store.chats.change('telegram:777', { replies: 'short' });
    expect(await asked(signed(fields))).toContain('回答：简短');
    const app = await another({ token, now: () => now });
    const sent = await aVisitor(app.address).post(
      '/say',
      { say: '/follow 新仓' },
      { 'x-telegram-init-data': signed(fields) },
    );
    expect(sent.headers.getSetCookie()).toEqual([]);
    expect(newsroom.store.following.of('telegram:777')).toHaveLength(1);
  });

  it.each([
    ['signed with another bot’s token', signed(fields, '1:other')],
    ['changed since', signed(fields).replace('777', '778')],
    ['with more than was signed', `${signed(fields)}&start_param=a1`],
    ['without a signature', new URLSearchParams(fields).toString()],
    ['signed two days ago', signed({ ...fields, auth_date: String(Number(seconds) - 2 * 86_400) })],
    ['without a date', signed({ user: fields.user })],
    ['without a person', signed({ auth_date: seconds })],
    ['of a person that is none', signed({ ...fields, user: '{"id":"777"}' })],
    ['of nonsense', 'hash=zz&&&=%'],
  ])('is not believed %s', async (_, initData) => {
    newsroom.store.chats.change('telegram:777', { replies: 'short' });
    expect(await asked(initData)).not.toContain('回答：简短');
  });

  it('may be framed by Telegram alone', async () => {
    const app = await another({ token });
    const policy = (await fetch(app.address)).headers.get('content-security-policy');
    expect(policy).toContain("frame-ancestors 'self' https://web.telegram.org");
  });
});

describe('the server', () => {
  it('listens on this machine alone unless told otherwise, and ends what is half sent when it stops', async () => {
    const server = await serveSite(newsroom);
    const { port } = new URL(server.address);
    expect(server.address).toContain('//127.0.0.1:');
    const half = connect(Number(port), '127.0.0.1');
    await new Promise((sent) =>
      half.write('POST /say HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nsay', sent),
    );
    const ended = new Promise((resolve) => half.once('close', resolve));
    half.on('error', () => {}).resume();
    await server.close();
    await ended;
  });
});
