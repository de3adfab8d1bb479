/** A stretch of formatted text, in UTF-16 units, as Telegram returns it. */
export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
}

/** Tags of Telegram's HTML (https://core.telegram.org/bots/api#html-style) and the entity each makes. */
const entityOf: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const token =
  /<\/(?<end>[a-z-]*)\s*>|<(?<start>[a-z-]*)(?:\s+href="(?<href>[^"]*)")?(?<folded>\s+expandable)?\s*>|<(?<stray>[^\s>]*)|&(?<entity>lt|gt|amp|quot);|&#(?<number>\d+);|[^<&]+|&/gu;

/**
 * Telegram's reading of HTML: the text without tags, and its entities. Throws a line in
 * Telegram's words for what it refuses.
 */
export function readHtml(html: string): { text: string; entities: Entity[] } {
  let text = '';
  const entities: Entity[] = [];
  const open: { tag: string; offset: number; url?: string; folded?: true }[] = [];
  for (const match of html.matchAll(token)) {
    const { end, start, href, folded, stray, entity, number } = match.groups ?? {};
    const at = Buffer.byteLength(html.slice(0, match.index));
    if (stray !== undefined || (start !== undefined && !(start in entityOf))) {
      throw new Error(`can't parse entities: Unsupported start tag "${stray ?? start}" at byte offset ${at}`);
    }
    if (start !== undefined) {
      if (open.some(({ tag }) => tag === 'pre' || tag === 'code')) {
        throw new Error(`can't parse entities: nothing can be nested in "${open.at(-1)?.tag}"`);
      }
      open.push({
        tag: start,
        offset: text.length,
        ...(href === undefined ? {} : { url: href }),
        ...(folded === undefined ? {} : { folded: true }),
      });
    } else if (end !== undefined) {
      const last = open.pop();
      if (!last) throw new Error(`can't parse entities: Unexpected end tag at byte offset ${at}`);
      if (end && end !== last.tag) {
        throw new Error(
          `can't parse entities: Unmatched end tag at byte offset ${at}, expected "</${last.tag}>", found "</${end}>"`,
        );
      }
      const { tag, offset, folded: isFolded, ...rest } = last;
      if (text.length > offset) {
        const type = isFolded ? 'expandable_blockquote' : (entityOf[tag] ?? tag);
        entities.push({ type, offset, length: text.length - offset, ...rest });
      }
    } else if (entity !== undefined) text += named[entity];
    else if (number !== undefined) text += String.fromCodePoint(Number(number));
    else text += match[0];
  }
  const unclosed = open.pop();
  if (unclosed) {
    throw new Error(`can't parse entities: Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  }
  return { text, entities: entities.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}
