import { readdirSync, readFileSync } from 'node:fs';
import { pino } from 'pino';
import { describe, type Newsroom, openNewsroom } from '../src/newsroom.js';

/** An everyday word or phrase and the reports it should lead to, by an editor who had not tried it. */
export interface Everyday {
  readonly typed: string;
  readonly fitting: ReadonlySet<string>;
}

/** An archive of invented news with what is looked for in it. */
export interface EverydayArchive {
  readonly newsroom: Newsroom;
  /** The report an article was made from. */
  readonly reports: ReadonlyMap<number, string>;
  readonly asked: readonly Everyday[];
}

/** The day on which it is asked: after the last report. */
export const today = new Date('2026-06-01T12:00:00+08:00');

const folder = new URL('../test/answer/news/', import.meta.url);
const archiveLine = /^# archive: (.+)$/;

/** The archives of a list of everyday words: `# archive: writer writer`, then `word: report report`. */
export function everydayArchives(list: string): EverydayArchive[] {
  const archives: { writers: string[]; asked: Everyday[] }[] = [];
  for (const line of readFileSync(list, 'utf8').trim().split('\n')) {
    const writers = archiveLine.exec(line)?.[1]?.split(' ');
    if (writers) archives.push({ writers, asked: [] });
    if (line.startsWith('#')) continue;
    const [typed = '', reports = ''] = line.split(': ');
    archives
      .at(-1)
      ?.asked.push({ typed: typed.replace(/:$/, ''), fitting: new Set(reports.split(' ').filter(Boolean)) });
  }
  return archives.map(({ writers, asked }) => ({ ...archiveOf(writers), asked }));
}

function archiveOf(writers: readonly string[]): Omit<EverydayArchive, 'asked'> {
  const newsroom = openNewsroom(
    { DATABASE_PATH: ':memory:', SEEDS_DIR: 'nowhere', SEARCH_ENGINE: 'auto' },
    pino({ level: 'silent' }),
  );
  const reports = new Map<number, string>();
  newsroom.store.transaction(() => {
    for (const writer of readdirSync(folder).filter((name) => writers.includes(name))) {
      const lines = readFileSync(new URL(`${writer}/reports.jsonl`, folder), 'utf8')
        .trim()
        .split('\n');
      for (const { id, headline, date, paragraphs } of lines.map((line) => JSON.parse(line))) {
        const article = describe({
          headline,
          kicker: null,
          deck: null,
          byline: [],
          kind: 'news',
          date: { iso: date, precision: 'day', basis: 'invented' },
          paragraphs,
          subheads: [],
        });
        const origin = { pageId: null, source: 'invented', position: 0, externalId: id, identity: id };
        reports.set(newsroom.store.articles.put(article, origin).id, id);
      }
    }
  });
  newsroom.desk.search.refresh();
  return { newsroom, reports };
}
