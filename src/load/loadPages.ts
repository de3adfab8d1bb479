import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { type Article, atOnce, type PageArticle, reasonOf, type Steps, titleOf } from '../news/index.js';
import type { KnownPage, Store } from '../store/index.js';
import {
  type FileReadings,
  fileOf,
  fingerprint,
  hashOfBytes,
  isPdfName,
  pageOf,
  type Stored,
  type Unread,
} from './fileReadings.js';
import { readStructuredArticles } from './structuredArticles.js';
import { fingerprintBeside, isSame, partsOf, twins } from './twins.js';

/** Beside the pages, what an editor states of them. */
export const overridesFile = 'pages.json';

/** What the loader needs to know of reading a page. */
export interface PageReader<Override> {
  /** Grows when the same bytes would be read differently, so that known pages are read again. */
  readonly version: string;
  /** Throws with a line a person can act on. */
  parseOverrides(json: string): ReadonlyMap<string, Override>;
  read(
    bytes: Uint8Array,
    name: string,
    override: Override | undefined,
  ): { readonly articles: readonly PageArticle[] } | { readonly problem: string };
  /** What an editor states of a page that was read before it was known. */
  state(articles: readonly PageArticle[], override: Override | undefined): readonly PageArticle[];
  describe(article: PageArticle): Article;
}

export interface LoadReport {
  readonly loaded: readonly { readonly name: string; readonly articles: number }[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** Files left alone, as they may be half-written. */
  readonly unsettled: readonly string[];
  /** Files left alone, as they are yet to be read, or read on (FileReadings.prepare). */
  readonly waiting: readonly string[];
  /** Files that gave nothing, each with the reason; articles they gave before are kept. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

interface PageFile {
  readonly name: string;
  /** null where the file is read aside. */
  readonly bytes: Uint8Array | null;
  readonly hash: string;
  readonly fingerprint: string;
}

const pageEndings = new Set(['.txt', '.md', '.jsonl', '.pdf']);
const articlesEnding = '.jsonl';
/** The fingerprint of no content. */
const unknown = '';
/** Megabytes of a file that is read at all: the text of a page has about a fiftieth of one. */
const mostMegabytes = { page: 1, articles: 64 };

/** Files that are read apart from the program (FileReadings), and are waited for. */
export interface Aside<Override> extends Pick<FileReadings<Override>, 'hashOf' | 'note' | 'reading'> {
  isFor(name: string): boolean;
  /** Megabytes of a PDF that is read at all. */
  readonly mostOfPdf: number;
  /** So many pages of a file are stored at a time; the others wait. */
  readonly pagesAtOnce: number;
}

/**
 * Brings the store up to the pages of a folder: reads new and changed pages, a transaction each,
 * removes those that are gone, and leaves the others alone, known by a hash of their content.
 * A folder that cannot be listed is reported and changes nothing. A file whose last write
 * `leaveAlone` names, as it may be half-written, stays as it was last read.
 */
export function loadPages<Override>(
  folder: string,
  store: Store,
  reader: PageReader<Override>,
  leaveAlone: (modified: Date) => boolean = () => false,
  aside: Aside<Override> | null = null,
): LoadReport {
  return atOnce(loadingPages(folder, store, reader, leaveAlone, aside));
}

/**
 * The same in short steps, between which others can work with the store. Of a page of very many articles a step
 * stores some; it counts as read with the last, so that after a kill the next start stores the rest.
 */
export function* loadingPages<Override>(
  folder: string,
  store: Store,
  reader: PageReader<Override>,
  leaveAlone: (modified: Date) => boolean,
  aside: Aside<Override> | null,
): Steps<LoadReport> {
  const report = {
    loaded: [] as { name: string; articles: number }[],
    unchanged: [] as string[],
    removed: [] as string[],
    unsettled: [] as string[],
    waiting: [] as string[],
    skipped: [] as { name: string; reason: string }[],
  };
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    report.skipped.push({ name: folder, reason: reasonOf(error) });
    return report;
  }
  let overrides: ReadonlyMap<string, Override> = new Map();
  try {
    overrides = overridesIn(folder, reader);
  } catch (error) {
    report.skipped.push({ name: overridesFile, reason: reasonOf(error) });
  }
  const files: PageFile[] = [];
  for (const name of names.filter(isPageName).sort()) {
    try {
      const stats = statSync(join(folder, name));
      const problem = stats.isFile() ? tooLarge(name, stats.size, aside?.mostOfPdf) : 'it is not a file';
      if (problem !== null) {
        report.skipped.push({ name, reason: problem });
        continue;
      }
      if (leaveAlone(stats.mtime)) {
        report.unsettled.push(name);
        continue;
      }
      const path = join(folder, name);
      const isAside = isPdfName(name) || (aside?.isFor(name) ?? false);
      const bytes = isAside ? null : readFileSync(path);
      const hash = bytes ? hashOfBytes(bytes) : (aside?.hashOf(path, stats) ?? null);
      if (hash === null) {
        report.waiting.push(name);
        continue;
      }
      if (bytes) aside?.note(path, stats, hash);
      files.push({ name, bytes, hash, fingerprint: fingerprint(name, hash, overrides, reader.version) });
      yield;
    } catch (error) {
      report.skipped.push({ name, reason: reasonOf(error) });
    }
  }

  const known = byFile(store.pages.all());
  const present = new Set(names);
  const gone = new Map([...known].filter(([name]) => !present.has(name)));
  const isGone = (name: string) => gone.has(fileOf(name));
  for (const file of files) {
    yield;
    const before = known.get(file.name) ?? takeRenamed(file, gone, store) ?? [];
    const same = before.filter((page) => isSame(page.fingerprint, file.fingerprint, present));
    if (
      same.length > 0 &&
      same.length === before.length &&
      same.length === partsOf(same[0]?.fingerprint ?? '').count
    ) {
      if (before.some(({ problem }) => problem === null)) report.unchanged.push(file.name);
      for (const { problem } of before)
        if (problem !== null) report.skipped.push({ name: file.name, reason: problem });
      continue;
    }
    const outcomes = outcomesOf(file, overrides, reader, aside);
    if (outcomes === null) {
      report.waiting.push(file.name);
      continue;
    }
    const done = new Set(same.map(({ name }) => name));
    const left = outcomes.filter(({ name }) => !done.has(name));
    const next = left.slice(0, aside?.pagesAtOnce);
    for (const { name, outcome } of next) {
      if ('problem' in outcome) {
        // What fails without being foreseen is not known by its content: it is read again at the next look.
        const known = outcome.unforeseen ? unknown : fingerprintBeside(file.fingerprint, outcomes.length, []);
        store.pages.put(name, known, outcome.problem);
        report.skipped.push({ name: file.name, reason: outcome.problem });
        continue;
      }
      const articles = yield* storePage(
        name,
        file.fingerprint,
        outcomes.length,
        outcome.articles,
        store,
        isGone,
      );
      report.loaded.push({ name, articles });
    }
    for (const { id, name } of before)
      if (!outcomes.some((page) => page.name === name)) yield* removePage(id, store);
    if (next.length < left.length) report.waiting.push(file.name);
  }
  for (const [name, pages] of gone) {
    // A file yet to be looked at may be this one under a new name.
    if (report.waiting.length > 0) continue;
    for (const page of pages) yield* removePage(page.id, store);
    report.removed.push(name);
  }
  return report;
}

/** Whether a file's name is that of a page or of an articles file. */
export function isPageName(name: string): boolean {
  return !name.startsWith('.') && pageEndings.has(extname(name).toLowerCase());
}

function tooLarge(name: string, bytes: number, ofPdf = 0): string | null {
  const most = isPdfName(name) ? ofPdf : mostMegabytes[isArticlesFile(name) ? 'articles' : 'page'];
  return bytes > most * 2 ** 20 ? `it is larger than ${most} MB` : null;
}

const isArticlesFile = (name: string): boolean => extname(name).toLowerCase() === articlesEnding;

/** What the folder's editors state of its pages. Throws with a line a person can act on. */
export function overridesIn<Override>(
  folder: string,
  { parseOverrides }: Pick<PageReader<Override>, 'parseOverrides'>,
): ReadonlyMap<string, Override> {
  const path = join(folder, overridesFile);
  return existsSync(path) ? parseOverrides(readFileSync(path, 'utf8')) : new Map();
}

/** A page whose file was only renamed keeps its articles and their ids. */
function takeRenamed(
  file: PageFile,
  gone: Map<string, readonly KnownPage[]>,
  store: Store,
): readonly KnownPage[] | undefined {
  const [name, pages] =
    [...gone].find(([, each]) => each.every((page) => partsOf(page.fingerprint).own === file.fingerprint)) ??
    [];
  if (name === undefined || pages === undefined) return undefined;
  gone.delete(name);
  for (const page of pages) store.pages.rename(page.id, file.name + page.name.slice(name.length));
  return pages;
}

/** What a page or a file of articles brings, or why it brings nothing; stores nothing. */
export function readPageFile<Override>(
  file: { readonly name: string; readonly bytes: Uint8Array },
  override: Override | undefined,
  reader: PageReader<Override>,
): { readonly articles: readonly Stored[] } | Unread {
  const problem = tooLarge(file.name, file.bytes.length);
  if (problem !== null) return { problem };
  try {
    if (isArticlesFile(file.name)) {
      const lines = Buffer.from(file.bytes).toString('utf8').split('\n');
      const articles = [...readStructuredArticles(lines, reader.describe)].map(
        ({ article, externalId, source }) => ({
          article: source === null ? article : { ...article, paper: source },
          externalId,
        }),
      );
      return articles.length > 0 ? { articles } : { problem: 'it holds no article' };
    }
    const reading = reader.read(file.bytes, file.name, override);
    if ('problem' in reading) return reading;
    return {
      articles: reading.articles.map((article) => ({ article: reader.describe(article), externalId: null })),
    };
  } catch (error) {
    // Also for what the reader did not foresee: one page keeps no other from being read.
    return isArticlesFile(file.name)
      ? { problem: reasonOf(error) }
      : { problem: reasonOf(error), unforeseen: true };
  }
}

/** What a page of a file brings, and what the page is called. */
interface PageOutcome {
  readonly name: string;
  readonly outcome: { readonly articles: Iterable<Stored> } | Unread;
}

/** What the pages of a file bring; null when it is yet to be read. */
function outcomesOf<Override>(
  { name, bytes, hash }: PageFile,
  overrides: ReadonlyMap<string, Override>,
  reader: PageReader<Override>,
  aside: Pick<Aside<Override>, 'reading'> | null,
): PageOutcome[] | null {
  if (bytes) return [{ name, outcome: readPageFile({ name, bytes }, overrides.get(name), reader) }];
  const reading = aside?.reading(name, hash, overrides) ?? null;
  if (!reading) return null;
  if ('problem' in reading.head) return [{ name, outcome: reading.head }];
  const { pages } = reading.head;
  let first = 0;
  return pages.map((page, at) => {
    const called = pageOf(name, at, pages.length);
    if ('problem' in page) return { name: called, outcome: page };
    const [from, to] = [first, first + page.articles];
    first = to;
    return {
      name: called,
      outcome: {
        // Taken up as the page is stored.
        articles: {
          *[Symbol.iterator]() {
            for (let place = from; place < to; place++) {
              const article = reading.article(place);
              if (article) yield article;
            }
          },
        },
      },
    };
  });
}

function byFile(pages: readonly KnownPage[]): ReadonlyMap<string, readonly KnownPage[]> {
  const files = new Map<string, KnownPage[]>();
  for (const page of pages) files.set(fileOf(page.name), [...(files.get(fileOf(page.name)) ?? []), page]);
  return files;
}

/** Of a page so many articles, and characters of them, are stored together. */
const together = { articles: 16, characters: 50_000 };

/**
 * Stores a page's articles, without those that are stored from the text of the same page; gives how many. All or
 * none, unless they are very many. They keep their ids over a change of their page as long as their headline (or
 * opening) stays.
 */
function* storePage(
  name: string,
  fileFingerprint: string,
  count: number,
  articles: Iterable<Stored>,
  store: Store,
  isGone: (page: string) => boolean,
): Steps<number> {
  const twinOf = twins(name, store, isGone);
  const besides = new Set<string>();
  const identityOf = identities();
  const left = articles[Symbol.iterator]();
  let before: Map<string, number> | null = null;
  let position = 0;
  let stored = 0;
  const storeSome = (): boolean => {
    // Until its last article is stored the page is one yet to be read.
    const pageId = store.pages.put(name, unknown, null);
    before ??= new Map(store.articles.identitiesOnPage(pageId).map(({ identity, id }) => [identity, id]));
    let characters = 0;
    for (const end = position + together.articles; position < end && characters < together.characters; ) {
      const next = left.next();
      if (next.done) {
        for (const id of before.values()) store.articles.remove(id);
        store.pages.put(name, fingerprintBeside(fileFingerprint, count, [...besides]), null);
        return false;
      }
      const { article, externalId } = next.value;
      const place = position++;
      const twin = twinOf(article);
      if (twin !== undefined) {
        besides.add(twin);
        continue;
      }
      const identity = identityOf(next.value);
      store.articles.put(article, { pageId, source: name, position: place, externalId, identity });
      before.delete(identity);
      stored++;
      for (const paragraph of article.paragraphs) characters += paragraph.length;
    }
    return true;
  };
  while (store.transaction(storeSome)) yield;
  return stored;
}

/** Tells one after another what makes a page's articles the same when the page is read again. */
export function identities(): (stored: Stored) => string {
  const used = new Map<string, number>();
  return ({ article, externalId }) => {
    const title = externalId === null ? `title:${titleOf(article)}` : `id:${externalId}`;
    const times = (used.get(title) ?? 0) + 1;
    used.set(title, times);
    return times === 1 ? title : `${title}#${times}`;
  };
}

/** Removes a page with its articles, of very many some at a time. */
function* removePage(id: number, store: Store): Steps<void> {
  const articles = store.articles.identitiesOnPage(id);
  for (let from = 0; from + together.articles < articles.length; from += together.articles) {
    store.transaction(() => {
      for (const each of articles.slice(from, from + together.articles)) store.articles.remove(each.id);
    });
    yield;
  }
  store.pages.remove(id);
}
