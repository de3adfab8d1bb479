import type { Share } from '../chat/index.js';
import { type Html, html } from './html.js';

/** What a link to an article shows where it is pasted (Open Graph, https://ogp.me): headline, date, figure, picture. */
export function articleHead({ title, date, figure, lead, paper, authors }: Share, address: string): Html {
  const described = [date?.words, figure?.text ?? lead].filter(Boolean).join(' · ');
  return html`<meta name="description" content="${described}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${paper}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${described}">
<meta property="og:url" content="${address}">
<meta property="og:image" content="${address}.png">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${[title, figure?.number].filter(Boolean).join(' · ')}">
${date && html`<meta property="article:published_time" content="${date.iso}">\n`}${authors.map(
  (author) => html`<meta property="article:author" content="${author}">\n`,
)}<meta name="twitter:card" content="summary_large_image">
`;
}

/** An article as search engines know it (https://schema.org/NewsArticle), as microdata: no script stands in a page. */
export function articleMeta({ title, date, lead, paper, authors }: Share, address: string): Html {
  return html`<meta itemprop="headline" content="${title}">
<meta itemprop="description" content="${lead}">
<link itemprop="mainEntityOfPage" href="${address}">
<link itemprop="image" href="${address}.png">
${date && html`<meta itemprop="datePublished" content="${date.iso}">\n`}${authors.map(
  (author) =>
    html`<span itemprop="author" itemscope itemtype="https://schema.org/Person"><meta itemprop="name" content="${author}"></span>\n`,
)}<span itemprop="publisher" itemscope itemtype="https://schema.org/NewsMediaOrganization"><meta itemprop="name" content="${paper}"></span>
`;
}
