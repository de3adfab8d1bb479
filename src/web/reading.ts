import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import {
  type Action,
  drawChart,
  drawShareCard,
  encodeAction,
  type Input,
  type Language,
  type Reply,
  textsIn,
} from '../chat/index.js';
import { readPart } from '../news/index.js';
import { addressOf, feedOf, rootOf } from './addresses.js';
import { articleHead, articleMeta } from './articleHead.js';
import { type Html, html } from './html.js';
import type { Kept } from './keptPages.js';
import { type Page, pageHtml } from './layout.js';
import { replyHtml, type View } from './replyHtml.js';
import { type App, countAsking, type Site, send } from './site.js';

/** Lists go no further than anybody turns pages. */
const furthest = 1_000_000;

/** The reply to what anybody may ask; `long` with whole texts and longer lists. */
export async function publicReply(site: Site, language: Language, input: Input, long = true): Promise<Reply> {
  const reply = await site.converse({
    ...{ chat: 'web', user: 'web', place: 'private', language, input, at: site.now() },
    offers: { votes: false, newsroom: false, long, feeds: true },
  });
  if (!reply) throw new Error('a page without a reply');
  return reply;
}

/** A public reply as HTML, as a part of another page; `start` welcomes. */
export async function listHtml(site: Site, language: Language, what: Action | 'start'): Promise<string> {
  const input: Input = what === 'start' ? { kind: 'text', text: '/start' } : { kind: 'action', action: what };
  const { bytes } = await site.kept.get(`part ${language} ${JSON.stringify(what)}`, async () => {
    const reply = await publicReply(site, language, input, false);
    return { status: 200, type: 'text/html', body: replyHtml(reply, view(site, language, 2)).toString() };
  });
  return new TextDecoder().decode(bytes);
}

/** Everything that can be read without talking: an address each, the same for everybody. */
export function serveReading(app: App, site: Site, language: Language): void {
  const texts = textsIn(language);
  const list = (c: Context, action: Action, more: () => Partial<Page> = () => ({}), empty?: Input) =>
    send(c, site, addressOf(action, language) ?? '', async () => {
      if (action.kind === 'search' || action.kind === 'figures') countAsking(c, site);
      return listPage(site, language, action, more(), empty);
    });

  app.get('/latest', (c) => list(c, { kind: 'latest', ...filterOf(c) }));
  app.get('/towns', (c) => list(c, { kind: 'towns' }));
  app.get('/town/:town', (c) =>
    list(c, { kind: 'town', town: readPart(c.req.param('town')), offset: offsetOf(c) }),
  );
  app.get('/search', (c) => {
    const query = queryOf(c);
    const form = () => formHtml(language, 'search', query, texts.web.searchLabel, texts.help.footer);
    return list(
      c,
      { kind: 'search', query, offset: offsetOf(c) },
      () => ({ head: unlisted, main: form() }),
      usage(query, '/search'),
    );
  });
  app.get('/figures', (c) => {
    const query = queryOf(c);
    const form = () =>
      formHtml(language, 'figures', query, texts.web.figuresLabel, texts.commands.figures.does);
    return list(c, { kind: 'figures', query, offset: offsetOf(c) }, () => ({ main: form() }));
  });
  app.get('/figures.png', (c) => {
    const query = queryOf(c);
    return sendPicture(c, site, `figures ${language} ${query}`, async () => {
      countAsking(c, site);
      const { chart } = await publicReply(site, language, pressed({ kind: 'figures', query, offset: 0 }));
      return (chart && (await drawChart(chart)))?.png ?? null;
    });
  });
  app.get('/a/:id{[0-9]{1,12}}', (c) => {
    const id = Number(c.req.param('id'));
    return send(c, site, `${language} a${id}`, () => articlePage(site, language, id));
  });
  app.get('/a/:file{[0-9]{1,12}\\.png}', (c) => {
    const id = Number.parseInt(c.req.param('file'), 10);
    return sendPicture(c, site, `card ${language} ${id}`, async () => {
      countAsking(c, site);
      const { share } = await publicReply(site, language, pressed({ kind: 'article', id }));
      return share ? drawShareCard(share) : null;
    });
  });
}

const view = ({ phrasebook, assets }: Site, language: Language, level: View['level']): View => ({
  language,
  level,
  codeOf: (action) => encodeAction(action, phrasebook),
  charts: assets.charts,
});

const pressed = (action: Action): Input => ({ kind: 'action', action });
const usage = (query: string, command: string): Input | undefined =>
  query === '' ? { kind: 'text', text: command } : undefined;

const queryOf = (c: Context): string => readPart((c.req.query('q') ?? '').trim());
const filterOf = (c: Context) => ({ filter: queryOf(c), offset: offsetOf(c) });
function offsetOf(c: Context): number {
  const from = Number(c.req.query('from') ?? 0);
  return Number.isSafeInteger(from) && from > 0 ? Math.min(from, furthest) : 0;
}

/** Results of searches are no pages of their own to those who collect pages. */
const unlisted = html`<meta name="robots" content="noindex">\n`;

const page = (status: Kept['status'], body: Html): Kept => ({
  status,
  type: 'text/html; charset=utf-8',
  body: body.toString(),
});

/** What a page is called: the first line of its reply's heading. */
function titleOf({ blocks }: Reply, otherwise: string): string {
  const [first] = blocks;
  if (first?.kind !== 'text') return otherwise;
  return (
    first.spans
      .map(({ text }) => text)
      .join('')
      .split('\n')[0] || otherwise
  );
}

async function listPage(
  site: Site,
  language: Language,
  action: Action,
  more: Partial<Page>,
  instead: Input | undefined,
): Promise<Kept> {
  const reply = await publicReply(site, language, instead ?? pressed(action));
  const address = addressOf(action, language) ?? '';
  const title = titleOf(reply, textsIn(language).name);
  const feed = reply.listed && feedOf(action, language);
  const described = html`<meta name="description" content="${textsIn(language).shortDescription}">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:url" content="${site.base}${address}">
${
  reply.chart &&
  html`<meta property="og:image" content="${site.base}${address.replace('figures', 'figures.png')}">
`
}${more.head}`;
  // A town that has no page, as against a list that holds nothing yet.
  const status = action.kind === 'town' && !reply.listed ? 404 : 200;
  const main = html`${more.main}${replyHtml(reply, view(site, language, 1))}`;
  return page(
    status,
    pageHtml(
      {
        ...{ language, title, main, head: described, path: address.slice(rootOf(language).length) },
        ...(feed ? { feed: { address: feed, label: textsIn(language).following.feedOf(title) } } : {}),
      },
      site,
    ),
  );
}

async function articlePage(site: Site, language: Language, id: number): Promise<Kept> {
  const reply = await publicReply(site, language, pressed({ kind: 'article', id }));
  const { share } = reply;
  if (!share) {
    const main = html`<h1>${textsIn(language).name}</h1>${replyHtml(reply, view(site, language, 2))}`;
    return page(404, pageHtml({ language, title: textsIn(language).name, main, path: null }, site));
  }
  const related = await publicReply(site, language, pressed({ kind: 'related', id }));
  const path = `/a/${id}`;
  const main = html`<article itemscope itemtype="https://schema.org/NewsArticle">
${articleMeta(share, site.base + rootOf(language) + path)}${replyHtml({ ...reply, buttons: [] }, view(site, language, 1))}</article>
<section id="related">${replyHtml(related, view(site, language, 2))}</section>`;
  const head = articleHead(share, site.base + rootOf(language) + path);
  return page(200, pageHtml({ language, title: share.title, main, head, path }, site));
}

function formHtml(
  language: Language,
  to: 'search' | 'figures',
  query: string,
  label: string,
  hint: string,
): Html {
  return html`<form class="find" action="${rootOf(language)}/${to}" role="search" aria-label="${label}">
<label for="find">${label}</label>
<div><input id="find" name="q" type="search" value="${query}" maxlength="300" aria-describedby="find-hint"><button>${textsIn(language).web.find}</button></div>
<p id="find-hint" class="faint">${hint}</p></form>
`;
}

/** A picture, drawn once; other sites may show it. 404 where it cannot be drawn. */
async function sendPicture(c: Context, site: Site, key: string, draw: () => Promise<Uint8Array | null>) {
  const sent = await send(c, site, key, async () => {
    const png = await draw();
    if (!png) throw new HTTPException(404);
    return { status: 200, type: 'image/png', body: new Uint8Array(png) };
  });
  return sent;
}
