import { clauseBorder, type SpanType, type TypedSpan } from '../language/index.js';
import type { Passage } from './passages.js';

/** A stretch of a sentence that may be the answer. Offsets are the sentence's. */
export interface CandidateSpan {
  readonly start: number;
  readonly end: number;
  /** Its form, where it has one. */
  readonly typed: TypedSpan | null;
  readonly firstToken: number;
  readonly lastToken: number;
}

const mostTokens = 12;
const mostCharacters = 36;
const mark = /^[\p{P}\p{S}]+$/u;
const opens = /^[《“「『"‘（(]$/u;
const closes = /^[》”」』"’）)%％℃]$/u;
/** What no answer begins with: 的, 和, 了, 也. */
const beginsNone = /^(?:u[^n]?|y|c|e|d)$/u;
const endsNone = /^(?:uj|c|p|e|ud|r)$/u;
const order: readonly SpanType[] = [
  'phone',
  'amount',
  'time',
  'person',
  'title',
  'quoted',
  'organisation',
  'place',
  'name',
  'office',
  'ordinal',
];

/** The stretches of a sentence that may be an answer: those with a form, runs of words in a clause, runs of clauses. */
export function candidateSpansOf(passage: Passage): CandidateSpan[] {
  const { tokens, normal, spans } = passage;
  const found = new Map<number, CandidateSpan>();
  const tokenAt = new Int32Array(normal.length + 1).fill(-1);
  for (const [index, { start, end }] of tokens.entries()) tokenAt.fill(index, start, end);
  const add = (start: number, end: number, typed: TypedSpan | null) => {
    const key = start * 1024 + end;
    const known = found.get(key);
    if (known && (typed === null || rank(known.typed) <= rank(typed))) return;
    found.set(key, {
      start,
      end,
      typed,
      firstToken: tokenAt[start] ?? -1,
      lastToken: tokenAt[end - 1] ?? -1,
    });
  };
  for (const span of spans) add(span.start, span.end, span);
  const borders = [0];
  for (const [index, { word, end, start }] of tokens.entries()) {
    if (clauseBorder.test(word)) borders.push(end);
    if (beginsNone.test(tokens[index]?.tag ?? '') || (mark.test(word) && !opens.test(word))) continue;
    for (let last = index; last < Math.min(tokens.length, index + mostTokens); last++) {
      const token = tokens[last];
      if (!token || clauseBorder.test(token.word) || token.end - start > mostCharacters) break;
      if (endsNone.test(token.tag) || (mark.test(token.word) && !closes.test(token.word))) continue;
      add(start, token.end, null);
    }
  }
  borders.push(normal.length);
  for (let from = 0; from + 1 < borders.length; from++)
    for (let to = from + 1; to < borders.length && to <= from + 4; to++) {
      const start = borders[from] ?? 0;
      const text = normal.slice(start, borders[to]);
      const bare = text.replace(/[\p{P}\s]+$/u, '');
      const lead = text.length - text.trimStart().length;
      if (bare.length > lead + 1 && bare.length < 100) add(start + lead, start + bare.length, null);
    }
  return [...found.values()];
}

/** Any stretch of a sentence, widened to the whole of the amounts it cuts (超200亿元), with its form or its one amount's. */
export function spanAt({ tokens, spans }: Passage, from: number, to: number): CandidateSpan {
  const amounts = spans.filter(({ quantity, start, end }) => quantity !== null && start < to && end > from);
  const start = Math.min(from, ...amounts.map((amount) => amount.start));
  const end = Math.max(to, ...amounts.map((amount) => amount.end));
  return {
    start,
    end,
    typed:
      spans.find((span) => span.start === start && span.end === end) ??
      (amounts.length === 1 ? (amounts[0] ?? null) : null),
    firstToken: tokens.findIndex((token) => token.end > start),
    lastToken: tokens.findLastIndex((token) => token.start < end),
  };
}

function rank(typed: TypedSpan | null): number {
  return typed ? order.indexOf(typed.type) : order.length;
}
