import { type Figure, type StoredArticle, titleOf } from '../news/index.js';
import type { Asked } from './command.js';
import { dateInWords, periodInWords } from './dates.js';
import type { Block, Span } from './reply.js';
import type { Language } from './request.js';
import { bold, faint, paragraph, plain } from './spans.js';

/** Kind, date, towns and number of an article, on a line of its own. */
export function articleLine({ texts, request }: Asked, article: StoredArticle): Span {
  const date = article.date ? dateInWords(article.date.iso, request.language) : texts.undated;
  const kind = article.kind === 'news' ? [] : [texts.kinds[article.kind]];
  const towns = article.towns.filter((town) => town.role === 'main').map((town) => town.name);
  return faint([...kind, date, ...towns, `№${article.id}`].join(' · '));
}

/** An article in a list: numbered headline, its line, a snippet, and its most telling figures. */
export function articleItem(
  asked: Asked,
  article: StoredArticle,
  listed: { readonly number: number; readonly snippet: readonly Span[]; readonly figures: number },
): Block[] {
  const brief = asked.settings.replies === 'short';
  const figures = brief ? [] : article.figures.slice(0, listed.figures);
  const lines: Span[] = [
    bold(`${listed.number}. ${titleOf(article)}`),
    plain('\n'),
    articleLine(asked, article),
  ];
  if (listed.snippet.length > 0 && !brief) lines.push(plain('\n'), ...listed.snippet);
  return [paragraph(...lines), ...(figures.length > 0 ? [figureList(figures, asked.request.language)] : [])];
}

/** Figures as a short list: what is measured, the figure as printed, its period. */
export function figureList(figures: readonly Figure[], language: Language): Block {
  return {
    kind: 'list',
    items: figures.map((figure) => {
      const label =
        figure.of && !figure.label.includes(figure.of) ? `${figure.of} ${figure.label}` : figure.label;
      const period = figure.period
        ? [
            faint(
              `${language === 'zh' ? '（' : ' ('}${periodInWords(figure.period, language)}${language === 'zh' ? '）' : ')'}`,
            ),
          ]
        : [];
      return [plain(label), plain(label ? ' ' : ''), bold(figure.text), ...period];
    }),
  };
}

/** `。`, `！”`; only the ends, so that a text without any is read once. */
const sentenceEnding = /[。！？!?]+[”’」』）)]*/gu;

/** The beginning of an article's text: whole sentences, at most `limit` characters, at least one sentence's start. */
export function lead(article: StoredArticle, limit: number): Span[] {
  const body = article.paragraphs.find((_, index) => !article.subheads.includes(index)) ?? '';
  const text = body.replace(/^本报讯\s*/u, '');
  let end = 0;
  for (const { index, 0: ending } of text.matchAll(sentenceEnding)) {
    const next = index + ending.length;
    if (next > limit) break;
    end = next;
  }
  if (end > 0) return [plain(text.slice(0, end))];
  const characters = [...text];
  return [plain(characters.length > limit ? `${characters.slice(0, limit).join('')}…` : text)];
}
