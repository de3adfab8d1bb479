import { measureWords } from '../facts/index.js';
import { baseUnit, normalise } from '../language/index.js';
import {
  type ArticleReader,
  type Figure,
  type Quotation,
  type StoredArticle,
  type Tokenizer,
  textAt,
} from '../news/index.js';
import type { Finder } from './finder.js';
import { says } from './matches.js';
import { isHome, readQuestion, type Term } from './question.js';

/** Whether a time lies in an asked one: `2017-09` in `2017`; `2022-01..2022-07` only in itself. */
export function within(iso: string, asked: string): boolean {
  return iso === asked || (!asked.includes('..') && iso.startsWith(`${asked}-`) && !iso.includes('..'));
}

/** A figure of an article that fits some words. */
export interface MatchedFigure {
  readonly id: number;
  readonly figure: Figure & { readonly quotation: Quotation };
  /** ISO: the time the figure is of, or when the article does not say, the article's date. */
  readonly at: string | null;
  /** Whether what is quoted says all of the words. */
  readonly exact: boolean;
}

/** Values of one measure of one owner in one unit over time. */
export interface FigureSeries {
  /** Whose measure it is, in the words of every report. */
  readonly owner: string;
  readonly label: string;
  readonly unit: string;
  readonly points: readonly { readonly at: string; readonly value: number; readonly text: string }[];
}

const articlesRead = 40;
const fewestPoints = 3;

/** The figures over all articles that fit some words (`机床 产值`, `机床 产值 2024`), by time, the oldest first. */
export function figuresFitting(
  words: string,
  today: Date,
  { finder, articles, tokenizer }: { finder: Finder; articles: ArticleReader; tokenizer: Tokenizer },
): MatchedFigure[] {
  const { terms, periods, text } = readQuestion(finder.putRight(words), finder, tokenizer);
  const asked = terms.filter((term) => !isHome(term));
  if (asked.length === 0 && periods.length === 0) return [];
  const matched = finder.find(text, articlesRead, today).flatMap(({ id }) => {
    const article = articles.get(id);
    if (!article) return [];
    const told = new Set<string>();
    // Of the figures one quotation tells, the one whose measure is surest stands for it.
    const surestFirst = article.figures.toSorted((a, b) => b.confidence - a.confidence);
    return surestFirst.flatMap((figure): MatchedFigure[] => {
      const { quotation } = figure;
      if (!quotation || told.has(quotation.text)) return [];
      const at = figure.period ?? article.date?.iso ?? null;
      if (!periods.every(({ iso }) => iso === null || (at !== null && within(at, iso)))) return [];
      const fit = fitOf(figure, article, asked);
      if (fit === null) return [];
      told.add(quotation.text);
      return [{ id, figure: { ...figure, quotation }, at, exact: fit === 'exact' }];
    });
  });
  return matched.sort((a, b) => Number(b.exact) - Number(a.exact) || (a.at ?? '').localeCompare(b.at ?? ''));
}

/** `near`: a measure among the words is the figure's own, the rest stands in its sentence or over its article. */
function fitOf(figure: Figure, article: StoredArticle, terms: readonly Term[]): 'exact' | 'near' | null {
  const own = normalise(`${figure.of ?? ''} ${figure.label}`);
  const sentence = normalise(textAt(article, figure.paragraph, figure.sentence));
  const heading = normalise([article.headline, article.kicker, article.deck].join('\n'));
  const quotation = normalise(figure.quotation?.text ?? '');
  if (terms.every((term) => says(own, term) > 0 || says(quotation, term) > 0)) return 'exact';
  const measures = terms.filter(({ text }) => measureWords.includes(text));
  if (measures.length > 0 && !measures.some((term) => says(own, term) > 0)) return null;
  const towns = normalise(
    article.towns
      .filter(({ role }) => role === 'main')
      .map(({ name }) => name)
      .join(' '),
  );
  const near = (term: Term) => [own, sentence, heading, towns].some((text) => says(text, term) > 0);
  return terms.every(near) ? 'near' : null;
}

/**
 * The values to draw: of one measure of one owner in one unit, each of its own time, all as long as one another;
 * null for fewer than three. What reports count differently is never joined.
 */
export function seriesOf(matched: readonly MatchedFigure[]): FigureSeries | null {
  const groups = new Map<string, FigureSeries & { readonly points: FigureSeries['points'][number][] }>();
  for (const { figure } of matched) {
    const { scope: owner } = figure;
    if (owner === null || figure.period === null || figure.valueTo !== null) continue;
    const { unit, times } = baseUnit(figure.unit);
    // `2022` and `2023` are alike, `2022-01..2022-07` is not like a year.
    const span = figure.period.replaceAll(figure.period.slice(0, 4), '');
    const key = [owner, figure.label, unit, span].join('\n');
    const group = groups.get(key) ?? { owner, label: figure.label, unit: figure.unit, points: [] };
    const value = (figure.value * times) / baseUnit(group.unit).times;
    const at = figure.period;
    if (!group.points.some((point) => point.at === at)) group.points.push({ at, value, text: figure.text });
    groups.set(key, group);
  }
  const [largest] = [...groups.values()].sort((a, b) => b.points.length - a.points.length);
  if (!largest || largest.points.length < fewestPoints) return null;
  return { ...largest, points: largest.points.sort((a, b) => a.at.localeCompare(b.at)) };
}
