import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { raw } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import {
  type Action,
  decodeAction,
  encodeAction,
  type Input,
  type Language,
  type Reply,
  textsIn,
} from '../chat/index.js';
import { readPart } from '../news/index.js';
import { rootOf } from './addresses.js';
import { html } from './html.js';
import { pageHtml } from './layout.js';
import { listHtml } from './reading.js';
import { replyHtml } from './replyHtml.js';
import { type App, countAsking, type Site } from './site.js';
import type { Exchange } from './transcripts.js';
import { forgetVisitor, newVisitor, visitorOf } from './visitors.js';

/** Bytes of what is sent; a question of 5,000 characters stays far below. */
const largestForm = 64 * 1024;

/** What a form of the conversation sends. */
const said = z.object({
  say: z.string().optional(),
  press: z.string().optional(),
  on: z.coerce.number().int().positive().optional(),
});

/** The conversation's page, and what is said there: the answer stands on the page that follows. */
export function serveTalk(app: App, site: Site, language: Language): void {
  const root = rootOf(language);
  const homeOf = (of: Language) => rootOf(of) || '/';

  app.get('/', async (c) => {
    const visitor = visitorOf(c, site);
    const chosen = visitor === null ? null : site.chats.settings(visitor).language;
    c.header('cache-control', 'private, no-cache');
    c.header('vary', 'accept-language, cookie');
    const wanted = chosen ?? (root === '' ? languageOf(c) : language);
    if (wanted !== language) return c.redirect(homeOf(wanted));
    const exchanges = visitor === null ? [] : site.transcripts.of(visitor);
    return c.html((await homePage(site, language, exchanges)).toString());
  });

  app.get('/say', (c) => c.redirect(homeOf(language)));

  const tooLarge = () => {
    throw new HTTPException(413);
  };
  app.post('/say', bodyLimit({ maxSize: largestForm, onError: tooLarge }), async (c) => {
    if (!isOurs(c, site)) throw new HTTPException(403);
    const form = said.safeParse(await c.req.parseBody().catch(() => null));
    const input = form.success ? inputOf(form.data, site) : null;
    if (input === null) return c.redirect(homeOf(language), 303);
    const visitor = visitorOf(c, site);
    countAsking(c, site);
    const chat = visitor ?? newVisitor(c, site);
    const typed = input === 'outdated' ? null : wordsOf(input);
    const reply =
      input === 'outdated'
        ? line(textsIn(language).outdatedButton)
        : await site.converse({
            ...{ chat, user: chat, place: 'private', language, input, at: site.now() },
            // With a bot's chat the bot brings the news.
            offers: { votes: true, newsroom: false, feeds: chat.startsWith('web:') },
          });
    const speaking = site.chats.settings(chat).language ?? language;
    if (reply?.forgotten) {
      site.transcripts.forget(chat);
      forgetVisitor(c);
      // The last that is said to them is kept nowhere.
      const last = { number: 1, version: 0, said: typed, reply: drawn(site, speaking, reply, 1) };
      c.header('cache-control', 'no-store');
      return c.html((await homePage(site, speaking, [last])).toString());
    }
    if (reply) keep(site, chat, speaking, typed, reply, form.data?.on);
    return c.redirect(homeOf(speaking), 303);
  });
}

/** A reply as it stands in the conversation. */
function drawn({ phrasebook, assets }: Site, language: Language, reply: Reply, exchange: number): string {
  const codeOf = (action: Action) => encodeAction(action, phrasebook);
  return replyHtml(reply, { language, level: 3, exchange, codeOf, charts: assets.charts }).toString();
}

/** Adds a reply to the conversation, or puts it in the place of the one whose button was pressed. */
function keep(
  site: Site,
  chat: string,
  language: Language,
  typed: string | null,
  reply: Reply,
  on: number | undefined,
): void {
  const { transcripts } = site;
  const replaces = reply.delivery === 'replace' && on !== undefined;
  if (replaces && transcripts.replace(chat, on, drawn(site, language, reply, on))) return;
  transcripts.add(chat, typed, drawn(site, language, reply, transcripts.next(chat)));
}

/** null when nothing was said; a button may be older than what its text was kept for. */
function inputOf({ say, press }: z.infer<typeof said>, { phrasebook }: Site): Input | 'outdated' | null {
  if (press !== undefined) {
    const action = decodeAction(press, phrasebook);
    return action === null ? 'outdated' : { kind: 'action', action };
  }
  return say?.trim() ? { kind: 'text', text: say } : null;
}

/** What somebody said, as far as it was read, as their page repeats it; null for a button that is no question. */
function wordsOf(input: Input): string | null {
  if (input.kind === 'text') return readPart(input.text.trim());
  return input.kind === 'action' && input.action.kind === 'ask' ? input.action.question : null;
}

const line = (text: string): Reply => ({
  blocks: [{ kind: 'text', spans: [{ text, style: 'plain' }] }],
  buttons: [],
  delivery: 'new',
});

/** Whether a form was sent from a page of this site: browsers say so. */
function isOurs(c: Context, { base }: Site): boolean {
  const origin = c.req.header('origin');
  if (c.req.header('sec-fetch-site') === 'same-origin' || origin === undefined || origin === base)
    return true;
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host');
}

/** The first of the bot's languages that a browser asks for; Chinese when it asks for none. */
function languageOf(c: Context): Language {
  const asked = /\b(?:zh|en)\b/iu.exec(c.req.header('accept-language') ?? '')?.[0].toLowerCase();
  return asked === 'en' ? 'en' : 'zh';
}

async function homePage(site: Site, language: Language, exchanges: readonly Exchange[]) {
  const { name, web } = textsIn(language);
  const [latest, towns, welcome] = await Promise.all([
    listHtml(site, language, { kind: 'latest', filter: '', offset: 0 }),
    listHtml(site, language, { kind: 'towns' }),
    listHtml(site, language, 'start'),
  ]);
  const talk = exchanges.map(
    ({ number, version, said, reply }) => html`<article id="x${number}-${version}" class="exchange">
${said !== null && html`<h3 class="said">${said}</h3>`}
${raw(reply)}</article>
`,
  );
  return pageHtml(
    {
      language,
      title: name,
      path: '',
      remembersLanguage: true,
      main: html`<h1 class="unseen">${name}</h1>
<section aria-label="${web.conversation}"><h2 class="unseen">${web.conversation}</h2><div id="talk" aria-live="polite">
${talk.length > 0 ? talk : html`<div id="welcome">${raw(welcome)}</div>`}</div></section>
<section>${raw(latest)}</section>
<section>${raw(towns)}</section>`,
    },
    site,
  );
}
