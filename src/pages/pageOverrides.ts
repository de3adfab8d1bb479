import { z } from 'zod';
import type { NewsDate } from '../news/index.js';

/** What an editor states of a page; it wins over what is inferred. */
export interface PageOverride {
  /** ISO, cut to what is known: `2023`, `2023-07`, `2023-07-07`. */
  readonly issueDate?: string;
  /** The page's number or name (版): `01`, `要闻`. */
  readonly version?: string;
  readonly source?: string;
}

const override = z.strictObject({
  issueDate: z
    .string()
    .regex(
      /^(?:\d{4}|\d{4}-(?:0[1-9]|1[0-2])|\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))$/u,
      'expected 2023, 2023-07 or 2023-07-07',
    )
    .optional(),
  version: z.string().optional(),
  source: z.string().optional(),
});

/**
 * Reads seeds/pages.json: `{"page.txt": {"issueDate": "2023-07", "version": "01", "source": "…"}}`.
 * Throws an Error that says which entry is wrong and how.
 */
export function parsePageOverrides(json: string): ReadonlyMap<string, PageOverride> {
  const parsed = z.record(z.string(), override).safeParse(JSON.parse(json));
  if (!parsed.success) throw new Error(`pages.json: ${z.prettifyError(parsed.error)}`);
  return new Map(
    Object.entries(parsed.data).map(([name, entry]) => [
      name,
      Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)),
    ]),
  );
}

/** The issue date an override states, or null. */
export function statedDate(stated: PageOverride | undefined): NewsDate | null {
  if (!stated?.issueDate) return null;
  const precision = ({ 4: 'year', 7: 'month', 10: 'day' } as const)[stated.issueDate.length] ?? 'day';
  return {
    iso: stated.issueDate,
    precision,
    basis: stated.source ? `编辑注明（${stated.source}）` : '编辑注明',
  };
}
