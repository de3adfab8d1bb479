import { baseUnit, overlap, readQuantities, unworded, type Wordings, wordingsOf } from '../language/index.js';
import { type Figure, type PageArticle, type Quotation, textAt } from '../news/index.js';
import { type Features, figureWeights, scoreOf } from './figureWeights.js';
import { figureWords } from './lexicons.js';

export type QuotedFigure = Figure & { readonly quotation: Quotation };

/** How a figure answers the words asked for. */
export interface Asked {
  /** Whether its line or its sentence says any of them. */
  readonly spoken: boolean;
  /** Whether they say all of them as they are typed. */
  readonly wholly: boolean;
  readonly features: Features;
}

/** What stands around a figure's number: its clause and that as far as the number, its line, its sentence, the one before. */
interface Around {
  readonly clause: string;
  readonly lineUpTo: string;
  readonly line: string;
  /** Its sentence as far as the line. */
  readonly earlier: string;
  readonly sentence: string;
  readonly before: string;
}

interface Weighed {
  readonly word: string;
  readonly wordings: Wordings;
  readonly apart: RegExp | null;
  /** How rare it is in the article's lines, and how much of all the words. */
  readonly share: number;
}

/** How much a word counts of which only parts are said: `南小` of `城南小学` in `城西小学`. */
const inPart = 0.8;
/** How much a wording of it counts: `月收入` for `月薪`. */
const inOtherWords = 0.7;

/** Measures how much the figures of an article speak of words; a word counts the more, the fewer lines say it. */
export function askedOf(
  asked: readonly string[],
  article: PageArticle,
  figures: readonly Figure[],
): (figure: QuotedFigure) => Asked {
  const words = [...new Set(asked.flatMap((word) => word.split(/\s+/u)))].filter((word) => word !== '');
  const lines = [...new Set(figures.flatMap(({ quotation }) => quotation?.text ?? []))];
  const wordings = wordingsOf(words.join(' '), words);
  const forms = words.map((word, at) => ({ word, wordings: wordings[at] ?? unworded, apart: apartOf(word) }));
  const rare = forms.map((form) => {
    const saying = lines.reduce((sum, line) => sum + said(form, line), 0);
    return Math.log(1 + lines.length / (0.5 + saying));
  });
  const all = rare.reduce((sum, one) => sum + one, 0);
  const weighed = forms.map(
    (form, at): Weighed => ({ ...form, share: (rare[at] ?? 0) / Math.max(all, 1e-9) }),
  );
  return (figure) => measure(figure, aroundOf(figure, article), weighed);
}

/** How well a figure answers, for an order of lines; 0 where nothing is asked. */
export const answering = ({ features }: Asked) => scoreOf(features, figureWeights.asked);

function measure(figure: QuotedFigure, around: Around, words: readonly Weighed[]): Asked {
  const sum = (text: string) => words.reduce((total, word) => total + word.share * said(word, text), 0);
  const beyond = (text: string, nearer: string) =>
    words.reduce((total, word) => total + word.share * Math.max(0, said(word, text) - said(word, nearer)), 0);
  const last = words.at(-1);
  const inLine = sum(around.line);
  const spoken = inLine + sum(around.sentence) > 0;
  if (!last) return { spoken: false, wholly: false, features: {} };
  return {
    spoken,
    wholly: words.every(({ word }) => `${around.sentence}${around.line}`.includes(word)),
    features: {
      line: inLine,
      lineUpTo: sum(around.lineUpTo),
      sentence: beyond(around.earlier, around.line),
      before: beyond(around.before, `${around.sentence}${around.line}`),
      clause: sum(around.clause),
      lastInClause: said(last, around.clause),
      lastInLine: said(last, around.line),
      ...kindFeatures(
        figure,
        words.map(({ word }) => word),
      ),
      formerly: figureWords.formerly.some((word) => around.clause.includes(word)) ? 1 : 0,
      labelled: figure.label === '' ? 0 : Math.max(...words.map(({ word }) => overlap(figure.label, word))),
    },
  };
}

/**
 * Whether words only name what a report is about, and ask for no figure before another: a single one that its headline
 * says, and that is no kind of number (`产值`).
 */
export function nameTopic(asked: readonly string[], { headline }: PageArticle): boolean {
  const [word = '', ...others] = asked;
  return others.length === 0 && word !== '' && (headline ?? '').includes(word) && kindAsked(asked) === null;
}

const kindsOf = Object.entries(figureWords.askedKinds).flatMap(([kind, words]) =>
  words.map((word) => ({ kind, word })),
);

/** What is asked for by the last word that tells: `面积` an area; null where none does. */
function kindAsked(words: readonly string[]): string | null {
  for (const asked of words.toReversed()) {
    const ends = kindsOf.filter(({ word }) => asked.endsWith(word));
    const [longest] = ends.sort((a, b) => b.word.length - a.word.length);
    if (longest) return longest.kind;
  }
  return null;
}

/** Whether the number of a figure, or another on its line, is of the kind asked for, or counted by a word of those asked. */
function kindFeatures({ text, unit, quotation }: QuotedFigure, words: readonly string[]): Features {
  const counted = baseUnit(unit).unit;
  const unitAsked = counted.length > 1 && words.some((word) => word.includes(counted)) ? 1 : 0;
  const kind = kindAsked(words);
  if (kind === null) return { unitAsked };
  const [own] = readQuantities(text);
  if (own?.kind === kind) return { unitAsked, kindAsked: 1 };
  const onLine = readQuantities(quotation.text).some((one) => one.kind === kind);
  return onLine ? { unitAsked, kindOnLine: 1 } : { unitAsked, kindOther: 1 };
}

function aroundOf(figure: QuotedFigure, article: PageArticle): Around {
  const { quotation, paragraph } = figure;
  const sentence = textAt(article, paragraph, figure.sentence);
  const before = figure.before ? textAt(article, paragraph, figure.before) : '';
  const line = quotation.text;
  const start = figure.start - quotation.offset;
  const end = figure.end - quotation.offset;
  const from =
    Math.max(...['，', ',', '；', ';', '：', '…', '。'].map((mark) => line.lastIndexOf(mark, start - 1))) + 1;
  const rest = line.slice(end).search(/[，；;：…。]|,(?!\d)/u);
  const clause = line.slice(from, rest < 0 ? line.length : end + rest);
  const told = line.lastIndexOf('……', start);
  const lineStart = quotation.offset + (told < 0 ? 0 : told + '……'.length);
  const earlier = sentence.slice(0, Math.max(0, lineStart - figure.sentence.start));
  return { clause, lineUpTo: line.slice(0, start), line, earlier, sentence, before };
}

/** The share of a word that a text says: all, with something between (`二手房` in `二手住房`), in part, or in other words. */
export function said(
  { word, wordings, apart }: Pick<Weighed, 'word' | 'wordings' | 'apart'>,
  text: string,
): number {
  if (text.includes(word)) return 1;
  if (apart?.test(text)) return inPart;
  const pairs = overlap(word, text);
  // What a word begins with tells it from others: `春季`, `秋季`.
  const share = inPart * (text.includes(word.charAt(0)) ? pairs : pairs / 2);
  const worded = wordings.pattern?.test(text) ? inOtherWords : 0;
  return Math.max(worded, share >= inPart / 3 ? share : 0);
}

/** A word with a character or two between its own, or, of four and more, with one inside left out. */
function apartOf(word: string): RegExp | null {
  const characters = [...word];
  if (characters.length < 2 || !/^\p{Script=Han}+$/u.test(word)) return null;
  const loose = characters.join('[^，,。；;]{0,2}');
  const shorter =
    characters.length < 4
      ? []
      : characters.slice(1, -1).map((_, at) => word.slice(0, at + 1) + word.slice(at + 2));
  return new RegExp([loose, ...shorter].join('|'), 'u');
}
