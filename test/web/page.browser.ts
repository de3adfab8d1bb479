import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WebServer } from '../../src/web/index.js';
import { theNewsroom } from '../theNewsroom.js';
import { serveSite } from './theSite.js';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const phone = { width: 360, height: 740 };
const question = '2024年平湖机床产业产值是多少？';
const hostile = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>';

/** A thousand reports, one of them hostile, beside those of which a chart is drawn. */
function manyReports(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'));
  cpSync('test/chat/yearlyReports', folder, { recursive: true });
  const reports = Array.from({ length: 1000 }, (_, at) => ({
    id: `many-${at}`,
    headline: at === 999 ? `${hostile}一篇` : `第${at + 1}座桥通车`,
    date: `2024-01-${String(1 + (at % 28)).padStart(2, '0')}`,
    paragraphs: [`本报讯 第${at + 1}座桥昨天通车，全长${at + 1}米。${at === 999 ? hostile : ''}`],
  }));
  writeFileSync(join(folder, 'many.jsonl'), reports.map((report) => JSON.stringify(report)).join('\n'));
  return folder;
}

let browser: Browser;
let site: WebServer;
let large: WebServer;
const folder = manyReports();
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  site = await serveSite(theNewsroom());
  large = await serveSite(theNewsroom(folder));
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await large.close();
  rmSync(folder, { recursive: true });
});

/** What the browser complained of, policies broken among it; and what it asked other machines for. */
let complaints: string[] = [];
afterEach(() => {
  expect(complaints.splice(0)).toEqual([]);
});

async function opened(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: phone, ...options });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(address).origin) complaints.push(request.url());
  });
  await page.goto(address);
  return page;
}

const ask = async (page: Page, words: string, number: number): Promise<string> => {
  await page.fill('#ask', words);
  await page.press('#ask', 'Enter');
  return (await page.locator(`#x${number}-0`).textContent()) ?? '';
};

describe('a conversation in a browser', () => {
  it('goes on without the page being loaded again, the newest answer below the question', async () => {
    const page = await opened(site.address);
    await page.evaluate('window.stays = true');
    expect(await ask(page, question, 1)).toContain('120.4亿元');
    expect(await ask(page, '那2022年呢？', 2)).toContain('134亿元');
    expect(await page.locator('#talk > article').first().getAttribute('id')).toBe('x2-0');
    expect(await page.inputValue('#ask')).toBe('');
    expect(await page.evaluate('window.stays')).toBe(true);
    await page.locator('#x1-0').getByRole('link', { name: '全文', exact: true }).click();
    await page.waitForURL(/\/a\/19$/u);
    expect(await page.locator('h1').textContent()).toContain('擦亮“浙江机床看平湖”金字招牌');
    await page.goBack();
    expect(await page.locator('#talk > article').count()).toBe(2);
  });

  it('works by the keyboard alone: / leads to the question, Tab to the buttons', async () => {
    const page = await opened(`${site.address}/a/19`);
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('ask');
    await page.keyboard.type('/settings');
    await page.keyboard.press('Enter');
    await page.waitForURL(site.address.replace(/\/?$/u, '/'));
    for (let tabs = 0; tabs < 30; tabs += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate('document.activeElement.textContent')) === '简短') break;
    }
    await page.keyboard.press('Enter');
    await page.locator('#x1-1').waitFor();
    expect(await page.locator('#x1-1').textContent()).toContain('✓ 简短');
    await page.goto(site.address);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
  });

  it('says what a reader of screens is to hear, and nothing twice', async () => {
    const page = await opened(site.address);
    await ask(page, question, 1);
    await page.evaluate(`window.added = [];
      new MutationObserver((all) => all.forEach((each) => each.addedNodes.forEach((node) => added.push(node.id))))
        .observe(document.getElementById('talk'), { childList: true })`);
    await ask(page, '谢谢', 2);
    expect(await page.evaluate('window.added.filter(Boolean)')).toEqual(['x2-0']);
    expect(await page.getAttribute('#talk', 'aria-live')).toBe('polite');
  });

  it('changes the language of everything around it', async () => {
    const page = await opened(site.address);
    await page.getByRole('button', { name: 'English' }).click();
    await page.waitForURL(/\/en$/u);
    expect(await page.getAttribute('html', 'lang')).toBe('en');
  });

  it('works without scripts', async () => {
    const page = await opened(site.address, { javaScriptEnabled: false });
    expect(await ask(page, question, 1)).toContain('120.4亿元');
    expect(await ask(page, '那2022年呢？', 2)).toContain('134亿元');
    await page.getByRole('button', { name: '👍' }).first().click();
    expect(await page.locator('#x3-0').textContent()).toContain('谢谢，已记下');
  });

  it('shows a hostile question and report as text', async () => {
    const page = await opened(large.address);
    expect(await ask(page, hostile, 1)).toContain(hostile);
    await page.goto(`${large.address}/search?q=${encodeURIComponent('一篇')}`);
    await page.getByRole('link', { name: hostile }).first().click();
    expect(await page.locator('h1').textContent()).toContain(hostile);
    expect(await page.evaluate('window.broken')).toBeUndefined();
    expect(await page.locator('img').count()).toBe(0);
  });
});

describe('a chart', () => {
  it('is drawn above its table, and says a value to who points at it', async () => {
    const page = await opened(`${large.address}/figures?q=眼镜+产值`);
    await page.locator('.drawn svg').scrollIntoViewIfNeeded();
    const box = await page.locator('.drawn svg').boundingBox();
    if (!box) throw new Error('nothing is drawn');
    expect(await page.locator('.drawn').textContent()).not.toContain('2023年：46亿元');
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.7);
    await page.locator('.drawn', { hasText: '2023年：46亿元' }).waitFor();
    expect(await page.locator('figure table').textContent()).toContain('46亿元');
  });

  it('is its table where there are no scripts', async () => {
    const page = await opened(`${large.address}/figures?q=眼镜+产值`, { javaScriptEnabled: false });
    expect(await page.locator('figure table').isVisible()).toBe(true);
  });
});

describe('pages', () => {
  const paths = [
    '/',
    '/a/19',
    '/search?q=机床',
    '/figures?q=产值',
    '/latest',
    '/towns',
    '/en/a/19',
    '/nowhere',
  ];

  it('fit a phone 360 pixels wide', async () => {
    const page = await opened(site.address);
    complaints = [];
    for (const path of paths) {
      await page.goto(site.address + path);
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(
        phone.width,
      );
    }
    // The missing page is one on purpose.
    complaints = complaints.filter((each) => !each.includes('404'));
  });

  it.each(['light', 'dark'] as const)('can be read by everybody (axe), %s', async (colorScheme) => {
    const page = await opened(site.address, { colorScheme });
    await ask(page, question, 1);
    // Evaluated rather than added to the page, whose policy would forbid it.
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const path of ['', ...paths.slice(1, -1)]) {
      if (path) await page.goto(site.address + path);
      await page.evaluate(axe);
      const found = (await page.evaluate('axe.run()')) as {
        violations: { id: string; nodes: { html: string }[] }[];
      };
      expect(found.violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
    }
  });

  it('are dark where the system is', async () => {
    const background = 'getComputedStyle(document.documentElement).backgroundColor';
    const dark = await opened(site.address, { colorScheme: 'dark' });
    const light = await opened(site.address, { colorScheme: 'light' });
    expect([await dark.evaluate(background), await light.evaluate(background)]).toEqual([
      'rgb(20, 25, 31)',
      'rgb(255, 255, 255)',
    ]);
  });

  it('are printed without what cannot be pressed on paper', async () => {
    const page = await opened(`${site.address}/a/19`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('h1').isVisible()).toBe(true);
    for (const part of ['nav', '.ask', 'article .buttons', 'footer']) {
      expect(await page.locator(part).first().isVisible(), part).toBe(false);
    }
  });

  it('of a thousand reports are turned to the last', async () => {
    const page = await opened(`${large.address}/latest`);
    expect(await page.locator('h1').textContent()).toContain('1003');
    for (let pages = 1; pages < 51; pages += 1) await page.getByRole('link', { name: '下一页 ›' }).click();
    expect(await page.getByRole('link', { name: '下一页 ›' }).count()).toBe(0);
    expect(await page.locator('main h2').count()).toBe(3);
  });

  it('begin with one that is at most 60 KB over the wire, of which nothing comes from elsewhere', async () => {
    const context = await browser.newContext();
    const first = await context.newPage();
    const session = await context.newCDPSession(first);
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await session.send('Network.enable');
    await first.goto(site.address, { waitUntil: 'networkidle' });
    expect(bytes).toBeGreaterThan(5_000);
    expect(bytes).toBeLessThanOrEqual(60 * 1024);
  });
});

describe('inside Telegram', () => {
  it('takes its colours, asks for the back button and goes back by it, and sends what Telegram signed', async () => {
    const launch = new URLSearchParams({
      tgWebAppData: 'user=%7B%22id%22%3A7%7D&hash=00',
      tgWebAppThemeParams: JSON.stringify({
        bg_color: '#102030',
        text_color: '#fefefe',
        link_color: 'url(//evil)',
      }),
    });
    const context = await browser.newContext({ locale: 'zh-CN', viewport: phone });
    await context.addInitScript(`window.told = [];
      window.TelegramWebviewProxy = { postEvent: (type, data) => told.push([type, data]) };`);
    const page = await context.newPage();
    await page.goto(`${site.address}/#${launch}`);
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
      'rgb(16, 32, 48)',
    );
    expect(
      await page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--link')"),
    ).not.toContain('url');
    expect(page.url()).not.toContain('tgWebApp');
    expect(await page.evaluate('window.told')).toContainEqual([
      'web_app_setup_back_button',
      '{"is_visible":false}',
    ]);
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await ask(page, question, 1);
    expect((await sent).headers()['x-telegram-init-data']).toBe('user=%7B%22id%22%3A7%7D&hash=00');
    await page.goto(`${site.address}/a/19`);
    expect(await page.evaluate('window.told')).toContainEqual([
      'web_app_setup_back_button',
      '{"is_visible":true}',
    ]);
    // Going back ends what is evaluated: it is only begun.
    await page.evaluate(
      "void setTimeout(() => window.Telegram.WebView.receiveEvent('back_button_pressed', null))",
    );
    await page.waitForURL(`${site.address}/`);
  });
});

it('is nobody else’s page because a link says so', async () => {
  const page = await opened(`${site.address}/#tgWebAppData=user`);
  expect(await page.evaluate('sessionStorage.length')).toBe(0);
});

it('is shown in the README as it is', async () => {
  const page = await opened(site.address, { viewport: { width: 760, height: 900 }, deviceScaleFactor: 1.5 });
  await ask(page, question, 1);
  await ask(page, '那2022年呢？', 2);
  await page.screenshot({ path: 'docs/web-page.png' });
});
