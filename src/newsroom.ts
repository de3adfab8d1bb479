import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createAnswerer } from './answer/index.js';
import { type Converse, conversation, type Desk, type PageReading, type Pressroom } from './chat/index.js';
import type { Config } from './config.js';
import { factsVersion, townNamed, townNames, withFacts } from './facts/index.js';
import {
  type LoadReport,
  loadPages,
  type PageReader,
  type PdfReader,
  pdfFiles,
  readPageFile,
  settlingMilliseconds,
  writePageFile,
} from './load/index.js';
import type { Article, PageArticle } from './news/index.js';
import { type PageOverride, parsePageOverrides, readerVersion, readPage, statedDate } from './pages/index.js';
import { type PdfPage, pdfLimits, readPdf } from './pdf/index.js';
import { createTokenizer, openSearch } from './search/index.js';
import { openStore, type Store } from './store/index.js';

/** Everything that answers, put together. */
export interface Newsroom {
  readonly store: Store;
  readonly desk: Desk;
  readonly converse: Converse;
  /** Follows the pages' folder: what changed is stored and can be found; half-written files and PDFs wait. */
  follow(): LoadReport;
  /** Reads the folder's PDFs that are new or changed, each in its turn, while others go on. */
  readPdfs(): Promise<void>;
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
    return { articles: pageReader.state(reading.articles, override) };
  },
  state(articles, override) {
    const paper = override?.source === undefined ? {} : { paper: override.source };
    const date = statedDate(override);
    return articles.map((article) => ({ ...article, ...paper, date: date ?? article.date }));
  },
  describe,
};

/** A PDF's pages, their articles with their facts. */
type ReadPdf =
  | { readonly pages: readonly (PdfPage & { readonly read: PdfContentOfPage })[] }
  | { readonly problem: string };
type PdfContentOfPage = { readonly articles: readonly Article[] } | { readonly problem: string };

const pdfReader: PdfReader<ReadPdf> = {
  version: pageReader.version,
  mostMegabytes: pdfLimits.megabytes,
  async read(bytes) {
    const reading = await readPdf(bytes);
    if ('problem' in reading) return reading;
    const pages = [];
    for (const page of reading.pages) {
      if ('problem' in page.read) {
        pages.push({ ...page, read: page.read });
        continue;
      }
      const articles: Article[] = [];
      for (const article of page.read.articles) {
        articles.push(describe(article));
        // Whoever asks meanwhile is answered.
        await setImmediate();
      }
      pages.push({ ...page, read: { ...page.read, articles } });
    }
    return { pages };
  },
  content: (reading) => ('problem' in reading ? reading : { pages: reading.pages.map(({ read }) => read) }),
};

/**
 * Opens the store, brings it up to the pages (PDFs wait for `readPdfs`), and makes the index and the conversation from it.
 * Throws StoreError when the database cannot be used; a page that cannot is a warning in the log.
 */
export function openNewsroom(
  config: Pick<Config, 'DATABASE_PATH' | 'SEEDS_DIR' | 'SEARCH_ENGINE' | 'CONTACT'>,
  log: Logger,
): Newsroom {
  const told = (advice: string) => log.error(`the database: ${advice}`);
  const store = openStore(config.DATABASE_PATH, told, undefined, describe);
  const tell = teller(log);
  const pdfs = pdfFiles(store, pdfReader);
  const load = (left?: (modified: Date) => boolean) =>
    loadPages(config.SEEDS_DIR, store, pageReader, left, { ...pdfs, pagesAtOnce: 1 });
  let waiting: readonly string[] = [];
  let isFollowing = false;
  const leaveAlone = () => {
    const now = Date.now();
    return (modified: Date) => isFollowing && Math.abs(now - modified.getTime()) < settlingMilliseconds;
  };
  try {
    const report = load();
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
  const reload = (left?: (modified: Date) => boolean): LoadReport => {
    const report = load(left);
    waiting = report.waiting;
    tell(report);
    search.refresh();
    return report;
  };
  let reading: Promise<void> | null = null;
  const readWaiting = async () => {
    // A PDF is looked at, read unless it is known, and stored page by page; whoever asks meanwhile is answered.
    for (const tried = new Map<string, number>(); ; ) {
      const name = waiting.find((each) => (tried.get(each) ?? 0) < 2 + pdfLimits.pages);
      if (name === undefined) return;
      tried.set(name, (tried.get(name) ?? 0) + 1);
      try {
        await pdfs.prepare(join(config.SEEDS_DIR, name));
      } catch (error) {
        log.warn(`${name} skipped: ${error instanceof Error ? error.message : error}`);
      }
      await setImmediate();
      reload(leaveAlone());
    }
  };
  const readPdfs = () => {
    reading ??= readWaiting().finally(() => {
      reading = null;
    });
    return reading;
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
  const desk: Desk = {
    ...store,
    search,
    answerer,
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
      return reload(leaveAlone());
    },
    readPdfs,
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
