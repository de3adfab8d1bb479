import type { ReadArticle } from '../src/answer/passages.js';
import { normalise, type SpanType } from '../src/language/index.js';

/** What could be asked of anybody or anything, with the form an answer would have. */
const asks: readonly { readonly ask: string; readonly isTold: (read: ReadArticle) => boolean }[] = [
  { ask: '今年多大年纪', isTold: hasAmount('age') },
  { ask: '电话是多少', isTold: hasType('phone') },
  { ask: '总投资多少', isTold: hasAmount('money') },
  { ask: '花了多少钱', isTold: hasAmount('money') },
  { ask: '占地多少亩', isTold: hasAmount('area') },
  { ask: '有多大面积', isTold: hasAmount('area') },
  { ask: '有多长', isTold: hasAmount('length') },
  { ask: '几点关门', isTold: says(/[时点]|[:：]\d\d/u) },
  { ask: '门票多少钱', isTold: hasAmount('money') },
  { ask: '有多少员工', isTold: hasAmount('people') },
  { ask: '用了多长时间', isTold: hasAmount('duration') },
  { ask: '什么时候开始的', isTold: hasType('time') },
  { ask: '增长了百分之几', isTold: hasAmount('share') },
  { ask: '的负责人是谁', isTold: hasType('person') },
  { ask: '叫什么名字', isTold: hasType('person') },
  { ask: '有多重', isTold: hasAmount('weight') },
  { ask: '的老家在哪个村', isTold: says(/村/u) },
  { ask: '坐几路公交车', isTold: says(/路/u) },
];

function hasType(type: SpanType) {
  return ({ passages }: ReadArticle) =>
    passages.some(({ spans }) => spans.some((span) => span.type === type));
}
function hasAmount(kind: string) {
  return ({ passages }: ReadArticle) =>
    passages.some(({ spans }) => spans.some(({ quantity }) => quantity?.kind === kind));
}
function says(form: RegExp) {
  return ({ whole }: ReadArticle) => form.test(whole);
}

const swapped: readonly SpanType[] = ['person', 'organisation', 'place', 'title'];

/** Names of an article by their kind, the first of each text. */
export function namesOf(read: ReadArticle): { readonly type: SpanType; readonly text: string }[] {
  const names = new Map<string, SpanType>();
  for (const { spans, normal } of read.passages)
    for (const { type, start, end } of spans)
      if (swapped.includes(type) && end - start > 1) names.set(normal.slice(start, end), type);
  return [...names].map(([text, type]) => ({ text, type }));
}

/**
 * A near miss made of a question: another year, another name that the archive has and its article has not, or
 * another thing asked of what its article is about, of a kind the article tells nothing of. `turn` chooses;
 * null when the question gives nothing to exchange.
 */
export function exchanged(
  question: string,
  read: ReadArticle,
  other: ReadArticle,
  turn: number,
): string | null {
  const text = normalise(question);
  const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/u.exec(text)?.[0];
  if (year && turn % 3 === 0) {
    const another = String(Number(year) + 1 + (turn % 4));
    return read.whole.includes(another) ? null : text.replace(year, another);
  }
  const own = namesOf(read)
    .filter((name) => text.includes(name.text))
    .sort((a, b) => b.text.length - a.text.length)[0];
  if (own && turn % 3 === 1) {
    const another = namesOf(other).find((name) => name.type === own.type && !read.whole.includes(name.text));
    return another ? text.replace(own.text, another.text) : null;
  }
  const subject = own?.text ?? (read.headline.length > 1 && read.headline.length < 9 ? read.headline : null);
  for (let at = 0; subject && at < asks.length; at++) {
    const asked = asks[(turn + at) % asks.length];
    if (asked && !asked.isTold(read)) return `${subject}${asked.ask}`;
  }
  return null;
}
