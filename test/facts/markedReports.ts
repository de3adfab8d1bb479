import { readFileSync } from 'node:fs';
import type { PageArticle } from '../../src/news/index.js';
import { articleOf } from './material.js';

/** A stretch marked as worth showing, by its offsets in a paragraph. */
export interface Marked {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  /** Where the clause marked as its subject begins; null when it names its subject itself. */
  readonly subject: number | null;
}

/** An invented report with what a reader would want of it. */
export interface MarkedReport {
  readonly article: PageArticle;
  readonly wanted: readonly Marked[];
  readonly lead: { readonly paragraph: number; readonly start: number } | null;
}

/** The reports of three files; the first lines of markedReports.txt say how they are marked. */
export function readMarkedReports(): MarkedReport[] {
  return ['markedReports.txt', 'markedScenes.txt', 'markedNews.txt'].flatMap((name) =>
    readFileSync(new URL(name, import.meta.url), 'utf8')
      .split(/^# /mu)
      .slice(1)
      .map((report) => readReport(report.trim().split('\n'))),
  );
}

function readReport([headline = '', ...lines]: readonly string[]): MarkedReport {
  const wanted: Marked[] = [];
  let lead: MarkedReport['lead'] = null;
  const paragraphs = lines.map((line, paragraph) => {
    let plain = '';
    let start = 0;
    let subject: number | null = null;
    for (const character of line) {
      if (character === '^') lead = { paragraph, start: plain.length };
      else if (character === '<') subject = plain.length;
      else if (character === '{') start = plain.length;
      else if (character === '}') {
        wanted.push({ paragraph, start, end: plain.length, subject });
        subject = null;
      } else if (character !== '>') plain += character;
    }
    return plain;
  });
  return { article: articleOf('', { headline, paragraphs }), wanted, lead };
}
