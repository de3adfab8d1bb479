import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { Telegraf } from 'telegraf';
import { dealCards, newsDesk } from '../src/chat/index.js';
import { openNewsroom } from '../src/newsroom.js';
import { startBot } from '../src/telegram/index.js';
import { quickPace } from '../test/telegram/botUnderTest.js';
import { aCrowd, askAll, type Crowd, tallyOf } from '../test/telegram/crowd.js';
import { LocalTelegram } from '../test/telegram/localTelegram.js';

/**
 * The bot over HTTP against the local Bot API server: updates a second through the webhook for /search,
 * next to a bare Telegraf bot that echoes, and a crowd asking at once. Telegram's own rates (thirty
 * messages a second) are lifted for both: they would be all one measures.
 */
const { values } = parseArgs({
  options: {
    // For the processes the bots run in.
    serve: { type: 'string' },
    token: { type: 'string' },
    api: { type: 'string' },
    port: { type: 'string' },
    updates: { type: 'string', default: '2000' },
    people: { type: 'string', default: '1000' },
    questions: { type: 'string', default: '10' },
  },
});
const log = pino({ level: 'silent' });
const queries = ['机床', '新仓', '平湖 产值', '乡村振兴', '"高质量发展"'];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const [path, secret] = ['/bench', 'bench-secret-bench'];

/** The child's side: this bot, or a bare Telegraf bot that echoes. */
async function serve(
  kind: string,
  { token, apiRoot, port }: { token: string; apiRoot: string; port: number },
) {
  if (kind === 'bare') {
    const bot = new Telegraf(token, { telegram: { apiRoot } });
    bot.on('text', (ctx) => ctx.telegram.sendMessage(ctx.chat.id, ctx.message.text));
    bot.botInfo = await bot.telegram.getMe();
    const server = createServer(bot.webhookCallback(path, { secretToken: secret }));
    server.listen(port, '127.0.0.1', () => process.send?.('ready'));
    return;
  }
  const database = join(mkdtempSync(join(tmpdir(), 'bench-')), 'news.sqlite');
  const { desk, converse, store } = openNewsroom(
    { DATABASE_PATH: database, SEEDS_DIR: 'seeds', SEARCH_ENGINE: 'auto' },
    log,
  );
  startBot({
    ...{ token, apiRoot, converse, store, log },
    dealCards: dealCards(desk),
    news: newsDesk(desk),
    webhook: { url: `https://example.org${path}`, port, secret },
    onReady: () => process.send?.('ready'),
    pace: { rates: quickPace.rates, flood: quickPace.flood },
  });
}

/** A bot in a process of its own, answering on a port of this machine. */
interface Served {
  readonly port: number;
  readonly process: ChildProcess;
}

async function started(kind: 'ours' | 'bare', telegram: LocalTelegram): Promise<Served> {
  const port = await freePort();
  const { token, apiRoot } = telegram;
  telegram.webhook = `https://example.org${path}`;
  telegram.webhookSecret = secret;
  telegram.webhookWants = ['message'];
  const child = fork(
    import.meta.filename,
    ['--serve', kind, '--token', token, '--api', apiRoot, '--port', String(port)],
    { execArgv: ['--import', 'tsx'] },
  );
  await once(child, 'message');
  return { port, process: child };
}

const answersOf = (telegram: LocalTelegram): number => telegram.callsOf('sendMessage').length;

/** Updates a second from the first delivered to the last answered; forty connections, as Telegram opens. */
async function throughput(telegram: LocalTelegram, { port }: Served, updates: number): Promise<number> {
  const people = Array.from({ length: 100 }, (_, each) => telegram.person(`${each}`));
  const ask = (index: number) => {
    const person = people[index % people.length];
    if (person)
      telegram.write(telegram.privateChat(person), person, `/search ${queries[index % queries.length]}`);
  };
  const before = answersOf(telegram);
  for (let index = 0; index < updates; index += 1) ask(index);
  const began = performance.now();
  await telegram.deliver(port, 40);
  while (answersOf(telegram) < before + updates) await sleep(5);
  return (updates * 1000) / (performance.now() - began);
}

/** A crowd asking all at once. */
async function crowdRun(telegram: LocalTelegram, { port }: Served, crowd: Crowd) {
  askAll(telegram, crowd);
  const began = performance.now();
  const seenAt = new Map<string, number>();
  await telegram.deliver(port, 40, (update) => {
    if ('message' in update && 'text' in update.message) {
      seenAt.set(update.message.text.replace(/\D/gu, ''), performance.now());
    }
  });
  while (tallyOf(telegram, crowd).lost > 0 && performance.now() - began < 300_000) await sleep(200);
  const waits = telegram
    .callsOf('sendMessage')
    .flatMap(({ params, at }) => {
      const since = seenAt.get(/\d{7,}/u.exec(String(params.text))?.[0] ?? '');
      return since === undefined ? [] : [at - since];
    })
    .sort((a, b) => a - b);
  const quantile = (part: number) => waits[Math.min(waits.length - 1, Math.floor(part * waits.length))] ?? 0;
  return {
    ...tallyOf(telegram, crowd),
    p50: quantile(0.5),
    p99: quantile(0.99),
    seconds: (performance.now() - began) / 1000,
  };
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

async function measure(): Promise<void> {
  const updates = Number(values.updates);
  const telegrams = { ours: await LocalTelegram.open(), bare: await LocalTelegram.open() };
  const ours = await started('ours', telegrams.ours);
  const bare = await started('bare', telegrams.bare);
  const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  await throughput(telegrams.ours, ours, 200);
  await throughput(telegrams.bare, bare, 200);
  for (let round = 0; round < 3; round += 1) {
    rates.bare.push(await throughput(telegrams.bare, bare, updates));
    rates.ours.push(await throughput(telegrams.ours, ours, updates));
  }
  bare.process.kill();
  const [our, their] = [median(rates.ours), median(rates.bare)];
  process.stdout.write(`/search through the webhook, ${updates} updates, median of 3
  this bot                  ${our.toFixed(0)} updates/s
  bare Telegraf, echoing    ${their.toFixed(0)} updates/s
  of it                     ${((100 * our) / their).toFixed(0)} %
`);

  const fresh = await LocalTelegram.open();
  ours.process.kill();
  const again = await started('ours', fresh);
  const crowd = aCrowd(fresh, Number(values.people), Number(values.questions));
  const run = await crowdRun(fresh, again, crowd);
  again.process.kill();
  process.stdout.write(`${values.people} chats, ${values.questions} updates each, at once
  handled                   ${run.answered}
  lost                      ${run.lost}
  answered twice            ${run.twice}
  chats out of order        ${run.outOfOrder}
  median, p99               ${run.p50.toFixed(0)} ms, ${run.p99.toFixed(0)} ms
  all of it                 ${run.seconds.toFixed(1)} s
`);
  for (const telegram of [...Object.values(telegrams), fresh]) await telegram.close();
}

if (values.serve) {
  const { token = '', api: apiRoot = '', port = '' } = values;
  await serve(values.serve, { token, apiRoot, port: Number(port) });
} else await measure();
