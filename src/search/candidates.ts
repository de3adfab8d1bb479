import type { TokenMatch } from '../news/index.js';
import { type Clause, clauseMatch, type Sought } from './clauses.js';
import type { Sources } from './sources.js';

/**
 * Postings worth reading for one question: most of a query's time goes into words that stand in nearly
 * every article and tell none from another. What is not read here still counts in the ranking.
 */
const postingsShare = 0.3;
const postingsLeast = 300;
const postingsMost = 4_000;

/** What each clause asks for, once: who types a word a hundred times asks no more of an article. */
function matchesOf(clauses: readonly Clause[]): TokenMatch[] {
  const typed = new Map(clauses.map((clause) => [clause.wordings[0]?.text ?? '', clause]));
  return [...typed.values()].map(clauseMatch);
}

/** Articles that meet every clause. */
export function everyClause(clauses: readonly Clause[]): TokenMatch | undefined {
  const [only, ...others] = matchesOf(clauses);
  return only && (others.length > 0 ? { kind: 'all', of: [only, ...others] } : only);
}

/** Articles that meet some clause. */
export function anyClause(clauses: readonly Clause[]): TokenMatch | undefined {
  return clauses.length > 0 ? { kind: 'any', of: matchesOf(clauses) } : undefined;
}

/** Articles that have some of the rarer terms of a question. */
export function anyTerm(asked: readonly Sought[], { index, catalogue }: Sources): TokenMatch | undefined {
  const tokens = new Set<string>();
  for (const { clauses, hints } of asked) {
    for (const clause of clauses)
      for (const wording of clause.wordings) for (const token of wording.tokens) tokens.add(token);
    for (const hint of hints) if (hint.kind !== 'single') tokens.add(hint.text);
  }
  const rarestFirst = [...tokens]
    .map((token) => ({ token, frequency: index.frequency(token) }))
    .filter(({ frequency }) => frequency > 0)
    .sort((a, b) => a.frequency - b.frequency);
  const budget = Math.min(postingsMost, Math.max(postingsLeast, postingsShare * catalogue.size));
  let read = 0;
  const worthwhile = rarestFirst.filter(({ frequency }, place) => {
    read += frequency;
    return place === 0 || read <= budget;
  });
  if (worthwhile.length === 0) return undefined;
  return { kind: 'any', of: worthwhile.map(({ token }) => ({ kind: 'token', token })) };
}
