import { describe, expect, it } from 'vitest';
import { withFacts } from '../../src/facts/index.js';
import { type Mention, textAt } from '../../src/news/index.js';
import { articleOf, tokenizer } from './material.js';

const opening = '柳口小学校长董青山说，全校有学生620人，教师48人。去年建成校舍8400平方米。';
const article = withFacts(
  {
    ...articleOf('', { headline: '董青山任校长的柳口小学新增48人', deck: '总投资3.5亿元' }),
    paragraphs: [opening, '今年，这里新增学生53人，董青山很高兴。'],
  },
  tokenizer,
);
const said = (mention: Mention) => textAt(article, mention.paragraph, mention);

describe('facts tell where in the article', () => {
  it('each number stands, and its sentence', () => {
    expect(article.figures.some(({ paragraph }) => paragraph < 0)).toBe(true);
    expect(article.figures.some(({ paragraph }) => paragraph > 0)).toBe(true);
    for (const figure of article.figures) {
      expect(said(figure)).toBe(figure.text);
      expect(textAt(article, figure.paragraph, figure.sentence)).toContain(figure.text);
    }
    const built = article.figures.find(({ text }) => text.startsWith('8400'));
    expect(built?.before && textAt(article, built.paragraph, built.before)).toBe(opening.slice(0, -14));
  });

  it('each quoted number stands', () => {
    for (const { quotation, paragraph } of article.figures)
      for (const [start, end] of quotation?.numbers ?? []) {
        const offset = quotation?.offset ?? 0;
        expect(said({ paragraph, start: start + offset, end: end + offset })).toBe(
          quotation?.text.slice(start, end),
        );
      }
  });

  it('each person is named, with the office before it', () => {
    const [person] = article.people;
    expect(person?.mentions.map(said)).toEqual(['董青山', '董青山', '董青山']);
    expect(
      person?.mentions.map(({ paragraph, office, start }) =>
        office === null ? null : said({ paragraph, start: office, end: start }),
      ),
    ).toEqual([null, person?.office, null]);
  });
});
