import type { TermKind } from './analysis.js';
import type { Sought } from './clauses.js';
import { inverseFrequency, type RankedTerm } from './ranking.js';
import type { Sources } from './sources.js';

/** What a term is worth that speaks for an article without being asked for by itself. */
const hintWeights: Readonly<Record<TermKind, number>> = {
  word: 1,
  plain: 1,
  measure: 1,
  part: 0.7,
  pair: 0.6,
  single: 0.3,
};

/** What to look for in a text, and how telling each of it is. */
export function rankedTerms(asked: readonly Sought[], { index, catalogue }: Sources): RankedTerm[] {
  const terms: RankedTerm[] = [];
  const known = new Set<string>();
  const clauses = asked.flatMap((each) => each.clauses);
  for (const { wordings } of clauses) {
    const [typed] = wordings;
    if (!typed || known.has(typed.text)) continue;
    const often = wordings
      .filter((each) => !each.isRelated)
      .map((each) => Math.min(catalogue.size, ...each.tokens.map((token) => index.frequency(token))));
    terms.push({
      wordings,
      idf: inverseFrequency(catalogue.size, often[0] || Math.max(...often)),
      weight: 1,
      asked: true,
    });
    for (const each of wordings) known.add(each.text);
  }
  for (const hint of asked.flatMap((each) => each.hints)) {
    if (known.has(hint.text)) continue;
    known.add(hint.text);
    terms.push({
      wordings: [{ text: hint.text, weight: 1 }],
      idf: inverseFrequency(catalogue.size, index.frequency(hint.text)),
      weight: hintWeights[hint.kind],
      asked: false,
    });
  }
  return terms;
}
