import { type KeyFigure, keyFigures, leadSentence } from '../facts/index.js';
import type { StoredArticle } from '../news/index.js';
import type { Asked } from './command.js';
import { dateInWords, periodInWords } from './inWords.js';
import { bold, faint, paragraph, plain, titled } from './replies.js';
import type { Block, Span } from './reply.js';
import type { Language } from './request.js';

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
  listed: {
    readonly number: number;
    readonly snippet: readonly Span[];
    readonly figures: readonly KeyFigure[];
  },
): Block[] {
  const brief = asked.settings.replies === 'short';
  const figures = brief ? [] : listed.figures;
  const lines: Span[] = [
    titled(article, 'bold', `${listed.number}. `),
    plain('\n'),
    articleLine(asked, article),
  ];
  if (listed.snippet.length > 0 && !brief) lines.push(plain('\n'), ...listed.snippet);
  return [paragraph(...lines), ...(figures.length > 0 ? [figureList(figures, asked.request.language)] : [])];
}

/** Key figures as a list: each quoted with its number in bold, its period where the quotation does not say it. */
export function figureList(figures: readonly KeyFigure[], language: Language): Block {
  return { kind: 'list', items: figures.map((figure) => quoted(figure, language)) };
}

/** The figures of an article that the words above them do not say already, most telling first. */
export function figuresBeside(said: readonly Span[], article: StoredArticle, most: number): KeyFigure[] {
  const words = said.map(({ text }) => text).join('');
  return keyFigures(article, most).filter(
    ({ quotation }) => !quotation.text.split('……').every((part) => words.includes(part)),
  );
}

/** A figure's quotation, its numbers in bold, and its period in brackets. */
export function quoted({ quotation, period }: KeyFigure, language: Language): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const [start, end] of quotation.numbers) {
    if (start > at) spans.push(plain(quotation.text.slice(at, start)));
    spans.push(bold(quotation.text.slice(start, end)));
    at = end;
  }
  if (at < quotation.text.length) spans.push(plain(quotation.text.slice(at)));
  if (period === null) return spans;
  const words = periodInWords(period, language);
  return [...spans, faint(language === 'zh' ? `（${words}）` : ` (${words})`)];
}

/** Where a sentence too long for a list may be cut. */
const clauseMarks = '，,；;：:';

/** What happened, in the article's own sentence; one of more than `limit` characters is cut after a clause. */
export function lead(article: StoredArticle, limit = 80): Span[] {
  return [plain(shortened(leadSentence(article) ?? '', limit))];
}

/** A sentence as it is, or cut after a clause, with dots, where it has more characters than `limit`. */
export function shortened(sentence: string, limit: number): string {
  if (sentence.length <= limit) return sentence;
  let end = limit;
  while (end > limit / 3 && !clauseMarks.includes(sentence.charAt(end - 1))) end -= 1;
  if (end <= limit / 3) return `${[...sentence].slice(0, limit).join('')}…`;
  return `${sentence.slice(0, end - 1)}…`;
}
