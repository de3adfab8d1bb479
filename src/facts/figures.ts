import type { Figure, PageArticle, Tokenizer } from '../news/index.js';
import { type FigureSubject, labelOf } from './figureLabels.js';
import { anyOf, figureWords } from './lexicons.js';
import { findPeriods, lastYearOf, type Period } from './periods.js';
import { type Quantity, readQuantities } from './quantities.js';
import { splitSentences } from './sentences.js';

/**
 * The key figures of an article, the most telling first: those its headline or deck names,
 * then money and rates, then large counts, then in the order of the text.
 */
export function findFigures(article: PageArticle, tokenizer: Tokenizer): Figure[] {
  const top = [article.headline, article.deck].filter((line) => line !== null);
  const figures = [
    ...top.flatMap((line) => figuresOf(line, -1, article, tokenizer)),
    ...article.paragraphs.flatMap((paragraph, index) => figuresOf(paragraph, index, article, tokenizer)),
  ];
  const named = new Set(top.flatMap((line) => readQuantities(line).map(({ value }) => value)));
  return withoutRepeats(figures).sort((a, b) => weightOf(b, named) - weightOf(a, named));
}

function figuresOf(text: string, paragraph: number, article: PageArticle, tokenizer: Tokenizer): Figure[] {
  let yearBefore: number | null = null;
  return splitSentences(text).flatMap((sentence) => {
    const periods = findPeriods(sentence.text, article.date, yearBefore);
    yearBefore = lastYearOf(periods) ?? yearBefore;
    const undated = withoutPeriods(sentence.text, periods);
    let previous: FigureSubject | null = null;
    const figures: Figure[] = [];
    for (const quantity of readQuantities(sentence.text)) {
      if (!isKeyFigure(quantity, sentence.text)) continue;
      const subject = labelOf(quantity, undated, previous, tokenizer);
      if (!subject) continue;
      previous = subject;
      figures.push({
        text: quantity.text,
        value: quantity.value,
        valueTo: quantity.valueTo,
        unit: quantity.unit,
        qualifier: quantity.qualifier,
        label: subject.label,
        of: subject.of,
        period: periodOf(quantity, periods, sentence.text),
        sentence: sentence.text,
        paragraph,
      });
    }
    return figures;
  });
}

/** The sentence with its times blanked by commas, so that they take part in no noun phrase; same length. */
function withoutPeriods(sentence: string, periods: readonly Period[]): string {
  let text = sentence.replace(/^本报讯/u, '，，，');
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
  if (/以[上下内]$/u.test(quantity.text) && classAfter.test(after)) return false;
  if (quantity.kind === 'wind') return /风力?$/u.test(sentence.slice(0, quantity.start));
  if (quantity.unit === '成') return false;
  if (!quantity.spelled || quantity.unit === '番' || quantity.kind === 'money' || quantity.kind === 'share')
    return true;
  // `百家市场` is a slogan, `三次` and `两个` tell little, `十几处` and `六七十户` are counts.
  if (/^[百千万亿]/u.test(quantity.text)) return false;
  return quantity.value >= 10 || quantity.valueTo !== null;
}

const later = new RegExp(anyOf([...figureWords.now, ...figureWords.timeless]), 'u');
const clauseBorder = /[，,；;：:]/u;
/** `于去年开馆`, `早在2003年`, `自2018年起`: the time of one event, which says nothing of the clauses after it. */
const eventBefore = /(?:于|在|自|从)$/u;

/** The period named last before the amount, if it still holds there. */
function periodOf(quantity: Quantity, periods: readonly Period[], sentence: string): string | null {
  const nearest = periods.filter((period) => period.end <= quantity.start).at(-1);
  if (!nearest) return null;
  const between = sentence.slice(nearest.end, quantity.start);
  if (later.test(between)) return null;
  const oneClause = !clauseBorder.test(between);
  const lasting = quantity.kind === 'area' || quantity.kind === 'length';
  if (!oneClause && (lasting || eventBefore.test(sentence.slice(0, nearest.start)))) return null;
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
    else if (known.paragraph === -1 && figure.paragraph !== -1)
      kept[twin] = { ...figure, period: figure.period ?? known.period };
  }
  return kept;
}

/** The same number under another name is the same figure when it is too particular to come twice. */
function sameMeasure(a: Figure, b: Figure): boolean {
  const particular = a.value >= 100 || !Number.isInteger(a.value);
  return a.paragraph === -1 || particular || a.label.includes(b.label) || b.label.includes(a.label);
}

/** How much a figure tells: one the headline names most, then money, rates, and large counts. */
function weightOf(figure: Figure, named: ReadonlySet<number>): number {
  const headlined = named.has(figure.value) ? 100 : 0;
  const opening = figure.paragraph === 0 ? 5 : 0;
  return headlined + opening + kindWeight(figure);
}

function kindWeight(figure: Figure): number {
  if (/元$/u.test(figure.unit)) return 40;
  if (/[%％番倍]$|百分点$/u.test(figure.unit)) return 25;
  return 10 + Math.min(15, 3 * Math.log10(Math.max(1, figure.value)));
}
