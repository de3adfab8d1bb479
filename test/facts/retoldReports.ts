import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { PageArticle } from '../../src/news/index.js';
import { articleOf, dated } from './material.js';

const folder = new URL('retold/', import.meta.url);

const report = z.object({
  id: z.string(),
  headline: z.string(),
  date: z.string(),
  paragraphs: z.array(z.string()),
  /** Numbers with their units that a reader would want first, as they stand; none where no number is worth it. */
  wanted: z.array(z.string()),
  /** What one would type, and the numbers that tell it. */
  queries: z.array(z.object({ q: z.string(), want: z.array(z.string()) })),
  /** Sentences that would do under the headline. */
  leads: z.array(z.string()),
  /** Sentences of the first four paragraphs that would not. */
  poor: z.array(z.string()),
});

/** A report in the form of a real one, whose names and half of whose amounts are invented, with what a reader wants of it. */
export interface RetoldReport extends z.infer<typeof report> {
  readonly article: PageArticle;
}

/** The reports of `retold/`, a file a hand, a report a line; by hand. The encoder has learned from none of them. */
export function readRetoldReports(): Map<string, RetoldReport[]> {
  const files = readdirSync(folder).sort();
  return new Map(files.map((file) => [file.replace('.jsonl', ''), readHand(file)]));
}

function readHand(file: string): RetoldReport[] {
  return readFileSync(new URL(file, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const told = report.parse(JSON.parse(line));
      const { headline, paragraphs, date } = told;
      return { ...told, article: articleOf('', { headline, paragraphs, date: dated(date) }) };
    });
}
