import {
  anyOf,
  type Clause,
  clauseEnd,
  clausesOf,
  findPeriods,
  lastYearOf,
  type Period,
  type Quantity,
  readQuantities,
  type Sentence,
  splitSentences,
  withoutPlaceLine,
} from '../language/index.js';
import {
  type Figure,
  headingOf,
  type PageArticle,
  type Place,
  type Quotation,
  type Tokenizer,
} from '../news/index.js';
import { clarityScore } from './clarity.js';
import { type FigureSubject, labelOf } from './figureLabels.js';
import { type Features, figureWeights, probability, scoreOf } from './figureWeights.js';
import { figureWords } from './lexicons.js';
import { chanceOf, linesOf } from './lines.js';
import { clauseAt, factsOf } from './paragraph.js';
import {
  bestStretch,
  fitsLine,
  quotationOf,
  type Stretch,
  stretchesFor,
  stretchFeatures,
} from './quotations.js';
import { scopeOf } from './scope.js';
import { isPart, isSaying, spokenOf } from './subjects.js';
import { worthFeatures } from './worth.js';

/** A number of an article with all that is known of it before it is weighed. */
export interface NumberInText {
  readonly quantity: Quantity;
  readonly subject: FigureSubject | null;
  readonly period: string | null;
  readonly sentence: Sentence;
  /** The beginning of the sentence before it. */
  readonly before: Place | null;
  /** The text of its paragraph, with its clauses, and where its key numbers stand in it. */
  readonly told: string;
  readonly clauses: readonly Clause[];
  readonly numbers: readonly Place[];
  /** Where it stands in the paragraph. */
  readonly at: Place;
  readonly stretches: readonly Stretch[];
  readonly paragraph: number;
  /** Whether it stands in one of the first two sentences of the text. */
  readonly early: boolean;
}

/** The numbers of an article's headline, deck and text, in order; dates, names and classes of things are none. */
function numbersOf(article: PageArticle, tokenizer: Tokenizer): NumberInText[] {
  return [
    ...numbersIn(article.headline ?? '', -1, article, tokenizer),
    ...numbersIn(article.deck ?? '', -2, article, tokenizer),
    ...article.paragraphs.flatMap((paragraph, index) => numbersIn(paragraph, index, article, tokenizer)),
  ];
}

/** A number with what is quoted for it, and what is measured to tell what a reader would think of both. */
export interface WeighedNumber extends NumberInText {
  /** Whether the headline or the deck names it. */
  readonly headlined: boolean;
  readonly worth: Features;
  /** How likely a reader would want it. */
  readonly wanted: number;
  /** The clauses it is told by, and the words; null where none are short enough. */
  readonly line: Pick<Stretch, 'first' | 'last' | 'subject'> | null;
  readonly quotation: Quotation | null;
  /** How likely the quotation is understood; 0 where there is none. */
  readonly clear: number;
}

/** The numbers of an article, those a reader would want most first, each with the line it is told on. */
export function weighNumbers(article: PageArticle, tokenizer: Tokenizer): WeighedNumber[] {
  const heading = headingOf(article).join('\n');
  const named = new Set(readQuantities(heading).map(({ value, unit }) => `${value} ${unit}`));
  const weighed = numbersOf(article, tokenizer)
    .map((number) => {
      const { quantity, sentence, clauses, told, numbers, subject, paragraph } = number;
      const stretch = bestStretch(number.stretches);
      const headlined = named.has(`${quantity.value} ${quantity.unit}`);
      const worth = worthFeatures({
        quantity,
        sentence: sentence.text,
        quotation: stretch ? quotationOf(stretch, told, clauses, numbers).text : '',
        heading,
        headlined,
        paragraph,
        paragraphs: article.paragraphs.length,
        early: number.early,
        stretch: stretch ? stretchFeatures(stretch, number.at, clauses, numbers) : {},
        measured: subject !== null && figureWords.measures.includes(subject.label),
        labelled: subject !== null,
      });
      return { ...number, headlined, worth, wanted: probability(scoreOf(worth, figureWeights.worth)) };
    })
    .sort((a, b) => Number(b.headlined) - Number(a.headlined) || b.wanted - a.wanted);
  const lineAt = new Map<Clause, Line>();
  for (const number of weighed) placeIn(lineAt, number, heading);
  const lines = new Map(
    weighed.flatMap(({ clauses, at, numbers }) => {
      const own = clauses[clauseAt(at.start, clauses)];
      const line = own && lineAt.get(own);
      return line ? [[line, numbers] as const] : [];
    }),
  );
  for (const [line, numbers] of lines) moveToSubject(lineAt, line, numbers);
  return weighed.map((number) => {
    const { clauses, at } = number;
    const own = clauses[clauseAt(at.start, clauses)];
    const placed = own && lineAt.get(own);
    if (!placed) return { ...number, line: null, quotation: null, clear: 0 };
    const read = readLine(placed, number, heading);
    if (read.clear >= leastClear) return { ...number, ...read };
    // Beside others no subject could be told: the other line's clauses are quoted once more.
    const again = clearest(number.stretches, number, heading);
    const overlapping = again && readLine(again, number, heading);
    if (!again || !overlapping || overlapping.clear < leastClear) return { ...number, ...read };
    return { ...number, ...overlapping };
  });
}

/** The words of a line, and how likely it is understood for a number. */
function readLine(
  line: Pick<Stretch, 'first' | 'last' | 'subject'>,
  { told, clauses, numbers, at }: NumberInText,
  heading: string,
): Pick<WeighedNumber, 'line' | 'quotation' | 'clear'> {
  const quotation = quotationOf(line, told, clauses, numbers);
  const clarity = clarityScore({ line, at, clauses, numbers, quotation: quotation.text, heading });
  return { line, quotation, clear: probability(clarity) };
}

/** Below this chance to be understood a line is quoted once more, and more likely shown only to who asks for it. */
const leastClear = 0.7;
/** Below this one it is never shown. */
const leastClearAsked = 0.05;
/** What an item of a list has to be worth to be told with the others. */
const leastListed = 0.38;
/** What a line is worth that is not clear. */
const unclear = 0.45;

/** The key figures of an article: those its headline names, then the others, what a reader would want most first. */
export function findFigures(article: PageArticle, tokenizer: Tokenizer): Figure[] {
  const weighed = weighNumbers(article, tokenizer);
  const chances = new Map(
    linesOf(weighed, article, tokenizer).flatMap((line) => {
      const chance = chanceOf(line);
      return line.numbers.map((number) => [number, chance] as const);
    }),
  );
  const worthOf = (number: WeighedNumber) => {
    if (number.clear < leastClearAsked) return 0;
    const chance = chances.get(number) ?? number.wanted;
    return number.clear < leastClear ? chance * unclear : chance;
  };
  const numbers = [...weighed].sort(
    (a, b) => Number(b.headlined) - Number(a.headlined) || worthOf(b) - worthOf(a) || b.wanted - a.wanted,
  );
  const lists = listsOf(numbers.filter((number) => number.line && worthOf(number) >= leastListed));
  const figures = numbers.map((number): Figure => {
    const { quantity, subject, period, sentence, paragraph, line, at } = number;
    const label = subject?.label ?? '';
    const of = subject?.of ?? null;
    const scope = scopeOf({ sentence: sentence.text, start: quantity.start, label, of });
    const quotation = (line && lists.get(line)) ?? number.quotation;
    return {
      text: quantity.text,
      value: quantity.value,
      valueTo: quantity.valueTo,
      unit: quantity.unit,
      qualifier: quantity.qualifier,
      label,
      of,
      scope,
      confidence: !subject ? 0 : scope === null ? 0.5 : 0.9,
      period,
      quotation,
      worth: worthOf(number),
      paragraph,
      ...at,
      sentence: { start: sentence.start, end: sentence.start + sentence.text.length },
      before: number.before,
    };
  });
  return withoutRepeats(figures);
}

/** `肉牛2万头；羊3万只`: items of one list, each worth showing, are quoted on one line where they fit. */
function listsOf(shown: readonly WeighedNumber[]): Map<WeighedNumber['line'], Quotation> {
  const lineAt = new Map(shown.flatMap(({ line, clauses }) => (line ? [[clauses[line.first], line]] : [])));
  const quotations = new Map<WeighedNumber['line'], Quotation>();
  const inText = [...shown].sort((a, b) => a.paragraph - b.paragraph || a.at.start - b.at.start);
  for (const { line, clauses, told, numbers } of inText) {
    if (!line || quotations.has(line)) continue;
    const items = [line];
    for (let next = lineAt.get(clauses[line.last + 1]); next; next = lineAt.get(clauses[next.last + 1])) {
      const listed = /^[；;]/u.test(clauses[next.first - 1]?.mark ?? '');
      if (!listed || quotations.has(next) || !fitsLine(line, next.last, clauses)) break;
      items.push(next);
    }
    const last = items.at(-1);
    if (!last || last === line) continue;
    const quotation = quotationOf({ ...line, last: last.last }, told, clauses, numbers);
    for (const item of items) quotations.set(item, quotation);
  }
  return quotations;
}

/** Clauses that are quoted as one line; grows as more of its numbers are told. */
interface Line {
  /** The clauses of its paragraph. */
  readonly clauses: readonly Clause[];
  first: number;
  last: number;
  subject: number | null;
}

/** How many clauses without a number a line may go over to the next number. */
const widestGap = 3;

/** Tells a number on a line: one that has it, one that can grow to have it, or a new one beside the others. */
function placeIn(lineAt: Map<Clause, Line>, number: NumberInText, heading: string): void {
  const { clauses, at, stretches } = number;
  const own = clauseAt(at.start, clauses);
  const clause = clauses[own];
  if (!clause || lineAt.has(clause) || isSaying(clause)) return;
  const lineOf = (place: number) => {
    const there = clauses[place];
    return there && lineAt.get(there);
  };
  const before = lineBefore();
  if (before) {
    // The time told in a clause of its own can stand in brackets instead.
    const timed = clauses[before.first]?.words.every(({ tag }) => tag === 't') ?? false;
    const first = !timed || fitsLine(before, own, clauses) ? before.first : before.first + 1;
    const grown = [{ ...before, first }, shortened(before, number.numbers)].find(
      (line) => line && fitsLine(line, own, clauses),
    );
    if (grown) {
      before.subject = grown.subject;
      tell({ line: before, first: grown.first, last: own });
      return;
    }
  }
  const after = lineOf(own + 1);
  const joins = after && after.subject === null && !clauses[own + 1]?.opens;
  if (joins && fitsLine({ first: own, subject: null }, after.last, clauses)) {
    tell({ line: after, first: own, last: after.last });
    return;
  }
  const free = stretches.filter(({ first, last }) => {
    for (let place = first; place <= last; place += 1) if (lineOf(place)) return false;
    return true;
  });
  const best = clearest(free, number, heading);
  if (best) tell({ line: { clauses, ...best }, first: best.first, last: best.last });

  /** The line that ends before this clause, with nothing between that another line tells. */
  function lineBefore(): Line | undefined {
    for (let place = own; place > 0 && own - place < widestGap; place -= 1) {
      if (clauses[place]?.opens) return undefined;
      const line = lineOf(place - 1);
      if (line) return line;
    }
    return undefined;
  }

  function tell({ line, first, last }: { line: Line; first: number; last: number }): void {
    Object.assign(line, { first, last });
    for (const told of clauses.slice(first, last + 1)) lineAt.set(told, line);
  }
}

/** A line with only the subject of its first clause, where that clause has no number: so more fits on it. */
function shortened(line: Line, numbers: readonly Place[]): Pick<Line, 'first' | 'last' | 'subject'> | null {
  const { clauses, first, last, subject } = line;
  const [opening, next] = [clauses[first], clauses[first + 1]];
  if (!opening || !next || next.opens || subject !== null || first === last) return null;
  const goesOn = spokenOf(opening).kind === 'own' && spokenOf(next).kind === 'lacking';
  return goesOn && !factsOf(clauses, numbers).holds.has(opening)
    ? { first: first + 1, last, subject: first }
    : null;
}

/** Clauses that only go on are told with the line before them, as many as fit: who they are of stands there. */
function moveToSubject(lineAt: Map<Clause, Line>, line: Line, numbers: readonly Place[]): void {
  const { clauses } = line;
  const previous = clauses[line.first - 1];
  const before = previous && lineAt.get(previous);
  if (!before || line.subject !== null || before === line) return;
  const { holds, subjects } = factsOf(clauses, numbers);
  const short = fitsLine(before, line.first, clauses) ? null : shortened(before, numbers);
  if (short && fitsLine(short, line.first, clauses)) Object.assign(before, short);
  let last = line.first - 1;
  for (let place = line.first; place <= line.last; place += 1) {
    const clause = clauses[place];
    const goesOn = clause && !clause.opens && (spokenOf(clause).kind === 'lacking' || isPart(clause));
    if (!goesOn || !fitsLine(before, place, clauses)) break;
    // A clause without a number only leads to the next.
    if (holds.has(clause)) last = place;
  }
  for (const clause of clauses.slice(line.first, last + 1)) lineAt.set(clause, before);
  before.last = Math.max(before.last, last);
  line.first = last + 1;
  const part = clauses[line.first];
  if (line.first > line.last || !part || !isPart(part) || part.opens || before.last === before.first) return;
  // `查出违法行为40起，其中酒驾3起` where both do not fit with what stands before.
  const whole = clauses[before.last];
  const rest = clauses.slice(before.first, before.last);
  if (!whole || !holds.has(whole) || !rest.some((clause) => holds.has(clause))) return;
  const moved = { first: before.last, subject: subjects(before.last) };
  // Who it is of has to come along.
  const told = spokenOf(whole).kind === 'own' || moved.subject !== null;
  if (!told || !fitsLine(moved, line.last, clauses)) return;
  lineAt.set(whole, line);
  Object.assign(line, moved);
  before.last -= 1;
}

/** Of how many stretches that suit best the clearest is taken. */
const compared = 6;
/** How much it counts that a line is clear, beside how well its stretch suits. */
const clearCounts = 0.8;

function clearest(stretches: readonly Stretch[], number: NumberInText, heading: string): Stretch | null {
  const { at, clauses, numbers, told } = number;
  const ranked = [...stretches]
    .sort((a, b) => b.score - a.score)
    .slice(0, compared)
    .map((line) => {
      const quotation = quotationOf(line, told, clauses, numbers).text;
      const clarity = clarityScore({ line, at, clauses, numbers, quotation, heading });
      return { line, score: line.score + clearCounts * clarity };
    });
  return ranked.sort((a, b) => b.score - a.score)[0]?.line ?? null;
}

/** Characters kept of the sentence before. */
const longestBefore = 60;
/** Characters of the longest sentence that is read whole. */
const longestSentence = 600;

const beginningOf = ({ start, text }: Sentence): Place => ({
  start,
  end: start + Math.min(text.length, longestBefore),
});

/** A sentence, or where it is longer than people write them, its pieces at the ends of clauses. */
function inPieces(sentence: Sentence): Sentence[] {
  if (sentence.text.length <= longestSentence) return [sentence];
  const cuts = [0];
  for (const { index, 0: mark } of sentence.text.matchAll(clauseEnd)) {
    const end = index + mark.length;
    if (end - (cuts.at(-1) ?? 0) >= longestSentence) cuts.push(end);
  }
  return cuts.flatMap((cut, place) => {
    const text = sentence.text.slice(cut, cuts[place + 1]);
    return text === '' ? [] : [{ ...sentence, text, start: sentence.start + cut }];
  });
}

function numbersIn(
  text: string,
  paragraph: number,
  article: PageArticle,
  tokenizer: Tokenizer,
): NumberInText[] {
  let yearBefore: number | null = null;
  const read = splitSentences(text)
    .flatMap(inPieces)
    .map((sentence, place) => {
      // The date of a place line is that of the report, not of what it tells.
      const placed = sentence.text.length - withoutPlaceLine(sentence.text).length;
      const periods = findPeriods(sentence.text, article.date, yearBefore).filter(
        ({ start }) => start >= placed,
      );
      yearBefore = lastYearOf(periods) ?? yearBefore;
      const quantities = readQuantities(sentence.text).filter((each) => isKeyFigure(each, sentence.text));
      return { sentence, place, periods, quantities };
    });
  const numbers = read.flatMap(({ sentence, quantities }) =>
    quantities.map(({ start, end }) => ({ start: start + sentence.start, end: end + sentence.start })),
  );
  if (numbers.length === 0) return [];
  const clauses = clausesOf(text, tokenizer);
  return read.flatMap(({ sentence, place, periods, quantities }) => {
    const previousSentence = read[place - 1]?.sentence;
    const undated = withoutPeriods(sentence.text, periods);
    let previous: FigureSubject | null = null;
    return quantities.map((quantity): NumberInText => {
      const subject = labelOf(quantity, undated, previous, tokenizer);
      previous = subject ?? previous;
      const at = { start: quantity.start + sentence.start, end: quantity.end + sentence.start };
      return {
        quantity,
        subject,
        period: periodOf(quantity, periods, sentence.text),
        sentence,
        before: previousSentence ? beginningOf(previousSentence) : null,
        told: text,
        clauses,
        numbers,
        at,
        stretches: stretchesFor(at, clauses, numbers),
        paragraph,
        early: paragraph === 0 && place < 2,
      };
    });
  });
}

/** The sentence with its times blanked by commas, so that they take part in no noun phrase; same length. */
function withoutPeriods(sentence: string, periods: readonly Period[]): string {
  let text = sentence.replace('本报讯', '，，，');
  for (const { start, end } of periods)
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  return text;
}

/** `“10345”培养提升计划`, `“十五分钟服务圈”`: a short quotation is a name. */
const shortQuotation = /[“‘"「『《][^“”‘’"「」『』《》]{1,16}[”’"」』》]/gu;

/** `10亿元以上项目`, `10人以上的房屋`: a class of things, not an amount. */
const classAfter = /^[、\p{Script=Han}]/u;

function isKeyFigure(quantity: Quantity, sentence: string): boolean {
  const after = sentence.slice(quantity.end);
  for (const quotation of sentence.matchAll(shortQuotation)) {
    if (quotation.index < quantity.start && quotation.index + quotation[0].length > quantity.start)
      return false;
  }
  if (['以上', '以下', '以内'].includes(quantity.text.slice(-2)) && classAfter.test(after)) return false;
  if (quantity.kind === 'wind')
    return sentence.slice(Math.max(0, quantity.start - 2), quantity.start).includes('风');
  // `七成新` says how something looks, `近七成` how many.
  if (quantity.unit === '成' && !quantity.qualifier) return false;
  if (quantity.unit === '点') return false;
  if (!quantity.spelled || quantity.unit === '番' || quantity.kind === 'money' || quantity.kind === 'share')
    return true;
  // `百家市场` is a slogan, `三次` and `七八个` tell little, `十几处` and `六七十户` are counts.
  if ('百千万亿'.includes(quantity.text.charAt(0))) return false;
  return (quantity.valueTo ?? quantity.value) >= 10;
}

const later = new RegExp(anyOf([...figureWords.now, ...figureWords.timeless]), 'u');
const clauseBorder = /[，,；;：:]/u;
/** `于去年开馆`, `早在2003年`, `自2018年起`: the time of one event, which says nothing of the clauses after it. */
const eventBefore = new Set('于在自从');

/** The period named last before the amount, if it still holds there. */
function periodOf(quantity: Quantity, periods: readonly Period[], sentence: string): string | null {
  const nearest = periods.filter((period) => period.end <= quantity.start).at(-1);
  if (!nearest) return null;
  const between = sentence.slice(nearest.end, quantity.start);
  if (
    later.test(between) ||
    figureWords.compared.some((word) => sentence.slice(0, nearest.start).endsWith(word))
  )
    return null;
  // `2021年以来` is a time that goes on.
  if (figureWords.lasting.some((word) => between.startsWith(word))) return null;
  const oneClause = !clauseBorder.test(between);
  const lasting = quantity.kind === 'area' || quantity.kind === 'length';
  if (!oneClause && (lasting || eventBefore.has(sentence.charAt(nearest.start - 1)))) return null;
  return nearest.iso;
}

function withoutRepeats(figures: readonly Figure[]): Figure[] {
  const kept: Figure[] = [];
  const places = new Map<string, number[]>();
  for (const figure of figures) {
    const amount = `${figure.value} ${figure.unit}`;
    const alike = places.get(amount) ?? [];
    const twin = alike.find((place) => kept[place] && sameMeasure(kept[place], figure)) ?? -1;
    const known = kept[twin];
    if (!known) places.set(amount, [...alike, kept.push(figure) - 1]);
    // The text says more of a figure than the headline does.
    else if (known.paragraph < 0 && figure.paragraph >= 0)
      kept[twin] = { ...figure, period: figure.period ?? known.period };
  }
  return kept;
}

/** The same number under another name is the same figure when it is too particular to come twice. */
function sameMeasure(a: Figure, b: Figure): boolean {
  const particular = a.value >= 100 || !Number.isInteger(a.value);
  return a.paragraph < 0 || particular || a.label.includes(b.label) || b.label.includes(a.label);
}
