import type { Logger } from 'pino';
import { createAnswerer } from './answer/index.js';
import { type Converse, conversation, type Desk, type PageReading, type Pressroom } from './chat/index.js';
import type { Config } from './config.js';
import { factsVersion, townNamed, townNames, withFacts } from './facts/index.js';
import {
  type LoadReport,
  loadPages,
  type PageReader,
  readPageFile,
  settlingMilliseconds,
  writePageFile,
} from './load/index.js';
import type { Article, PageArticle } from './news/index.js';
import { type PageOverride, parsePageOverrides, readerVersion, readPage } from './pages/index.js';
import { createTokenizer, openSearch } from './search/index.js';
import { openStore, type Store } from './store/index.js';

/** Everything that answers, put together. */
export interface Newsroom {
  readonly store: Store;
  readonly desk: Desk;
  readonly converse: Converse;
  /** Follows the pages' folder: what changed is stored and can be found; half-written files wait. */
  follow(): LoadReport;
}

const tokenizer = createTokenizer();

/** An article with the facts its text gives. */
export const describe = (article: PageArticle): Article => withFacts(article, tokenizer);

const pageReader: PageReader<PageOverride> = {
  version: `${readerVersion}+${factsVersion}`,
  parseOverrides: parsePageOverrides,
  read(bytes, name, override) {
    const reading = readPage(bytes, name, override);
    if (reading.kind === 'unreadable') return { problem: reading.reason };
    const paper = override?.source;
    return paper === undefined
      ? reading
      : { articles: reading.articles.map((article) => ({ ...article, paper })) };
  },
  describe,
};

/**
 * Opens the store, brings it up to the pages, and makes the index and the conversation from it.
 * Throws StoreError when the database cannot be used; a page that cannot is a warning in the log.
 */
export function openNewsroom(
  config: Pick<Config, 'DATABASE_PATH' | 'SEEDS_DIR' | 'SEARCH_ENGINE'>,
  log: Logger,
): Newsroom {
  const told = (advice: string) => log.error(`the database: ${advice}`);
  const store = openStore(config.DATABASE_PATH, told, undefined, describe);
  const tell = teller(log);
  try {
    tell(loadPages(config.SEEDS_DIR, store, pageReader));
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
  const reload = (leaveAlone?: (modified: Date) => boolean): LoadReport => {
    const report = loadPages(config.SEEDS_DIR, store, pageReader, leaveAlone);
    tell(report);
    search.refresh();
    return report;
  };
  const pressroom: Pressroom = {
    read: (name, bytes) => readingOf(readPageFile({ name, bytes }, undefined, pageReader)),
    has: (name) => store.pages.all().some((page) => page.name === name),
    publish(name, bytes, leftOut, at) {
      const reading = pressroom.read(name, bytes);
      if ('problem' in reading) return reading;
      writePageFile(config.SEEDS_DIR, name, bytes);
      reload();
      const page = store.pages.all().find((each) => each.name === name);
      for (const { id } of page ? articles.identitiesOnPage(page.id) : []) {
        if (leftOut.includes(articles.get(id)?.position ?? -1)) articles.withdraw(id, at);
      }
      if (leftOut.length > 0) search.refresh();
      return reading;
    },
    refresh: () => search.refresh(),
  };
  const desk: Desk = { ...store, search, answerer, pressroom, towns: { all: townNames, named: townNamed } };
  return {
    store,
    desk,
    converse: conversation(desk),
    follow() {
      const now = Date.now();
      return reload((modified) => Math.abs(now - modified.getTime()) < settlingMilliseconds);
    },
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

function readingOf(reading: ReturnType<typeof readPageFile>): PageReading {
  return 'problem' in reading ? reading : { articles: reading.articles.map(({ article }) => article) };
}
