import { type Answer, type AskedLine, type Evidence, linesInOrder } from '../answer/index.js';
import type { Article, ArticleReader, Figure, Quotation, StoredArticle } from '../news/index.js';
import type { SearchResult } from '../search/index.js';

const figureJson = ({
  text,
  value,
  valueTo,
  unit,
  qualifier,
  label,
  of,
  period,
  quotation,
  confidence,
}: Figure) => ({
  text,
  value,
  ...(valueTo === null ? {} : { valueTo }),
  unit,
  ...(qualifier === null ? {} : { qualifier }),
  label,
  of,
  period,
  quotation: quotation?.text ?? null,
  quote: quotation?.text ?? null,
  confidence,
});

/** A time, a telephone number or other words asked for, among figures: they have no value. */
const timeJson = ({ text, numbers: [place] }: Quotation) => ({
  text: place ? text.slice(...place) : text,
  value: null,
  unit: '',
  label: '',
  of: null,
  period: null,
  quotation: text,
  quote: text,
  confidence: 0,
});

const lineJson = ({ figure, quotation }: AskedLine) => (figure ? figureJson(figure) : timeJson(quotation));

const townNames = (article: Article): string[] => article.towns.map((town) => town.name);

/** An article as `parse --json` prints it. */
export const articleJson = (article: Article, page: string) => ({
  page,
  headline: article.headline,
  kicker: article.kicker,
  deck: article.deck,
  byline: article.byline,
  kind: article.kind,
  date: article.date?.iso ?? null,
  datePrecision: article.date?.precision ?? null,
  dateBasis: article.date?.basis ?? null,
  towns: townNames(article),
  mainTowns: article.towns.filter((town) => town.role === 'main').map((town) => town.name),
  paragraphs: article.paragraphs,
  subheads: article.subheads,
  figures: article.figures.map(figureJson),
  ...(article.confidence === undefined ? {} : { confidence: article.confidence }),
});

/** An article as `articles --json` prints it. */
export const storedArticleJson = (article: StoredArticle) => ({
  id: article.id,
  externalId: article.externalId,
  ...articleJson(article, article.source),
  people: article.people.map(({ name, office }) => ({ name, office })),
});

/** A search as `search --json` prints it; `asked` are the lines of the first article found, where they were read. */
export const searchJson = (
  query: string,
  result: SearchResult,
  articles: ArticleReader,
  asked: readonly AskedLine[] | null,
) => ({
  query,
  total: result.total,
  matched: result.matched,
  readAs: result.readAs,
  alsoFor: result.alsoFor,
  corrections: result.corrections,
  hits: result.hits.flatMap((hit, place) => {
    const article = articles.get(hit.id);
    if (!article) return [];
    return {
      id: hit.id,
      externalId: article.externalId,
      headline: article.headline,
      date: article.date?.iso ?? null,
      towns: townNames(article),
      snippet: hit.snippet.map((part) => part.text).join(''),
      figures: ((place === 0 ? asked : null) ?? linesInOrder(article, result.words))
        .slice(0, 5)
        .map(lineJson),
      score: hit.score,
    };
  }),
});

/** An answer as `ask --json` prints it; `text` is what a person is shown. */
export const answerJson = (question: string, answer: Answer, text: string, articles: ArticleReader) => ({
  question,
  answered: answer.kind === 'found',
  answer: answer.kind === 'found' ? answer.readings[0].short : null,
  confidence: answer.kind === 'found' ? Number(answer.readings[0].confidence.toFixed(3)) : null,
  evidence: evidenceOf(answer).flatMap(({ id, passage }) => {
    const article = articles.get(id);
    if (!article) return [];
    const { externalId, headline, date } = article;
    return { id, externalId, headline, date: date?.iso ?? null, passage };
  }),
  text,
});

function evidenceOf(answer: Answer): readonly Evidence[] {
  if (answer.kind === 'found') return answer.readings.map((reading) => reading.evidence);
  return answer.kind === 'notFound' ? answer.nearest : [];
}
