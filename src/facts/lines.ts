import { baseUnit, hasDigit, isTagged, overlap, readQuantities } from '../language/index.js';
import { headingOf, type PageArticle, type Tokenizer } from '../news/index.js';
import type { WeighedNumber } from './figures.js';
import {
  type Features,
  figureForests,
  figureWeights,
  logOdds,
  probability,
  scoreOf,
} from './figureWeights.js';
import { flag } from './flags.js';
import { sameAmount } from './leadFeatures.js';

/** A line that might be shown, with its numbers; what is measured of it stands beside the report's other lines. */
export interface ReportLine {
  readonly text: string;
  readonly numbers: readonly WeighedNumber[];
  readonly features: Features;
  /** The words of the line and of the headline: `says|总投资`, `next|达 #`, `head|开工`. */
  readonly words: Features;
}

/** How many lines of a report are shown at most. */
const shown = 5;
/** Characters after which it does not matter any more how far on a line stands. */
const farOn = 1500;

/** The lines of an article's text that its numbers are told on. */
export function linesOf(
  weighed: readonly WeighedNumber[],
  article: PageArticle,
  tokenizer: Tokenizer,
): ReportLine[] {
  const heading = headingOf(article).join('\n');
  const numbers = weighed.filter(({ paragraph }) => paragraph >= 0);
  const told = groupsOf(numbers, ({ quotation }) => quotation?.text ?? '');
  told.delete('');
  const lines = [...told].flatMap(([text, all]) => {
    const [best] = [...all].sort((a, b) => b.wanted - a.wanted);
    return best ? [{ text, all, best, worth: logOdds(best.wanted), shared: overlap(heading, text) }] : [];
  });
  const order = lines.map(({ worth }) => worth).sort((a, b) => b - a);
  const least = order[Math.min(shown, order.length) - 1] ?? 0;
  const headed = readQuantities(heading);
  const headWords = Object.fromEntries(
    tokenizer
      .tag(heading)
      .filter(({ word, tag }) => word.length > 1 && isTagged(tag, ['n', 'v']))
      .map(({ word }) => [`head|${word}`, 0.5]),
  );
  const sentences = groupsOf(numbers, sentenceOf);
  const units = groupsOf(numbers, ({ quantity }) => baseUnit(quantity.unit).unit);
  const totals = new Map([...units].map(([unit, all]) => [unit, totalOf(all.map(amountOf))]));
  let characters = 0;
  const starts = article.paragraphs.map(({ length }) => {
    characters += length;
    return characters - length;
  });
  const report = {
    expected: lines.reduce((sum, { worth }) => sum + probability(worth), 0),
    characters: characters / 1000,
    paragraphs: article.paragraphs.length,
    density: (1000 * numbers.length) / Math.max(200, characters),
  };
  const mostShared = Math.max(0.0001, ...lines.map(({ shared }) => shared));
  return lines.map(({ text, all, best, worth, shared }): ReportLine => {
    const { quantity, sentence, paragraph, at } = best;
    const worths = all.map(({ wanted }) => logOdds(wanted));
    const clear = all.map((one) => logOdds(one.clear));
    const amount = amountOf(best);
    const alike = totals.get(baseUnit(quantity.unit).unit) ?? totalOf([amount]);
    const place = (starts[paragraph] ?? 0) + at.start;
    const features = {
      ...report,
      worth,
      worthLeast: Math.min(...worths),
      worthMean: worths.reduce((sum, one) => sum + one, 0) / worths.length,
      clear: logOdds(best.clear),
      clearMost: Math.max(...clear),
      clearLeast: Math.min(...clear),
      overFifth: worth - least,
      behindTop: worth - (order[0] ?? 0),
      rank: Math.min(20, order.indexOf(worth)),
      length: text.length,
      numbers: all.length,
      inSentence: at.start - sentence.start,
      sentenceNumbers: sentences.get(sentenceOf(best))?.length ?? 0,
      sentenceLength: sentence.text.length,
      size: Math.log10(Math.max(0.01, amount)),
      ofMost: Math.log10(Math.max(0.0001, amount / Math.max(1e-9, alike.most))),
      ofAll: amount / Math.max(1e-9, alike.sum),
      alike: alike.count,
      at: place / Math.max(1, characters),
      fromStart: Math.min(farOn, place),
      sentenceShared: overlap(heading, sentence.text),
      sharedOfMost: shared / mostShared,
      headed: flag(all.some((one) => headed.some((named) => sameAmount(named, one.quantity)))),
    };
    return { text, numbers: all, features, words: { ...headWords, ...wordsOf(best) } };
  });
}

/** How likely a reader would want a line first, and understand it. */
export function chanceOf({ features, words }: Pick<ReportLine, 'features' | 'words'>): number {
  return probability(figureForests.line({ ...features, words: scoreOf(words, figureWeights.words) }));
}

const amountOf = ({ quantity }: WeighedNumber) => quantity.value * baseUnit(quantity.unit).times;

const totalOf = (amounts: readonly number[]) => ({
  count: amounts.length,
  most: Math.max(...amounts),
  sum: amounts.reduce((sum, amount) => sum + amount, 0),
});

const sentenceOf = ({ paragraph, sentence }: WeighedNumber) => `${paragraph} ${sentence.start}`;

function groupsOf<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The words a line says, and those beside its numbers. */
function wordsOf({ line, clauses }: WeighedNumber): Features {
  const words: Record<string, number> = {};
  if (!line) return words;
  const subject = line.subject === null ? undefined : clauses[line.subject];
  const run = clauses.slice(line.first, line.last + 1);
  let before = '';
  for (const { word, tag } of [...(subject ? [subject] : []), ...run].flatMap((clause) => clause.words)) {
    const isNumber = hasDigit(word);
    const now = isNumber ? '#' : word;
    if (before === '#' || (isNumber && before !== '')) words[`next|${before} ${now}`] = 1;
    before = now;
    if (!isNumber && !isTagged(tag, ['x', 'w', 'm'])) words[`says|${word}`] = 1;
  }
  return words;
}
