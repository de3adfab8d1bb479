import { anyOf, normalise } from '../language/index.js';
import type { BylineName } from '../news/index.js';
import { newsRequestWords } from './lexicon.js';
import { says } from './matches.js';
import type { ReadArticle } from './passages.js';
import type { Question } from './question.js';
import { asksWhoIs } from './wanted.js';

/** `这篇文章是谁写的`, `照片谁拍的`, `哪位记者报道了…`. */
const writerAsked = new RegExp(anyOf(newsRequestWords.whoWrote), 'u');
const photographerAsked = new RegExp(anyOf(newsRequestWords.whoTook), 'u');

/** Whether a question asks for an article's writer or photographer. */
export function asksForByline({ text }: Question): boolean {
  return writerAsked.test(text) || photographerAsked.test(text);
}

/** The names of an article that says all the question names, as printed, in its order; null when it tells none. */
export function bylineOf(question: Question, read: ReadArticle): string | null {
  const { article } = read;
  // 营商环境优，“赢”商就无忧 is asked for without its marks.
  const [heading, whole] = [read.heading, read.whole].map((text) => text.replace(/[\p{P}\s]/gu, '')) as [
    string,
    string,
  ];
  const terms = question.terms.filter(
    ({ role, text }) => role === 'key' && !newsRequestWords.ofReports.includes(text),
  );
  const headline = read.headline.replace(/[\p{P}\s]/gu, '');
  const named = headline.length > 3 && question.text.replace(/[\p{P}\s]/gu, '').includes(headline);
  if (!named && (terms.length === 0 || !terms.every((term) => says(whole, term) > 0.6))) return null;
  const said = terms.filter((term) => says(heading, term) > 0.6).length;
  const pictures = article.kind === 'photo';
  if (!named && said === 0 && !pictures) return null;
  const takes = (one: BylineName) =>
    photographerAsked.test(question.text) ? one.role.includes('摄影') : !one.role.includes('摄影');
  const names = article.byline.filter(takes).map(({ name }) => name);
  return names.length > 0 ? names.join('、') : null;
}

/** What a name is filed under that the page prints without a word for it. */
const unprinted = '作者';

/** What somebody who stands in an article's byline is called there (记者), when a question asks who that is; else null. */
export function bylineRoleOf(question: Question, { article }: ReadArticle): string | null {
  if (!asksWhoIs.test(question.text)) return null;
  const role = article.byline.find(({ name }) => normalise(name) === question.about)?.role;
  return role === undefined || role === unprinted ? null : role;
}
