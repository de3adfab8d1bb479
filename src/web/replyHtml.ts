import {
  type Action,
  type Block,
  type Chart,
  chartOption,
  type Language,
  type Reply,
  type Span,
  textsIn,
} from '../chat/index.js';
import { addressOf, feedOf, rootOf } from './addresses.js';
import { type Html, html } from './html.js';

/** How a reply stands on its page. */
export interface View {
  readonly language: Language;
  /** Of the reply's own heading; what it lists stands one below. */
  readonly level: 1 | 2 | 3;
  /** The number of the exchange its buttons belong to, in a conversation. */
  readonly exchange?: number;
  /** An action as the text its button carries. */
  readonly codeOf: (action: Action) => string;
  /** Where the chart program stands; undefined where it is not installed. */
  readonly charts: string | undefined;
}

/** A reply, its chart and buttons: links where the button's page has an address, else for the conversation. */
export function replyHtml(reply: Reply, view: View): Html {
  const { blocks, chart, feed } = reply;
  const subscribed = feed && feedOf(feed.of, view.language);
  // A page has a heading, whatever its reply begins with.
  const shown = blocks.map((block, index) =>
    index === 0 && view.level === 1 && block.kind === 'text' ? { ...block, heading: true } : block,
  );
  const [head, ...rest] = shown.map((block) => blockHtml(block, view));
  return html`${head}${chart && chartHtml(chart, view)}${rest}${
    subscribed && html`<p><a href="${subscribed}">${feed.label}</a></p>`
  }${buttonsHtml(reply, view)}`;
}

function blockHtml(block: Block, view: View): Html {
  const inHtml = (spans: readonly Span[]) => spans.map((span) => spanHtml(span, view.language));
  switch (block.kind) {
    case 'text':
      return textHtml(block, view);
    case 'quote':
      return html`<blockquote lang="zh-Hans"><p>${inHtml(block.spans)}</p></blockquote>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${inHtml(item)}</li>`)}</ul>`;
    case 'table':
      return html`<table>${block.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</table>`;
  }
}

function textHtml({ spans, heading, printed }: Extract<Block, { kind: 'text' }>, view: View): Html {
  const [first, ...rest] = spans;
  const inHtml = (some: readonly Span[]) => some.map((span) => spanHtml(span, view.language));
  if (heading) return headed(view.level, inHtml(spans));
  if (printed) {
    return first?.style === 'bold'
      ? headed(view.level + 1, html`<span lang="zh-Hans">${first.text}</span>`)
      : html`<p lang="zh-Hans">${inHtml(spans)}</p>`;
  }
  // An article in a list: its title, then what is said of it.
  if (first?.opens !== undefined) {
    const said = rest[0]?.text === '\n' ? rest.slice(1) : rest;
    return html`${headed(view.level + 1, inHtml([first]))}<p>${inHtml(said)}</p>`;
  }
  return html`<p>${inHtml(spans)}</p>`;
}

function headed(level: number, words: Html | readonly Html[]): Html {
  if (level === 1) return html`<h1>${words}</h1>`;
  if (level === 2) return html`<h2>${words}</h2>`;
  return level === 3 ? html`<h3>${words}</h3>` : html`<h4>${words}</h4>`;
}

function spanHtml({ text, style, opens }: Span, language: Language): Html {
  const words = text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));
  const styled = styledHtml(words, style);
  if (opens === undefined) return styled;
  return html`<a href="${addressOf({ kind: 'article', id: opens }, language)}">${styled}</a>`;
}

function styledHtml(words: readonly Html[], style: Span['style']): Html {
  switch (style) {
    case 'plain':
      return html`${words}`;
    case 'bold':
      return html`<strong>${words}</strong>`;
    case 'match':
      return html`<mark>${words}</mark>`;
    case 'faint':
      return html`<span class="faint">${words}</span>`;
    case 'code':
      return html`<code>${words}</code>`;
  }
}

/** The values as a table, which the script draws as a chart above it. */
function chartHtml(chart: Chart, { language, charts }: View): Html {
  const { period, value } = textsIn(language).web;
  const drawn = charts && html` data-option="${JSON.stringify(chartOption(chart))}" data-charts="${charts}"`;
  return html`<figure class="chart"${drawn}><table><caption>${chart.title}</caption>
<thead><tr><th scope="col">${period}</th><th scope="col">${value}</th></tr></thead>
<tbody>${chart.bars.map(({ label, text }) => html`<tr><th scope="row">${label}</th><td>${text}</td></tr>`)}</tbody></table></figure>
`;
}

function buttonsHtml({ buttons, copies = [], share }: Reply, view: View): Html {
  const { language, exchange, codeOf } = view;
  const rows = buttons.filter((row) => row.length > 0);
  // For the script alone, which shows them where the browser can copy or pass on.
  const touches = [
    ...copies.map(
      ({ label, text }) =>
        html`<button type="button" hidden data-copy="${text}">${textsIn(language).web.copy} ${label}</button>`,
    ),
    ...(share
      ? [html`<button type="button" hidden data-share="${share.title}">${share.label}</button>`]
      : []),
  ];
  if (rows.length + touches.length === 0) return html``;
  const button = ({ label, action }: (typeof rows)[number][number]) => {
    const address = addressOf(action, language);
    return address === null
      ? html`<button name="press" value="${codeOf(action)}">${label}</button>`
      : html`<a class="button" href="${address}">${label}</a>`;
  };
  return html`<form class="buttons" method="post" action="${rootOf(language)}/say">
${exchange !== undefined && html`<input type="hidden" name="on" value="${exchange}">`}
${rows.map((row) => html`<div>${row.map(button)}</div>`)}
${touches.length > 0 && html`<div>${touches}</div>`}</form>
`;
}
