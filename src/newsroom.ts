import { join } from 'node:path';
import type { Logger } from 'pino';
import { createAnswerer } from './answer/index.js';
import { type Converse, conversation, type Desk, type PageReading, type Pressroom } from './chat/index.js';
import type { Config } from './config.js';
import { townNamed, townNames } from './language/index.js';
import {
  type FileHead,
  type FileReading,
  fileOf,
  fileReadings,
  identities,
  type LoadReport,
  loadingPages,
  loadPages,
  overridesIn,
  pageOf,
  settlingMilliseconds,
  writePageFile,
} from './load/index.js';
import { inTurns, reasonOf, type Steps } from './news/index.js';
import { describe, openPress, type PrintOfPage, pageReader, limits as readingLimits } from './press/index.js';
import { createTokenizer, openSearch } from './search/index.js';
import { openStore, type Store } from './store/index.js';

export { describe };

/** Everything that answers, put together. */
export interface Newsroom {
  readonly store: Store;
  readonly desk: Desk;
  readonly converse: Converse;
  /** Follows the pages' folder: what is gone goes; files that are new or changed wait for `readFiles`. */
  follow(): Promise<LoadReport>;
  /** Reads the folder's files that wait, each in its turn, while others go on; then they can be found. */
  readFiles(): Promise<void>;
}

const tokenizer = createTokenizer();
/** One for all: it takes a second to start. */
const press = openPress();
const noOverrides = new Map<string, never>();

/**
 * Opens the store, brings it up to the pages (PDFs wait for `readFiles`), and makes the index and the conversation from it.
 * Throws StoreError when the database cannot be used; a page that cannot is a warning in the log.
 */
export function openNewsroom(
  config: Pick<Config, 'DATABASE_PATH' | 'SEEDS_DIR' | 'SEARCH_ENGINE' | 'CONTACT'>,
  log: Logger,
): Newsroom {
  const told = (advice: string) => log.error(`the database: ${advice}`);
  const store = openStore(config.DATABASE_PATH, told, undefined, describe);
  const tell = teller(log);
  const readings = fileReadings(store, press);
  let isFollowing = false;
  const aside = {
    ...readings,
    // At the start nobody waits for an answer yet, and a page of text takes less than a process to read it.
    isFor: () => isFollowing,
    mostOfPdf: readingLimits.megabytes,
    pagesAtOnce: 1,
  };
  let waiting: readonly string[] = [];
  const leaveAlone = () => {
    const now = Date.now();
    return (modified: Date) => isFollowing && Math.abs(now - modified.getTime()) < settlingMilliseconds;
  };
  try {
    const report = loadPages(config.SEEDS_DIR, store, pageReader, undefined, aside);
    waiting = report.waiting;
    tell(report);
  } catch (error) {
    // What is stored can be asked about all the same.
    if (!store.unwritten(error)) throw error;
  }
  const { articles, savedIndexes } = store;
  const search = openSearch({
    articles,
    saved: savedIndexes,
    tokenizer,
    engine: config.SEARCH_ENGINE,
    archive: store.archiveIndex,
    log: (line) => log.info(line),
  });
  const answerer = createAnswerer({ search, articles, tokenizer });
  let looking: Promise<unknown> = Promise.resolve();
  /** Looks at the folder while others go on: one look after another, as each goes by what the last one stored. */
  const look = (): Promise<LoadReport> => {
    const turn = looking.then(async () => {
      const report = await inTurns(loadingPages(config.SEEDS_DIR, store, pageReader, leaveAlone(), aside));
      waiting = report.waiting;
      tell(report);
      await search.catchUp();
      return report;
    });
    looking = turn.catch(() => {});
    return turn;
  };
  /** A step nearer to the stored page: its file is looked at, read unless it is known, and stored page by page. */
  const bringNearer = async (name: string) => {
    try {
      await readings.prepare(join(config.SEEDS_DIR, name), name, overridesIn(config.SEEDS_DIR, pageReader));
    } catch (error) {
      log.warn(`${name} skipped: ${reasonOf(error)}`);
    }
    await look();
  };
  const mostSteps = 2 + readingLimits.pages;
  let reading: Promise<void> | null = null;
  const readWaiting = async () => {
    for (const tried = new Map<string, number>(); ; ) {
      const name = waiting.find((each) => (tried.get(each) ?? 0) < mostSteps);
      if (name === undefined) return;
      tried.set(name, (tried.get(name) ?? 0) + 1);
      await bringNearer(name);
    }
  };
  const readFiles = () => {
    reading ??= readWaiting().finally(() => {
      reading = null;
    });
    return reading;
  };
  const pressroom: Pressroom = {
    read: async (name, bytes) =>
      readingOf(await readings.readBytes({ name, bytes }, noOverrides), (page, first) =>
        press.draw(page, first),
      ),
    has: (name) => store.pages.all().some((page) => fileOf(page.name) === name),
    async publish(name, bytes, leftOut) {
      const reading = await readings.readBytes({ name, bytes }, noOverrides);
      if ('problem' in reading.head) return reading.head;
      // Before the file is there: a kill must not publish what was left out.
      await inTurns(leavingOut(name, reading, leftOut, store));
      await writePageFile(config.SEEDS_DIR, name, bytes);
      for (let step = 0; step === 0 || (step < mostSteps && waiting.includes(name)); step++)
        await bringNearer(name);
      return null;
    },
    refresh: () => search.catchUp(),
  };
  const desk: Desk = {
    ...store,
    search,
    answerer,
    tokenizer,
    pressroom,
    towns: { all: townNames, named: townNamed },
    contact: config.CONTACT ?? null,
  };
  return {
    store,
    desk,
    converse: conversation(desk),
    follow() {
      isFollowing = true;
      return look();
    },
    readFiles,
  };
}

/** Tells the log of what a look at the folder brought; of a page that stays bad, once. */
function teller(log: Logger): (report: LoadReport) => void {
  let known = new Set<string>();
  return ({ loaded, removed, skipped }) => {
    for (const page of loaded) log.info(page, 'page read');
    for (const name of removed) log.info({ name }, 'page removed');
    const warnings = skipped.map(({ name, reason }) => `${name} skipped: ${reason}`);
    for (const warning of warnings) if (!known.has(warning)) log.warn(warning);
    known = new Set(warnings);
  };
}

/** The first place and the number of articles of each page, of a file whose articles are numbered through. */
function placesOf(pages: Extract<FileHead, { pages: unknown }>['pages']) {
  let first = 0;
  return pages.map((page) => {
    const articles = 'problem' in page ? 0 : page.articles;
    first += articles;
    return { first: first - articles, articles };
  });
}

/** Notes which articles of a file are not to be stored, by their places in it. */
function* leavingOut(
  name: string,
  { head, article }: FileReading,
  places: readonly number[],
  store: Store,
): Steps<void> {
  if (places.length === 0 || 'problem' in head) return;
  for (const [at, { first, articles }] of placesOf(head.pages).entries()) {
    const identityOf = identities();
    for (let place = first; place < first + articles; place++) {
      const read = article(place);
      const identity = read && identityOf(read);
      if (identity !== undefined && places.includes(place))
        store.articles.leaveOut(pageOf(name, at, head.pages.length), identity);
      yield;
    }
  }
}

/** What was read of a file as the newsroom's people are shown it. */
function readingOf(
  { head, article, print }: FileReading,
  draw: (page: PrintOfPage, firstNumber: number) => Promise<Uint8Array | null>,
): PageReading {
  if ('problem' in head) return head;
  const printed = (page: number) => {
    const told = print(page);
    return told === undefined ? null : (JSON.parse(told) as PrintOfPage);
  };
  const places = placesOf(head.pages);
  if (places.every(({ articles }) => articles === 0))
    return { problem: head.pages.flatMap((page) => ('problem' in page ? [page.problem] : [])).join('；') };
  return {
    pages: head.pages.map((page, at) => ({
      first: places[at]?.first ?? 0,
      articles: places[at]?.articles ?? 0,
      number: printed(at)?.number ?? null,
      problem: 'problem' in page ? page.problem : null,
    })),
    article: (place) => article(place)?.article,
    async picture(page) {
      const drawn = printed(page);
      return drawn && draw(drawn, (places[page]?.first ?? 0) + 1);
    },
  };
}
