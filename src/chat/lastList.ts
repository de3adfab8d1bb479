import { LRUCache } from 'lru-cache';
import { readNumeral } from '../language/index.js';
import type { Asked } from './command.js';
import type { Desk } from './desk.js';

/** A list of articles as it was shown: the number of the first, and the articles. */
interface List {
  readonly from: number;
  readonly listed: readonly number[];
}

/** Lists shown lately, by who was shown them; not worth a write, since the buttons outlive a restart. */
const lists = new WeakMap<Desk['topics'], LRUCache<string, List>>();
const listsKept = 5_000;
const lifeMilliseconds = 10 * 60 * 1000;

const keyOf = ({ request }: Asked): string => `${request.chat} ${request.user}`;

/** Remembers a list that was shown, its first article numbered `from`. */
export function rememberList(asked: Asked, from: number, listed: readonly number[]): void {
  const { topics } = asked.desk;
  const kept = lists.get(topics) ?? new LRUCache<string, List>({ max: listsKept, ttl: lifeMilliseconds });
  lists.set(topics, kept);
  kept.set(keyOf(asked), { from, listed });
}

/** `3`, `第3篇`, `第三篇全文`. */
const pickForm =
  /^(?:看|打开|要)?第?(?<number>\d{1,3}|[一二三四五六七八九十])(?:篇|条|个)?(?:的?(?:全文|原文|详情|报道))?$/u;

/** The article meant by its number in the list shown last; null when the message is no number, or there is no such list. */
export function pickedArticle(asked: Asked, text: string): number | null {
  const number = pickForm.exec(text.normalize('NFKC').trim())?.groups?.number;
  const list = lastList(asked);
  if (number === undefined || !list) return null;
  const at = /\d/u.test(number) ? Number(number) : (readNumeral(number) ?? 0);
  return list.listed[at - list.from] ?? null;
}

/** The first and last number of the list shown last, for a message that is a number not in it; else null. */
export function listMissed(asked: Asked, text: string): [number, number] | null {
  const list = lastList(asked);
  if (!list || list.listed.length === 0 || !pickForm.test(text.normalize('NFKC').trim())) return null;
  return [list.from, list.from + list.listed.length - 1];
}

const lastList = (asked: Asked): List | undefined => lists.get(asked.desk.topics)?.get(keyOf(asked));
