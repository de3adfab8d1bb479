import { overlap, readQuantities, splitSentences, telephonesIn, timesIn } from '../language/index.js';
import { headingOf, type PageArticle, type Place, type Quotation } from '../news/index.js';
import { clausesAround } from './clausesAround.js';
import { figureWords } from './lexicons.js';

/** Matches a time that tells a month, a day or an hour: `7月`, `10月23日`, `晚上7点`, `19:30`. */
const day = /[\d一二三四五六七八九十][月日号点时]|\d[:：]\d/u;
const clock = /[\d一二三四五六七八九十][点时]|\d[:：]\d/u;
/** How much a word counts that the line says, or only the sentence, the paragraph, the heading. */
const counts = [1, 0.6, 0.3, 0.2];
/** So many of the other words must be said for a time to be of them, each at least so much. */
const [mostSaid, leastSaid] = [0.5, 0.1];
/** A time of the line alone tells nothing: so many more characters must stand on it. */
const leastBeside = 3;

/** What a word asks for that no figure tells, and where a text tells it. */
const sought: readonly {
  readonly asking: readonly string[];
  readonly told: (text: string) => readonly Place[];
}[] = [
  { asking: figureWords.askedTelephones, told: telephonesIn },
  {
    asking: figureWords.askedAges,
    told: (text) => readQuantities(text).filter(({ unit }) => unit.endsWith('岁')),
  },
  { asking: figureWords.askedClocks, told: (text) => timesLike(clock, text) },
  { asking: figureWords.askedTimes, told: (text) => timesLike(day, text) },
];

const timesLike = (form: RegExp, text: string) =>
  timesIn(text).filter(({ start, end }) => form.test(text.slice(start, end)));

/**
 * Where words ask for a time or a telephone number (`停水 时间`) or an age, the clauses that tell it and say most of the
 * other words, with it in bold; null where none is asked for, or told. Such are no key figures but to who asks.
 */
export function askedTime(article: PageArticle, words: readonly string[]): Quotation | null {
  const typed = words.join('');
  const kinds = sought.filter(({ asking }) => asking.some((word) => typed.includes(word)));
  for (const { asking, told } of kinds) {
    const others = words.filter((word) => !asking.some((asks) => asks.includes(word)));
    const quotation = bestLine(article, others, told);
    if (quotation) return quotation;
  }
  return null;
}

/** The line around one of the places that `told` finds that says most of the words; null where there is none. */
function bestLine(
  article: PageArticle,
  words: readonly string[],
  told: (text: string) => readonly Place[],
): Quotation | null {
  const heading = headingOf(article).join(' ');
  let best: { readonly quotation: Quotation; readonly score: number } | null = null;
  for (const paragraph of article.paragraphs) {
    for (const sentence of splitSentences(paragraph)) {
      for (const place of told(sentence.text)) {
        const quotation = clausesAround(sentence.text, place, sentence.start, told);
        const score = saidOf(words, [quotation.text, sentence.text, paragraph, heading]);
        if (tellsMore(quotation) && score > (best?.score ?? 0)) best = { quotation, score };
      }
    }
  }
  return best?.quotation ?? null;
}

/** How much of some words a stretch says, and what stands around it (`counts`): 0 to 1; 1 of no words, 0 where most are not said. */
function saidOf(words: readonly string[], texts: readonly string[]): number {
  if (words.length === 0) return 1;
  const shares = words.map((word) =>
    Math.max(...texts.map((text, at) => (counts[at] ?? 0) * (text.includes(word) ? 1 : overlap(word, text)))),
  );
  if (shares.filter((share) => share >= leastSaid).length < mostSaid * words.length) return 0;
  return shares.reduce((sum, share) => sum + share, 0) / words.length;
}

function tellsMore({ text, numbers }: Quotation): boolean {
  return text.length - numbers.reduce((sum, [start, end]) => sum + end - start, 0) >= leastBeside;
}
