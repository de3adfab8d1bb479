import { pino } from 'pino';
import type { FloodLimit } from '../../src/chat/index.js';
import type { Newsroom } from '../../src/newsroom.js';
import { startWeb, type WebOptions, type WebServer } from '../../src/web/index.js';

/** More than any test asks. */
const patient: FloodLimit = { most: 1_000_000, within: 1000, deafness: 1000 };

/** The pages of a newsroom, served on a free port of this machine, on a day in spring 2025. */
export function serveSite(newsroom: Newsroom, more: Partial<WebOptions> = {}): Promise<WebServer> {
  return startWeb({
    host: '127.0.0.1',
    port: 0,
    converse: newsroom.converse,
    ...newsroom.store,
    log: pino({ level: 'silent' }),
    now: () => new Date('2025-03-01T02:00:00Z'),
    flood: patient,
    ...more,
  });
}

/** What a browser without scripts is: it keeps cookies, sends forms and follows what they lead to. */
export interface Visitor {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  post(
    path: string,
    form: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  /** Types into the question box; the page that follows. */
  say(text: string, root?: string): Promise<string>;
  /** Presses a button of a page by its label; the page that follows. */
  press(page: string, label: string, root?: string): Promise<string>;
}

export function aVisitor(address: string, language = 'zh-CN'): Visitor {
  const cookies = new Map<string, string>();
  const send = async (path: string, options: RequestInit): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, address), {
      ...options,
      redirect: 'manual',
      headers: { 'accept-language': language, ...(cookie ? { cookie } : {}), ...options.headers },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
      if (/max-age=0/iu.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const followed = async (response: Response): Promise<string> => {
    const to = response.headers.get('location');
    return to === null ? response.text() : followed(await send(to, {}));
  };
  const visitor: Visitor = {
    cookies,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, form, headers = {}) =>
      send(path, {
        method: 'POST',
        body: new URLSearchParams(form),
        headers: { origin: new URL(address).origin, ...headers },
      }),
    say: async (text, root = '') => followed(await visitor.post(`${root}/say`, { say: text })),
    async press(page, label, root = '') {
      const button = buttonsOf(page).find((each) => each.label === label);
      if (!button) throw new Error(`no button ${label}: ${buttonsOf(page).map((each) => each.label)}`);
      if (button.href !== undefined) return followed(await send(button.href, {}));
      const { press = '', on } = button;
      return followed(await visitor.post(`${root}/say`, { press, ...(on === undefined ? {} : { on }) }));
    },
  };
  return visitor;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** HTML's text without its tags. */
export const textOf = (html: string): string =>
  html
    .replace(/<br>/gu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/gu, (each) => entities[each] ?? '');

/** The exchanges of a conversation's page, newest first, each as HTML. */
export const exchangesOf = (page: string): string[] =>
  page.match(/<article id="x[\s\S]*?<\/article>/gu) ?? [];

/** The buttons and links of a page. */
export function buttonsOf(
  page: string,
): { readonly label: string; readonly href?: string; readonly press?: string; readonly on?: string }[] {
  const form =
    /<a [^>]*href="(?<href>[^"]*)"[^>]*>(?<name>[\s\S]*?)<\/a>|<input type="hidden" name="on" value="(?<on>\d+)">|<button[^>]* name="press" value="(?<press>[^"]*)"[^>]*>(?<label>[\s\S]*?)<\/button>|(?<end><\/form>)/gu;
  const buttons = [];
  let exchange: string | undefined;
  for (const { groups = {} } of page.matchAll(form)) {
    const { href, name = '', on, press, label = '', end } = groups;
    if (on !== undefined) exchange = on;
    else if (end !== undefined) exchange = undefined;
    else if (href !== undefined) buttons.push({ label: textOf(name), href: textOf(href) });
    else if (press !== undefined) {
      buttons.push({
        label: textOf(label),
        press: textOf(press),
        ...(exchange === undefined ? {} : { on: exchange }),
      });
    }
  }
  return buttons;
}
