import { z } from 'zod';
import { city } from '../city/index.js';
import { readData, words } from '../language/index.js';
import type { StoredArticle } from '../news/index.js';
import type { Language } from './request.js';

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** An ISO date cut to its precision in a reader's words: `2023-07-07` → 2023年7月7日, 7 Jul 2023. */
export function dateInWords(iso: string, language: Language): string {
  const [year = '', month, day] = iso.split('-');
  if (language === 'zh') {
    return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`;
  }
  const name = month ? englishMonths[Number(month) - 1] : undefined;
  return [day && String(Number(day)), name, year].filter(Boolean).join(' ');
}

/** A figure's period in a reader's words: `2022-01..2022-07` → 2022年1月至2022年7月. */
export function periodInWords(period: string, language: Language): string {
  return period
    .split('..')
    .map((iso) => dateInWords(iso, language))
    .join(language === 'zh' ? '至' : ' to ');
}

const { spokenOf } = readData('paper.json', z.object({ spokenOf: words }));

/** Whether words speak of the paper itself and its people, rather than of what it reports. */
export const speaksOfPaper = (said: string): boolean => spokenOf.some((each) => said.includes(each));

/** The name of a file that came without word of its paper: `002_7206.txt`, `2024-05.jsonl`. */
const fileForm = /\.(?:txt|md|jsonl?|pdf)$/iu;

/** The paper an article was printed in. */
export function paperOf({ paper: stated, source }: StoredArticle, language: Language): string {
  return stated ?? (fileForm.test(source) || source === '' ? city.paper[language] : source);
}

/** Where an article was printed, as a reader would say it: the paper and the date, never a file's name. */
export function sourceInWords(article: StoredArticle, language: Language): string {
  const { date } = article;
  const when = date ? [dateInWords(date.iso, language)] : [];
  return [paperOf(article, language), ...when].join(language === 'zh' ? '，' : ', ');
}
