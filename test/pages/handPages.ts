import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { kinds } from '../../src/news/index.js';
import { linesOf } from '../../src/pages/lines.js';
import type { MadeLine, MadePage } from './pageMaker.js';

const folder = new URL('handmade/', import.meta.url);
const sorts = ['kicker', 'headline', 'deck', 'byline', 'text', 'subhead', 'furniture'] as const;
const bare = (text: string | null | undefined) => (text ?? '').replace(/[\s【】]/gu, '');

/** `headline 3 逛菜场不踩`: what a line is, of which story (`-`: of none), and the line; nothing for a blank one. */
const line = z.string().transform((written, context): MadeLine => {
  if (written === '') return { text: '', as: 'blank', story: null };
  const [, as, story, text] = /^(\w+) (-|\d+) (.*)$/u.exec(written) ?? [];
  const sort = sorts.find((one) => one === as);
  if (sort && text !== undefined) return { text, as: sort, story: story === '-' ? null : Number(story) };
  context.addIssue({ code: 'custom', message: `no line: ${written}` });
  return z.NEVER;
});
const title = z.string().nullable();
const page = z.object({
  style: z.string(),
  lines: z.array(line),
  truth: z.array(
    z.object({
      kind: z.enum(kinds),
      headline: title,
      kicker: title,
      deck: title,
      byline: z.array(z.object({ role: z.string(), name: z.string() })),
    }),
  ),
});

/** Whoever made pages by hand, and whose pages are never learned from by weights that read them to be measured. */
export const makers = readdirSync(folder)
  .filter((file) => file.endsWith('.jsonl'))
  .map((file) => file.replace('.jsonl', ''))
  .sort();

/** A maker's pages, a page a line in `handmade/{maker}.jsonl`. */
export function handPages(maker: string): MadePage[] {
  return readFileSync(new URL(`${maker}.jsonl`, folder), 'utf8')
    .trimEnd()
    .split('\n')
    .map((written) => {
      const { style, lines, truth } = page.parse(JSON.parse(written));
      return {
        style: `${maker} ${style}`,
        // A title that runs into its text is a line of its own, to the reader.
        lines: lines.flatMap((made) => {
          const parts = linesOf(made.text);
          const { headline } = truth[made.story ?? -1] ?? {};
          return parts.map((text) => ({
            ...made,
            text,
            as: parts.length > 1 && bare(text) === bare(headline) ? 'headline' : made.as,
          }));
        }),
        text: lines.map(({ text }) => text).join('\n'),
        truth: truth.map((article, at) => ({
          ...article,
          lines: lines.filter(({ as, story }) => as === 'text' && story === at).map(({ text }) => text),
          heaped: false,
          towns: undefined,
        })),
      };
    });
}
