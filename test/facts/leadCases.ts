import { readFileSync } from 'node:fs';
import type { Features } from '../../src/facts/figureWeights.js';
import { leadSentences } from '../../src/facts/leads.js';
import type { PageArticle } from '../../src/news/index.js';
import { readJudgedNews } from './judgedNews.js';
import { readMarkedReports } from './markedReports.js';
import { articleOf } from './material.js';
import { readRetoldReports } from './retoldReports.js';

/** The sentences of a report that might stand under its headline. */
export interface LeadCase {
  readonly from: 'news' | 'reports' | 'openings' | 'retold';
  readonly texts: readonly string[];
  readonly candidates: readonly Features[];
  /** Which of them would do. */
  readonly right: readonly number[];
}

/** All reports whose leads were marked or judged. */
export function readLeadCases(): LeadCase[] {
  const news = readJudgedNews().map(({ article, leads }) =>
    caseOf('news', article, (text) => leads.some((begin) => text.startsWith(begin))),
  );
  const reports = readMarkedReports().map(({ article, lead }) => {
    const marked = lead ? (article.paragraphs[lead.paragraph]?.slice(lead.start) ?? '') : '';
    const one = caseOf('reports', article, (text) => marked.startsWith(text));
    return { ...one, right: one.right.slice(0, 1) };
  });
  const retold = [...readRetoldReports().values()]
    .flat()
    .map(({ article, leads }) =>
      caseOf('retold', article, (text) => leads.some((lead) => lead.includes(text) || text.includes(lead))),
    );
  return [...news, ...reports, ...readOpenings(), ...retold].filter(({ right }) => right.length > 0);
}

/** markedOpenings.txt; its first lines say how it is marked. */
function readOpenings(): LeadCase[] {
  return readFileSync(new URL('markedOpenings.txt', import.meta.url), 'utf8')
    .split(/^# /mu)
    .slice(1)
    .map((report) => {
      const [headline = '', ...marked] = report.trim().split('\n');
      const leads = marked.join('\n').split('^').slice(1);
      const paragraphs = marked.map((paragraph) => paragraph.replaceAll('^', ''));
      const article = articleOf('', { headline, paragraphs });
      return caseOf('openings', article, (text) => leads.some((lead) => lead.startsWith(text)));
    });
}

function caseOf(from: LeadCase['from'], article: PageArticle, isRight: (text: string) => boolean): LeadCase {
  const sentences = leadSentences(article);
  return {
    from,
    texts: sentences.map(({ text }) => text),
    candidates: sentences.map(({ features }) => features),
    right: sentences.flatMap(({ text }, index) => (isRight(text) ? [index] : [])),
  };
}
