import { z } from 'zod';
import type { Article, DatePrecision, NewsDate, PageArticle } from '../news/index.js';

/** A line of an articles file cannot be used; the message names the line and what is wrong with it. */
export class ArticleLineError extends Error {
  override readonly name = 'ArticleLineError';
}

/** An article somebody else structured, ready to be stored. */
export interface StructuredArticle {
  readonly article: Article;
  readonly externalId: string | null;
  readonly source: string | null;
}

const isoDate = /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2})(?:T.*)?)?)?$/u;

/** A text that may be left out, or be empty. */
const words = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null);

const lineSchema = z
  .object({
    id: z
      .union([z.string(), z.number()])
      .nullish()
      .transform((id) => (id == null || id === '' ? null : String(id))),
    headline: words,
    kicker: words,
    deck: words,
    date: words.refine(
      (text) => text === null || toDate(text) !== null,
      'expected a date like 2023, 2023-07 or 2023-07-07',
    ),
    paragraphs: z.array(z.string()).nullish(),
    body: z.string().nullish(),
    towns: z.array(z.string().trim().min(1)).nullish(),
    source: words,
  })
  .refine(
    (line) => line.headline || paragraphsOf(line).length > 0,
    'expected a headline, paragraphs or a body',
  );

/**
 * Articles of a JSON-lines text, one object a line:
 * `{id?, headline, date?, paragraphs or body, towns?, source?}` (DESIGN.md section 4).
 * Facts the lines do not give are read from the text by `describe`.
 * Throws ArticleLineError at the first line that cannot be used.
 */
export function* readStructuredArticles(
  lines: Iterable<string>,
  describe: (article: PageArticle) => Article,
): Generator<StructuredArticle> {
  let number = 0;
  for (const line of lines) {
    number += 1;
    const text = line.replace(/^\uFEFF/u, '').trim();
    if (text === '') continue;
    const { id, source, ...said } = parseLine(text, number);
    const article = describe({
      headline: said.headline,
      kicker: said.kicker,
      deck: said.deck,
      byline: [],
      kind: 'news',
      date: said.date ? toDate(said.date) : null,
      paragraphs: paragraphsOf(said),
      subheads: [],
    });
    const towns = said.towns && [...new Set(said.towns)].map((name) => ({ name, role: 'main' as const }));
    yield {
      article: towns ? { ...article, towns } : article,
      externalId: id,
      source,
    };
  }
}

function parseLine(text: string, number: number): z.infer<typeof lineSchema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ArticleLineError(`line ${number} is not JSON`);
  }
  const parsed = lineSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
  throw new ArticleLineError(`line ${number}: ${field}${issue?.message ?? 'not an article'}`);
}

function paragraphsOf(line: {
  paragraphs?: string[] | null | undefined;
  body?: string | null | undefined;
}): string[] {
  return (line.paragraphs ?? (line.body ?? '').split(/\r?\n/u)).map((text) => text.trim()).filter(Boolean);
}

function toDate(text: string): NewsDate | null {
  const { year, month, day } = isoDate.exec(text.trim())?.groups ?? {};
  if (!year) return null;
  const iso = [year, month, day].filter(Boolean).join('-');
  const precision: DatePrecision = day ? 'day' : month ? 'month' : 'year';
  const instant = new Date(iso);
  const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso);
  return exists ? { iso, precision, basis: '导入文件所注日期' } : null;
}
