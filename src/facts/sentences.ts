/** A sentence with its place in the text it was cut from. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

/** The end of a sentence with its closing quotes: `真好啊！”`; not a semicolon, not `3.5`. */
const sentenceEnd = /(?:[。！？!?]+[”’」』）)》"]*|\n+)/gu;

/**
 * Characters of the longest sentence: what goes on is a list, or a joke, and is cut at a border within. The
 * longest of the five pages has 237, of the 9,961 in CMRC 2018's passages 421.
 */
const longestSentence = 1_000;
const innerBorder = /[，,；;：:、\s]/u;

/** The sentences of a paragraph, verbatim and in order. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const end of text.matchAll(sentenceEnd)) {
    cut(end.index + end[0].length);
  }
  cut(text.length);
  return sentences;

  function cut(to: number) {
    while (to - from > longestSentence) {
      let end = from + longestSentence;
      while (end > from && !innerBorder.test(text.charAt(end - 1))) end -= 1;
      if (end === from) end = from + longestSentence - (isLowSurrogate(text, from + longestSentence) ? 1 : 0);
      keep(end);
    }
    keep(to);
  }

  function keep(to: number) {
    const raw = text.slice(from, to);
    const trimmed = raw.trim();
    if (trimmed) sentences.push({ text: trimmed, start: from + raw.indexOf(trimmed) });
    from = to;
  }
}

function isLowSurrogate(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at));
}

/**
 * What a report begins with: `本报讯`, `晨报讯（记者 张三）`, `青溪3月5日电 `, `青溪网消息 （记者 李四）`, `3月5日讯（通讯员 王五）`,
 * `据青溪日报报道 `; not `通讯录`,
 * `（摄影）`.
 */
const placeLine =
  /^\s*(?:\p{Script=Han}{1,3}报讯|(?:\p{Script=Han}{2,8}|(?=\d))(?:\d+月\d+日)?(?:讯|电|消息|特稿|报道)(?=[\s（(]))?\s*(?:[（(][^（）()]{0,14}(?:记者|通讯员)[^（）()]*[）)])?\s*/u;

/** A text without the words a report begins with. */
export function withoutPlaceLine(text: string): string {
  return text.replace(placeLine, '');
}
