import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, inject, it } from 'vitest';
import { askQuestions, readArguments, searchArticles } from '../../src/cli/index.js';
import { freePort } from '../telegram/botUnderTest.js';
import { theNewsroom } from '../theNewsroom.js';

interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

const folder = mkdtempSync(join(tmpdir(), 'cli-'));
const database = join(folder, 'news.sqlite');

const program = inject('program');

/** The program as a user runs it, without a terminal; by default over the five pages. */
const run = (words: readonly string[], typed = '', environment: Record<string, string> = {}) =>
  outcome(process.execPath, [program, ...words], typed, environment);

function outcome(
  command: string,
  words: readonly string[],
  typed: string,
  environment: Record<string, string>,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, words, {
      env: { PATH: process.env.PATH, BOT_TOKEN: '', DATABASE_PATH: database, ...environment },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (status) => resolve({ status, out, err }));
    child.stdin.on('error', () => {});
    child.stdin.end(typed);
  });
}

/** How many pages a database has by now that another process writes. */
function pagesStored(path: string): number {
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true });
    return Number(database.prepare('SELECT count(*) FROM page').pluck().get());
  } catch {
    // Nothing of it is there yet, or it is just being made.
    return 0;
  } finally {
    database?.close();
  }
}

const jsonLines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('npm run web', () => {
  it('serves the page without a token until it is told to stop, and says in a line when its port is taken', async () => {
    const port = String(await freePort());
    const child = spawn(process.execPath, [program, 'web'], {
      env: { PATH: process.env.PATH, BOT_TOKEN: '', DATABASE_PATH: database, WEB_PORT: port },
    });
    const ended = once(child, 'exit');
    for await (const told of child.stderr) if (String(told).includes('The web page is at')) break;
    expect(await (await fetch(`http://127.0.0.1:${port}/a/1`)).text()).toContain('<h1>');
    const second = await run(['web'], '', { WEB_PORT: port, LOG_LEVEL: 'warn' });
    expect(second).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringMatching(/^listen EADDRINUSE[^\n]*\n$/u),
    });
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});

describe('npm start without a token and a terminal', () => {
  it('shows what was loaded and two questions with their replies, serves the page where WEB_PORT says so, then ends with status 0', async () => {
    const port = String(await freePort());
    const { status, out, err } = await run([], '', { WEB_PORT: port });
    expect(status).toBe(0);
    expect(out).toMatch(/已收录 \d+ 篇报道，来自 5 个版面/u);
    expect(out.match(/^问> .+？$/gmu)).toHaveLength(2);
    expect(out.match(/^—— /gmu)?.length).toBeGreaterThanOrEqual(2);
    expect(err).toContain('BOT_TOKEN');
    expect(err).toContain(`The web page is at http://127.0.0.1:${port}`);
  });

  it('answers a message a line, and takes what is typed first for no follow-up of an example', async () => {
    const { status, out } = await run(
      [],
      '报名到什么时候\n/search 机床\n/latest\n/town 新仓\n/article 3\n/help\n疏科纳米的创始人是谁？\n',
    );
    expect(status).toBe(0);
    const example = /^问> (?<name>.{2,9})是谁？$/mu.exec(out)?.groups?.name;
    expect(example).toBeDefined();
    const answered = out.slice(out.indexOf('Ctrl-D'));
    expect(answered).toContain('报名');
    expect(answered.slice(0, answered.indexOf('“机床” 找到'))).not.toContain(example);
    expect(answered).toContain('最新报道');
    expect(answered).toContain('新仓镇：');
    expect(answered).toContain('使用方法');
    expect(answered).toContain('宋永生');
    expect(out).not.toContain('\u001b');
  });
});

describe('parse', () => {
  const pages = readdirSync('seeds').filter((name) => name.endsWith('.txt'));

  it('prints an object an article with every promised field', async () => {
    const { status, out } = await run(['parse', ...pages.map((name) => join('seeds', name)), '--json']);
    expect(status).toBe(0);
    const articles = jsonLines(out);
    expect(new Set(articles.map((article) => article.page))).toEqual(new Set(pages));
    const fields =
      'page headline kicker deck byline kind date datePrecision dateBasis towns paragraphs figures';
    for (const article of articles)
      expect(Object.keys(article)).toEqual(expect.arrayContaining(fields.split(' ')));
  });

  it('names a file it cannot read, reads the others, and ends with status 1', async () => {
    const bad = join(folder, 'bad.txt');
    writeFileSync(bad, Buffer.from([0, 1, 2, 255, 254, 0, 0, 0, 1]));
    const { status, out, err } = await run([
      'parse',
      bad,
      join(folder, 'none.txt'),
      join('seeds', pages[0] ?? ''),
      '--json',
    ]);
    expect(status).toBe(1);
    expect(err).toContain('bad.txt');
    expect(err).toContain('none.txt');
    expect(err.trim().split('\n')).toHaveLength(2);
    expect(jsonLines(out).length).toBeGreaterThan(3);
  });
});

describe('import, search, ask and articles', () => {
  const own = { DATABASE_PATH: join(folder, 'own.sqlite'), SEEDS_DIR: join(folder, 'pages') };
  const file = join(folder, 'articles.jsonl');

  it('store articles of a file and find them, one object a line', async () => {
    mkdirSync(own.SEEDS_DIR, { recursive: true });
    writeFileSync(
      file,
      [
        '{"id": "r1", "headline": "观鸟台建成", "date": "2024-03", "body": "候鸟公园的观鸟台高12米，投资300万元。"}',
        '{"id": "r2", "headline": "龙舟赛开赛", "body": "端午节上午，龙舟赛在东湖开赛，共有24支队伍参加。", "towns": ["当湖街道"]}',
      ].join('\n'),
    );
    expect(await run(['import', file], '', own)).toMatchObject({
      status: 0,
      out: '2 added, 0 changed, 0 unchanged\n',
    });
    expect((await run(['import', file], '', own)).out).toBe('0 added, 0 changed, 2 unchanged\n');

    const searched = jsonLines(
      (await run(['search', '-', '--json', '--limit', '1'], '觀鳥台\n龙舟赛\n', own)).out,
    );
    expect(searched.map(({ query, hits }) => [query, hits[0]?.externalId])).toEqual([
      ['觀鳥台', 'r1'],
      ['龙舟赛', 'r2'],
    ]);
    expect(searched[1].hits[0]).toMatchObject({ headline: '龙舟赛开赛', date: null, towns: ['当湖街道'] });

    const [known, unknown] = jsonLines(
      (await run(['ask', '-', '--json'], '龙舟赛有多少支队伍参加？\n火星上有多少支队伍？\n', own)).out,
    );
    expect(known).toMatchObject({ answered: true, evidence: [{ externalId: 'r2' }] });
    expect(known.text).toContain('24支');
    expect(unknown).toMatchObject({ answered: false, answer: null });

    const articles = jsonLines((await run(['articles', '--json'], '', own)).out);
    expect(articles.map((article) => article.externalId)).toEqual(['r1', 'r2']);
  });

  it('a bad line is named, and nothing is stored', async () => {
    const bad = join(folder, 'bad.jsonl');
    const fresh = { ...own, DATABASE_PATH: join(folder, 'fresh.sqlite') };
    writeFileSync(bad, '{"headline": "甲", "body": "乙"}\n{"headline": 1}\n');
    const { status, err } = await run(['import', bad], '', fresh);
    expect(status).toBe(1);
    expect(err).toMatch(/^line 2: headline/u);
    expect(await run(['articles', '--json'], '', fresh)).toMatchObject({ status: 0, out: '' });
  });
});

describe('when it cannot go on, one clear line', () => {
  it.each([
    [['serve'], {}, 2, /^BOT_TOKEN is not set/u],
    [['serve'], { BOT_TOKEN: 'nonsense' }, 2, /^BOT_TOKEN: expected/u],
    [['articles'], { CITY_DIR: '/nowhere' }, 2, /^CITY_DIR: expected a folder with a city\.json/u],
    [['fly'], {}, 2, /^there is no command 'fly'/u],
    [['articles'], { DATABASE_PATH: '/dev/null/news.sqlite' }, 1, /^cannot use the database/u],
    [['import', join(folder, 'none.jsonl')], {}, 1, /ENOENT/u],
  ])('%j %j', async (words, environment, expected, message) => {
    const { status, out, err } = await run(words, '', environment as Record<string, string>);
    expect(status).toBe(expected);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /mu);
    expect(out).toBe('');
  });
});

describe('a start', () => {
  it('reads nothing again when nothing changed', async () => {
    const before = readFileSync(database);
    const { err } = await run(['articles'], '', { LOG_LEVEL: 'info' });
    expect(err).not.toContain('page read');
    expect(before.length).toBeGreaterThan(0);
  });

  it('of two at once on a new database gives both the whole news', async () => {
    const environment = { DATABASE_PATH: join(folder, 'both.sqlite') };
    const whole = (await run(['articles'])).out.trim().split('\n').length;
    const both = await Promise.all([run(['articles'], '', environment), run(['articles'], '', environment)]);
    expect(both.map(({ status, err }) => [status, err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(both.map(({ out }) => out.trim().split('\n').length)).toEqual([whole, whole]);
  });

  it('completes what a kill in the middle of loading left', async () => {
    const environment = { DATABASE_PATH: join(folder, 'killed.sqlite') };
    const whole = (await run(['articles', '--json'])).out;
    for (const pages of [1, 3]) {
      const child = spawn(process.execPath, [program, 'articles'], {
        env: { PATH: process.env.PATH, ...environment },
        stdio: 'ignore',
      });
      const ended = once(child, 'exit');
      while (pagesStored(environment.DATABASE_PATH) < pages && child.exitCode === null) await sleep(1);
      child.kill('SIGKILL');
      await ended;
    }
    const completed = (await run(['articles', '--json'], '', environment)).out;
    const withoutIds = (text: string) => jsonLines(text).map(({ id: _, ...article }) => article);
    expect(withoutIds(completed)).toEqual(withoutIds(whole));
  });
});

describe('a message of 100,000 characters', () => {
  it('is answered by its beginning', async () => {
    const { desk } = theNewsroom();
    const told = async (command: 'ask' | 'search') => {
      const [input, output] = [Readable.from(`${'机床'.repeat(50_000)}\n`), new PassThrough()];
      const invocation = readArguments([command, '-', '--json']);
      if (invocation.command === 'ask') await askQuestions(invocation, desk, { input, output });
      if (invocation.command === 'search') await searchArticles(invocation, desk, { input, output });
      return jsonLines(String(output.read()));
    };
    expect(await told('ask')).toHaveLength(1);
    expect((await told('search'))[0].total).toBeGreaterThan(0);
  });
});

describe('on a full disk', () => {
  it.each([
    ['that fills up while it runs', 48],
    ['with no room to begin with', 16],
  ])('%s, what is stored is answered all the same, and the trouble is said', async (_, kilobytes) => {
    const environment = { DATABASE_PATH: join(folder, `full-${kilobytes}.sqlite`) };
    copyFileSync(database, environment.DATABASE_PATH);
    const { status, out, err } = await outcome(
      'bash',
      ['-c', `ulimit -f ${kilobytes}; exec node ${program} chat`],
      `${'疏科纳米的创始人是谁？\n'.repeat(40)}/follow 新仓\n/search 机床\n`,
      environment,
    );
    expect(out.match(/^宋永生/gmu)).toHaveLength(40);
    expect(out).toMatch(/现在无法保存[\s\S]*“机床” 找到/u);
    expect(err).toContain('the database: ');
    expect(status).toBe(0);
  });
});
