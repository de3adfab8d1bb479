import { sentenceClosings, stops } from '../language/index.js';

/** Sentence ends with the quotes and brackets that close after them; a line's end is one too. */
const sentenceEnd = new RegExp(String.raw`[${stops}；…]+[${sentenceClosings}\]]*|\.(?=\s)|\n`, 'gu');

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * Where to end a text so that at most `limit` UTF-16 units stay: after the last whole sentence,
 * or when none ends in the second half, between two characters (never inside a surrogate pair
 * or a joined emoji). The length of the text when it fits.
 */
export function cutPoint(text: string, limit: number): number {
  if (text.length <= limit) return text.length;
  let sentence = 0;
  for (const { index, 0: end } of text.slice(0, limit).matchAll(sentenceEnd)) sentence = index + end.length;
  if (sentence > limit / 2) return sentence;
  // The text up to the limit would hide that a joined emoji goes on behind it.
  return characters.segment(text.slice(0, limit + 32)).containing(limit)?.index ?? limit;
}
