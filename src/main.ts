import './environment.js';
import { once } from 'node:events';
import type { Logger } from 'pino';
import { EncoderError, openEncoder } from './answer/index.js';
import { dealCards, exampleQuestions, newsDesk } from './chat/index.js';
import {
  askQuestions,
  InputError,
  type Invocation,
  importText,
  listArticles,
  parsePages,
  readArguments,
  repairText,
  searchArticles,
  UsageError,
  usage,
} from './cli/index.js';
import { type Config, ConfigError, readConfig } from './config.js';
import { ArticleLineError, importArticles, watchPages } from './load/index.js';
import { openLog } from './log.js';
import type { Metrics } from './monitor/index.js';
import { describe, type Newsroom, openNewsroom } from './newsroom.js';
import { adviceOn, backUp, openStore, repair, StoreError } from './store/index.js';
import { chatAtTerminal } from './terminal/index.js';
import type { WebServer } from './web/index.js';

async function run(invocation: Invocation): Promise<number> {
  const { stdin: input, stdout: output } = process;
  if (invocation.command === 'help') {
    output.write(`${usage}\n`);
    return 0;
  }
  if (invocation.command === 'parse') {
    await parsePages(invocation, describe, output);
    return 0;
  }
  const config = readConfig(process.env);
  const { telegram } = config;
  const serving =
    ['serve', 'web'].includes(invocation.command) ||
    (invocation.command === 'start' && telegram.updates !== 'none');
  const token = telegram.updates === 'none' ? undefined : telegram.token;
  const log = openLog(config.LOG_LEVEL ?? (serving ? 'info' : 'warn'), token);

  if (invocation.command === 'import') {
    const store = openStore(config.DATABASE_PATH);
    try {
      output.write(`${importText(importArticles(invocation.file, store, describe))}\n`);
    } finally {
      store.close();
    }
    return 0;
  }
  if (invocation.command === 'backup') {
    output.write(`${backUp(config.DATABASE_PATH, new Date())}\n`);
    return 0;
  }
  if (invocation.command === 'repair') {
    output.write(`${repairText(repair(config.DATABASE_PATH, new Date()))}\n`);
    return 0;
  }
  // node-fetch leaves a timer of eight minutes behind every answer that broke off.
  if (serving) process.exit(await (invocation.command === 'web' ? serveWeb : serve)(config, log));

  const newsroom = openNewsroom(config, log);
  const { desk } = newsroom;
  let web: WebServer | null = null;
  try {
    await newsroom.readFiles();
    switch (invocation.command) {
      case 'search':
        await searchArticles(invocation, desk, { input, output });
        break;
      case 'ask':
        await askQuestions(invocation, desk, { input, output });
        break;
      case 'articles':
        listArticles(invocation, desk, output);
        break;
      default:
        if (invocation.command === 'start') {
          process.stderr.write(
            'Set BOT_TOKEN, in the environment or .env, to start the Telegram bot instead.\n',
          );
          if (config.WEB_PORT !== undefined) web = await openWeb(config, config.WEB_PORT, newsroom, log);
        }
        await chatAtTerminal({
          converse: newsroom.converse,
          input,
          output,
          mode: input.isTTY && output.isTTY ? 'screen' : 'stream',
          language: 'zh',
          loaded: { articles: desk.articles.count(), pages: desk.articles.sourceCount() },
          exampleQuestions: await exampleQuestions(desk, new Date(), 2),
        });
    }
  } finally {
    await web?.close();
    await openEncoder().close();
    newsroom.store.close();
  }
  return 0;
}

/** Where `npm run web` serves its page unless told otherwise. */
const usualWebPort = 8080;

/** Serves the web page, and says where. */
async function openWeb(
  config: Config,
  port: number,
  { store, converse }: Pick<Newsroom, 'store' | 'converse'>,
  log: Logger,
): Promise<WebServer> {
  const { telegram, WEB_HOST: host, WEB_URL: url } = config;
  const { startWeb } = await import('./web/index.js');
  const web = await startWeb({
    ...{ host, port, converse, log },
    articles: store.articles,
    chats: store.chats,
    phrasebook: store.phrasebook,
    ...(url === undefined ? {} : { url }),
    ...(telegram.updates === 'none' ? {} : { token: telegram.token }),
  });
  process.stderr.write(`The web page is at ${web.address}\n`);
  return web;
}

/** Between looks at what another process may have written. */
const othersMilliseconds = 2_000;

/** What goes on beside everything that stays up: the pages are followed, and those who look after it are told. */
async function stayUp(
  config: Config,
  { store, desk, follow, readFiles }: Newsroom,
  log: Logger,
  isReady: () => boolean,
): Promise<{ readonly metrics: Metrics; close(): Promise<void> }> {
  const { openMetrics, startMonitor } = await import('./monitor/index.js');
  const metrics = openMetrics({
    articles: () => store.articles.count(),
    chatsWaiting: () => store.outbox.chats().length,
    updatesWaiting: () => store.inbox.waiting(),
    pagesWithoutArticles: () => store.pages.all().filter((page) => page.problem !== null).length,
  });
  const monitor =
    config.MONITOR_PORT === undefined ? null : await startMonitor(config.MONITOR_PORT, metrics, isReady);
  let closed = false;
  const unfollowed = (error: unknown) => {
    // A page half stored is stored to its end at the next start.
    if (!closed && !store.unwritten(error)) log.error(error, 'the pages cannot be followed');
  };
  const pages = watchPages(
    config.SEEDS_DIR,
    async () => {
      const report = await follow();
      readFiles().catch(unfollowed);
      return report;
    },
    unfollowed,
  );
  // What another process writes into the same database is found here, too.
  const others = setInterval(() => {
    desk.search.catchUp().catch(unfollowed);
  }, othersMilliseconds).unref();
  return {
    metrics,
    async close() {
      clearInterval(others);
      await pages.close();
      await monitor?.close();
      await openEncoder().close();
      closed = true;
      desk.search.save();
      store.close();
    },
  };
}

/**
 * Loads the dictionary, before somebody waits for it. The encoder waits for the first question, whose asker waits half
 * a second longer: its 100 MB are for who is asked.
 */
function warmUp({ desk }: Newsroom): void {
  desk.tokenizer.cut('');
}

/** The web page alone, until a signal ends it. */
async function serveWeb(config: Config, log: Logger): Promise<number> {
  const newsroom = openNewsroom(config, log);
  warmUp(newsroom);
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  const { metrics, close } = await stayUp(config, newsroom, log, () => !ending.signal.aborted);
  try {
    const converse = metrics.measured(newsroom.converse);
    const web = await openWeb(config, config.WEB_PORT ?? usualWebPort, { ...newsroom, converse }, log);
    if (!ending.signal.aborted) await once(ending.signal, 'abort');
    await web.close();
    return 0;
  } finally {
    await close();
  }
}

/** The exit status DESIGN.md section 4 gives each way the bot can end. */
const statuses = { stopped: 0, unauthorised: 1, noWebhook: 2 } as const;

async function serve(config: Config, log: Logger): Promise<number> {
  const { telegram } = config;
  if (telegram.updates === 'none') {
    process.stderr.write(
      'BOT_TOKEN is not set: put the token @BotFather gave you into the environment or .env.\n',
    );
    return 2;
  }
  const newsroom = openNewsroom(config, log);
  const { store, desk } = newsroom;
  warmUp(newsroom);
  let ready = false;
  const { metrics, close } = await stayUp(config, newsroom, log, () => ready);
  const converse = metrics.measured(newsroom.converse);
  const { WEB_PORT: port } = config;
  const web = port === undefined ? null : await openWeb(config, port, { store, converse }, log);
  const { startBot } = await import('./telegram/index.js');
  const bot = startBot({
    ...telegram,
    converse,
    dealCards: dealCards(desk),
    news: newsDesk(desk),
    store,
    staff: config.ADMIN_IDS,
    ...(config.CONTACT === undefined ? {} : { contact: config.CONTACT }),
    ...(config.WEB_URL === undefined ? {} : { webUrl: config.WEB_URL }),
    log,
    observe: metrics.telegramCall,
    onReady: (username: string) => {
      ready = true;
      process.stdout.write(`@${username} is listening. Ctrl-C stops it.\n`);
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info(`${signal}: finishing the updates in hand`);
      ready = false;
      void bot.stop();
    });
  }
  try {
    return statuses[await bot.done];
  } finally {
    await web?.close();
    await close();
  }
}

/** What went wrong in words, and the exit status DESIGN.md section 4 gives it; unknown errors are bugs and keep their stack. */
function failure(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n${usage}\n`);
    return 2;
  }
  if (error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const known = [InputError, ArticleLineError, StoreError, EncoderError].some(
    (kind) => error instanceof kind,
  );
  const fromSystem = error instanceof Error && 'syscall' in error;
  const advice = adviceOn(error);
  if (advice !== null) {
    process.stderr.write(`the database: ${advice}\n`);
    return 1;
  }
  if (known || fromSystem) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 1;
  }
  throw error;
}

// A reader of stdout that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await run(readArguments(process.argv.slice(2)));
} catch (error) {
  process.exitCode = failure(error);
}
