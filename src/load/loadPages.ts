import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Article, PageArticle } from '../news/index.js';
import { titleOf } from '../news/index.js';
import type { KnownPage, Store } from '../store/index.js';
import { isPdfName, type PdfContent, type PdfFiles } from './pdfFiles.js';
import { readStructuredArticles } from './structuredArticles.js';
import { fingerprintBeside, isSame, partsOf, twinsOf } from './twins.js';

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
  /** PDFs left alone, as they are yet to be read (PdfFiles.prepare). */
  readonly waiting: readonly string[];
  /** Files that gave nothing, each with the reason; articles they gave before are kept. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

interface PageFile {
  readonly name: string;
  /** Or, of a PDF, their hash. */
  readonly bytes: Uint8Array | string;
  readonly fingerprint: string;
}

const pageEndings = new Set(['.txt', '.md', '.jsonl', '.pdf']);
const articlesEnding = '.jsonl';
/** The fingerprint of no content. */
const unknown = '';
/** Megabytes of a file that is read while others wait: a page has about a fiftieth of one. */
const mostMegabytes = { page: 1, articles: 64 };

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
  pdfs:
    | (Pick<PdfFiles, 'mostMegabytes' | 'hashOf' | 'content'> & { readonly pagesAtOnce: number })
    | null = null,
): LoadReport {
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
  const overrides = readOverrides(folder, names, reader, report.skipped);
  const files: PageFile[] = [];
  for (const name of names.filter(isPageName).sort()) {
    try {
      const stats = statSync(join(folder, name));
      const problem = stats.isFile() ? tooLarge(name, stats.size, pdfs?.mostMegabytes) : 'it is not a file';
      if (problem !== null) {
        report.skipped.push({ name, reason: problem });
        continue;
      }
      if (leaveAlone(stats.mtime)) {
        report.unsettled.push(name);
        continue;
      }
      const bytes = isPdfName(name)
        ? (pdfs?.hashOf(join(folder, name), stats) ?? null)
        : readFileSync(join(folder, name));
      if (bytes === null) {
        report.waiting.push(name);
        continue;
      }
      files.push({ name, bytes, fingerprint: fingerprint(bytes, overrides.get(name), reader.version) });
    } catch (error) {
      report.skipped.push({ name, reason: reasonOf(error) });
    }
  }

  const known = byFile(store.pages.all());
  const present = new Set(names);
  const gone = new Map([...known].filter(([name]) => !present.has(name)));
  const isGone = (name: string) => gone.has(fileOf(name));
  for (const file of files) {
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
    const outcomes = outcomesOf(file, overrides, reader, pdfs);
    if (outcomes === null) {
      report.waiting.push(file.name);
      continue;
    }
    const done = new Set(same.map(({ name }) => name));
    const left = outcomes.filter(({ name }) => !done.has(name));
    const next = left.slice(0, pdfs?.pagesAtOnce);
    for (const { name, outcome } of next) {
      if ('problem' in outcome) {
        // What fails without being foreseen is not known by its content: it is read again at the next look.
        const known = outcome.unforeseen ? unknown : fingerprintBeside(file.fingerprint, outcomes.length, []);
        store.pages.put(name, known, outcome.problem);
        report.skipped.push({ name: file.name, reason: outcome.problem });
        continue;
      }
      const articles = storePage(name, file.fingerprint, outcomes.length, outcome.articles, store, isGone);
      report.loaded.push({ name, articles });
    }
    for (const { id, name } of before)
      if (!outcomes.some((page) => page.name === name)) store.pages.remove(id);
    if (next.length < left.length) report.waiting.push(file.name);
  }
  for (const [name, pages] of gone) {
    // A PDF yet to be looked at may be this one under a new name.
    if (isPdfName(name) && report.waiting.length > 0) continue;
    for (const page of pages) store.pages.remove(page.id);
    report.removed.push(name);
  }
  return report;
}

/** Whether a file's name is that of a page or of an articles file. */
export function isPageName(name: string): boolean {
  return !name.startsWith('.') && pageEndings.has(extname(name).toLowerCase());
}

function tooLarge(name: string, bytes: number, ofPdf = Number.POSITIVE_INFINITY): string | null {
  const most = isPdfName(name) ? ofPdf : mostMegabytes[isArticlesFile(name) ? 'articles' : 'page'];
  return bytes > most * 2 ** 20 ? `it is larger than ${most} MB` : null;
}

const isArticlesFile = (name: string): boolean => extname(name).toLowerCase() === articlesEnding;

function fingerprint(bytes: Uint8Array | string, override: unknown, version: string): string {
  const context = JSON.stringify([version, override ?? null]);
  return createHash('sha256').update(bytes).update(context).digest('base64url');
}

function readOverrides<Override>(
  folder: string,
  names: readonly string[],
  reader: PageReader<Override>,
  skipped: { name: string; reason: string }[],
): ReadonlyMap<string, Override> {
  if (!names.includes(overridesFile)) return new Map();
  try {
    return reader.parseOverrides(readFileSync(join(folder, overridesFile), 'utf8'));
  } catch (error) {
    skipped.push({ name: overridesFile, reason: reasonOf(error) });
    return new Map();
  }
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

/** Why a page brings nothing; `unforeseen`: reading it failed, and may not when it is tried again. */
export interface Unread {
  readonly problem: string;
  readonly unforeseen?: true;
}

/** An article as read from a file, with the id the file gave it. */
export type Stored = { readonly article: Article; readonly externalId: string | null };

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
  readonly outcome: { readonly articles: readonly Stored[] } | Unread;
}

/** What the pages of a file bring; null when it is yet to be read. */
function outcomesOf<Override>(
  { name, bytes }: PageFile,
  overrides: ReadonlyMap<string, Override>,
  reader: PageReader<Override>,
  pdfs: Pick<PdfFiles, 'content'> | null,
): PageOutcome[] | null {
  if (typeof bytes !== 'string')
    return [{ name, outcome: readPageFile({ name, bytes }, overrides.get(name), reader) }];
  const content = pdfs?.content(bytes) ?? null;
  return content && pagesOfPdf(name, content, overrides, reader);
}

/** What the pages of a PDF bring: each is a page of its own, called after the file and its place in it. */
export function pagesOfPdf<Override>(
  name: string,
  content: PdfContent,
  overrides: ReadonlyMap<string, Override>,
  reader: PageReader<Override>,
): PageOutcome[] {
  if ('problem' in content) return [{ name, outcome: content }];
  return content.pages.map((page, at) => {
    const called = content.pages.length === 1 ? name : `${name}#${at + 1}`;
    if ('problem' in page) return { name: called, outcome: page };
    const override = overrides.get(called) ?? overrides.get(name);
    const articles = (
      override ? reader.state(page.articles, override).map(reader.describe) : page.articles
    ).map((article) => ({ article, externalId: null }));
    return { name: called, outcome: { articles } };
  });
}

/** The file a page is of: `a.pdf` of `a.pdf#2`. */
function fileOf(page: string): string {
  return page.replace(/(?<=\.pdf)#\d+$/iu, '');
}

function byFile(pages: readonly KnownPage[]): ReadonlyMap<string, readonly KnownPage[]> {
  const files = new Map<string, KnownPage[]>();
  for (const page of pages) files.set(fileOf(page.name), [...(files.get(fileOf(page.name)) ?? []), page]);
  return files;
}

/**
 * Stores a page's articles, all or none, without those that are stored from the text of the same page; gives how
 * many. They keep their ids over a change of their page as long as their headline (or opening) stays.
 */
function storePage(
  name: string,
  fileFingerprint: string,
  count: number,
  articles: readonly Stored[],
  store: Store,
  isGone: (page: string) => boolean,
): number {
  return store.transaction(() => {
    const twins = twinsOf(name, articles, store, isGone);
    const fingerprint = fingerprintBeside(fileFingerprint, count, [...new Set(twins.values())]);
    const pageId = store.pages.put(name, fingerprint, null);
    const before = new Map(
      store.articles.identitiesOnPage(pageId).map(({ identity, id }) => [identity, id] as const),
    );
    const used = new Map<string, number>();
    articles.forEach((each, position) => {
      if (twins.has(each)) return;
      const { article, externalId } = each;
      const title = externalId === null ? `title:${titleOf(article)}` : `id:${externalId}`;
      const times = (used.get(title) ?? 0) + 1;
      used.set(title, times);
      const identity = times === 1 ? title : `${title}#${times}`;
      store.articles.put(article, { pageId, source: name, position, externalId, identity });
      before.delete(identity);
    });
    for (const id of before.values()) store.articles.remove(id);
    return articles.length - twins.size;
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
