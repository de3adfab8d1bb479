import type { BylineName } from '../news/index.js';
import { says } from './matches.js';
import type { ReadArticle } from './passages.js';
import type { Question } from './question.js';

/** `这篇文章是谁写的`, `照片谁拍的`, `哪位记者报道了…`. */
const writerAsked =
  /谁(?:写|采写|撰写|报道|采访)|(?:作者|记者|通讯员)(?:是谁|是哪|叫什么|有谁|有哪)|哪(?:位|个|些)(?:记者|作者)|谁是(?:记者|作者)/u;
const photographerAsked = /谁(?:拍|摄|照)|摄影(?:者|师|记者)?(?:是谁|是哪|叫什么|有谁)|哪位摄影/u;
/** Words of such a question that are about the report, not its subject. */
const ofTheReport =
  /^(?:这篇|那篇|文章|报道|新闻|照片|图片|摄影|拍|拍摄|写|采写|撰写|采访|记者|作者|通讯员|摄影者|稿子|评论)$/u;

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
  const terms = question.terms.filter(({ role, text }) => role === 'key' && !ofTheReport.test(text));
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
