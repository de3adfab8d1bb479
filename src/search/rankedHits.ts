import type { TokenMatch } from '../news/index.js';
import type { Entry } from './catalogue.js';
import type { Accept } from './filters.js';
import { type RankedTerm, weigh } from './ranking.js';
import type { RankedHit, Sources } from './sources.js';

/** Articles ranked by their text; those beyond follow in the index's order. */
export const pool = 30;
/** Most articles read to see whether a quoted phrase stands in them. */
const mostVerified = 500;
/** How much newness weighs at most, and the years in which it halves. */
const newness = 0.03;
const newnessHalves = 2;

/** What a search asks of the articles that match. */
export interface Ranking {
  readonly terms: readonly RankedTerm[];
  /** Each must stand in the article letter by letter. */
  readonly phrases: readonly string[];
  readonly accept: Accept | undefined;
  /** How many are wanted. */
  readonly limit: number;
  readonly today: Date;
  /** How many are ranked by their text, when not the usual pool. */
  readonly ranked?: number;
}

/** The articles that match, best first, and how many there are. */
export function rankedHits(
  match: TokenMatch | undefined,
  { terms, phrases, accept, limit, today, ranked = pool }: Ranking,
  { catalogue, index, texts }: Sources,
): { readonly hits: readonly RankedHit[]; readonly total: number } {
  if (!match) return { hits: [], total: 0 };
  const { hits, total } = index.find(
    match,
    phrases.length > 0 ? mostVerified : Math.max(ranked, limit),
    accept,
  );
  const standing =
    phrases.length === 0
      ? hits
      : hits.filter(({ id }) => {
          const text = texts.get(id);
          return text && phrases.every((each) => text.heading.includes(each) || text.searched.includes(each));
        });
  const average = catalogue.averageLength();
  const now = today.getUTCFullYear() + today.getUTCMonth() / 12;
  const first: RankedHit[] = [];
  for (const { id } of standing.slice(0, ranked)) {
    const text = texts.get(id);
    if (!text) continue;
    const { score, coverage } = weigh(text, terms, average);
    first.push({ id, coverage, score: score * (1 + newness * newnessOf(catalogue.get(id), now)) });
  }
  first.sort((a, b) => b.score - a.score || a.id - b.id);
  const lowest = first.at(-1)?.score ?? 0;
  const rest = standing
    .slice(ranked)
    .map(({ id }, place) => ({ id, coverage: 0, score: lowest / (place + 2) }));
  return { hits: [...first, ...rest], total: phrases.length > 0 ? standing.length : total() };
}

/** 1 for today, half for two years ago, half for an article without a date. */
function newnessOf(entry: Entry | undefined, now: number): number {
  if (!entry || entry.from === 0) return 0.5;
  const year = Math.floor(entry.from / 10_000) + ((Math.floor(entry.from / 100) % 100) - 1) / 12;
  return 2 ** (-Math.max(0, now - year) / newnessHalves);
}
