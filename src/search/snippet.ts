import type { Place } from '../news/index.js';
import type { ArticleText } from './articleTexts.js';
import { placesOf, type RankedTerm } from './ranking.js';

/** A run of a snippet's text; `match` runs are what was looked for. */
export interface SnippetRun {
  readonly text: string;
  readonly match: boolean;
}

/** Most characters of a snippet, its dots included. */
export const snippetLength = 120;

interface Occurrence extends Place {
  readonly term: number;
  readonly value: number;
}

/** Where a long sentence may be cut, the best places first: at semicolons, at commas (not inside `1,200`), in a list. */
const clauseEnds: readonly RegExp[] = [
  /[；;][”’」』]?/g,
  /(?:[，；：]|[,;:](?![0-9]))[”’」』]?/g,
  /(?:[，、；：]|[,;:](?![0-9]))[”’」』]?/g,
];
/** Where a long clause may be cut: anything but inside a word, or between a figure and what it counts. */
const unbreakable = /[0-9]+(?:[.,][0-9]+)*\s*(?:%|[a-z°㎡]+|\p{Script=Han}{1,4})?|[a-z]+/gu;

/**
 * The whole sentences around the best match, at most 120 characters, matches marked. A sentence that is
 * too long is cut at its commas and shows dots; where even a clause is too long, never between a figure
 * and its unit.
 */
export function bestSnippet(text: ArticleText, terms: readonly RankedTerm[]): SnippetRun[] {
  const places = placesIn(text, terms);
  const window = bestWindow(text.sentences, places, snippetLength, ({ start, end }) =>
    numbersIn(text.body.slice(start, end)),
  );
  if (!window) return [];
  if (window.end - window.start <= snippetLength) return marked(text, window, places);

  const room = snippetLength - 2;
  let cut = window;
  for (const ends of clauseEnds) {
    cut = bestWindow(clausesOf(text, window, ends), places, room) ?? window;
    if (cut.end - cut.start <= room) break;
  }
  if (cut.end - cut.start > room) cut = cutBetweenWords(text, cut, places, room);
  return [
    ...(cut.start > window.start ? [{ text: '…', match: false }] : []),
    ...marked(text, cut, places),
    ...(cut.end < window.end ? [{ text: '…', match: false }] : []),
  ];
}

function placesIn(text: ArticleText, terms: readonly RankedTerm[]): Occurrence[] {
  const places: Occurrence[] = [];
  terms.forEach((term, index) => {
    if (!term.asked) return;
    for (const wording of term.wordings) {
      for (const start of placesOf(wording.text, text.searched)) {
        const end = start + wording.text.length;
        if (end > text.body.length) break;
        places.push({ start, end, term: index, value: term.idf * term.weight * wording.weight });
      }
    }
  });
  return places.sort((a, b) => a.start - b.start);
}

/**
 * The run of neighbouring stretches that holds the most terms within `room` characters; of equals the single
 * one with the most to tell, then the shortest, then grown while there is room. A single stretch when the best one alone is longer than that.
 */
function bestWindow(
  stretches: readonly Place[],
  places: readonly Occurrence[],
  room: number,
  telling: (stretch: Place) => number = () => 0,
): Place | undefined {
  let best: { first: number; last: number; value: number; size: number; told: number } | undefined;
  let from = 0;
  for (let first = 0; first < stretches.length; first++) {
    const after = stretches[first]?.start ?? 0;
    while (from < places.length && (places[from]?.start ?? 0) < after) from++;
    for (let last = first; last < stretches.length; last++) {
      const { start, end } = span(stretches, first, last);
      const size = end - start;
      if (last > first && size > room) break;
      const value = valueWithin(places, from, end);
      if (best && (value < best.value - 1e-9 || value === 0)) continue;
      const told = last === first ? telling({ start, end }) : 0;
      const better = !best || value > best.value + 1e-9 || told > best.told;
      if (better || (told === best?.told && size < best.size)) best = { first, last, value, size, told };
    }
  }
  if (!best) return undefined;
  let { first, last } = best;
  for (;;) {
    if (last + 1 < stretches.length && fits(stretches, first, last + 1, room)) last++;
    else if (first > 0 && fits(stretches, first - 1, last, room)) first--;
    else return span(stretches, first, last);
  }
}

/** How many numbers a text tells, dates left out; of many the last add little. */
function numbersIn(text: string): number {
  return Math.min(5, text.match(/\d+(?:\.\d+)?(?![\d.年月日])/gu)?.length ?? 0);
}

function fits(stretches: readonly Place[], first: number, last: number, room: number): boolean {
  const { start, end } = span(stretches, first, last);
  return end - start <= room;
}

function span(stretches: readonly Place[], first: number, last: number): Place {
  return { start: stretches[first]?.start ?? 0, end: stretches[last]?.end ?? 0 };
}

/** What the places are worth from one of them on up to an end; each term counts once. */
function valueWithin(places: readonly Occurrence[], from: number, end: number): number {
  const values = new Map<number, number>();
  for (let at = from; at < places.length; at++) {
    const place = places[at];
    if (!place || place.start >= end) break;
    if (place.end > end) continue;
    values.set(place.term, Math.max(values.get(place.term) ?? 0, place.value));
  }
  let sum = 0;
  for (const value of values.values()) sum += value;
  return sum;
}

function clausesOf(text: ArticleText, { start, end }: Place, ends: RegExp): Place[] {
  const parts: Place[] = [];
  let from = start;
  for (const mark of text.body.slice(start, end).matchAll(ends)) {
    const to = start + mark.index + mark[0].length;
    parts.push({ start: from, end: to });
    from = to;
  }
  if (from < end) parts.push({ start: from, end });
  return parts;
}

function cutBetweenWords(
  text: ArticleText,
  clause: Place,
  places: readonly Occurrence[],
  room: number,
): Place {
  const inside = places.filter((place) => place.start >= clause.start && place.end <= clause.end);
  const first = inside[0]?.start ?? clause.start;
  let start = Math.max(clause.start, Math.min(first - 20, clause.end - room));
  let end = Math.min(clause.end, start + room);
  const searched = text.searched.slice(clause.start, clause.end);
  const whole = [
    ...[...searched.matchAll(unbreakable)].map((word) => ({
      start: clause.start + word.index,
      end: clause.start + word.index + word[0].length,
    })),
    ...inside,
  ];
  for (const word of whole) {
    if (word.start < start && word.end > start) start = word.end;
    if (word.start < end && word.end > end) end = word.start;
  }
  return end > start ? { start, end } : { start: clause.start, end: clause.start + room };
}

function marked(text: ArticleText, { start, end }: Place, places: readonly Occurrence[]): SnippetRun[] {
  const runs: SnippetRun[] = [];
  const add = (from: number, to: number, match: boolean) => {
    const piece = text.body.slice(from, to).replace(/\s*\n\s*/g, ' ');
    if (piece !== '') runs.push({ text: piece, match });
  };
  let at = start;
  let open: Place | undefined;
  for (const place of places) {
    if (place.start < start || place.end > end) continue;
    if (open && place.start <= open.end) {
      open = { start: open.start, end: Math.max(open.end, place.end) };
      continue;
    }
    if (open) {
      add(at, open.start, false);
      add(open.start, open.end, true);
      at = open.end;
    }
    open = place;
  }
  if (open) {
    add(at, open.start, false);
    add(open.start, open.end, true);
    at = open.end;
  }
  add(at, end, false);
  return runs;
}
