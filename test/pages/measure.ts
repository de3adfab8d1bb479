import { z } from 'zod';
import { findTowns } from '../../src/facts/index.js';
import { kinds, type NewsDate, type PageArticle } from '../../src/news/index.js';

/** The truth about one page; `byline` is missing where the page does not decide. */
export const goldPage = z.object({
  page: z.string(),
  date: z.string().nullable(),
  articles: z.array(
    z.object({
      kind: z.enum(kinds),
      headline: z.string().nullable(),
      kicker: z.string().nullish(),
      deck: z.string().nullish(),
      body: z.array(z.tuple([z.number(), z.number()])),
      byline: z.array(z.object({ role: z.string(), name: z.string() })).optional(),
      towns: z.object({ main: z.array(z.string()), mentioned: z.array(z.string()) }).optional(),
      subheads: z.array(z.string()).optional(),
    }),
  ),
});
export type GoldPage = z.infer<typeof goldPage>;

/** An article as it should be read. `lines` are pieces of its body that must be found whole. */
export interface TrueArticle {
  readonly kind: PageArticle['kind'];
  readonly headline: string | null;
  readonly kicker: string | null;
  readonly deck: string | null;
  readonly lines: readonly string[];
  readonly byline: PageArticle['byline'];
  /** Its byline stands in a heap with others: none is as right as the right one. */
  readonly heaped: boolean;
  readonly towns: GoldPage['articles'][number]['towns'] | undefined;
}

export interface Measured {
  readonly headline: boolean;
  readonly kicker: boolean;
  readonly deck: boolean;
  readonly kind: boolean;
  readonly byline: boolean;
  readonly towns: boolean;
  readonly characters: number;
  /** Of its body, found in the article with its headline. */
  readonly found: number;
  /** In that article, but not of its body. */
  readonly foreign: number;
}

export interface PageMeasure {
  readonly articles: readonly Measured[];
  /** Articles beyond the true ones. */
  readonly tooMany: number;
  readonly date: boolean;
}

const bare = (text: string | null | undefined) => (text ?? '').replace(/\s/gu, '');

export function trueArticles(gold: GoldPage, pageText: string): TrueArticle[] {
  const lines = pageText.split('\n');
  return gold.articles.map((article) => ({
    kind: article.kind,
    headline: article.headline,
    kicker: article.kicker ?? null,
    deck: article.deck ?? null,
    lines: article.body.flatMap(([from, to]) => lines.slice(from - 1, to)),
    byline: article.byline ?? [],
    heaped: false,
    towns: article.towns,
  }));
}

/**
 * Compares what was read with the truth; white space never counts. An article is looked for by its
 * headline, so that one with another headline has nothing right; or `by` its text, so that each of its
 * parts is right or wrong by itself.
 */
export function measurePage(
  read: readonly PageArticle[],
  truth: readonly TrueArticle[],
  date: { readonly read: NewsDate | null; readonly iso: string | null },
  by: 'headline' | 'text' = 'headline',
): PageMeasure {
  const homes = by === 'text' ? homesOf(read, truth) : null;
  const articles = truth.map((article) => {
    if (!homes) return measureArticle(read, article);
    const home = homes.get(article);
    return {
      ...measureArticle(home ? [{ ...home, headline: article.headline }] : [], article),
      headline: home !== undefined && bare(home.headline) === bare(article.headline),
    };
  });
  return {
    articles,
    tooMany: Math.max(0, read.length - truth.length),
    date: (date.read?.iso ?? null) === date.iso,
  };
}

/** The article that holds most of a true one's text; each is only one's. */
function homesOf(
  read: readonly PageArticle[],
  truth: readonly TrueArticle[],
): ReadonlyMap<TrueArticle, PageArticle> {
  const homes = new Map<TrueArticle, PageArticle>();
  const ranked = truth
    .flatMap((article) => read.map((home) => ({ article, home, found: foundIn(home, linesOf(article)) })))
    .filter(({ found }) => found > 0)
    .sort((a, b) => b.found - a.found);
  for (const { article, home } of ranked)
    if (!homes.has(article) && ![...homes.values()].includes(home)) homes.set(article, home);
  return homes;
}

const linesOf = ({ lines }: TrueArticle) => lines.map(bare).filter((line) => line !== '');

function foundIn(article: PageArticle, lines: readonly string[]): number {
  const text = bare(article.paragraphs.join(''));
  return lines.reduce((sum, line) => sum + (text.includes(line) ? line.length : 0), 0);
}

function measureArticle(read: readonly PageArticle[], truth: TrueArticle): Measured {
  const named = read.filter(({ headline }) => bare(headline) === bare(truth.headline));
  const lines = linesOf(truth);
  const characters = lines.join('').length;
  const found = (article: PageArticle) => foundIn(article, lines);
  const best = [...named].sort((a, b) => found(b) - found(a))[0];
  if (!best) {
    return {
      headline: false,
      kicker: false,
      deck: false,
      kind: false,
      byline: false,
      towns: false,
      characters,
      found: 0,
      foreign: 0,
    };
  }
  return {
    headline: true,
    kicker: bare(best.kicker) === bare(truth.kicker),
    deck: bare(best.deck) === bare(truth.deck),
    kind: best.kind === truth.kind,
    byline:
      (truth.heaped && best.byline.length === 0) ||
      JSON.stringify(best.byline) === JSON.stringify(truth.byline),
    towns: !truth.towns || sameTowns(best, truth.towns),
    characters,
    found: found(best),
    foreign: bare(best.paragraphs.join('')).length - found(best),
  };
}

function sameTowns(article: PageArticle, towns: NonNullable<TrueArticle['towns']>): boolean {
  const role = (wanted: string) =>
    findTowns(article)
      .filter(({ role }) => role === wanted)
      .map(({ name }) => name)
      .sort()
      .join();
  return (
    role('main') === [...towns.main].sort().join() && role('mentioned') === [...towns.mentioned].sort().join()
  );
}

/** Shares over all articles of several pages, 0 to 1. */
export function summed(pages: readonly PageMeasure[]) {
  const articles = pages.flatMap((page) => page.articles);
  const share = (key: 'headline' | 'kicker' | 'deck' | 'kind' | 'byline' | 'towns') =>
    articles.filter((article) => article[key]).length / articles.length;
  const total = (key: 'characters' | 'found' | 'foreign') =>
    articles.reduce((sum, article) => sum + article[key], 0);
  return {
    pages: pages.length,
    articles: articles.length,
    headline: share('headline'),
    characters: total('found') / total('characters'),
    foreign: total('foreign') / total('characters'),
    kicker: share('kicker'),
    deck: share('deck'),
    kind: share('kind'),
    byline: share('byline'),
    towns: share('towns'),
    tooMany: pages.reduce((sum, { tooMany }) => sum + tooMany, 0),
    date: pages.filter(({ date }) => date).length / pages.length,
  };
}

/** How much of some true articles was read: counts, each article looked for by its text and its parts judged one by one. */
export interface PartsRead {
  articles: number;
  /** With their headline, blanks and all; with its letters. */
  spaced: number;
  headline: number;
  characters: number;
  found: number;
  byline: number;
  kind: number;
  /** Of those that have one. */
  kicker: number;
  kickers: number;
  deck: number;
  decks: number;
  /** Kickers and decks that are none. */
  vain: number;
  /** With all of this. */
  right: number;
  missing: number;
  tooMany: number;
}

export function measureParts(read: readonly PageArticle[], truth: readonly TrueArticle[]): PartsRead {
  const homes = homesOf(read, truth);
  const count: PartsRead = {
    articles: truth.length,
    spaced: 0,
    headline: 0,
    characters: 0,
    found: 0,
    byline: 0,
    kind: 0,
    kicker: 0,
    kickers: 0,
    deck: 0,
    decks: 0,
    vain: 0,
    right: 0,
    missing: truth.length - homes.size,
    tooMany: read.length - homes.size,
  };
  const spaced = (text: string | null) => (text ?? '').trim().replace(/\s+/gu, ' ');
  const plain = (text: string | null) => bare(text).replace(/^[—-]+/u, '');
  for (const article of truth) {
    const home = homes.get(article);
    const lines = linesOf(article);
    const characters = lines.join('').length;
    const found = home ? foundIn(home, lines) : 0;
    count.characters += characters;
    count.found += found;
    if (article.kicker) count.kickers++;
    if (article.deck) count.decks++;
    if (!home) continue;
    const is = {
      spaced: spaced(home.headline) === spaced(article.headline),
      headline: bare(home.headline) === bare(article.headline),
      byline: JSON.stringify(home.byline) === JSON.stringify(article.byline),
      kind: home.kind === article.kind,
    };
    const own = {
      kicker: plain(home.kicker) === plain(article.kicker),
      deck: plain(home.deck) === plain(article.deck),
    };
    for (const part of ['spaced', 'headline', 'byline', 'kind'] as const) if (is[part]) count[part]++;
    for (const part of ['kicker', 'deck'] as const) {
      if (article[part] && own[part]) count[part]++;
      if (!article[part] && home[part]) count.vain++;
    }
    if ([...Object.values(is), ...Object.values(own)].every(Boolean) && found >= 0.97 * characters)
      count.right++;
  }
  return count;
}

export function addedUp(parts: readonly PartsRead[]): PartsRead {
  return parts.reduce((sum, part) => {
    const keys = Object.keys(sum) as (keyof PartsRead)[];
    return Object.fromEntries(keys.map((key) => [key, sum[key] + part[key]])) as unknown as PartsRead;
  });
}

export function tellParts(count: PartsRead): string {
  const share = (part: number, of = count.articles) =>
    `${((100 * part) / Math.max(1, of)).toFixed(1)}`.padStart(5);
  return [
    `headlines ${share(count.spaced)} (blanks aside ${share(count.headline)})`,
    `body ${share(count.found, count.characters)}`,
    `bylines ${share(count.byline)}`,
    `kinds ${share(count.kind)}`,
    `kickers ${share(count.kicker, count.kickers)} of ${count.kickers}`,
    `decks ${share(count.deck, count.decks)} of ${count.decks}`,
    `in vain ${count.vain}`,
    `all right ${share(count.right)}`,
    `missing ${count.missing}`,
    `too many ${count.tooMany}`,
    `of ${count.articles}`,
  ].join(', ');
}
