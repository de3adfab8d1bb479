import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTextPage } from '../../src/press/index.js';
import { goldPage, measurePage, trueArticles } from './measure.js';

const folder = new URL('gold/', import.meta.url);
const bare = (text: string) => text.replace(/\s/gu, '');

describe.each(readdirSync(folder))('the page of %s', (file) => {
  const gold = goldPage.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  const bytes = readFileSync(new URL(`../../seeds/${gold.page}`, import.meta.url));
  const reading = readTextPage(bytes, gold.page);
  const articles = reading.kind === 'articles' ? reading.articles : [];
  const truth = trueArticles(gold, bytes.toString('utf8'));

  it('is read into its articles, neither more nor fewer, each with its headline', () => {
    expect(articles.map(({ headline }) => bare(headline ?? ''))).toEqual(
      gold.articles.map(({ headline }) => bare(headline ?? '')),
    );
  });

  it('keeps every character of every article, and tells kinds, titles, bylines and towns', () => {
    const date = { read: reading.kind === 'articles' ? reading.issueDate : null, iso: gold.date };
    for (const [index, measured] of measurePage(articles, truth, date).articles.entries()) {
      const { found, characters, ...told } = measured;
      expect({ story: truth[index]?.headline, lost: characters - found, ...told }).toMatchObject({
        lost: 0,
        headline: true,
        kicker: true,
        deck: true,
        kind: true,
        byline: true,
        towns: true,
      });
    }
  });

  it('is dated as exactly as its evidence allows', () => {
    expect(reading).toMatchObject({ issueDate: { iso: gold.date } });
  });

  it('keeps the subheads of a feature inside it', () => {
    for (const [index, { subheads = [] }] of gold.articles.entries()) {
      const article = articles[index];
      expect(article?.subheads.map((at) => article.paragraphs[at])).toEqual(subheads);
    }
  });
});
