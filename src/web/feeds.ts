import type { Context } from 'hono';
import { type Action, type Language, type Reply, textsIn } from '../chat/index.js';
import { city } from '../city/index.js';
import { readPart } from '../news/index.js';
import { addressOf, feedOf } from './addresses.js';
import { type Html, html } from './html.js';
import type { Kept } from './keptPages.js';
import { publicReply } from './reading.js';
import { type App, countAsking, type Site, send } from './site.js';

/** As many addresses as one sitemap holds (https://www.sitemaps.org/protocol.html), with room for the lists. */
const mostAddresses = 49_000;

/** Feeds of everything, a town and a search (Atom, RFC 4287), and what those who collect pages look for. */
export function serveFeeds(app: App, site: Site, language: Language): void {
  const feed = (c: Context, action: Action) =>
    send(c, site, feedOf(action, language) ?? '', async () => {
      if (action.kind === 'search') countAsking(c, site);
      const reply = await publicReply(site, language, { kind: 'action', action });
      return xml('application/atom+xml', atom(reply, action, language, site.base));
    });
  const typed = (c: Context) => readPart((c.req.query('q') ?? '').trim());
  app.get('/feed', (c) =>
    c.redirect(feedOf({ kind: 'latest', filter: '', offset: 0 }, language) ?? '/', 301),
  );
  app.get('/latest/feed', (c) => feed(c, { kind: 'latest', filter: typed(c), offset: 0 }));
  app.get('/town/:town/feed', (c) =>
    feed(c, { kind: 'town', town: readPart(c.req.param('town')), offset: 0 }),
  );
  app.get('/search/feed', (c) => feed(c, { kind: 'search', query: typed(c), offset: 0 }));
  if (language !== 'zh') return;
  app.get('/sitemap.xml', (c) => send(c, site, 'sitemap', async () => xml('application/xml', sitemap(site))));
  app.get('/robots.txt', (c) =>
    c.text(`User-agent: *\nDisallow: /search\nDisallow: /en/search\nSitemap: ${site.base}/sitemap.xml\n`),
  );
}

/** Characters that XML cannot carry, whatever a page held. */
const notXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

const xml = (type: string, body: Html): Kept => ({
  status: 200,
  type: `${type}; charset=utf-8`,
  body: body.toString().replace(notXml, ''),
});

function atom(reply: Reply, action: Action, language: Language, base: string): Html {
  const { name } = textsIn(language);
  const listed = reply.listed ?? [];
  const [first] = reply.blocks;
  const title =
    first?.kind === 'text'
      ? first.spans
          .map(({ text }) => text)
          .join('')
          .split('\n')[0]
      : name;
  const self = base + feedOf(action, language);
  const newest =
    listed
      .map(({ date }) => instantOf(date))
      .sort()
      .at(-1) ?? instantOf(null);
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans">
<title>${name} · ${title}</title>
<id>${self}</id>
<link rel="self" href="${self}"/>
<link rel="alternate" type="text/html" href="${base}${addressOf(action, language)}"/>
<updated>${newest}</updated>
<author><name>${name}</name></author>
${listed.map((article) => {
  const address = base + addressOf({ kind: 'article', id: article.id }, language);
  return html`<entry>
<title>${article.title}</title>
<id>${address}</id>
<link rel="alternate" type="text/html" href="${address}"/>
<updated>${instantOf(article.date)}</updated>
<summary>${article.summary}</summary>
</entry>
`;
})}</feed>
`;
}

const offset = new Intl.DateTimeFormat('en', { timeZone: city.timeZone, timeZoneName: 'longOffset' });

/** When a day, month or year began in the city (RFC 3339); of what has no date, long ago. */
function instantOf(date: string | null): string {
  const [year = '1970', month = '01', day = '01'] = date?.split('-') ?? [];
  const midnight = `${year}-${month}-${day}T00:00:00`;
  const named = offset.formatToParts(new Date(`${midnight}Z`)).find(({ type }) => type === 'timeZoneName');
  return `${midnight}${named?.value.replace('GMT', '') || 'Z'}`;
}

function sitemap({ articles, base }: Site): Html {
  const { ids } = articles.latest({}, { limit: mostAddresses, offset: 0 });
  const actions: Action[] = [
    { kind: 'latest', filter: '', offset: 0 },
    { kind: 'towns' },
    ...[...articles.townCounts().keys()].map((town): Action => ({ kind: 'town', town, offset: 0 })),
    ...ids.map((id): Action => ({ kind: 'article', id })),
  ];
  const addresses = ['/', ...actions.flatMap((action) => addressOf(action, 'zh') ?? [])];
  return html`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.map((address) => html`<url><loc>${base}${address}</loc></url>\n`)}</urlset>
`;
}
