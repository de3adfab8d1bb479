/** A stretch of a text by its UTF-16 offsets; `text.slice(start, end)` is the stretch verbatim. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const closing = '”’」』）)】》"\'';
/** `。`, `！”`, `?`, `……`; a half-width full stop ends a sentence only after a Chinese character or a closing mark. */
const sentenceEnd = new RegExp(
  `(?:[。！？!?]+|…{2,}|(?<=[\\p{Script=Han}${closing}])\\.(?![\\w.]))[${closing}]*|\\n+`,
  'gu',
);

/**
 * The sentences of a text, in order, without the white space around them. Full- and half-width marks
 * alike; `120.4亿元` and `e.g.` end nothing; a closing quotation mark stays with its sentence.
 */
export function sentencesOf(text: string): Stretch[] {
  const sentences: Stretch[] = [];
  let start = 0;
  const close = (end: number) => {
    let from = start;
    let to = end;
    while (from < to && isSpace(text.charCodeAt(from))) from++;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    if (from < to) sentences.push({ start: from, end: to });
    start = end;
  };
  for (const mark of text.matchAll(sentenceEnd)) close(mark.index + mark[0].length);
  close(text.length);
  return sentences;
}

function isSpace(unit: number): boolean {
  return unit <= 32 || unit === 0x3000 || unit === 0xa0;
}
