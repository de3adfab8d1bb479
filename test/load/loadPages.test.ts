import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadingPages, loadPages, type PageReader } from '../../src/load/index.js';
import { openStore, type Store } from '../../src/store/index.js';
import { anArticle } from '../anArticle.js';

/** Reads `headline: text` lines; counts what it reads. */
function lineReader(version = '1'): PageReader<{ date: string }> & { reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    version,
    parseOverrides: (json) => new Map(Object.entries(JSON.parse(json))),
    read(bytes, name, override) {
      reads.push(name);
      const lines = Buffer.from(bytes).toString('utf8').split('\n').filter(Boolean);
      if (lines.length === 0) return { problem: 'it is empty' };
      return {
        articles: lines.map((line) => {
          const [headline = null, text = ''] = line.split(': ');
          return anArticle({ headline, paragraphs: [text], deck: override?.date ?? null });
        }),
      };
    },
    state: (articles) => articles,
    describe: (article) => ({ ...article, towns: [], figures: [], people: [] }),
  };
}

let folder: string;
let store: Store;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const headlines = () => [...store.articles.all()].map((article) => article.headline);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  store = openStore(':memory:');
});

describe('loading a folder of pages', () => {
  it('reads new and changed pages, leaves others alone, and removes those that are gone', () => {
    const reader = lineReader();
    write('a.txt', '甲: 一\n乙: 二\n');
    write('b.md', '丙: 三\n');
    write('notes.pdf', 'no page');
    expect(loadPages(folder, store, reader).loaded).toEqual([
      { name: 'a.txt', articles: 2 },
      { name: 'b.md', articles: 1 },
    ]);
    const ids = new Map([...store.articles.all()].map((article) => [article.headline, article.id]));

    reader.reads.length = 0;
    const again = loadPages(folder, store, reader);
    expect(again.unchanged).toEqual(['a.txt', 'b.md']);
    expect(reader.reads).toEqual([]);

    write('a.txt', '甲: 一\n丁: 四\n');
    rmSync(join(folder, 'b.md'));
    const third = loadPages(folder, store, reader);
    expect(third.removed).toEqual(['b.md']);
    expect(reader.reads).toEqual(['a.txt']);
    expect(headlines()).toEqual(['甲', '丁']);
    expect([...store.articles.all()][0]?.id).toBe(ids.get('甲'));
  });

  it('reads pages again when the reader has changed, or what the sidecar says of them', () => {
    write('a.txt', '甲: 一');
    loadPages(folder, store, lineReader('1'));
    expect(loadPages(folder, store, lineReader('2')).loaded).toHaveLength(1);
    write('pages.json', '{"a.txt": {"date": "2025-01-02"}}');
    expect(loadPages(folder, store, lineReader('2')).loaded).toHaveLength(1);
    expect([...store.articles.all()][0]?.deck).toBe('2025-01-02');
  });

  it('stores a page of very many articles in steps, and after a kill at any of them the rest', () => {
    const reader = lineReader();
    const many = Array.from({ length: 300 }, (_, at) => `第${at}条: 正文`);
    write('a.txt', many.join('\n'));
    const left = () => loadingPages(folder, store, reader, () => false, null);
    let steps = 0;
    for (const _ of left()) steps++;
    expect(headlines()).toHaveLength(300);
    expect(steps).toBeGreaterThan(4);
    for (let kill = 1; kill < steps; kill++) {
      store = openStore(':memory:');
      const killed = left();
      for (let step = 0; step < kill; step++) killed.next();
      const ids = [...store.articles.all()].map(({ id }) => id);
      const { loaded, unchanged } = loadPages(folder, store, reader);
      expect([...loaded, ...unchanged]).toHaveLength(1);
      expect(headlines()).toEqual(many.map((line) => line.split(':')[0]));
      expect([...store.articles.all()].slice(0, ids.length).map(({ id }) => id)).toEqual(ids);
      expect(loadPages(folder, store, reader).unchanged).toEqual(['a.txt']);
    }
  });

  it('keeps the ids of a page that was renamed', () => {
    const reader = lineReader();
    write('a.txt', '甲: 一');
    loadPages(folder, store, reader);
    const [before] = store.articles.all();
    renameSync(join(folder, 'a.txt'), join(folder, 'z.txt'));
    const report = loadPages(folder, store, reader);
    expect(report).toMatchObject({ loaded: [], removed: [], unchanged: ['z.txt'] });
    expect([...store.articles.all()]).toEqual([{ ...before, source: 'z.txt' }]);
  });

  it('names every file that gives nothing, with the reason, and loads the others', () => {
    write('empty.txt', '');
    write('good.txt', '甲: 一');
    write('bad.jsonl', '{"headline": "戊", "body": "五"}\n{"headline": 7}\n');
    mkdirSync(join(folder, 'folder.txt'));
    write('pages.json', '{');
    const expected = ['bad.jsonl', 'empty.txt', 'folder.txt', 'pages.json'];
    const first = loadPages(folder, store, lineReader());
    expect(first.skipped.map((file) => file.name).sort()).toEqual(expected);
    expect(first.skipped.find((file) => file.name === 'bad.jsonl')?.reason).toMatch(/^line 2: headline/);
    expect(headlines()).toEqual(['甲']);
    expect(
      loadPages(folder, store, lineReader())
        .skipped.map((file) => file.name)
        .sort(),
    ).toEqual(expected);
  });

  it('leaves alone what is no file, or too large to be a page, without reading it', () => {
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    symlinkSync('loop.txt', join(folder, 'loop.txt'));
    symlinkSync(folder, join(folder, 'folder.txt'));
    write('book.txt', '');
    truncateSync(join(folder, 'book.txt'), 2 ** 20 + 1);
    write('archive.jsonl', '');
    truncateSync(join(folder, 'archive.jsonl'), 3 * 2 ** 30);
    write('good.txt', '甲: 一');
    const { skipped } = loadPages(folder, store, lineReader());
    expect(new Map(skipped.map(({ name, reason }) => [name, reason]))).toEqual(
      new Map([
        ['archive.jsonl', 'it is larger than 64 MB'],
        ['book.txt', 'it is larger than 1 MB'],
        ['folder.txt', 'it is not a file'],
        ['loop.txt', expect.stringContaining('ELOOP')],
        ['pipe.txt', 'it is not a file'],
      ]),
    );
    expect(headlines()).toEqual(['甲']);
  });

  it('takes names of every kind for what they are', () => {
    for (const name of ['a\nb.txt', '😀.txt', '大 写.TXT', `${'x'.repeat(240)}.md`])
      write(name, `${name}: 一`);
    for (const name of ['.a.txt.swp', 'a.txt~', '.hidden.txt', '4913']) write(name, '不: 是');
    expect(loadPages(folder, store, lineReader()).loaded).toHaveLength(4);
  });

  it('reads the others when a page fails in a way nobody foresaw', () => {
    write('a.txt', '甲: 一');
    write('b.txt', '乙: 二');
    const reader = lineReader();
    const failing: typeof reader = {
      ...reader,
      read(bytes, name, override) {
        if (name === 'a.txt') throw new Error('a bug');
        return reader.read(bytes, name, override);
      },
    };
    const { skipped } = loadPages(folder, store, failing);
    expect(skipped).toEqual([{ name: 'a.txt', reason: 'a bug' }]);
    expect(headlines()).toEqual(['乙']);
    expect(loadPages(folder, store, reader).loaded, 'and reads it at the next look').toEqual([
      { name: 'a.txt', articles: 1 },
    ]);
  });

  it('takes a town that is named twice for one', () => {
    write('a.jsonl', '{"headline": "甲", "body": "一", "towns": ["新仓镇", "新仓镇"]}\n');
    expect(loadPages(folder, store, lineReader()).skipped).toEqual([]);
    expect([...store.articles.all()][0]?.towns).toEqual([{ name: '新仓镇', role: 'main' }]);
  });

  it('keeps the articles of a page that has become unreadable', () => {
    write('a.txt', '甲: 一');
    loadPages(folder, store, lineReader());
    write('a.txt', '');
    expect(loadPages(folder, store, lineReader()).skipped).toEqual([
      { name: 'a.txt', reason: 'it is empty' },
    ]);
    expect(headlines()).toEqual(['甲']);
  });

  it('changes nothing when the folder is missing', () => {
    write('a.txt', '甲: 一');
    loadPages(folder, store, lineReader());
    const report = loadPages(join(folder, 'nowhere'), store, lineReader());
    expect(report.skipped[0]?.reason).toMatch(/ENOENT/);
    expect(headlines()).toEqual(['甲']);
  });

  it('tells apart articles with the same headline, and takes structured articles as they are', () => {
    write('a.txt', '简讯: 一\n简讯: 二\n');
    write(
      'b.jsonl',
      '{"id": 7, "headline": "己", "paragraphs": ["六"], "towns": ["新仓镇"], "date": "2025-01"}\n',
    );
    loadPages(folder, store, lineReader());
    const articles = [...store.articles.all()];
    expect(articles.map((article) => [article.headline, article.paragraphs[0]])).toEqual([
      ['简讯', '一'],
      ['简讯', '二'],
      ['己', '六'],
    ]);
    expect(articles[2]).toMatchObject({
      externalId: '7',
      date: { iso: '2025-01', precision: 'month' },
      towns: [{ name: '新仓镇', role: 'main' }],
    });
  });
});
