import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type Desk, firstLines, type Request, replyOf, textsIn } from '../chat/index.js';
import {
  type FileHead,
  type ImportReport,
  isPdfName,
  overridesIn,
  pageOf,
  type Stored,
} from '../load/index.js';
import { type Article, type PageArticle, reasonOf, titleOf } from '../news/index.js';
import { explainPage, type PageReading, parsePageOverrides } from '../pages/index.js';
import { svgOf } from '../pdf/index.js';
import { openPress, type PrintOfPage, readTextPage } from '../press/index.js';
import type { Repair } from '../store/index.js';
import { textOf } from '../terminal/index.js';
import { InputError, type Invocation } from './arguments.js';
import { answerJson, articleJson, searchJson, storedArticleJson } from './json.js';

/** Where a command reads and writes. */
export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
}

type Asking<Name extends Invocation['command']> = Extract<Invocation, { command: Name }>;

/** `parse`: the articles of pages, or why one gives none. Throws InputError after the last page when one was bad. */
export async function parsePages(
  { files, as }: Asking<'parse'>,
  describe: (article: PageArticle) => Article,
  output: Writable,
): Promise<void> {
  const problems: string[] = [];
  for (const file of files) {
    const found = isPdfName(file)
      ? await parsePdf(file, as, output)
      : [parsePage(file, as, describe, output)];
    for (const problem of found) if (problem) problems.push(`${file}: ${problem}`);
  }
  if (problems.length > 0) throw new InputError(problems.join('\n'));
}

function parsePage(
  file: string,
  as: Asking<'parse'>['as'],
  describe: (article: PageArticle) => Article,
  output: Writable,
): string | null {
  const name = basename(file);
  let reading: PageReading;
  try {
    reading = readTextPage(
      readFileSync(file),
      name,
      overridesIn(dirname(file), { parseOverrides: parsePageOverrides }).get(name),
    );
  } catch (error) {
    return reasonOf(error);
  }
  if (as === 'explanation') output.write(`${explainPage(reading)}\n`);
  if (reading.kind === 'unreadable') return reading.reason;
  for (const article of reading.articles) {
    if (as === 'json') output.write(`${JSON.stringify(articleJson(describe(article), name))}\n`);
    if (as === 'text') output.write(`${articleText(describe(article))}\n\n`);
  }
  return null;
}

/** The pages of a PDF; what keeps any of them from being read. */
async function parsePdf(file: string, as: Asking<'parse'>['as'], output: Writable): Promise<string[]> {
  const name = basename(file);
  const articles: Stored[] = [];
  const prints: PrintOfPage[] = [];
  let head: FileHead;
  try {
    const overrides = overridesIn(dirname(file), { parseOverrides: parsePageOverrides });
    head = await openPress().read({ name, bytes: readFileSync(file) }, overrides, (pieces) => {
      for (const { kind, content } of pieces) {
        if (kind === 'article') articles.push(JSON.parse(content) as Stored);
        else prints.push(JSON.parse(content) as PrintOfPage);
      }
    });
  } catch (error) {
    return [reasonOf(error)];
  }
  if ('problem' in head) return [head.problem];
  const { pages } = head;
  if (as === 'explanation') output.write(`${svgOf(prints)}\n`);
  const problems: string[] = [];
  for (const [at, page] of pages.entries()) {
    if ('problem' in page) {
      problems.push(page.problem);
      continue;
    }
    for (const { article } of articles.splice(0, page.articles)) {
      if (as === 'json')
        output.write(`${JSON.stringify(articleJson(article, pageOf(name, at, pages.length)))}\n`);
      if (as === 'text') output.write(`${articleText(article)}\n\n`);
    }
  }
  return problems;
}

function articleText(article: Article): string {
  const head = [article.kicker, titleOf(article), article.deck].filter(Boolean).join('\n');
  const byline = article.byline.map(({ role, name }) => `${role} ${name}`).join('  ');
  const about = [article.kind, article.date?.iso, ...article.towns.map((town) => town.name)].filter(Boolean);
  return [head, about.join(' · '), byline, ...article.paragraphs].filter(Boolean).join('\n');
}

/** `import`: says what an import did. */
export function importText(report: ImportReport): string {
  return `${report.added} added, ${report.changed} changed, ${report.unchanged} unchanged`;
}

/** `repair`: says what was found and done. */
export function repairText(done: Repair): string {
  if (done.kind === 'sound') return 'the database is sound; nothing was changed';
  if (done.kind === 'mended') {
    const fates = [
      [done.restored, 'restored from a backup'],
      [done.waiting, 'read again from the pages at the next start'],
      [done.lost, 'in no backup and on no page: taken out, import them again'],
    ] as const;
    const told = fates.flatMap(([ids, fate]) =>
      ids.length > 0 ? [`article ${ids.join(', ')}: ${fate}`] : [],
    );
    return [...told, `as it was found the database is kept as ${done.keptAt}`].join('\n');
  }
  const restored =
    done.restoredFrom === null
      ? 'there is no backup: the next start makes a new one from the pages'
      : `restored from ${done.restoredFrom}; the next start brings it up to the pages`;
  const found =
    done.movedTo === null ? 'there was no database' : `the damaged database is now ${done.movedTo}`;
  return `${found}; ${restored}`;
}

/** `search`: one query, or with `-` one a line, each to one JSON object or a readable reply. */
export async function searchArticles(asking: Asking<'search'>, desk: Desk, streams: Streams): Promise<void> {
  for await (const query of asked(asking.query, streams)) {
    const result = desk.search.search(query, { limit: asking.limit, offset: 0, today: new Date() });
    if (asking.as === 'json') {
      streams.output.write(
        `${JSON.stringify(searchJson(query, result, desk.articles, await firstLines(query, result, desk)))}\n`,
      );
      continue;
    }
    const lines = result.hits.flatMap((hit) => {
      const article = desk.articles.get(hit.id);
      return article
        ? [
            `${titleOf(article)} (${article.date?.iso ?? '-'}, №${hit.id})`,
            `  ${hit.snippet.map((part) => part.text).join('')}`,
          ]
        : [];
    });
    streams.output.write(`${[textsIn('zh').found(query, result.total), ...lines].join('\n')}\n`);
  }
}

/** `ask`: one question, or with `-` one a line, each on its own, without the memory of a conversation. */
export async function askQuestions(asking: Asking<'ask'>, desk: Desk, streams: Streams): Promise<void> {
  for await (const question of asked(asking.question, streams)) {
    if (asking.as === 'explanation') {
      streams.output.write(`${await desk.answerer.explain(question, new Date())}\n`);
      continue;
    }
    const request: Request = {
      chat: 'cli',
      user: 'cli',
      place: 'private',
      language: 'zh',
      input: { kind: 'text', text: question },
      at: new Date(),
    };
    const about = { desk, request, texts: textsIn('zh'), settings: desk.chats.settings('cli') };
    const answer = await desk.answerer.answer(question, { today: request.at, topic: null });
    const text = textOf(await replyOf(about, answer), 'plain');
    const line =
      asking.as === 'json' ? JSON.stringify(answerJson(question, answer, text, desk.articles)) : text;
    streams.output.write(`${line}\n`);
  }
}

/** `articles`: every stored article. */
export function listArticles({ as }: Asking<'articles'>, desk: Desk, output: Writable): void {
  for (const article of desk.articles.all()) {
    output.write(
      as === 'json'
        ? `${JSON.stringify(storedArticleJson(article))}\n`
        : `${article.id}\t${article.date?.iso ?? '-'}\t${titleOf(article)}\n`,
    );
  }
}

async function* asked(words: string, { input }: Streams): AsyncGenerator<string> {
  if (words !== '-') {
    yield words;
    return;
  }
  for await (const line of createInterface({ input })) yield line.trim();
}
