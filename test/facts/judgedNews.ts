import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { PageArticle } from '../../src/news/index.js';
import { articleOf, dated } from './material.js';

/** What a reader who read the whole report said of it. */
const judgement = z.object({
  /** Folder and id of a report of test/answer/news. */
  report: z.string(),
  /** How the sentences begin that would do under the headline, no other of the first four paragraphs; empty where nobody looked. */
  leads: z.array(z.string()),
  /** Lines once shown: wanted; understood, while nobody said whether wanted; not to be understood or wrong; understood but not wanted. */
  good: z.array(z.string()),
  clear: z.array(z.string()),
  obscure: z.array(z.string()),
  unwanted: z.array(z.string()),
});

/** An invented report with what a reader said of its sentences and lines. */
export interface JudgedReport extends z.infer<typeof judgement> {
  readonly article: PageArticle;
}

const told = z.object({
  id: z.string(),
  headline: z.string(),
  date: z.string().nullish(),
  paragraphs: z.array(z.string()),
});

/** The reports of judgedNews.jsonl. */
export function readJudgedNews(): JudgedReport[] {
  const folders = new Map<string, Map<string, PageArticle>>();
  return lines('judgedNews.jsonl').map((line) => {
    const judged = judgement.parse(JSON.parse(line));
    const [folder = '', id = ''] = judged.report.split('/');
    const reports = folders.get(folder) ?? readFolder(folder);
    folders.set(folder, reports);
    const article = reports.get(id);
    if (!article) throw new Error(`test/answer/news has no report ${judged.report}`);
    return { ...judged, article };
  });
}

function readFolder(folder: string): Map<string, PageArticle> {
  return new Map(
    lines(`../answer/news/${folder}/reports.jsonl`).map((line) => {
      const { id, headline, date, paragraphs } = told.parse(JSON.parse(line));
      return [id, articleOf('', { headline, paragraphs, date: date ? dated(date) : null })];
    }),
  );
}

function lines(name: string): string[] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n');
}
