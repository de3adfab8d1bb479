import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which folders a folder may import from (DESIGN.md section 3), and which packages are its own. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  city: [],
  news: [],
  http: [],
  learned: [],
  language: ['city', 'news'],
  print: ['language'],
  pages: ['news', 'language', 'print'],
  pdf: ['news', 'language', 'print', 'pages'],
  facts: ['city', 'news', 'language', 'learned'],
  store: ['news'],
  search: ['city', 'news', 'language'],
  load: ['news', 'store'],
  press: ['city', 'news', 'learned', 'pages', 'pdf', 'facts', 'store', 'search', 'load'],
  answer: ['city', 'news', 'language', 'learned', 'facts', 'search'],
  chat: ['city', 'news', 'language', 'facts', 'store', 'search', 'answer'],
  terminal: ['chat'],
  monitor: ['http', 'chat'],
  telegram: ['http', 'news', 'language', 'store', 'chat'],
  web: ['http', 'city', 'news', 'store', 'chat'],
  cli: ['news', 'pages', 'pdf', 'facts', 'store', 'search', 'load', 'press', 'answer', 'chat', 'terminal'],
};
const homes: Readonly<Record<string, string>> = {
  telegraf: 'telegram',
  'better-sqlite3': 'store',
  'opencc-js/t2cn': 'language',
  minisearch: 'search',
  nodejieba: 'search',
  'pdfjs-dist/legacy/build/pdf.mjs': 'pdf',
  hono: 'web',
  '@hono/node-server': 'web',
};

const importForm = /(?:from|import)\s+'([^']+)'/gu;
const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => join('src', path));

interface Import {
  readonly file: string;
  readonly folder: string;
  readonly to: string;
}

const imports: readonly Import[] = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(importForm)].map(([, to = '']) => ({
    file,
    folder: folderOf(file),
    to: to.startsWith('.') ? relative('.', normalize(join(dirname(file), to))) : to,
  })),
);

function folderOf(path: string): string {
  const parts = path.split('/');
  return parts.length > 2 ? (parts[1] ?? '') : '';
}

describe('the architecture', () => {
  it('lets imports point one way only', () => {
    expect(imports.length).toBeGreaterThan(50);
    const against = imports.filter(({ folder, to }) => {
      const target = to.startsWith('src/') ? folderOf(to) : '';
      return folder !== '' && target !== '' && target !== folder && !mayImport[folder]?.includes(target);
    });
    expect(against.map(({ file, to }) => `${file} → ${to}`)).toEqual([]);
  });

  it('lets nobody reach past a door', () => {
    const past = imports.filter(({ folder, to }) => {
      const target = to.startsWith('src/') ? folderOf(to) : '';
      return target !== '' && target !== folder && !to.endsWith('/index.js');
    });
    expect(past.map(({ file, to }) => `${file} → ${to}`)).toEqual([]);
  });

  it('keeps each engine behind its own folder', () => {
    const homeOf = (to: string) => homes[to] ?? homes[to.replace(/\/[\w-]+$/u, '')];
    const strays = imports.filter(({ folder, to }) => (homeOf(to) ?? folder) !== folder);
    expect(strays.map(({ file, to }) => `${file} → ${to}`)).toEqual([]);
  });

  it('is told by files that exist', () => {
    const paths = [
      ...readFileSync('docs/architecture.md', 'utf8').matchAll(
        /`((?:src|test|data|docs|bench)\/[\w./-]*)`/gu,
      ),
    ];
    expect(paths.length).toBeGreaterThan(15);
    expect(paths.map(([, path = '']) => path).filter((path) => !existsSync(path))).toEqual([]);
  });

  it('is told of each folder by files that stand there', () => {
    const sections = readFileSync('docs/architecture.md', 'utf8').split(/^## /mu).slice(1);
    const told = sections.flatMap((section) => {
      const title = section.split('\n', 1)[0] ?? '';
      const folders = [...title.matchAll(/`(\w+)\/`/gu)].map(([, folder = '']) => folder);
      const names = [...section.matchAll(/`([\w./]+\.(?:ts|js|json|txt))`/gu)].map(([, name = '']) => name);
      return names.map((name) => ({
        title,
        name,
        places: [...folders, '', '../data', '../data/language', '..'],
      }));
    });
    expect(told.length).toBeGreaterThan(80);
    const lost = told.filter(
      ({ name, places }) => !places.some((place) => existsSync(join('src', place, name))),
    );
    expect(lost.map(({ title, name }) => `${title}: ${name}`)).toEqual([]);
  });
});
