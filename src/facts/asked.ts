import { overlap, type Wordings, wordingsOf } from '../language/index.js';
import type { Figure, Quotation } from '../news/index.js';
import { type Features, figureWeights, scoreOf } from './figureWeights.js';

export type QuotedFigure = Figure & { readonly quotation: Quotation };

/** How a figure answers the words asked for. */
export interface Asked {
  /** Whether its line or its sentence says any of them. */
  readonly spoken: boolean;
  readonly features: Features;
}

/** Where a figure's number stands, from the nearest: its clause, its line, its sentence, the sentence before. */
interface Around {
  readonly clause: string;
  readonly upTo: string;
  readonly line: string;
  readonly sentence: string;
  readonly before: string;
}

interface Weighed {
  readonly word: string;
  readonly wordings: Wordings;
  /** How rare it is in the article's lines, and how much of all the words. */
  readonly share: number;
}

/** How much a word counts of which only parts are said: `一小` of `城西一小` in `城西第一小学`. */
const inPart = 0.8;
/** How much a wording of it counts: `月收入` for `月薪`. */
const inOtherWords = 0.7;

/** Measures how much the figures of an article speak of words; a word counts the more, the fewer lines say it. */
export function askedOf(
  asked: readonly string[],
  figures: readonly Figure[],
): (figure: QuotedFigure) => Asked {
  const words = [...new Set(asked.flatMap((word) => word.split(/\s+/u)))].filter((word) => word !== '');
  const lines = [...new Set(figures.flatMap(({ quotation }) => quotation?.text ?? []))];
  const wordings = wordingsOf(words.join(' '), words);
  const rare = words.map((word, at) => {
    const saying = lines.reduce((sum, line) => sum + said({ word, wordings: wordings[at] ?? none }, line), 0);
    return Math.log(1 + lines.length / (0.5 + saying));
  });
  const all = rare.reduce((sum, one) => sum + one, 0);
  const weighed = words.map((word, at): Weighed => {
    return { word, wordings: wordings[at] ?? none, share: (rare[at] ?? 0) / Math.max(all, 1e-9) };
  });
  return (figure) => measure(figure, weighed);
}

/** How well a figure answers, for an order of lines; 0 where nothing is asked. */
export const answering = ({ features }: Asked) => scoreOf(features, figureWeights.asked);

const none: Wordings = { words: new Set(), pattern: null };

function measure(figure: QuotedFigure, words: readonly Weighed[]): Asked {
  const around = aroundOf(figure);
  const sum = (text: string, weights = words) =>
    weights.reduce((total, word) => total + word.share * said(word, text), 0);
  const beyond = (text: string, nearer: string) =>
    words.reduce((total, word) => total + word.share * Math.max(0, said(word, text) - said(word, nearer)), 0);
  const last = words.at(-1);
  const inLine = sum(around.line);
  const spoken = inLine + sum(around.sentence) > 0;
  if (!last) return { spoken: false, features: {} };
  return {
    spoken,
    features: {
      line: inLine,
      whole: inLine > 0.95 ? 1 : 0,
      sentence: beyond(around.sentence, around.line),
      before: beyond(around.before, `${around.sentence}${around.line}`),
      clause: sum(around.clause),
      upTo: sum(around.upTo),
      lastInClause: said(last, around.clause),
      lastInLine: said(last, around.line),
      lastJustBefore: said(last, around.upTo.slice(-last.word.length - 4)),
      labelled: figure.label === '' ? 0 : Math.max(...words.map(({ word }) => overlap(figure.label, word))),
      owned: figure.of === null ? 0 : Math.max(...words.map(({ word }) => overlap(word, figure.of ?? ''))),
      worth: figure.worth,
      length: figure.quotation.text.length / 40,
    },
  };
}

function aroundOf({ text, quotation, sentence, before = '' }: QuotedFigure): Around {
  const line = quotation.text;
  const place = quotation.numbers.find(([start, end]) => line.slice(start, end) === text);
  const [start, end] = place ?? quotation.numbers[0] ?? [0, 0];
  const from =
    Math.max(...['，', ',', '；', ';', '：', '…', '。'].map((mark) => line.lastIndexOf(mark, start - 1))) + 1;
  const rest = line.slice(end).search(/[，；;：…。]|,(?!\d)/u);
  const clause = line.slice(from, rest < 0 ? line.length : end + rest);
  return { clause, upTo: line.slice(from, start), line, sentence, before };
}

/** The share of a word that a text says: all, or of its pairs of characters at least half, or in other words. */
function said({ word, wordings }: Pick<Weighed, 'word' | 'wordings'>, text: string): number {
  if (text.includes(word)) return 1;
  const share = inPart * overlap(word, text);
  const worded = wordings.pattern?.test(text) ? inOtherWords : 0;
  return Math.max(worded, share >= inPart / 2 ? share : 0);
}
