import { sentenceClosings, stops } from '../language/index.js';
import type { Article } from '../news/index.js';

/** What an editor should look at in an article that was read from a page. */
export type Doubt = 'reading' | 'noHeadline' | 'undated' | 'unfinished' | 'tornOff' | 'unreadable';

/** Below this confidence an article is to be looked at before it is published. */
const doubtful = 0.7;

/** `……很高兴。”`, `（记者 某某 摄）`; not `……很高`. */
const finished = new RegExp(`[${stops}…—：:；;][${sentenceClosings}]*$|[）)】]$`, 'u');
/** A paragraph that begins in the middle of a sentence. */
const tornOff = /^[，,、。；;：:）)”’】》]/u;
/** What a reader of fonts puts for a character it does not know. */
const unreadable = /[\uFFFD\uE000-\uF8FF□]/u;

/** What is doubtful of an article as a whole, and of each of its paragraphs. */
export function doubtsOn(article: Article): {
  readonly whole: readonly Doubt[];
  readonly paragraphs: readonly (readonly Doubt[])[];
} {
  const { confidence = 1, headline, date, paragraphs, subheads, kind } = article;
  const whole: Doubt[] = [];
  if (confidence < doubtful) whole.push('reading');
  if (headline === null && kind === 'news') whole.push('noHeadline');
  if (date === null) whole.push('undated');
  return {
    whole,
    paragraphs: paragraphs.map((text, at) => {
      if (subheads.includes(at)) return [];
      const doubts: Doubt[] = [];
      if (tornOff.test(text)) doubts.push('tornOff');
      if (unreadable.test(text)) doubts.push('unreadable');
      if (at === paragraphs.length - 1 && kind === 'news' && !finished.test(text)) doubts.push('unfinished');
      return doubts;
    }),
  };
}
