import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type Language, languages, textsIn } from '../chat/index.js';
import { rootOf } from './addresses.js';
import { serveFeeds } from './feeds.js';
import { html } from './html.js';
import { pageHtml } from './layout.js';
import { serveReading } from './reading.js';
import type { App, Site } from './site.js';
import { serveTalk } from './talk.js';

const assetSeconds = 365 * 24 * 60 * 60;

/** All addresses of the site. */
export function siteApp(site: Site): App {
  const app: App = new Hono();
  app.use(async (c, next) => {
    await next();
    // Kept pages have them already: put on here they would halve what is served in a second.
    if (!c.get('kept')) for (const [name, value] of Object.entries(site.headers)) c.header(name, value);
  });
  for (const language of languages) {
    const pages: App = new Hono();
    serveTalk(pages, site, language);
    serveReading(pages, site, language);
    serveFeeds(pages, site, language);
    app.route(rootOf(language) || '/', pages);
  }
  app.get('/assets/:name', (c) => {
    const asset = site.assets.get(c.req.param('name'));
    if (!asset) return c.notFound();
    const packed = c.req.header('accept-encoding')?.includes('gzip') ?? false;
    c.header('content-type', asset.type);
    c.header('cache-control', `public, max-age=${assetSeconds}, immutable`);
    c.header('vary', 'accept-encoding');
    if (packed) c.header('content-encoding', 'gzip');
    return c.body(packed ? asset.gzipped : asset.bytes);
  });
  app.notFound((c) => problemPage(c, site, 404));
  app.onError((error, c) => {
    const status = error instanceof HTTPException ? error.status : 500;
    if (status === 500) site.log.error(error, 'a page could not be made');
    return problemPage(c, site, status);
  });
  return app;
}

/** A page that says in a line what went wrong, and lets one ask on. */
function problemPage(c: Context, site: Site, status: HTTPException['status']): Response {
  const language: Language = /^\/en(?:\/|$)/u.test(c.req.path) ? 'en' : 'zh';
  const { web, slowDown, failed, name } = textsIn(language);
  const words = { 403: web.elsewhere, 404: web.noPage, 413: web.tooLong, 429: slowDown }[status as number];
  c.header('cache-control', 'no-store');
  // What was not read is not read afterwards either.
  if (status === 413) c.header('connection', 'close');
  if (status === 429) c.header('retry-after', '60');
  const main = html`<h1>${name}</h1><p role="alert">${words ?? failed}</p>`;
  return c.html(pageHtml({ language, title: name, main, path: null }, site).toString(), status);
}
