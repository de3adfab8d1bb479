import { LRUCache } from 'lru-cache';
import { readNumeral } from '../language/index.js';
import type { Action } from './action.js';
import type { Asked } from './command.js';
import type { Desk } from './desk.js';

/** A list of articles as it was shown: the number of the first, the articles, and what shows those that follow. */
interface List {
  readonly from: number;
  readonly listed: readonly number[];
  readonly next: Action | null;
}

/** Lists shown lately, by who was shown them; not worth a write, since the buttons outlive a restart. */
const lists = new WeakMap<Desk['topics'], LRUCache<string, List>>();
const listsKept = 5_000;
const lifeMilliseconds = 10 * 60 * 1000;

const keyOf = ({ request }: Asked): string => `${request.chat} ${request.user}`;

/** Remembers a list that was shown, its first article numbered `from`; an answer is a list of the reports it quotes. */
export function rememberList(asked: Asked, { from, listed, next }: List): void {
  const { topics } = asked.desk;
  const kept = lists.get(topics) ?? new LRUCache<string, List>({ max: listsKept, ttl: lifeMilliseconds });
  lists.set(topics, kept);
  kept.set(keyOf(asked), { from, listed, next });
}

/** Remembers what shows the next part of an article in parts; the list that it was opened from stays. */
export function rememberNext(asked: Asked, article: number, next: Action | null): void {
  const { from, listed } = lastList(asked) ?? { from: 1, listed: [article] };
  rememberList(asked, { from, listed, next });
}

/** `3`, `第3篇`, `第三篇全文`. */
const pickForm =
  /^(?:看|打开|要)?第?(?<number>\d{1,3}|[一二三四五六七八九十])(?:篇|条|个)?(?:的?(?:全文|原文|详情|报道))?$/u;

/** `全文`, `看原文`, `来源呢`: of a list of one article, or of an answer's. */
const wholeForm = /^(?:看|打开|要)?(?:全文|原文|详情|详细(?:一?点|内容)?|出处|来源)[呢吗]?$/u;
/** `下一页`, `还有吗`, `再来几条`. */
const nextForm = /^(?:下一?页|更多|还有(?:没有|别的|其他的?)?吗?|再来[几一]?[条篇些个]|next|more)$/iu;

const typed = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/[?。!]+$/u, '');

/** What shows the articles that follow on the list shown last, where a message asks for them: null at its end, undefined where it does not. */
export function nextAsked(asked: Asked, text: string): Action | null | undefined {
  return nextForm.test(typed(text)) ? lastList(asked)?.next : undefined;
}

/** The article meant by its number in the list shown last; null when the message is no number, or there is no such list. */
export function pickedArticle(asked: Asked, text: string): number | null {
  const number = pickForm.exec(typed(text))?.groups?.number;
  const list = lastList(asked);
  if (list?.listed.length === 1 && wholeForm.test(typed(text))) return list.listed[0] ?? null;
  if (number === undefined || !list) return null;
  const at = /\d/u.test(number) ? Number(number) : (readNumeral(number) ?? 0);
  return list.listed[at - list.from] ?? null;
}

/** The first and last number of the list shown last, for a message that is a number not in it; else null. */
export function listMissed(asked: Asked, text: string): [number, number] | null {
  const list = lastList(asked);
  if (!list || list.listed.length === 0 || !pickForm.test(typed(text))) return null;
  return [list.from, list.from + list.listed.length - 1];
}

const lastList = (asked: Asked): List | undefined => lists.get(asked.desk.topics)?.get(keyOf(asked));
