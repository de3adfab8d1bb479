import { styleText } from 'node:util';
import stringWidth from 'string-width';
import type { Block, Chart, Reply, Span } from '../chat/index.js';

/** Whether a screen shows styles. */
export type Look = 'plain' | 'styled';

const styles: Readonly<Record<Span['style'], Parameters<typeof styleText>[0] | null>> = {
  plain: null,
  bold: 'bold',
  match: ['bold', 'yellow'],
  faint: 'dim',
  code: 'cyan',
};

/** A reply's text as lines for a screen, without its buttons. */
export function textOf(reply: Reply, look: Look): string {
  const chart = reply.chart ? [chartText(reply.chart)] : [];
  return [...reply.blocks.map((block) => blockText(block, look)), ...chart].join('\n');
}

function blockText(block: Block, look: Look): string {
  const inLook = (spans: readonly Span[]): string => spans.map((span) => spanText(span, look)).join('');
  switch (block.kind) {
    case 'text':
      return inLook(block.spans);
    case 'quote':
      return `  ${inLook(block.spans).replaceAll('\n', '\n  ')}`;
    case 'list':
      return block.items.map((item) => `  · ${inLook(item).replaceAll('\n', '\n    ')}`).join('\n');
    case 'table':
      return tableText(block.rows);
  }
}

function spanText(span: Span, look: Look): string {
  const style = styles[span.style];
  return look === 'plain' || style === null ? span.text : styleText(style, span.text);
}

/** Columns of a table, Chinese characters two cells wide. */
function tableText(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, stringWidth(cell));
    });
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Cells the longest bar of a chart takes. */
const longestBar = 30;

/** A chart in characters: a bar a line, its length in eighths of a cell. */
function chartText({ title, bars }: Chart): string {
  const most = Math.max(...bars.map(({ value }) => value));
  const rows = bars.map(({ label, value, text }) => {
    const eighths = Math.round((value / most) * longestBar * 8);
    return [label, `${'█'.repeat(eighths >> 3)}${' ▏▎▍▌▋▊▉'[eighths & 7]?.trim() ?? ''} ${text}`];
  });
  return `${title}\n${tableText(rows)}`;
}
