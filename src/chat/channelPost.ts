import { seriesOf } from '../answer/index.js';
import { inOrder } from '../facts/index.js';
import { type StoredArticle, titleOf } from '../news/index.js';
import { figureList, figuresBeside, lead } from './articleItem.js';
import type { Asked } from './command.js';
import { chartOfSeries } from './commands/figures.js';
import { sourceInWords } from './inWords.js';
import { bold, faint, paragraph, plain } from './replies.js';
import type { Chart, Reply } from './reply.js';

/** What a picture's caption holds beside the rest. */
const leadCharacters = 160;
const figuresShown = 2;

/** An article as a channel's readers see it: headline, lead, figures, where it was printed, its towns as hashtags. */
export function channelPost(asked: Asked, article: StoredArticle, withChart: boolean): Reply {
  const { texts, request } = asked;
  const opening = lead(article, leadCharacters);
  const figures = figuresBeside(opening, article, figuresShown);
  const tags = article.towns.filter(({ role }) => role === 'main').map(({ name }) => `#${name}`);
  const chart = withChart ? chartFor(asked, article) : null;
  return {
    blocks: [
      paragraph(bold(titleOf(article))),
      paragraph(...opening),
      ...(figures.length > 0 ? [figureList(figures, request.language)] : []),
      paragraph(faint(sourceInWords(article, request.language))),
      ...(tags.length > 0 ? [paragraph(plain(tags.join(' ')))] : []),
    ],
    buttons: [[{ label: texts.buttons.fullText, action: { kind: 'article', id: article.id } }]],
    ...(chart && { chart }),
    delivery: 'new',
  };
}

/** A chart where one of the article's own figures continues what other reports count alike. */
function chartFor({ desk, request }: Asked, article: StoredArticle): Chart | null {
  for (const figure of inOrder(article)) {
    const { scope: owner } = figure;
    if (owner === null || figure.period === null) continue;
    const series = seriesOf(desk.answerer.figures(`${owner} ${figure.label}`, request.at));
    const continues = series?.owner === owner && series.points.some(({ at }) => at === figure.period);
    if (series && continues) return chartOfSeries(series, request.language);
  }
  return null;
}
