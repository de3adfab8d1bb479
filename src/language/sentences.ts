import type { Place } from '../news/index.js';
import { sentenceClosings, stops } from './sentenceEnds.js';

/** A sentence with its place in the text it was cut from. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

const closing = `[${sentenceClosings}]`;
/** The end of a printed sentence with its closing marks: `真好啊！”`; not a semicolon, not `3.5`, not `……`. */
const sentenceEnd = new RegExp(`[${stops}]+${closing}*|\\n+`, 'gu');

/** Of any text, typed ones too: also `……`, and a half-width full stop after a Chinese character or a closing mark. */
const looseEnd = new RegExp(
  `(?:[${stops}]+|…{2,}|(?<=\\p{Script=Han}|${closing})\\.(?![\\w.]))${closing}*|\\n+`,
  'gu',
);

/**
 * Characters of the longest sentence: what goes on is a list, or a joke, and is cut at a border within. The
 * longest of the five pages has 237, of the 9,961 in CMRC 2018's passages 421.
 */
const longestSentence = 1_000;
const innerBorder = /[，,；;：:、\s]/u;

/** The sentences of a paragraph, verbatim and in order. */
export function splitSentences(text: string): Sentence[] {
  return between(text, sentenceEnd)
    .flatMap((stretch) => shortened(text, stretch))
    .flatMap((stretch) => trimmed(text, stretch))
    .map(({ start, end }) => ({ text: text.slice(start, end), start }));
}

/**
 * The sentences of a text to be shown in part, in order, without the white space around them. Full- and half-width
 * marks alike; `120.4亿元` and `e.g.` end nothing; a closing quotation mark stays with its sentence.
 */
export function sentencesOf(text: string): Place[] {
  return between(text, looseEnd).flatMap((stretch) => trimmed(text, stretch));
}

/** A text cut behind each of its ends. */
function between(text: string, end: RegExp): Place[] {
  const ends = [...text.matchAll(end)].map((mark) => mark.index + mark[0].length);
  return [...ends, text.length].map((to, at) => ({ start: ends[at - 1] ?? 0, end: to }));
}

/** A stretch in parts of the longest sentence's length at most. */
function shortened(text: string, { start, end }: Place): Place[] {
  const parts: Place[] = [];
  let from = start;
  while (end - from > longestSentence) {
    let to = from + longestSentence;
    while (to > from && !innerBorder.test(text.charAt(to - 1))) to -= 1;
    if (to === from) to += longestSentence - (isLowSurrogate(text, from + longestSentence) ? 1 : 0);
    parts.push({ start: from, end: to });
    from = to;
  }
  return [...parts, { start: from, end }];
}

/** A stretch without the white space around it; none when there is nothing else. */
function trimmed(text: string, { start, end }: Place): Place[] {
  const raw = text.slice(start, end);
  const inner = raw.trim();
  const from = start + raw.indexOf(inner);
  return inner === '' ? [] : [{ start: from, end: from + inner.length }];
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
