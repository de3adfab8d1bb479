import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../../src/answer/index.js';
import { importArticles } from '../../src/load/index.js';
import { describe as describeArticle } from '../../src/newsroom.js';
import { theNewsroom } from '../theNewsroom.js';

const questions = z.object({
  questions: z.array(
    z.object({
      q: z.string(),
      a: z.array(z.string()),
      all: z.array(z.string()).optional(),
      type: z.string(),
    }),
  ),
});

const { desk } = theNewsroom();
const other = theNewsroom();
importArticles(new URL('otherNews.jsonl', import.meta.url).pathname, other.store, describeArticle);
other.desk.search.refresh();
const today = new Date('2026-11-21T02:00:00Z');
const ask = (question: string, of = desk) => of.answerer.answer(question, { today, topic: null });
const bare = (text: string) => text.replace(/\s/gu, '');

function said(answer: Answer): string {
  if (answer.kind !== 'found') return answer.kind;
  const [{ short, evidence }] = answer.readings;
  return bare(`${short ?? ''} ${evidence.passage}`);
}

describe.each([
  ['questions.json', desk],
  ['moreQuestions.json', desk],
  ['otherNews.json', other.desk],
])('%s', (file, of) => {
  const all = questions.parse(JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))).questions;

  it.each(all.filter(({ type }) => type !== 'unanswerable'))('answers $q', ({ q, a, all: needed }) => {
    const answer = said(ask(q, of));
    expect(
      a.some((one) => answer.includes(bare(one))),
      answer,
    ).toBe(true);
    for (const one of needed ?? []) expect(answer).toContain(bare(one));
  });

  it.each(all.filter(({ type }) => type === 'unanswerable'))('does not answer $q', ({ q }) => {
    expect(ask(q, of).kind).toBe('notFound');
  });
});

describe('every word of an answer', () => {
  it('stands in its article', () => {
    for (const { q } of questions.parse(
      JSON.parse(readFileSync(new URL('questions.json', import.meta.url), 'utf8')),
    ).questions) {
      const answer = ask(q);
      if (answer.kind !== 'found') continue;
      for (const { short, evidence } of answer.readings) {
        const article = desk.articles.get(evidence.id);
        const paragraph = article?.paragraphs[evidence.paragraph] ?? '';
        expect(paragraph).toContain(evidence.sentence);
        expect(paragraph).toContain(evidence.passage);
        if (short !== null) expect(paragraph).toContain(short);
        expect(evidence.passage.length).toBeLessThanOrEqual(Math.max(120, evidence.sentence.length));
      }
    }
  });
});
