import { type Held, says } from './coverage.js';

/** Characters a quoted passage may have. */
const longest = 120;
const clauseEnd = /[，,；;。！？!?：:、]/gu;

/**
 * The passage to quote for the sentence at `index`, verbatim and at most 120 characters: the sentence with
 * the neighbours of its paragraph that score best, or of a longer sentence the clauses that say most of the
 * question and have the short answer.
 */
export function quote(held: Held, index: number, short: string | null): string {
  const { passages, article } = held.read;
  const best = passages[index];
  if (!best) return '';
  if (best.text.length > longest) return clausesOf(held, index, short);
  let from = index;
  let to = index;
  const lengthOf = (first: number, last: number) => {
    const a = passages[first];
    const b = passages[last];
    if (a?.paragraph !== best.paragraph || b?.paragraph !== best.paragraph) return Number.POSITIVE_INFINITY;
    return b.start + b.text.length - a.start;
  };
  const gain = (first: number, last: number, added: number) =>
    lengthOf(first, last) <= longest ? (held.scores[added] ?? 0) : -1;
  for (;;) {
    const before = gain(from - 1, to, from - 1);
    const after = gain(from, to + 1, to + 1);
    if (before < 0 && after < 0) break;
    if (before > after) from -= 1;
    else to += 1;
  }
  const start = passages[from]?.start ?? best.start;
  return (article.paragraphs[best.paragraph] ?? '').slice(start, start + lengthOf(from, to));
}

function clausesOf(held: Held, index: number, short: string | null): string {
  const passage = held.read.passages[index];
  if (!passage) return '';
  const { text, normal } = passage;
  const borders = [0, ...[...text.matchAll(clauseEnd)].map(({ index: at }) => at + 1), text.length];
  let best = { start: 0, end: Math.min(longest, text.length), worth: -1 };
  for (const start of borders) {
    for (const end of borders) {
      if (end <= start || end - start > longest) continue;
      const said = held.terms.reduce(
        (sum, term) => sum + term.weight * says(normal.slice(start, end), term),
        0,
      );
      const answers = short !== null && text.slice(start, end).includes(short) ? 1000 : 0;
      const worth = said + answers + (end - start) / 1000;
      if (worth > best.worth) best = { start, end, worth };
    }
  }
  return text.slice(best.start, best.end).trim();
}
