/** Draws docs/*.svg from the bot's real replies over the pages in seeds/: `npm run pictures`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pino } from 'pino';
import stringWidth from 'string-width';
import {
  type Block,
  type Button,
  type Reply,
  type Request,
  type Rights,
  type Span,
  textsIn,
} from '../src/chat/index.js';
import { openNewsroom } from '../src/newsroom.js';

interface Line {
  readonly spans: readonly Span[];
  readonly quoted: boolean;
}

const size = 15;
const lineHeight = 24;
const bubbleWidth = 560;
const padding = 14;
// Half an em a cell: Chinese characters are two cells wide.
const cells = Math.floor((bubbleWidth - 2 * padding - 12) / (size / 2));

/** Spans broken into lines that fit a bubble. */
function wrap(spans: readonly Span[], quoted: boolean): Line[] {
  const lines: Span[][] = [[]];
  let used = 0;
  for (const span of spans) {
    for (const { segment } of new Intl.Segmenter('zh').segment(span.text)) {
      const width = stringWidth(segment);
      // Closing punctuation never begins a line.
      if (segment === '\n' || (used + width > cells && !/[，。；：！？”’）》、]/u.test(segment))) {
        lines.push([]);
        used = 0;
        if (segment === '\n') continue;
      }
      const line = lines.at(-1) ?? [];
      const last = line.at(-1);
      if (last?.style === span.style) line.splice(-1, 1, { ...last, text: last.text + segment });
      else line.push({ text: segment, style: span.style });
      used += width;
    }
  }
  return lines.map((line) => ({ spans: line, quoted }));
}

function linesOf(block: Block): Line[] {
  switch (block.kind) {
    case 'text':
      return wrap(block.spans, false);
    case 'quote':
      return wrap(block.spans, true);
    case 'list':
      return block.items.flatMap((item) => wrap([{ text: '• ', style: 'plain' }, ...item], false));
    case 'table':
      return block.rows.map((row) => ({ spans: [{ text: row.join('  '), style: 'code' }], quoted: false }));
  }
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/gu, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

const looks: Readonly<Record<Span['style'], string>> = {
  plain: '',
  bold: ' font-weight="bold"',
  match: ' font-weight="bold" text-decoration="underline"',
  faint: ' fill="#7a8691"',
  code: ' font-family="monospace"',
};

function drawLines(lines: readonly Line[], x: number, y: number): string {
  return lines
    .map(({ spans, quoted }, index) => {
      const top = y + index * lineHeight;
      const bar = quoted ? `<rect x="${x}" y="${top}" width="3" height="${lineHeight}" fill="#3390ec"/>` : '';
      const text = spans.map((span) => `<tspan${looks[span.style]}>${escaped(span.text)}</tspan>`).join('');
      return `${bar}<text x="${x + (quoted ? 12 : 0)}" y="${top + 17}" xml:space="preserve">${text}</text>`;
    })
    .join('\n');
}

function drawButtons(rows: readonly (readonly Button[])[], x: number, y: number): string {
  return rows
    .flatMap((row, index) => {
      const width = (bubbleWidth - (row.length - 1) * 6) / row.length;
      return row.map((button, column) => {
        const left = x + column * (width + 6);
        const top = y + index * 40;
        return `<rect x="${left}" y="${top}" width="${width}" height="34" rx="8" fill="#7fa4c2"/>
<text x="${left + width / 2}" y="${top + 22}" text-anchor="middle" fill="#fff">${escaped(button.label)}</text>`;
      });
    })
    .join('\n');
}

/** A conversation as SVG: what is said on the right, the replies on the left. */
function draw(turns: readonly { readonly said: string; readonly reply: Reply }[]): string {
  const parts: string[] = [];
  let y = 16;
  for (const { said, reply } of turns) {
    const width = stringWidth(said) * (size / 2) + 2 * padding;
    const left = 720 - 16 - width;
    parts.push(`<rect x="${left}" y="${y}" width="${width}" height="${lineHeight + 16}" rx="12" fill="#e3fbd0"/>`);
    parts.push(drawLines([{ spans: [{ text: said, style: 'plain' }], quoted: false }], left + padding, y + 8));
    y += lineHeight + 16 + 10;
    const lines = reply.blocks.flatMap(linesOf);
    const height = lines.length * lineHeight + 20;
    parts.push(`<rect x="16" y="${y}" width="${bubbleWidth}" height="${height}" rx="12" fill="#fff"/>`);
    parts.push(drawLines(lines, 16 + padding, y + 10));
    y += height + 6;
    parts.push(drawButtons(reply.buttons, 16, y));
    y += reply.buttons.length * 40 + 14;
  }
  const font = `font-family="'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif" font-size="${size}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="${y}" viewBox="0 0 720 ${y}" ${font} fill="#1c2733">
<rect width="720" height="${y}" fill="#d5e3ec"/>
${parts.join('\n')}
</svg>
`;
}

const { converse, store } = openNewsroom(
  { DATABASE_PATH: ':memory:', SEEDS_DIR: 'seeds', SEARCH_ENGINE: 'auto' },
  pino({ level: 'silent' }),
);

/** Something said, with what else is special about it. */
type Said = string | { readonly said: string; readonly request: Partial<Request> };

async function picture(name: string, messages: readonly Said[]): Promise<void> {
  const turns = [];
  for (const message of messages) {
    const { said, request } = typeof message === 'string' ? { said: message, request: {} } : message;
    const reply = await converse({
      chat: name,
      user: 'picture',
      place: 'private',
      language: 'zh',
      input: { kind: 'text', text: said },
      at: new Date(),
      ...request,
    });
    if (reply) turns.push({ said, reply });
  }
  writeFileSync(`docs/${name}.svg`, draw(turns));
}

const rights: Rights = { staff: true, administers: async () => true };
const page = '001_932685d6ad0a2d7d.txt';

await picture('conversation', [
  '2024年平湖机床产业产值是多少？',
  '那2022年呢？',
  '平湖地铁什么时候开通？',
]);
await picture('search', ['/search 伊控动力', '/town 新仓']);
await picture('following', ['/follow 新仓', '/follow 机床', '/digest 08:00', '/following']);
await picture('settings', [{ said: '/settings', request: { place: 'group', rights } }]);
await picture('staff', [
  {
    said: page,
    request: { rights, input: { kind: 'page', name: page, bytes: readFileSync(`seeds/${page}`) } },
  },
  { said: '/stats', request: { rights } },
]);
console.log(`${textsIn('zh').name}: docs/*.svg`);
store.close();
