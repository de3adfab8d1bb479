import { describe, expect, it } from 'vitest';
import { withFacts } from '../../src/facts/index.js';
import type { Mention } from '../../src/news/index.js';
import { articleOf, tokenizer } from './material.js';

const opening = '柳口小学校长董青山说，全校有学生620人，教师48人，校舍8400平方米。';
const article = withFacts(
  {
    ...articleOf(`${opening}\n去年，这里新增学生48人，董青山很高兴。`, { headline: '柳口小学新增48人' }),
    deck: '校舍8400平方米',
  },
  tokenizer,
);
const textAt = ({ paragraph, start, end }: Mention) =>
  (paragraph < 0 ? `${article.headline}\n${article.deck}` : (article.paragraphs[paragraph] ?? '')).slice(
    start,
    end,
  );

describe('facts tell where in the article', () => {
  it('each number stands', () => {
    expect(article.figures.length).toBeGreaterThan(2);
    for (const figure of article.figures) {
      expect(textAt(figure)).toBe(figure.text);
      const end = figure.sentenceStart + figure.sentence.length;
      expect(textAt({ ...figure, start: figure.sentenceStart, end })).toBe(figure.sentence);
    }
  });

  it('each quoted number stands', () => {
    for (const { quotation, paragraph } of article.figures)
      for (const [start, end] of quotation?.numbers ?? []) {
        const offset = quotation?.offset ?? 0;
        expect(textAt({ paragraph, start: start + offset, end: end + offset })).toBe(
          quotation?.text.slice(start, end),
        );
      }
  });

  it('each person is named, with the office before it', () => {
    const [person] = article.people;
    expect(person?.mentions.map(textAt)).toEqual(['董青山', '董青山']);
    expect(
      person?.mentions.map(({ paragraph, office, start }) =>
        office === null ? null : textAt({ paragraph, start: office, end: start }),
      ),
    ).toEqual([person?.office, null]);
  });
});
