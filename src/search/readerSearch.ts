import type { TokenMatch } from '../news/index.js';
import type { QuestionHit, SearchResult, SearchWindow } from './articleSearch.js';
import { anyClause, anyTerm, everyClause } from './candidates.js';
import type { Asked, Clause } from './clauses.js';
import { type Accept, acceptors, isEmpty, listed } from './filters.js';
import { normalise } from './normalise.js';
import { type Filters, type ReaderQuery, readQuery } from './query.js';
import { pool, rankedHits } from './rankedHits.js';
import { rankedTerms } from './rankedTerms.js';
import type { RankedTerm } from './ranking.js';
import { resultPage } from './resultPage.js';
import type { RankedHit, Sources } from './sources.js';
import { begun, corrections, heard, respelled } from './spelling.js';

/** What a question is told by. */
const questionSigns = /[?？]|什么|哪|谁|多少|几|吗|呢|为何|如何|怎么|怎样|是否/;
/** A line that asks for more than this is a sentence: not all of it need be there. */
const mostClauses = 6;
/** Share of the best partial match's score that others must have to be shown. */
const partialShare = 0.45;

const nothing: Filters = { towns: [], kinds: [], days: [] };
const nothingFound: SearchResult = { total: 0, hits: [], matched: 'none', readAs: null, corrections: [] };

/** A line a reader typed: words and filters, or a whole question. */
export function readerSearch(typed: string, window: SearchWindow, sources: Sources): SearchResult {
  const plain = normalise(typed).trim();
  const text = respelled(plain, sources);
  const isQuestion = questionSigns.test(text);
  const query = isQuestion ? wholeQuestion(text) : typedQuery(text, window, sources);
  const asksNothing = [query.words, query.phrases, query.excludedWords].every((each) => each.length === 0);
  if (asksNothing && isEmpty(query.filters) && isEmpty(query.excluded)) return nothingFound;

  const excluded = anyClause(query.excludedWords.flatMap((word) => sources.readClauses(word).clauses));
  const without = (match: TokenMatch | undefined): TokenMatch | undefined =>
    match && excluded ? { kind: 'without', match, not: excluded } : match;
  const reading = readings(query, sources);
  const limit = pool + window.offset + window.limit;
  const result = (
    { terms, readAs }: Reading,
    list: readonly RankedHit[],
    total: number,
    matched: 'all' | 'partial',
  ): SearchResult => ({
    ...resultPage(list, total, terms, window, sources),
    matched,
    readAs: readAs ?? (text === plain ? null : text),
    corrections: [],
  });

  if (query.words.length + query.phrases.length === 0) {
    const out = new Set(excluded && sources.index.matching(excluded));
    for (const { filters, matched } of relaxed(query.filters)) {
      const list = listed({ ...query, filters }, sources.catalogue, (id) => out.has(id));
      const shown = list.slice(0, limit);
      if (shown.length > 0) return result(reading.typed, shown.map(byDate), list.length, matched);
    }
    return nothingFound;
  }

  const isSentence = isQuestion || reading.mended.clauses.length > mostClauses;
  if (!isSentence) {
    const { clauses, terms } = reading.mended;
    const groups = acceptors(query, sources.catalogue).map((accept) =>
      rankedHits(
        without(everyClause(clauses)),
        { terms, today: window.today, limit, phrases: query.phrases, accept },
        sources,
      ),
    );
    const total = groups.reduce((sum, group) => sum + group.total, 0);
    const hits = groups.flatMap((group) => group.hits);
    if (hits.length > 0) return result(reading.mended, hits, total, 'all');
  }

  // What was mended and still finds only parts was not meant so; a question need not be found whole.
  const read = isSentence ? reading.mended : reading.typed;
  const some = without(isSentence ? anyTerm(read.asked, sources) : anyClause(read.clauses));
  for (const filters of isEmpty(query.filters) ? [query.filters] : [query.filters, nothing]) {
    const tests = acceptors({ ...query, filters }, sources.catalogue);
    const accept: Accept = (id) => tests.some((each) => !each || each(id));
    const isFree = tests.includes(undefined);
    const { hits } = rankedHits(
      some,
      {
        terms: read.terms,
        today: window.today,
        limit: pool,
        phrases: [],
        accept: isFree ? undefined : accept,
      },
      sources,
    );
    const best = hits[0];
    if (!best) continue;
    const shown = hits.filter((hit) => hit.score >= best.score * partialShare);
    const isWhole = filters === query.filters && query.phrases.length === 0 && best.coverage > 0.999;
    return result(read, shown, shown.length, isWhole ? 'all' : 'partial');
  }
  return { ...nothingFound, corrections: corrections(query.words.join(' '), sources) };
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
  ).mended;
  const ranking = { terms, today, limit, phrases: [], accept: undefined };
  return rankedHits(anyTerm(asked, sources), ranking, sources).hits.slice(0, limit);
}

function wholeQuestion(text: string): ReaderQuery {
  return { words: [text], phrases: [], filters: nothing, excludedWords: [], excluded: nothing };
}

function typedQuery(text: string, { today }: SearchWindow, { catalogue, lexicon }: Sources): ReaderQuery {
  const towns = catalogue.townNames();
  return readQuery(text, { lexicon, today, townNamed: (word) => towns.get(word) });
}

/** What a query asks for in one way of reading its words. */
interface Reading {
  readonly asked: readonly Asked[];
  readonly clauses: readonly Clause[];
  readonly terms: readonly RankedTerm[];
  /** The words it was read as, when not as typed. */
  readonly readAs: string | null;
}

/** A query's words and phrases as typed, and with words no article has as words that sound alike. */
function readings(
  query: ReaderQuery,
  sources: Sources,
): { readonly typed: Reading; readonly mended: Reading } {
  const text = query.words.join(' ');
  const phrases = query.phrases.map(sources.readClauses);
  const words = sources.readClauses(text);
  const { asked, readAs } = heard(words, text, sources);
  const readingOf = (each: Asked, as: string | null): Reading => ({
    asked: [each, ...phrases],
    clauses: [each, ...phrases].flatMap(({ clauses }) => clauses),
    terms: rankedTerms([each, ...phrases], sources),
    readAs: as,
  });
  const mended = readingOf(asked, readAs === text ? null : readAs);
  return { mended, typed: readAs === text ? mended : readingOf(begun(words, sources), null) };
}
