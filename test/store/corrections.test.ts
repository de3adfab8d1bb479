import { describe, expect, it } from 'vitest';
import { describe as withFacts } from '../../src/newsroom.js';
import { openStore } from '../../src/store/index.js';
import { anArticle } from '../anArticle.js';

const onPage = (pageId: number | null, source: string) => ({
  pageId,
  source,
  position: 0,
  externalId: null,
  identity: 'title:一条新闻',
});
const date = { iso: '2024-05', precision: 'month' as const, basis: '编辑更正' };

const at = new Date('2026-11-21T03:00:00Z');

describe('a corrected article', () => {
  it('keeps its corrections, each field by itself, when it is read again', () => {
    const { articles, pages } = openStore(':memory:');
    const page = onPage(pages.put('a.txt', '1', null), 'a.txt');
    const { id } = articles.put(anArticle({ deck: '副题' }), page);
    articles.correct(id, { headline: '改正', deck: null });
    articles.correct(id, { date, towns: [{ name: '新仓镇', role: 'main' }] });
    expect(articles.put(anArticle({ deck: '副题' }), page)).toEqual({ id, change: 'unchanged' });
    expect(articles.get(id)).toMatchObject({ headline: '改正', deck: null, date });
    expect(articles.latest({ town: '新仓镇' }, { limit: 1, offset: 0 }).ids).toEqual([id]);
    expect(articles.put(anArticle({ paragraphs: ['新的正文。'] }), page).change).toBe('changed');
    expect(articles.get(id)).toMatchObject({ headline: '改正', paragraphs: ['新的正文。'] });
  });

  it('changes its revision, so that the search follows', () => {
    const { articles } = openStore(':memory:');
    const { id } = articles.put(anArticle(), onPage(null, 'a.jsonl'));
    const before = articles.revision();
    articles.correct(id, { headline: '改正' });
    expect(articles.changesSince(before).changed).toEqual([id]);
  });

  it('has the time of its figures moved with its date', () => {
    const { articles } = openStore(':memory:', undefined, undefined, withFacts);
    const told = anArticle({
      date: { iso: '2023-07-07', precision: 'day', basis: '' },
      paragraphs: ['昨天，全县售出门票3.2万张。'],
    });
    const { id } = articles.put(withFacts(told), onPage(null, 'a.jsonl'));
    expect(articles.get(id)?.figures.map(({ period }) => period)).toEqual(['2023-07-06']);
    articles.correct(id, { date: { iso: '2023-08-01', precision: 'day', basis: '编辑更正' } });
    expect(articles.get(id)?.figures.map(({ period }) => period)).toEqual(['2023-07-31']);
  });

  it('that does not exist is none', () => {
    const { articles } = openStore(':memory:');
    expect(articles.correct(1, { headline: '改正' })).toBeUndefined();
    expect(articles.withdraw(1, at)).toBeUndefined();
  });
});

describe('a withdrawn article', () => {
  it('stays out when its page is read again, renamed, or removed and put back', () => {
    const { articles, pages } = openStore(':memory:');
    const pageId = pages.put('a.txt', '1', null);
    const { id } = articles.put(anArticle(), onPage(pageId, 'a.txt'));
    expect(articles.withdraw(id, at)?.headline).toBe('一条新闻');
    articles.put(anArticle(), onPage(pageId, 'a.txt'));
    pages.rename(pageId, 'b.txt');
    articles.put(anArticle(), onPage(pageId, 'b.txt'));
    pages.remove(pageId);
    articles.put(anArticle(), onPage(pages.put('b.txt', '2', null), 'b.txt'));
    expect(articles.count()).toBe(0);
  });

  it('comes back for a day as it was, under its number, also after its page was read again', () => {
    const { articles, pages } = openStore(':memory:');
    const pageId = pages.put('a.txt', '1', null);
    const towns = [{ name: '新仓镇', role: 'main' as const }];
    const { id } = articles.put(anArticle({ towns }), onPage(pageId, 'a.txt'));
    const before = articles.get(id);
    articles.withdraw(id, at);
    const removed = articles.revision();
    pages.rename(pageId, 'b.txt');
    articles.put(anArticle({ towns }), onPage(pageId, 'b.txt'));
    expect(articles.restore(id, at)).toEqual({ ...before, source: 'b.txt' });
    expect(articles.changesSince(removed)).toMatchObject({ changed: [id], removed: [] });
    expect(articles.townCounts()).toEqual(new Map([['新仓镇', 1]]));
    expect(articles.put(anArticle({ towns }), onPage(pageId, 'b.txt'))).toEqual({ id, change: 'unchanged' });
    expect(articles.restore(id, at)).toBeUndefined();
    articles.withdraw(id, at);
    expect(articles.restore(id, new Date(at.getTime() + 24 * 60 * 60 * 1000))).toBeUndefined();
  });

  it('leaves the same article on another page alone', () => {
    const { articles, pages } = openStore(':memory:');
    const { id } = articles.put(anArticle(), onPage(pages.put('a.txt', '1', null), 'a.txt'));
    articles.withdraw(id, at);
    articles.put(anArticle(), onPage(pages.put('b.txt', '1', null), 'b.txt'));
    articles.put(anArticle(), onPage(null, 'a.txt'));
    expect(articles.count()).toBe(2);
  });
});

describe('an article imported by a version whose facts did not tell where they stand', () => {
  it('is read with quotations and places', () => {
    const { articles } = openStore(':memory:', undefined, undefined, withFacts);
    const article = withFacts(anArticle({ paragraphs: ['民政局局长李成英说，全县共有养老食堂26家。'] }));
    const since = ['quotation', 'start', 'end', 'mentions'];
    const bare = JSON.parse(
      JSON.stringify(article, (key, value) => (since.includes(key) ? undefined : value)),
    );
    const { id } = articles.put(bare, onPage(null, 'a.jsonl'));
    expect(articles.get(id)).toMatchObject({ figures: article.figures, people: article.people });
  });
});
