import { asksSomething, normalise } from '../language/index.js';
import type { TokenMatch } from '../news/index.js';
import type { QuestionHit, SearchResult, SearchWindow } from './articleSearch.js';
import { anyClause, anyTerm, everyClause } from './candidates.js';
import type { Clause, Sought } from './clauses.js';
import { type Accept, acceptors, isEmpty, listed } from './filters.js';
import { fit, signOf, signReader } from './fitting.js';
import { type Filters, type ReaderQuery, readQuery } from './query.js';
import { pool, rankedHits } from './rankedHits.js';
import { rankedTerms } from './rankedTerms.js';
import { placesOf, type RankedTerm } from './ranking.js';
import { resultPage } from './resultPage.js';
import type { RankedHit, Sources } from './sources.js';
import { begun, corrections, heard, respelled } from './spelling.js';
import { widened } from './widened.js';

/** A line that asks for more than this is a sentence: not all of it need be there. */
const mostClauses = 6;
/** Share of the best partial match's score that others must have to be shown. */
const partialShare = 0.45;
/** With so many articles found nobody needs others of like meaning. */
const enough = 5;
/** What fits what was meant with less than this chance is not shown. */
const leastFit = 0.05;
/** Of a phrase the weaker word alone is not what was meant: 附近医院, 人工客服. */
const leastSaid = 0.5;
/** Articles of like meaning ranked by their text, and shown below those found at most. */
const widePool = 90;
const mostBelow = 10;
/** Words of like meaning named in a reply. */
const mostNamed = 5;
/** Those that did less than this share of what the best did are not worth naming. */
const namedShare = 0.2;

const nothing: Filters = { towns: [], kinds: [], days: [] };
/** What is found, before it is said for which words. */
type Found = Omit<SearchResult, 'words'>;

const nothingFound: Found = {
  total: 0,
  hits: [],
  matched: 'none',
  readAs: null,
  alsoFor: [],
  corrections: [],
};

/** A line a reader typed: words and filters, or a whole question. */
export function readerSearch(typed: string, window: SearchWindow, sources: Sources): SearchResult {
  const plain = normalise(typed).trim();
  const text = respelled(plain, sources);
  const isQuestion = asksSomething(text);
  const query = isQuestion ? wholeQuestion(text) : typedQuery(text, window, sources);
  const asksNothing = [query.words, query.phrases, query.excludedWords].every((each) => each.length === 0);
  if (asksNothing && isEmpty(query.filters) && isEmpty(query.excluded)) return { ...nothingFound, words: [] };
  const found = queried(query, isQuestion, window, sources);
  const words = wordsIn(found.readAs ?? [...query.words, ...query.phrases].join(' '), sources);
  return { ...found, words, readAs: found.readAs ?? (text === plain ? null : text) };
}

/** The words of a text; characters that no dictionary word has are one where they stand together. */
function wordsIn(text: string, { analysis }: Sources): string[] {
  const words: { text: string; single: boolean; end: number }[] = [];
  analysis(text, (term, kind, start, end) => {
    const single = kind === 'single';
    const last = words.at(-1);
    if (single && last?.single && last.end === start) {
      last.text += term;
      last.end = end;
    } else if (single || kind === 'word' || kind === 'plain') words.push({ text: term, single, end });
  });
  return words.map((word) => word.text);
}

function queried(query: ReaderQuery, isQuestion: boolean, window: SearchWindow, sources: Sources): Found {
  const excluded = anyClause(query.excludedWords.flatMap((word) => sources.readClauses(word).clauses));
  const without = (match: TokenMatch | undefined): TokenMatch | undefined =>
    match && excluded ? { kind: 'without', match, not: excluded } : match;
  const limit = pool + window.offset + window.limit;
  const { typed: asTyped, mended } = readings(query, sources, isQuestion);
  const result = (
    { terms, readAs }: Reading,
    list: readonly RankedHit[],
    total: number,
    matched: 'all' | 'partial',
    termsFor: (id: number) => readonly RankedTerm[] = () => terms,
  ): Found => ({
    ...resultPage(list, total, termsFor, window, sources),
    matched,
    readAs,
    alsoFor: alsoFor(list, terms, sources),
    corrections: [],
  });

  if (query.words.length + query.phrases.length === 0) {
    const out = new Set(excluded && sources.index.matching(excluded));
    for (const { filters, matched } of relaxed(query.filters)) {
      const list = listed({ ...query, filters }, sources.catalogue, (id) => out.has(id));
      if (list.length === 0 && matched === 'all' && query.kindWords.length > 0) {
        // 天气 where no report is of that kind: what speaks of it.
        const kinds = { ...query.filters, kinds: [] };
        const spoken = queried(
          { ...query, words: query.kindWords, kindWords: [], filters: kinds },
          false,
          window,
          sources,
        );
        if (spoken.total > 0) return spoken;
      }
      const shown = list.slice(0, limit);
      if (shown.length > 0) return result(asTyped, shown.map(byDate), list.length, matched);
    }
    return nothingFound;
  }

  const isSentence = isQuestion || mended.clauses.length > mostClauses;
  if (!isSentence) {
    const everything = (
      terms: readonly RankedTerm[],
      ordered: (hits: readonly RankedHit[]) => readonly RankedHit[] = (hits) => hits,
    ) => {
      const groups = acceptors(query, sources.catalogue).map((accept) =>
        rankedHits(
          without(everyClause(mended.clauses)),
          { terms, today: window.today, limit, phrases: query.phrases, accept },
          sources,
        ),
      );
      const total = groups.reduce((sum, group) => sum + group.total, 0);
      return { total, hits: groups.flatMap((group) => ordered(group.hits)) };
    };
    const { hits, total } = everything(mended.terms);
    const isMeant = mended.readAs === null && query.phrases.length === 0;
    if (hits.length > 0 && total < enough && isMeant) {
      const wide = widely(asTyped, query, sources);
      // Of the few that have the words themselves, those come first that speak of the subject.
      const first = everything(wide.terms, (hits) => judged(hits, wide.terms, sources)).hits;
      const { shown } = inPart(everyClause(wide.clauses), wide, query.filters) ?? { shown: [] };
      const found = new Set(first.map(({ id }) => id));
      const lowest = first.at(-1)?.score ?? 0;
      const below = shown
        .filter(({ id }) => !found.has(id))
        .slice(0, mostBelow)
        .map((hit, place) => ({ ...hit, score: lowest / (place + 2) }));
      const termsFor = (id: number) => (found.has(id) ? mended : wide).terms;
      return result(wide, [...first, ...below], total + below.length, 'all', termsFor);
    }
    if (hits.length > 0) return result(mended, hits, total, 'all');
  }

  // What was mended and still finds only parts was not meant so; a question need not be found whole.
  // Nor are words of like meaning looked for beside what filters or quotes ask for.
  const isStrict = isSentence || query.phrases.length > 0;
  for (const filters of isEmpty(query.filters) ? [query.filters] : [query.filters, nothing]) {
    const typed = isSentence ? mended : asTyped;
    const read = isStrict || filters !== query.filters ? typed : widely(asTyped, query, sources);
    const match = isSentence ? anyTerm(read.asked, sources) : anyClause(read.clauses);
    const part = inPart(match, read, filters);
    if (!part) continue;
    const isWhole =
      isSentence && filters === query.filters && query.phrases.length === 0 && part.coverage > 0.999;
    return result(read, part.shown, part.shown.length, isWhole ? 'all' : 'partial');
  }
  return { ...nothingFound, corrections: corrections(query.words.join(' '), sources) };

  /** The best of what matches in part, and what is nearly as good. */
  function inPart(
    some: TokenMatch | undefined,
    { clauses, terms }: Reading,
    filters: Filters,
  ): { readonly shown: RankedHit[]; readonly coverage: number } | undefined {
    const tests = acceptors({ ...query, filters }, sources.catalogue);
    const accept: Accept | undefined = tests.includes(undefined)
      ? undefined
      : (id) => tests.some((each) => !each || each(id));
    const { hits } = rankedHits(
      without(some),
      {
        terms,
        today: window.today,
        limit: pool,
        phrases: [],
        accept,
        ranked: isSentence ? pool : widePool,
      },
      sources,
    );
    const [best] = hits;
    if (!best) return undefined;
    const isWidened = clauses.some(({ wordings }) => wordings.some(({ isRelated }) => isRelated));
    const shown = isWidened
      ? judged(hits, terms, sources).filter(({ score, signs }) => {
          const isTyped = signOf(signs, 'typed') > 0 && signOf(signs, 'relative') >= partialShare;
          const isSaid = query.words.length > 1 || signOf(signs, 'said') >= leastSaid;
          return isSaid && (isTyped || score >= leastFit);
        })
      : hits.filter(({ score }) => score >= best.score * partialShare);
    return shown.length > 0 ? { shown: shown.slice(0, pool), coverage: best.coverage } : undefined;
  }
}

/** A reading in words of like meaning too; phrases in quotes stay as they are. */
function widely({ asked: [words, ...phrases] }: Reading, query: ReaderQuery, sources: Sources): Reading {
  const asked = [...(words ? [widened(words, query.words.join(' '), sources)] : []), ...phrases];
  return readingOf(asked, null, sources);
}

/** Articles with the signs of whether they fit what was meant. */
function measured(hits: readonly RankedHit[], terms: readonly RankedTerm[], sources: Sources) {
  const signsOf = signReader(terms, sources);
  const best = hits[0]?.score ?? 0;
  return hits.flatMap((hit) => {
    const text = sources.texts.get(hit.id);
    return text ? [{ ...hit, signs: signsOf(text, hit.score, best) }] : [];
  });
}

/** Articles by the chance that they fit what was meant, best first; the chance is their score. */
function judged(hits: readonly RankedHit[], terms: readonly RankedTerm[], sources: Sources) {
  return measured(hits, terms, sources)
    .map((hit) => ({ ...hit, score: fit(hit.signs) }))
    .sort((a, b) => b.score - a.score || a.id - b.id);
}

/** The words of like meaning for which the first of a list are there, the most telling first. */
function alsoFor(list: readonly RankedHit[], terms: readonly RankedTerm[], { texts }: Sources): string[] {
  const worth = new Map<string, number>();
  const related = terms.flatMap((term) => term.wordings.filter(({ isRelated }) => isRelated));
  if (related.length === 0) return [];
  for (const { id } of list.slice(0, mostBelow)) {
    const text = texts.get(id);
    if (!text) continue;
    const has = (wording: string) =>
      text.heading.includes(wording) || placesOf(wording, text.searched).length > 0;
    if (terms.every(({ asked, wordings: [typed] }) => !asked || (typed && has(typed.text)))) continue;
    for (const { text: word, weight } of related) {
      if (has(word)) worth.set(word, (worth.get(word) ?? 0) + weight);
    }
  }
  const most = Math.max(...worth.values());
  return [...worth]
    .filter(([, each]) => each >= most * namedShare)
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostNamed)
    .map(([word]) => word);
}

/** The filters as asked, then with one of them let go: the time, the kind, the town. */
function relaxed(filters: Filters): { readonly filters: Filters; readonly matched: 'all' | 'partial' }[] {
  const fewer = [
    { ...filters, days: [] },
    { ...filters, kinds: [] },
    { ...filters, towns: [] },
  ].filter((each) => !isEmpty(each));
  return [
    { filters, matched: 'all' },
    ...fewer.map((each) => ({ filters: each, matched: 'partial' as const })),
  ];
}

/** A hit of a list ordered by date: none is better than another. */
const byDate = (id: number): RankedHit => ({ id, score: 1, coverage: 1 });

/** The signs of each article that some of the words typed, or words of like meaning, lead to. */
export function signsOfMeant(
  typed: string,
  today: Date,
  sources: Sources,
): { readonly id: number; readonly signs: number[] }[] {
  const query = typedQuery(normalise(typed).trim(), { today, limit: pool, offset: 0 }, sources);
  const { clauses, terms } = widely(readings(query, sources, false).typed, query, sources);
  const ranking = { terms, today, limit: widePool, ranked: widePool, phrases: [], accept: undefined };
  const { hits } = rankedHits(anyClause(clauses), ranking, sources);
  return measured(hits, terms, sources);
}

/** Articles for a question: nothing in it is a filter, and not everything asked must be there. */
export function questionSearch(
  question: string,
  limit: number,
  today: Date,
  sources: Sources,
): QuestionHit[] {
  const { asked, terms } = readings(
    wholeQuestion(respelled(normalise(question).trim(), sources)),
    sources,
    true,
  ).mended;
  const ranking = { terms, today, limit, phrases: [], accept: undefined };
  return rankedHits(anyTerm(asked, sources), ranking, sources).hits.slice(0, limit);
}

/** A line in the words it is read as, without looking for anything; null when it is as typed. */
export function readAs(typed: string, sources: Sources): string | null {
  const plain = normalise(typed).trim();
  const text = respelled(plain, sources);
  const heardAs = heard(sources.readClauses(text), text, sources).readAs;
  return heardAs === plain ? null : heardAs;
}

function wholeQuestion(text: string): ReaderQuery {
  return {
    words: [text],
    phrases: [],
    filters: nothing,
    kindWords: [],
    excludedWords: [],
    excluded: nothing,
  };
}

function typedQuery(text: string, { today }: SearchWindow, { catalogue, lexicon }: Sources): ReaderQuery {
  const towns = catalogue.townNames();
  return readQuery(text, { lexicon, today, townNamed: (word) => towns.get(word) });
}

/** What a query asks for in one way of reading its words. */
interface Reading {
  readonly asked: readonly Sought[];
  readonly clauses: readonly Clause[];
  readonly terms: readonly RankedTerm[];
  /** The words it was read as, when not as typed. */
  readonly readAs: string | null;
}

/** A query's words and phrases as typed, and with words no article has as words that sound alike. */
function readings(
  query: ReaderQuery,
  sources: Sources,
  isQuestion: boolean,
): { readonly typed: Reading; readonly mended: Reading } {
  const text = query.words.join(' ');
  const phrases = query.phrases.map(sources.readClauses);
  const read = sources.readClauses(text);
  const telling = read.clauses.filter(({ start, end }) => !sources.lexicon.vague.has(text.slice(start, end)));
  const words = isQuestion || telling.length === 0 ? read : { ...read, clauses: telling };
  const { asked, readAs } = heard(words, text, sources);
  const mended = readingOf([asked, ...phrases], readAs === text ? null : readAs, sources);
  const typed = readAs === text ? mended : readingOf([begun(words, sources), ...phrases], null, sources);
  return { mended, typed };
}

function readingOf(asked: readonly Sought[], readAs: string | null, sources: Sources): Reading {
  return {
    asked,
    clauses: asked.flatMap(({ clauses }) => clauses),
    terms: rankedTerms(asked, sources),
    readAs,
  };
}
