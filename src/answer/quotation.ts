import { type Regard, share } from './regard.js';

/** Characters a passage of several sentences may have. */
const longest = 160;

/**
 * The passage to quote for the sentence at `index`, verbatim and of whole sentences: with the neighbours of
 * its paragraph that say most of the question, at most 160 characters; a longer sentence stands alone.
 * With where it begins in the paragraph.
 */
export function quote(
  { read, sights, weights }: Regard,
  index: number,
): { readonly passage: string; readonly start: number } {
  const { passages, article } = read;
  const best = passages[index];
  if (!best) return { passage: '', start: 0 };
  if (best.text.length > longest) return { passage: best.text, start: best.start };
  let from = index;
  let to = index;
  const lengthOf = (first: number, last: number) => {
    const a = passages[first];
    const b = passages[last];
    if (a?.paragraph !== best.paragraph || b?.paragraph !== best.paragraph) return Number.POSITIVE_INFINITY;
    return b.start + b.text.length - a.start;
  };
  const gain = (first: number, last: number, added: number) =>
    lengthOf(first, last) <= longest ? share(weights, sights[added]?.said) : -1;
  for (;;) {
    const before = gain(from - 1, to, from - 1);
    const after = gain(from, to + 1, to + 1);
    if (before < 0 && after < 0) break;
    if (before > after) from -= 1;
    else to += 1;
  }
  const start = passages[from]?.start ?? best.start;
  const passage = (article.paragraphs[best.paragraph] ?? '').slice(start, start + lengthOf(from, to));
  return { passage, start };
}
