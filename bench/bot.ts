import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { Telegraf } from 'telegraf';
import { commandNames, dealCards, newsDesk } from '../src/chat/index.js';
import { openNewsroom } from '../src/newsroom.js';
import { startBot } from '../src/telegram/index.js';
import { injections, slowStrings } from '../test/chat/hostileTexts.js';
import { freePort, quickPace } from '../test/telegram/botUnderTest.js';
import { aCrowd, askAll, type Crowd, tallyOf } from '../test/telegram/crowd.js';
import { LocalTelegram } from '../test/telegram/localTelegram.js';
import { aRequest, theNewsroom } from '../test/theNewsroom.js';

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
    updates: { type: 'string', default: '500' },
    people: { type: 'string', default: '1000' },
    questions: { type: 'string', default: '10' },
  },
});
const log = pino({ level: 'silent' });
const queries = ['机床', '新仓', '平湖 产值', '乡村振兴', '"高质量发展"'];

const [path, secret] = ['/bench', 'bench-secret-bench'];

/** Tells its parent, whenever asked, how much of the processor it has used so far, in milliseconds. */
const tellUsage = () =>
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1000);
  });

/** The child's side: this bot, or a bare Telegraf bot that echoes. */
async function serve(
  kind: string,
  { token, apiRoot, port }: { token: string; apiRoot: string; port: number },
) {
  tellUsage();
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
    webhook: { url: `https://example.org${path}`, host: '127.0.0.1', port, secret },
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

async function usageOf({ process: child }: Served): Promise<number> {
  child.send('usage');
  const [milliseconds] = await once(child, 'message');
  return milliseconds;
}

/** What answering took. */
interface Pace {
  readonly perSecond: number;
  /** Milliseconds of processor time an update takes the bot, which a busy machine changes less. */
  readonly processor: number;
}

/** From the first update delivered to the last answered; forty connections, as Telegram opens. */
async function throughput(telegram: LocalTelegram, served: Served, updates: number): Promise<Pace> {
  const people = Array.from({ length: 100 }, (_, each) => telegram.person(`${each}`));
  const before = answersOf(telegram);
  for (let index = 0; index < updates; index += 1) {
    const person = people[index % people.length];
    if (!person) continue;
    telegram.write(telegram.privateChat(person), person, `/search ${queries[index % queries.length]}`);
  }
  const usedBefore = await usageOf(served);
  const began = performance.now();
  await telegram.deliver(served.port, 40);
  while (answersOf(telegram) < before + updates) await sleep(5);
  const perSecond = (updates * 1000) / (performance.now() - began);
  return { perSecond, processor: ((await usageOf(served)) - usedBefore) / updates };
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

const rounds = 7;

function medianOf(runs: readonly Pace[]): Pace {
  const median = (of: keyof Pace) =>
    runs.map((run) => run[of]).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0;
  return { perSecond: median('perSecond'), processor: median('processor') };
}

/** The slowest answer to texts made to be slow, in milliseconds, without the network. */
async function slowestAnswer(): Promise<{ readonly text: string; readonly milliseconds: number }> {
  const { converse } = theNewsroom();
  let slowest = { text: '', milliseconds: 0 };
  await converse(aRequest('机床'));
  for (const command of ['', ...commandNames.map((name) => `/${name} `)]) {
    for (const piece of [...slowStrings, ...injections]) {
      const began = performance.now();
      await converse(aRequest(command + piece.repeat(100_000 / piece.length)));
      const milliseconds = performance.now() - began;
      if (milliseconds > slowest.milliseconds) slowest = { text: `${command}${piece}…`, milliseconds };
    }
  }
  return slowest;
}

async function measure(): Promise<void> {
  const updates = Number(values.updates);
  const telegrams = { ours: await LocalTelegram.open(), bare: await LocalTelegram.open() };
  const ours = await started('ours', telegrams.ours);
  const bare = await started('bare', telegrams.bare);
  const runs: { ours: Pace[]; bare: Pace[] } = { ours: [], bare: [] };
  await throughput(telegrams.ours, ours, 300);
  await throughput(telegrams.bare, bare, 300);
  for (let round = 0; round < rounds; round += 1) {
    runs.bare.push(await throughput(telegrams.bare, bare, updates));
    runs.ours.push(await throughput(telegrams.ours, ours, updates));
  }
  bare.process.kill();
  const [our, their] = [medianOf(runs.ours), medianOf(runs.bare)];
  const line = ({ perSecond, processor }: Pace) =>
    `${perSecond.toFixed(0)} updates/s, ${processor.toFixed(2)} ms of processor each`;
  process.stdout.write(`/search through the webhook, ${updates} updates a run, median of ${rounds}
  this bot                  ${line(our)}
  bare Telegraf, echoing    ${line(their)}
  of it                     ${((100 * our.perSecond) / their.perSecond).toFixed(0)} %
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
  const { text, milliseconds } = await slowestAnswer();
  process.stdout.write(`100,000 characters of anything to every command
  slowest answer            ${milliseconds.toFixed(0)} ms (${text})
`);
  for (const telegram of [...Object.values(telegrams), fresh]) await telegram.close();
}

if (values.serve) {
  const { token = '', api: apiRoot = '', port = '' } = values;
  await serve(values.serve, { token, apiRoot, port: Number(port) });
} else await measure();
