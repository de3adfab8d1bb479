import type { SearchHit, SearchWindow } from './articleSearch.js';
import { repeats } from './duplicates.js';
import { pool } from './rankedHits.js';
import type { RankedTerm } from './ranking.js';
import { bestSnippet } from './snippet.js';
import type { RankedHit, Sources } from './sources.js';

/** One page of a list, with snippets for the terms each is there for; reports of one event among the first are folded together. */
export function resultPage(
  list: readonly RankedHit[],
  total: number,
  termsFor: (id: number) => readonly RankedTerm[],
  { limit, offset }: SearchWindow,
  { texts }: Sources,
): { readonly total: number; readonly hits: readonly SearchHit[] } {
  const first = list.slice(0, pool).flatMap(({ id, score }) => {
    const text = texts.get(id);
    return text ? [{ id, score, text }] : [];
  });
  const places = repeats(first.map((each) => each.text));
  const folded = new Map<number, number[]>();
  places.forEach((place, index) => {
    const id = first[index]?.id;
    if (id !== undefined && place !== index) folded.set(place, [...(folded.get(place) ?? []), id]);
  });
  const shown = [
    ...first.flatMap(({ id, score }, index) =>
      places[index] === index ? [{ id, score, folded: folded.get(index) ?? [] }] : [],
    ),
    ...list.slice(pool).map(({ id, score }) => ({ id, score, folded: [] })),
  ];
  const hits = shown.slice(offset, offset + limit).flatMap((hit) => {
    const text = texts.get(hit.id);
    return text ? [{ ...hit, snippet: bestSnippet(text, termsFor(hit.id)) }] : [];
  });
  return { total: total - (first.length - (shown.length - Math.max(0, list.length - pool))), hits };
}
