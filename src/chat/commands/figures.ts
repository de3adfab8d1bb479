import { type FigureSeries, type MatchedFigure, seriesOf } from '../../answer/index.js';
import { titleOf } from '../../news/index.js';
import { quoted } from '../articleItem.js';
import type { Asked, Command } from '../command.js';
import { periodInWords } from '../inWords.js';
import { asTyped, faint, heading, paragraph, plain, saying } from '../replies.js';
import type { Button, Chart, Reply, Span } from '../reply.js';
import type { Language } from '../request.js';

const shown = 8;
const shownWhereOneScrolls = 40;
/** Characters of a headline in a row. */
const headlineLength = 16;

/** `/figures 机床 产值`: the figures of all articles that fit, by time, each with its source. */
export const figures: Command = (asked, argument) => figuresReply(asked, argument, 0);

/** One page of the figures that fit some words, with a chart of those that can be set side by side. */
export function figuresReply(asked: Asked, query: string, offset: number): Reply {
  const { desk, texts, request } = asked;
  if (query === '') return saying(texts.figuresHint);
  const most = request.offers?.long ? shownWhereOneScrolls : shown;
  const matched = desk.answerer.figures(query, request.at);
  if (matched.length === 0) return saying(texts.noFigures(asTyped(query)));
  const page = matched.slice(offset, offset + most);
  const chart = offset === 0 ? chartOf(asked, matched) : null;
  const turn: Button[] = [];
  const at = (next: number) => ({ kind: 'figures', query, offset: next }) as const;
  if (offset > 0) turn.push({ label: texts.buttons.previous, action: at(Math.max(0, offset - most)) });
  if (offset + most < matched.length) turn.push({ label: texts.buttons.next, action: at(offset + most) });
  const sources = [...new Set(page.map(({ id }) => id))].slice(0, 5);
  return {
    blocks: [
      heading(plain(texts.figuresOf(asTyped(query), matched.length))),
      { kind: 'list', items: page.map((one) => rowOf(asked, one)) },
      ...(matched.length > page.length
        ? [paragraph(faint(texts.rangeOfFigures(offset + 1, offset + page.length, matched.length)))]
        : []),
    ],
    buttons: [
      sources.map((id): Button => ({ label: `№${id}`, action: { kind: 'article', id } })),
      ...(turn.length > 0 ? [turn] : []),
    ],
    ...(chart && { chart }),
    delivery:
      !chart && request.input.kind === 'action' && request.input.action.kind === 'figures'
        ? 'replace'
        : 'new',
  };
}

/** Two lines: what is said, then when and in which report. */
function rowOf({ desk, request, texts }: Asked, { id, figure, at }: MatchedFigure): Span[] {
  const article = desk.articles.get(id);
  const title = article ? [...titleOf(article)] : [];
  const headline =
    title.length > headlineLength ? `${title.slice(0, headlineLength).join('')}…` : title.join('');
  const when = at === null ? texts.undated : periodInWords(at, request.language);
  const said = quoted({ quotation: figure.quotation, period: null }, request.language);
  return [...said, plain('\n'), { ...faint(`${when} · №${id} ${headline}`), opens: id }];
}

function chartOf({ request }: Asked, matched: readonly MatchedFigure[]): Chart | null {
  const series = seriesOf(matched);
  return series && chartOfSeries(series, request.language);
}

/** A chart of one measure of one owner over time. */
export function chartOfSeries({ owner, label, unit, points }: FigureSeries, language: Language): Chart {
  return {
    title: `${owner}${label}（${unit}）`,
    bars: points.map(({ at, value, text }) => ({ label: periodInWords(at, language), value, text })),
  };
}
