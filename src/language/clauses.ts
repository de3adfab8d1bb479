import type { Tokenizer } from '../news/index.js';
import { findPeriods } from './periods.js';
import { closings, stops } from './sentenceEnds.js';
import { splitSentences, withoutPlaceLine } from './sentences.js';

/** A clause of a paragraph by its offsets, with the mark that ends it. */
export interface Clause {
  /** Which of the paragraph's sentences it belongs to. */
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  /** The words without the mark that ends the clause. */
  readonly text: string;
  /** Whether a sentence, a colon or a semicolon ended before it. */
  readonly opens: boolean;
  readonly words: readonly { readonly word: string; readonly tag: string; readonly start: number }[];
}

/** The marks that may end a clause; not `、`. */
export const clauseMarks = `，,；;：:${stops}`;

/** Any of them, wherever it stands. */
export const clauseBorder = new RegExp(`[${clauseMarks}]`, 'u');

/** The end of a clause with its closing marks: `，`, `：“`, `。”`; not the comma of `1,200` or the colon of `9:30`. */
export const clauseEnd = new RegExp(
  String.raw`(?:[，；：${stops};]|…+|(?<!\d)[,:]|[,:](?!\d))[${closings}]*`,
  'gu',
);

/** The clauses of a paragraph in order, by their places in it. */
export function clausesOf(paragraph: string, tokenizer: Tokenizer): Clause[] {
  return splitSentences(paragraph).flatMap(({ text, start }, place) =>
    clausesIn(text, tokenizer).map((clause) => ({
      ...clause,
      start: clause.start + start,
      end: clause.end + start,
      sentence: place,
      words: clause.words.map((word) => ({ ...word, start: word.start + start })),
    })),
  );
}

/** The clauses of a sentence, their words tagged; the times it names have the tag `t`. */
function clausesIn(sentence: string, tokenizer: Tokenizer): Omit<Clause, 'sentence'>[] {
  const ends = [...sentence.matchAll(clauseEnd)].map((mark) => ({
    text: mark.index,
    end: mark.index + mark[0].length,
  }));
  if (ends.at(-1)?.end !== sentence.length) ends.push({ text: sentence.length, end: sentence.length });
  const periods = findPeriods(sentence, null);
  // Who wrote a report is none of its subjects.
  const placed = sentence.length - withoutPlaceLine(sentence).length;
  let start = 0;
  return ends.map(({ text: textEnd, end }) => {
    const text = sentence.slice(start, textEnd);
    let at = start;
    const words = tokenizer.tag(text).flatMap(({ word, tag }) => {
      const place = at;
      at += word.length;
      const timed = periods.some((period) => place >= period.start && place < period.end);
      return place < placed ? [] : [{ word, tag: timed ? 't' : tag, start: place }];
    });
    const opens = start === 0 || '；;：:。！？…'.includes(sentence.charAt(start - 1));
    const clause = { start, end, text, opens, words };
    start = end;
    return clause;
  });
}
