import { z } from 'zod';
import type { Asked } from './command.js';

/** The list a chat was shown last; kept in the place of what was talked about. */
const shape = z.object({ from: z.number(), listed: z.array(z.number()) });

/** Remembers a list that was shown, its first article numbered `from`. */
export function rememberList({ desk, request }: Asked, from: number, listed: readonly number[]): void {
  desk.topics.write(request.chat, request.user, { from, listed }, request.at);
}

/** `3`, `第3篇`, `第三篇全文`. */
const pickForm =
  /^(?:看|打开|要)?第?(?<number>\d{1,3}|[一二三四五六七八九十])(?:篇|条|个)?(?:的?(?:全文|原文|详情|报道))?$/u;
const spelled = '一二三四五六七八九十';

/** The article meant by its number in the list shown last; null when the message is no number, or there is no such list. */
export function pickedArticle({ desk, request }: Asked, text: string): number | null {
  const number = pickForm.exec(text.normalize('NFKC').trim())?.groups?.number;
  if (number === undefined) return null;
  const list = shape.safeParse(desk.topics.read(request.chat, request.user, request.at));
  if (!list.success) return null;
  const at = /\d/u.test(number) ? Number(number) : spelled.indexOf(number) + 1;
  return list.data.listed[at - list.data.from] ?? null;
}
