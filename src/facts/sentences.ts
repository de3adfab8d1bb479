/** A sentence with its place in the text it was cut from. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

/** The end of a sentence with its closing quotes: `真好啊！”`; not a semicolon, not `3.5`. */
const sentenceEnd = /(?:[。！？!?]+[”’」』）)》"]*|\n+)/gu;

/** The sentences of a paragraph, verbatim and in order. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const end of text.matchAll(sentenceEnd)) {
    keep(end.index + end[0].length);
  }
  keep(text.length);
  return sentences;

  function keep(to: number) {
    const raw = text.slice(from, to);
    const trimmed = raw.trim();
    if (trimmed) sentences.push({ text: trimmed, start: from + raw.indexOf(trimmed) });
    from = to;
  }
}
