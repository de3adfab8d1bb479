import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { askedOf } from '../../src/facts/asked.js';
import { withFacts } from '../../src/facts/index.js';
import { leastWorthAsked } from '../../src/facts/keyFigures.js';
import type { Article } from '../../src/news/index.js';
import type { Choice } from './figureCases.js';
import { articleOf, dated, tokenizer } from './material.js';
import { readRetoldReports } from './retoldReports.js';

const question = z.object({ q: z.string(), doc: z.string(), answers: z.array(z.string()) });
const report = z.object({
  id: z.string(),
  headline: z.string().nullish(),
  date: z.string().nullish(),
  paragraphs: z.array(z.string()),
});
const news = new URL('../answer/news/', import.meta.url);

/** Words of a question that nobody types into a search box. */
const asking = new Set([
  '多少',
  '多大',
  '多久',
  '多长',
  '什么',
  '怎么',
  '几个',
  '现在',
  '知道',
  '请问',
  '一下',
  '时候',
  '总共',
  '一共',
]);

/** What is searched for in the reports of retold/, and what the questions of test/answer/news teach. */
export const askedCases = (): Choice[] => [...searchesRetold(), ...questionsOfNews()];

const searchesRetold = (): Choice[] =>
  [...readRetoldReports().values()].flat().flatMap((told) => {
    const article = withFacts(told.article, tokenizer);
    return told.queries.flatMap(({ q, want }) => caseOf(q, want, article));
  });

/**
 * What the questions of test/answer/news teach of which figure answers: of those that a number answers, the words that
 * one would search with, and the figures of their report. Figures depend on the other weights.
 */
function questionsOfNews(): Choice[] {
  return readdirSync(news).flatMap((folder) => {
    const reports = new Map(
      linesOf(folder, 'reports').map((line): [string, Article] => {
        const { id, headline, date, paragraphs } = report.parse(JSON.parse(line));
        const article = articleOf('', {
          headline: headline ?? '',
          paragraphs,
          date: date ? dated(date) : null,
        });
        return [id, withFacts(article, tokenizer)];
      }),
    );
    return linesOf(folder, 'questions').flatMap((line) => {
      const { q, doc, answers } = question.parse(JSON.parse(line));
      const about = reports.get(doc);
      return about ? caseOf(q, answers, about) : [];
    });
  });
}

function linesOf(folder: string, name: string): string[] {
  return readFileSync(new URL(`${folder}/${name}.jsonl`, news), 'utf8')
    .trim()
    .split('\n');
}

function caseOf(asked: string, answers: readonly string[], article: Article): Choice[] {
  const numbers = answers.filter((answer) => /\d/u.test(answer));
  if (numbers.length === 0) return [];
  const words = wordsOf(asked);
  const shown = article.figures.flatMap((figure) =>
    figure.quotation && figure.paragraph >= 0 && figure.worth >= leastWorthAsked
      ? [{ ...figure, quotation: figure.quotation }]
      : [],
  );
  const right = shown.flatMap(({ quotation }, index) =>
    numbers.some((number) => quotation.text.includes(number)) ? [index] : [],
  );
  if (words.length === 0 || right.length === 0 || right.length === shown.length) return [];
  const measure = askedOf(words, article, article.figures);
  return [{ right, candidates: shown.map((figure) => measure(figure).features) }];
}

/** Words that one would type. */
const typed = 3;

/** The longest nouns, names and verbs of a question, in its order. */
function wordsOf(asked: string): string[] {
  const words = tokenizer
    .tag(asked)
    .filter(({ word, tag }) => word.length > 1 && /^(?:[nvjx]|eng|l|a)/u.test(tag) && !asking.has(word))
    .map(({ word }) => word);
  const longest = [...words].sort((a, b) => b.length - a.length).slice(0, typed);
  return words.filter((word) => longest.includes(word));
}
