import { normalise } from '../language/index.js';
import type { TokenMatch } from '../news/index.js';
import type { Entry } from './catalogue.js';
import { repeats } from './duplicates.js';
import { pool } from './rankedHits.js';
import { inverseFrequency, placesOf } from './ranking.js';
import type { Sources } from './sources.js';

/** Terms of an article that say most about it. */
const tellingTerms = 25;
/** Less than this share of them in common is chance. */
const leastShare = 0.12;
/** What a person or a town in common adds. */
const sharedName = 0.1;
/** A word as common as this in the language tells nothing of what an article is about, however few articles have it. */
const common = 2;
/** A word of the headline counts so often. */
const headingCounts = 2;
/** How far a long text is discounted, and how long a usual one is. */
const lengthShare = 0.6;
const usualLength = 600;
/** A single word in common is chance. */
const leastTerms = 2;
/** How much of a score is nearness in time. */
const timeShare = 0.4;

/**
 * Articles that share rare words, people and towns with one, and are near in time, best first; never itself nor
 * a copy of it.
 */
export function relatedArticles(
  id: number,
  limit: number,
  { analysis, catalogue, index, lexicon, texts, rarity }: Sources,
): { readonly id: number; readonly score: number }[] {
  const text = texts.get(id);
  const entry = catalogue.get(id);
  if (!text || !entry) return [];
  const often = new Map<string, number>();
  const count = (from: string, times: number) =>
    analysis(from, (term, kind) => {
      const telling =
        (kind === 'word' || kind === 'plain' || kind === 'pair') && !lexicon.stopWords.has(term);
      if (telling && !/^[0-9.%]+$/u.test(term)) often.set(term, (often.get(term) ?? 0) + times);
    });
  count(text.heading, headingCounts);
  count(text.searched, 1);
  const terms = [...often]
    .map(([term, times]) => ({ term, times, frequency: index.frequency(term) }))
    .filter(({ frequency }) => frequency > 1)
    .map(({ term, times, frequency }) => ({
      term,
      value:
        inverseFrequency(catalogue.size, frequency) *
        Math.log(1 + times) *
        Math.max(0, rarity(term) - common),
    }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .slice(0, tellingTerms);
  if (terms.length === 0) return [];
  const match: TokenMatch = { kind: 'any', of: terms.map(({ term }) => ({ kind: 'token', token: term })) };
  const whole = terms.reduce((sum, { value }) => sum + value, 0);
  const people = text.article.people.map((person) => normalise(person.name));
  const found = index
    .find(match, pool, (other) => other !== id)
    .hits.flatMap((hit) => {
      const other = texts.get(hit.id);
      const its = catalogue.get(hit.id);
      if (!other || !its) return [];
      const length = 1 - lengthShare + (lengthShare * its.length) / usualLength;
      let shared = 0;
      const said = terms.reduce((sum, { term, value }) => {
        const places = placesOf(term, other.searched).length;
        const times = places + headingCounts * placesOf(term, other.heading).length;
        if (times > 0) shared += 1;
        return sum + (value * times * 2) / (times + length);
      }, 0);
      if (shared < leastTerms) return [];
      const names =
        people.filter((name) => other.searched.includes(name)).length +
        entry.mainTowns.filter((town) => its.mainTowns.includes(town)).length;
      const score = (said / whole + sharedName * names) * (1 - timeShare + timeShare * nearness(entry, its));
      return score >= leastShare ? [{ id: hit.id, score, text: other }] : [];
    });
  found.sort((a, b) => b.score - a.score || a.id - b.id);
  const places = repeats([text, ...found.map((each) => each.text)]);
  return found
    .filter((_, place) => places[place + 1] === place + 1)
    .slice(0, limit)
    .map(({ id: other, score }) => ({ id: other, score }));
}

/** How near two articles are in time: 1 for the same day, half as much for each year between; in between for undated ones. */
function nearness(one: Entry, other: Entry): number {
  if (one.from === 0 || other.from === 0) return 0.5;
  return 0.5 ** Math.max(0, yearsAt(Math.max(one.from, other.from)) - yearsAt(Math.min(one.to, other.to)));
}

/** A day such as 20230707 in years. */
const yearsAt = (day: number): number =>
  Math.floor(day / 10_000) + (Math.floor((day % 10_000) / 100) - 1) / 12 + ((day % 100) - 1) / 365;
