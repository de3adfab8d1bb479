import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { theNewsroom } from '../test/theNewsroom.js';
import { serveSite } from '../test/web/theSite.js';

/**
 * Requests a second for an article and for searches over HTTP, next to a bare server of the same library that
 * sends a fixed page of the same size; each server in a process of its own, in turns.
 */
const { values } = parseArgs({
  options: { serve: { type: 'string' }, seconds: { type: 'string', default: '3' } },
});

const article = '/a/19';
const words = ['机床', '新仓', '平湖 产值', '乡村振兴', '"高质量发展"'];
const searches = words.map((each) => `/search?q=${encodeURIComponent(each)}`);
const rounds = 3;

/** The child's side: the pages of the seeds, or a bare server that sends pages of the sizes it is told. */
async function serveHere(kind: string): Promise<void> {
  if (kind === 'ours') {
    const { address } = await serveSite(theNewsroom());
    process.send?.(address);
    return;
  }
  const sizes: Record<string, number> = JSON.parse(kind);
  const app = new Hono();
  for (const [path, size] of Object.entries(sizes)) {
    const page = 'x'.repeat(size);
    app.get(path, (c) => c.html(page));
  }
  serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
    process.send?.(`http://127.0.0.1:${port}`),
  );
}

interface Served {
  readonly address: string;
  readonly process: ChildProcess;
}

async function started(kind: string): Promise<Served> {
  const child = fork(import.meta.filename, ['--serve', kind], { execArgv: ['--import', 'tsx'] });
  const [address] = await once(child, 'message');
  return { address, process: child };
}

type Cannon = (
  options: object,
) => Promise<{ readonly requests: { readonly average: number }; readonly non2xx: number }>;
const autocannon: Cannon = createRequire(import.meta.url)('./node_modules/autocannon');

/** What stands in the seeds, four characters at a time: each is found, and none was looked for before. */
const printed = readdirSync('seeds')
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(`seeds/${name}`, 'utf8').replace(/\P{Script=Han}/gu, ''))
  .join('');
let at = 0;
function newSearch(): string {
  at += 1;
  return `/search?q=${encodeURIComponent(printed.slice(at, at + 4))}`;
}

/** Requests a second, over ten connections. */
async function rate({ address }: Served, paths: readonly string[]): Promise<number> {
  // Each new search is another: nothing is kept of any.
  const requests = paths.map((path) =>
    path === 'new' ? { setupRequest: (request: object) => ({ ...request, path: newSearch() }) } : { path },
  );
  const run = await autocannon({ url: address, connections: 10, duration: Number(values.seconds), requests });
  if (run.non2xx > 0) throw new Error(`${run.non2xx} requests were refused`);
  return run.requests.average;
}

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

async function sizeOf({ address }: Served, paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    paths.map(async (path) => (await (await fetch(address + path)).arrayBuffer()).byteLength),
  );
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length);
}

async function measure(): Promise<void> {
  const ours = await started('ours');
  const sizes = { '/article': await sizeOf(ours, [article]), '/search': await sizeOf(ours, searches) };
  const bare = await started(JSON.stringify(sizes));
  const cases = [
    { name: article, ours: [article], bare: ['/article'] },
    { name: 'five searches, again and again', ours: searches, bare: ['/search'] },
    { name: 'searches, each of them new', ours: ['new'], bare: ['/search'] },
  ];
  for (const each of cases) {
    const runs: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    for (let round = 0; round < rounds; round += 1) {
      runs.bare.push(await rate(bare, each.bare));
      runs.ours.push(await rate(ours, each.ours));
    }
    const [our, their] = [median(runs.ours), median(runs.bare)];
    const size = each.bare[0] === '/article' ? sizes['/article'] : sizes['/search'];
    process.stdout.write(
      `${each.name}: ${our.toFixed(0)} requests/s; bare Hono, ${size} bytes: ${their.toFixed(0)}; ${((100 * our) / their).toFixed(0)} %\n`,
    );
  }
  for (const { process: child } of [ours, bare]) child.kill();
}

if (values.serve) await serveHere(values.serve);
else await measure();
