import type { Block, Reply, Span } from '../chat/index.js';
import { inColumns } from './columns.js';
import { cutPoint } from './cut.js';

/** Characters a message may have once its tags are read (Bot API, sendMessage). */
export const longestMessage = 4096;
/** Characters a picture's caption may have (Bot API, sendPhoto). */
export const longestCaption = 1024;

const tags = { plain: null, bold: 'b', match: 'u', faint: 'i', code: 'code' } as const satisfies Record<
  Span['style'],
  string | null
>;

/** A run of text in one style, within a block's own tag. */
interface Run {
  readonly text: string;
  readonly tag: (typeof tags)[Span['style']];
}

interface Section {
  readonly tag: 'blockquote' | 'blockquote expandable' | 'pre' | null;
  /** Whether it stands right under what is above it. */
  readonly joined?: boolean;
  /** Words of an article, to be folded up with those around them. */
  readonly printed?: boolean;
  readonly runs: readonly Run[];
}

/**
 * Blocks as Telegram's HTML, at most `limit` characters as Telegram counts them: a longer text
 * ends after a whole sentence and with `…`. Counted in UTF-16 units, which are never fewer.
 */
export function toHtml(blocks: Reply['blocks'], limit = longestMessage): string {
  const sections = folded(
    blocks.map(sectionOf).filter(({ runs }) => runs.some(({ text }) => text.trim() !== '')),
  );
  const runs = sections.flatMap((section, index) => [
    ...(index === 0
      ? []
      : [{ section: null, run: { text: between(sections[index - 1], section), tag: null } }]),
    ...section.runs.map((run) => ({ section, run })),
  ]);

  const text = runs.map(({ run }) => run.text).join('');
  const cut = text.length > limit ? text.slice(0, cutPoint(text, limit - 1)).trimEnd().length : text.length;

  let html = '';
  let open: Section | null = null;
  let written = 0;
  for (const { section, run } of runs) {
    if (written >= cut) break;
    if (section !== open) {
      html += `${ending(open)}${beginning(section)}`;
      open = section;
    }
    const kept = run.text.slice(0, cut - written);
    html += run.tag && kept ? `<${run.tag}>${escapeHtml(kept)}</${run.tag}>` : escapeHtml(kept);
    written += run.text.length;
  }
  return `${html}${cut < text.length ? '…' : ''}${ending(open)}`;
}

/** A text with the three characters that HTML reads as its own written out. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** An article's paragraphs that follow one another as one quotation, which Telegram folds up when it is long. */
function folded(sections: readonly Section[]): Section[] {
  const result: Section[] = [];
  for (const section of sections) {
    const above = result.at(-1);
    if (!section.printed) result.push(section);
    else if (!above?.printed) result.push({ ...section, tag: 'blockquote expandable' });
    else {
      const runs = [...above.runs, { text: '\n\n', tag: null }, ...section.runs];
      result.splice(-1, 1, { ...above, runs });
    }
  }
  return result;
}

function sectionOf(block: Block): Section {
  switch (block.kind) {
    case 'text':
      return { tag: null, printed: block.printed ?? false, runs: block.spans.map(runOf) };
    case 'quote':
      return {
        tag: block.long ? 'blockquote expandable' : 'blockquote',
        runs: block.spans.map(runOf),
      };
    case 'list':
      return {
        tag: null,
        joined: true,
        runs: block.items.flatMap((item, index) => [
          { text: index === 0 ? '• ' : '\n• ', tag: null },
          ...item.map(runOf),
        ]),
      };
    case 'table':
      return { tag: 'pre', runs: [{ text: inColumns(block.rows), tag: null }] };
  }
}

function runOf({ text, style }: Span): Run {
  return { text, tag: tags[style] };
}

/** Quotes and tables bring their own margin, a list belongs to what it follows; other blocks stand a line apart. */
function between(above: Section | undefined, below: Section): string {
  return above?.tag || below.tag || below.joined ? '\n' : '\n\n';
}

const beginning = (section: Section | null): string => (section?.tag ? `<${section.tag}>` : '');
const ending = (section: Section | null): string =>
  section?.tag ? `</${section.tag.replace(' expandable', '')}>` : '';
