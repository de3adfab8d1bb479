import { city } from '../city/index.js';
import { anyOf, asksSomething, normalise, placeWords } from '../language/index.js';
import { newsRequestWords, smallTalkWords } from './lexicon.js';

const { news, recent, offer, about, made, works, courtesies, ofNews: ofIt } = newsRequestWords;
const { particles = [] } = smallTalkWords;
const asides = new RegExp(`^(?:${anyOf(courtesies)})+|(?:${anyOf(particles)}|没有|没|么)+$`, 'gu');
const cue = `(?:${anyOf([...recent, ...offer, ...about])})`;
const ofNews = `(?:${anyOf(ofIt)})?的?(?:${anyOf(recent)})?的?(?:${anyOf(news)})`;

/** `最近有什么新闻`, `新闻`, `有没有关于春节的消息`, `新仓最近有啥大事`. */
const requestForm = new RegExp(
  `^(?:${cue}|都|的|些)*(?<topic>[^，,。？?的]{0,16}?)(?:${cue}|都|的|些)*${ofNews}$`,
  'u',
);
const hasCue = new RegExp(`${cue}|^(?:.{2,8}的|\\d{4}年(?:\\d{1,2}月份?)?)(?:${anyOf(news)})$`, 'u');
/** `新闻`, `有新闻吗`, `什么新闻`. */
const bareForm = new RegExp(`^(?:(?:有|看|听|什么|啥)?(?:${anyOf(news)})|最新|近况)$`, 'u');
/** `谁写的报道`, `这样的新闻`. */
const noTopic = /样|条$|则$|篇$/u;
/** `胡佳英写了哪些报道`, `王强拍的照片`. */
const worksForm = new RegExp(
  `^(?<topic>\\p{Script=Han}{2,4}?)都?(?:${anyOf(made)})(?:过|了|的)+(?:什么|哪些|啥)?(?:${anyOf(works)})(?:有哪些)?$`,
  'u',
);
const inEnglish = new RegExp(
  `^(?:(?:what(?:'s| is)(?: the)?|show me|any|the)\\s+)*(?:latest|recent|new|today's)?\\s*(?:news|headlines)(?:\\s+(?:today|now|in ${anyOf([normalise(city.inTexts.en.city)])}))?$|^what(?:'s| is) new$`,
  'u',
);

/**
 * What a message that asks for news rather than for a fact wants it on: '' for the latest of all,
 * null when it asks something else.
 */
export function newsAsked(message: string): string | null {
  const text = normalise(message)
    .trim()
    .replace(/[?？!！。.~～\s]+$/u, '');
  if (inEnglish.test(text)) return '';
  const bare = text.replace(asides, '').replace(/\s+/gu, '');
  if (bareForm.test(bare)) return '';
  const topic =
    worksForm.exec(bare)?.groups?.topic ?? (hasCue.test(bare) ? requestForm.exec(bare)?.groups?.topic : null);
  if (topic === null || topic === undefined || asksSomething(topic) || noTopic.test(topic)) return null;
  return placeWords.home.includes(topic) ? '' : topic;
}
