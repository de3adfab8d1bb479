import { type Language, textsIn } from '../chat/index.js';
import { addressOf, rootOf } from './addresses.js';
import type { Assets } from './assets.js';
import { type Html, html } from './html.js';

/** What stands on a page, and what is said of it to browsers and to those who pass its address on. */
export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly main: Html;
  /** The page's address in a language, without what its language adds; null for one that has none to keep. */
  readonly path: string | null;
  /** The other language by a button that is remembered, in the place of a link. */
  readonly remembersLanguage?: boolean;
  readonly head?: Html;
  readonly feed?: { readonly address: string; readonly label: string };
}

/** What all pages share. */
export interface Frame {
  readonly assets: Assets;
  /** Where the site is reached, without a slash at its end. */
  readonly base: string;
}

const tongues = { zh: 'zh-Hans', en: 'en' } as const;

/** A whole page. */
export function pageHtml(page: Page, { assets, base }: Frame): Html {
  const { language, path, feed } = page;
  const texts = textsIn(language);
  const root = rootOf(language);
  const other: Language = language === 'zh' ? 'en' : 'zh';
  const address = path === null ? null : (of: Language) => rootOf(of) + path || '/';
  const nav = [
    [addressOf({ kind: 'latest', filter: '', offset: 0 }, language), texts.buttons.latest],
    [addressOf({ kind: 'towns' }, language), texts.buttons.towns],
    [`${root}/search`, texts.web.search],
    [`${root}/figures`, texts.web.figures],
  ];
  return html`<!doctype html>
<html lang="${tongues[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title === texts.name ? page.title : `${page.title} · ${texts.name}`}</title>
<link rel="icon" href="${assets.address('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.address('page.css')}">
<script src="${assets.address('miniApp.js')}" defer></script>
<script src="${assets.address('page.js')}" defer></script>
${
  address &&
  html`<link rel="canonical" href="${base}${address(language)}">
<link rel="alternate" hreflang="${tongues[other]}" href="${base}${address(other)}">
`
}${feed && html`<link rel="alternate" type="application/atom+xml" href="${feed.address}" title="${feed.label}">\n`}${
  page.head ?? html`<meta name="description" content="${texts.shortDescription}">`
}
</head>
<body>
<a class="skip" href="#main">${texts.web.skip}</a>
<header>
<a class="name" href="${root || '/'}">${texts.name}</a>
<nav aria-label="${texts.name}">${nav.map(([to, label]) => html`<a href="${to}">${label}</a> `)}</nav>
${
  page.remembersLanguage
    ? html`<form method="post" action="${root}/say"><button class="plain" name="press" value="L=${other}" lang="${tongues[other]}">${texts.web.otherLanguage}</button></form>`
    : html`<a href="${address?.(other) ?? rootOf(other)}" hreflang="${tongues[other]}" lang="${tongues[other]}">${texts.web.otherLanguage}</a>`
}
</header>
<form class="ask" method="post" action="${root}/say" role="search">
<label for="ask">${texts.web.questionLabel}</label>
<div><input id="ask" name="say" required autocomplete="off" enterkeyhint="send" aria-describedby="hint"><button>${texts.web.ask}</button></div>
<p id="hint" class="faint">${texts.web.hint}</p>
</form>
<p id="status" role="status" data-failed="${texts.failed}"></p>
<main id="main" tabindex="-1">
${page.main}
</main>
<footer>
<p>${texts.web.source}</p>
<p>${texts.web.privacy}</p>
<form method="post" action="${root}/say"><button class="plain" name="say" value="/forget">${texts.web.forget}</button></form>
${feed && html`<p><a href="${feed.address}">${feed.label}</a></p>`}
</footer>
</body>
</html>
`;
}
