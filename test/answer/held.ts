import { finderOf } from '../../src/answer/finder.js';
import { readArticle } from '../../src/answer/passages.js';
import { readQuestion } from '../../src/answer/question.js';
import { type Regard, regard } from '../../src/answer/regard.js';
import { readStructuredArticles } from '../../src/load/structuredArticles.js';
import { describe as describeArticle } from '../../src/newsroom.js';
import { createTokenizer } from '../../src/search/index.js';
import { theNewsroom } from '../theNewsroom.js';

const { desk, store } = theNewsroom();
const tokenizer = createTokenizer();
const finder = finderOf(desk.search, tokenizer);

/** A question held against a report of one paragraph, printed on a day or on none that is known. */
export function held(question: string, paragraph: string, date: string | null = '2025-03-09'): Regard {
  const report = { id: paragraph, headline: '云岭竹编', ...(date && { date }), paragraphs: [paragraph] };
  const [structured] = readStructuredArticles([JSON.stringify(report)], describeArticle);
  if (!structured) throw new Error('no article');
  const { id } = store.articles.put(structured.article, {
    pageId: null,
    source: 'held',
    position: 0,
    externalId: paragraph,
    identity: paragraph,
  });
  const article = store.articles.get(id);
  if (!article) throw new Error('not stored');
  const asked = readQuestion(question, finder, tokenizer);
  return regard(
    asked,
    readArticle(article, tokenizer),
    { place: 0, score: 1, coverage: 1 },
    { cues: [], needs: asked.terms.map(() => 1) },
  );
}
