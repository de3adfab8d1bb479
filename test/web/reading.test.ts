import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chartOption } from '../../src/chat/index.js';
import type { WebServer } from '../../src/web/index.js';
import { aRequest, theNewsroom, wordsOf } from '../theNewsroom.js';
import { aVisitor, buttonsOf, serveSite, textOf, type Visitor } from './theSite.js';

const newsroom = theNewsroom();
let site: WebServer;
let visitor: Visitor;
beforeAll(async () => {
  site = await serveSite(newsroom, { url: 'https://news.example.org' });
  visitor = aVisitor(site.address);
});
afterAll(() => site.close());

const page = async (path: string): Promise<string> => (await visitor.get(path)).text();
const metaOf = (html: string, name: string): string[] =>
  [...html.matchAll(/<meta (?:name|property|itemprop)="([^"]*)" content="([^"]*)">/gu)]
    .filter(([, each]) => each === name)
    .map(([, , content = '']) => textOf(content));

describe('an article’s page', () => {
  it('has the whole text, its figures and what is related, and no question of a visitor', async () => {
    const html = await page('/a/19');
    const reply = await newsroom.converse(aRequest('/article 19'));
    for (const line of wordsOf(reply).split('\n')) expect(textOf(html)).toContain(line);
    expect(textOf(html)).toContain('与《擦亮“浙江机床看平湖”金字招牌》相关的报道');
    expect(html.match(/<h1>/gu)).toHaveLength(1);
    expect(html).not.toContain('set-cookie');
  });

  it('shows headline, date and figure where its address is pasted, and a picture', async () => {
    const html = await page('/a/19');
    expect(metaOf(html, 'og:title')).toEqual(['擦亮“浙江机床看平湖”金字招牌']);
    expect(metaOf(html, 'og:type')).toEqual(['article']);
    expect(metaOf(html, 'og:description')[0]).toMatch(/^2025年1月 · .*120\.4亿元/u);
    expect(metaOf(html, 'og:url')).toEqual(['https://news.example.org/a/19']);
    expect(metaOf(html, 'og:image')).toEqual(['https://news.example.org/a/19.png']);
    expect(metaOf(html, 'article:published_time')).toEqual(['2025-01']);
    expect(html).toContain('itemtype="https://schema.org/NewsArticle"');
    expect(metaOf(html, 'headline')).toEqual(['擦亮“浙江机床看平湖”金字招牌']);
    expect(metaOf(html, 'datePublished')).toEqual(['2025-01']);
    const picture = await visitor.get('/a/19.png');
    expect(picture.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await picture.arrayBuffer());
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
  });

  it('says in words that there is none, with 404', async () => {
    for (const path of [
      '/a/999',
      '/a/999.png',
      '/a/x',
      '/nowhere',
      '/en/nowhere',
      '/town/北京',
      '/assets/x',
    ]) {
      expect((await visitor.get(path)).status, path).toBe(404);
    }
    expect(textOf(await page('/a/999'))).toContain('这篇报道已经不再收录');
    expect(textOf(await page('/nowhere'))).toContain('没有这个页面');
    expect(textOf(await page('/en/nowhere'))).toContain('There is no such page.');
  });

  it('is gone once the article is withdrawn, and back when it is', async () => {
    const at = new Date();
    expect((await visitor.get('/a/12')).status).toBe(200);
    newsroom.store.articles.withdraw(12, at);
    expect((await visitor.get('/a/12')).status).toBe(404);
    newsroom.store.articles.restore(12, at);
    expect((await visitor.get('/a/12')).status).toBe(200);
  });
});

describe('lists', () => {
  it.each([
    ['/latest', '/latest'],
    ['/latest?q=图片', '/latest 图片'],
    ['/town/新仓镇', '/town 新仓'],
    ['/towns', '/town'],
    ['/search?q=机床+2023..2025', '/search 机床 2023..2025'],
    ['/search?q=评论', '/search 评论'],
    ['/search?q=機床', '/search 機床'],
    ['/search?q=钟带街道', '/search 钟带街道'],
    ['/search?q=xyzzy', '/search xyzzy'],
    ['/figures?q=机床+产值', '/figures 机床 产值'],
  ])('%s says what %s says', async (path, command) => {
    const html = await page(path);
    const [heading = ''] = wordsOf(await newsroom.converse(aRequest(command))).split('\n');
    expect(textOf(/<h1>(?<words>[\s\S]*?)<\/h1>/u.exec(html)?.groups?.words ?? '')).toContain(heading);
    expect(html).toContain(`<title>${heading.replaceAll('"', '&quot;')}`);
  });

  it('are turned by links, twenty articles a page', async () => {
    const seen = new Set<string>();
    let path: string | undefined = '/latest';
    for (let pages = 0; path !== undefined && pages < 5; pages += 1) {
      const html = await page(path);
      for (const { href } of buttonsOf(html)) if (href?.startsWith('/a/')) seen.add(href);
      path = buttonsOf(html).find(({ label }) => label === '下一页 ›')?.href;
    }
    expect(seen.size).toBe(newsroom.desk.articles.count());
  });

  it('of nothing asked for explain themselves', async () => {
    expect(textOf(await page('/search'))).toContain('查找时可以加引号');
    expect(textOf(await page('/search?q='))).toContain('/search 机床');
    expect(textOf(await page('/figures'))).toContain('想看哪方面的数据');
  });

  it('take numbers that are none for the beginning', async () => {
    for (const from of ['-5', 'x', '1e99', '99999999999999999999']) {
      expect((await visitor.get(`/latest?from=${from}`)).status).toBe(200);
    }
    expect(await page('/latest?from=x')).toBe(await page('/latest'));
  });

  const publicly = (said: string) => theNewsroom('test/chat/yearlyReports').converse(aRequest(said));

  it('of figures have a table to read and what a chart is drawn from, that of the picture', async () => {
    const yearly = await serveSite(theNewsroom('test/chat/yearlyReports'));
    const html = await (await fetch(`${yearly.address}/figures?q=眼镜+产值`)).text();
    const table = /<figure[\s\S]*?<\/figure>/u.exec(html)?.[0] ?? '';
    const { chart } = (await publicly('/figures 眼镜 产值')) ?? {};
    const option = JSON.parse(textOf(/data-option="(?<option>[^"]*)"/u.exec(table)?.groups?.option ?? '{}'));
    expect(chart && option).toEqual(chart && JSON.parse(JSON.stringify(chartOption(chart))));
    for (const { text } of chart?.bars ?? []) expect(textOf(table)).toContain(text);
    const picture = await fetch(metaOf(html, 'og:image')[0] ?? '');
    expect(picture.headers.get('content-type')).toBe('image/png');
    await yearly.close();
  });

  it('stand in English around the articles’ own words', async () => {
    expect(textOf(await page('/en/search?q=机床'))).toMatch(/“机床”: \d+ articles/u);
    const html = await page('/en/a/19');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<p lang="zh-Hans">');
    expect(buttonsOf(html).find(({ label }) => label === '中文')?.href).toBe('/a/19');
  });
});

describe('feeds', () => {
  it.each([
    ['/latest/feed', '最新报道', 20],
    [`/town/${encodeURIComponent('独山港镇')}/feed`, '独山港镇', 4],
    ['/search/feed?q=机床', '“机床” 找到', 3],
  ])('%s is Atom, with address, date and summary of each article', async (path, title, least) => {
    const response = await visitor.get(path);
    expect(response.headers.get('content-type')).toContain('application/atom+xml');
    const xml = await response.text();
    expect(xml).toMatch(
      /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/u,
    );
    expect(xml).toContain(title);
    const entries = xml.match(/<entry>[\s\S]*?<\/entry>/gu) ?? [];
    expect(entries.length).toBeGreaterThanOrEqual(least);
    for (const entry of entries) {
      expect(entry).toMatch(
        /<title>[^<]+<\/title>\n<id>https:\/\/news\.example\.org\/a\/\d+<\/id>[\s\S]*<updated>\d{4}-\d\d-\d\dT00:00:00\+08:00<\/updated>\n<summary>[^<]+<\/summary>/u,
      );
    }
  });

  it('are named by the pages they follow', async () => {
    for (const path of ['/latest', `/town/${encodeURIComponent('新仓镇')}`]) {
      expect(await page(path)).toContain(
        `<link rel="alternate" type="application/atom+xml" href="${path}/feed"`,
      );
    }
    expect((await visitor.get('/feed')).headers.get('location')).toBe('/latest/feed');
  });

  it('and a sitemap name every article', async () => {
    const xml = await page('/sitemap.xml');
    expect(xml.match(/<loc>https:\/\/news\.example\.org\/a\/\d+<\/loc>/gu)).toHaveLength(
      newsroom.desk.articles.count(),
    );
    expect(await page('/robots.txt')).toContain('Sitemap: https://news.example.org/sitemap.xml');
  });
});

describe('what was read before', () => {
  it.each(['/a/19', '/latest', '/search?q=机床', '/latest/feed', '/sitemap.xml', '/a/19.png'])(
    '%s is not sent again, and may be kept by a proxy',
    async (path) => {
      const first = await visitor.get(path);
      expect(first.headers.get('cache-control')).toMatch(/^public, max-age=60/u);
      const tag = first.headers.get('etag') ?? '';
      for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
        const again = await visitor.get(path, { 'if-none-match': known });
        expect(again.status).toBe(304);
        expect(await again.text()).toBe('');
      }
      expect((await visitor.get(path, { 'if-none-match': '"other"' })).status).toBe(200);
    },
  );

  it('of its own files is kept for ever under a name for their contents, packed where a browser unpacks', async () => {
    const addresses = [...(await page('/')).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/gu)].map(
      ([, at = '']) => at,
    );
    expect(addresses).toHaveLength(4);
    for (const address of addresses) {
      const response = await visitor.get(address);
      expect(response.headers.get('cache-control')).toContain('immutable');
      expect(response.headers.get('content-encoding')).toBe('gzip');
      expect(address).toMatch(/\?v=[\w-]{10}$/u);
    }
  });
});
