import { describe, expect, it } from 'vitest';
import { articleText } from '../../src/search/articleTexts.js';
import { inverseFrequency, placesOf, weigh } from '../../src/search/ranking.js';
import { anArticle } from '../anArticle.js';

const text = (headline: string, ...paragraphs: string[]) =>
  articleText({
    ...anArticle({ headline, paragraphs }),
    id: 1,
    externalId: null,
    source: 'test',
    position: 0,
  });
const terms = ['机床', '产值'].map((word) => ({
  wordings: [{ text: word, weight: 1 }],
  idf: 2,
  weight: 1,
  asked: true,
}));
const score = (...article: [string, ...string[]]) => weigh(text(...article), terms, 40).score;

describe('ranking', () => {
  it('puts words that stand together above words far apart', () => {
    const filler = '这一天天气很好。大家都来了。会议开得不错。';
    const near = score('消息', `机床的产值增长了。${filler}`);
    const far = score('消息', `机床增长了。${filler}产值很大。`);
    expect(near).toBeGreaterThan(far);
  });

  it('puts a headline with the words above a body with them', () => {
    expect(score('机床产值增长', '今天的消息。')).toBeGreaterThan(score('今天的消息', '机床产值增长。'));
  });

  it('tells how much of what was asked for is there', () => {
    expect(weigh(text('机床'), terms, 40).coverage).toBe(0.5);
    expect(weigh(text('汽车'), terms, 40)).toEqual({ score: 0, coverage: 0 });
  });

  it('finds figures and letters as whole words only', () => {
    expect(placesOf('20.4', '120.4亿元')).toEqual([]);
    expect(placesOf('120', '120.4亿元')).toEqual([]);
    expect(placesOf('120.4', '产值120.4亿元')).toEqual([2]);
    expect(placesOf('ceo', 'ceo说，aceo')).toEqual([0]);
    expect(placesOf('机床', '机床机床')).toEqual([0, 2]);
  });

  it('values rare terms, and none below zero', () => {
    expect(inverseFrequency(1000, 1)).toBeGreaterThan(inverseFrequency(1000, 500));
    expect(inverseFrequency(10, 12)).toBeGreaterThanOrEqual(0);
  });
});
