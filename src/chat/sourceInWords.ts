import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StoredArticle } from '../news/index.js';
import { dateInWords } from './dates.js';
import type { Language } from './request.js';

const paper = z
  .object({ name: z.object({ zh: z.string(), en: z.string() }) })
  .parse(JSON.parse(readFileSync(new URL('../../data/paper.json', import.meta.url), 'utf8')));

/** The name of a file that came without word of its paper: `002_7206.txt`, `2024-05.jsonl`. */
const fileForm = /\.(?:txt|md|jsonl?|pdf)$/iu;

/** Where an article was printed, as a reader would say it: the paper and the date, never a file's name. */
export function sourceInWords({ paper: stated, source, date }: StoredArticle, language: Language): string {
  const name = stated ?? (fileForm.test(source) || source === '' ? paper.name[language] : source);
  const when = date ? [dateInWords(date.iso, language)] : [];
  return [name, ...when].join(language === 'zh' ? '，' : ', ');
}
