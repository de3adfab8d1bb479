import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importArticles } from '../../src/load/index.js';
import type { PageArticle } from '../../src/news/index.js';
import { openStore } from '../../src/store/index.js';

const plain = (article: PageArticle) => ({ ...article, towns: [], figures: [], people: [] });

function fileOf(...lines: string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'import-')), 'articles.jsonl');
  writeFileSync(path, lines.join('\n'));
  return path;
}

describe('importing a file of articles', () => {
  it('stores each once, however often the file is imported', () => {
    const store = openStore(':memory:');
    const path = fileOf(
      '\uFEFF{"id": "x1", "headline": "甲", "body": "一\\n\\n二"}',
      '',
      '{"headline": "乙", "paragraphs": ["三"], "source": "平湖发布"}',
    );
    expect(importArticles(path, store, plain)).toEqual({ added: 2, changed: 0, unchanged: 0 });
    expect(importArticles(path, store, plain)).toEqual({ added: 0, changed: 0, unchanged: 2 });
    expect([...store.articles.all()]).toMatchObject([
      { externalId: 'x1', paragraphs: ['一', '二'], source: 'articles.jsonl' },
      { externalId: null, paragraphs: ['三'], source: '平湖发布' },
    ]);
  });

  it('takes an empty text for one left out', () => {
    const store = openStore(':memory:');
    const path = fileOf('{"id": "", "headline": "", "date": "", "source": " ", "body": "只有正文。"}');
    importArticles(path, store, plain);
    expect([...store.articles.all()]).toMatchObject([
      { headline: null, date: null, externalId: null, source: 'articles.jsonl' },
    ]);
  });

  it('replaces an article that comes again under its id', () => {
    const store = openStore(':memory:');
    importArticles(fileOf('{"id": "x1", "headline": "甲", "body": "一"}'), store, plain);
    expect(
      importArticles(fileOf('{"id": "x1", "headline": "甲", "body": "更正"}'), store, plain),
    ).toMatchObject({
      changed: 1,
    });
    expect([...store.articles.all()]).toMatchObject([{ paragraphs: ['更正'] }]);
  });

  it.each([
    ['{"headline": ', 'line 2 is not JSON'],
    ['{"body": ""}', 'line 2: expected a headline'],
    ['{"headline": "乙", "date": "2025-02-31"}', 'line 2: date: expected a date like'],
    ['[]', 'line 2: '],
    ['{"headline": " ", "paragraphs": []}', 'line 2: expected a headline'],
  ])('stores nothing when a line is bad: %s', (line, message) => {
    const store = openStore(':memory:');
    const path = fileOf('{"headline": "甲", "body": "一"}', line);
    expect(() => importArticles(path, store, plain)).toThrow(message);
    expect(store.articles.count()).toBe(0);
  });
});
