import type { TokenMatch } from '../news/index.js';
import { repeats } from './duplicates.js';
import { normalise } from './normalise.js';
import { pool } from './rankedHits.js';
import { inverseFrequency } from './ranking.js';
import type { Sources } from './sources.js';

/** Terms of an article that say most about it. */
const tellingTerms = 25;
/** Less than this share of them in common is chance. */
const leastShare = 0.12;
/** What a person or a town in common adds. */
const sharedName = 0.1;

/** Articles that share rare words, people and main towns with one, best first; never itself nor a copy of it. */
export function relatedArticles(
  id: number,
  limit: number,
  { analysis, catalogue, index, lexicon, texts }: Sources,
): { readonly id: number; readonly score: number }[] {
  const text = texts.get(id);
  if (!text) return [];
  const often = new Map<string, number>();
  analysis(`${text.heading}\n${text.searched}`, (term, kind) => {
    const telling = (kind === 'word' || kind === 'plain' || kind === 'pair') && !lexicon.stopWords.has(term);
    if (telling) often.set(term, (often.get(term) ?? 0) + 1);
  });
  const terms = [...often]
    .map(([term, count]) => ({ term, count, frequency: index.frequency(term) }))
    .filter(({ frequency }) => frequency > 1)
    .map(({ term, count, frequency }) => ({
      term,
      value: inverseFrequency(catalogue.size, frequency) * Math.log(1 + count),
    }))
    .sort((a, b) => b.value - a.value)
    .slice(0, tellingTerms);
  if (terms.length === 0) return [];
  const match: TokenMatch = { kind: 'any', of: terms.map(({ term }) => ({ kind: 'token', token: term })) };
  const whole = terms.reduce((sum, { value }) => sum + value, 0);
  const people = text.article.people.map((person) => normalise(person.name));
  const towns = catalogue.get(id)?.mainTowns ?? [];
  const found = index
    .find(match, pool, (other) => other !== id)
    .hits.flatMap((hit) => {
      const other = texts.get(hit.id);
      if (!other) return [];
      const common = terms.filter(
        ({ term }) => other.searched.includes(term) || other.heading.includes(term),
      );
      const names =
        people.filter((name) => other.searched.includes(name)).length +
        towns.filter((town) => catalogue.get(hit.id)?.mainTowns.includes(town)).length;
      const score = common.reduce((sum, { value }) => sum + value, 0) / whole + sharedName * names;
      return score >= leastShare ? [{ id: hit.id, score, text: other }] : [];
    });
  found.sort((a, b) => b.score - a.score || a.id - b.id);
  const places = repeats([text, ...found.map((each) => each.text)]);
  return found
    .filter((_, place) => places[place + 1] === place + 1)
    .slice(0, limit)
    .map(({ id: other, score }) => ({ id: other, score }));
}
