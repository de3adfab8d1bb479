import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Article, PageArticle } from '../news/index.js';
import { titleOf } from '../news/index.js';
import type { KnownPage, Store } from '../store/index.js';
import { readStructuredArticles } from './structuredArticles.js';

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
  describe(article: PageArticle): Article;
}

export interface LoadReport {
  readonly loaded: readonly { readonly name: string; readonly articles: number }[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** Files left alone, as they may be half-written. */
  readonly unsettled: readonly string[];
  /** Files that gave nothing, each with the reason; articles they gave before are kept. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}

interface PageFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly fingerprint: string;
}

const pageEndings = new Set(['.txt', '.md', '.jsonl']);
const articlesEnding = '.jsonl';
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
): LoadReport {
  const report = {
    loaded: [] as { name: string; articles: number }[],
    unchanged: [] as string[],
    removed: [] as string[],
    unsettled: [] as string[],
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
      const problem = stats.isFile() ? tooLarge(name, stats.size) : 'it is not a file';
      if (problem !== null) {
        report.skipped.push({ name, reason: problem });
        continue;
      }
      if (leaveAlone(stats.mtime)) {
        report.unsettled.push(name);
        continue;
      }
      const bytes = readFileSync(join(folder, name));
      files.push({ name, bytes, fingerprint: fingerprint(bytes, overrides.get(name), reader.version) });
    } catch (error) {
      report.skipped.push({ name, reason: reasonOf(error) });
    }
  }

  const known = new Map(store.pages.all().map((page) => [page.name, page]));
  const present = new Set(names);
  const gone = [...known.values()].filter((page) => !present.has(page.name));
  for (const file of files) {
    const before = known.get(file.name) ?? takeRenamed(file, gone, store);
    if (before?.fingerprint === file.fingerprint) {
      if (before.problem === null) report.unchanged.push(file.name);
      else report.skipped.push({ name: file.name, reason: before.problem });
      continue;
    }
    const outcome = readPageFile(file, overrides.get(file.name), reader);
    if ('problem' in outcome) {
      store.pages.put(file.name, file.fingerprint, outcome.problem);
      report.skipped.push({ name: file.name, reason: outcome.problem });
    } else {
      storePage(file, outcome.articles, store);
      report.loaded.push({ name: file.name, articles: outcome.articles.length });
    }
  }
  for (const page of gone) {
    store.pages.remove(page.id);
    report.removed.push(page.name);
  }
  return report;
}

/** Whether a file's name is that of a page or of an articles file. */
export function isPageName(name: string): boolean {
  return !name.startsWith('.') && pageEndings.has(extname(name).toLowerCase());
}

function tooLarge(name: string, bytes: number): string | null {
  const most = mostMegabytes[isArticlesFile(name) ? 'articles' : 'page'];
  return bytes > most * 2 ** 20 ? `it is larger than ${most} MB` : null;
}

const isArticlesFile = (name: string): boolean => extname(name).toLowerCase() === articlesEnding;

function fingerprint(bytes: Uint8Array, override: unknown, version: string): string {
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
function takeRenamed(file: PageFile, gone: KnownPage[], store: Store): KnownPage | undefined {
  const index = gone.findIndex((page) => page.fingerprint === file.fingerprint);
  const [page] = index < 0 ? [] : gone.splice(index, 1);
  if (page) store.pages.rename(page.id, file.name);
  return page;
}

/** An article as read from a file, with the id the file gave it. */
export type Stored = { readonly article: Article; readonly externalId: string | null };

/** What a page or a file of articles brings, or why it brings nothing; stores nothing. */
export function readPageFile<Override>(
  file: Pick<PageFile, 'name' | 'bytes'>,
  override: Override | undefined,
  reader: PageReader<Override>,
): { readonly articles: readonly Stored[] } | { readonly problem: string } {
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
    return { problem: reasonOf(error) };
  }
}

/** Articles keep their ids over a change of their page as long as their headline (or opening) stays. */
function storePage(file: PageFile, articles: readonly Stored[], store: Store): void {
  store.transaction(() => {
    const pageId = store.pages.put(file.name, file.fingerprint, null);
    const before = new Map(
      store.articles.identitiesOnPage(pageId).map(({ identity, id }) => [identity, id] as const),
    );
    const used = new Map<string, number>();
    articles.forEach(({ article, externalId }, position) => {
      const name = externalId === null ? `title:${titleOf(article)}` : `id:${externalId}`;
      const times = (used.get(name) ?? 0) + 1;
      used.set(name, times);
      const identity = times === 1 ? name : `${name}#${times}`;
      store.articles.put(article, { pageId, source: file.name, position, externalId, identity });
      before.delete(identity);
    });
    for (const id of before.values()) store.articles.remove(id);
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
