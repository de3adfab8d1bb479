import type { TokenMatch } from '../news/index.js';
import type { QuestionHit, SearchResult, SearchWindow } from './articleSearch.js';
import { anyClause, anyTerm, everyClause } from './candidates.js';
import type { Asked } from './clauses.js';
import { type Accept, acceptors, isEmpty, listed } from './filters.js';
import { normalise } from './normalise.js';
import { type Filters, type ReaderQuery, readQuery } from './query.js';
import { pool, rankedHits } from './rankedHits.js';
import { rankedTerms } from './rankedTerms.js';
import { resultPage } from './resultPage.js';
import type { RankedHit, Sources } from './sources.js';
import { corrections, heard, respelled } from './spelling.js';

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

  const { asked, readAs } = read(query, sources);
  const clauses = asked.flatMap((each) => each.clauses);
  const terms = rankedTerms(asked, sources);
  const excluded = anyClause(query.excludedWords.flatMap((word) => sources.readClauses(word).clauses));
  const without = (match: TokenMatch | undefined): TokenMatch | undefined =>
    match && excluded ? { kind: 'without', match, not: excluded } : match;
  const accepts = acceptors(query, sources.catalogue);
  const result = (list: readonly RankedHit[], total: number, matched: 'all' | 'partial'): SearchResult => ({
    ...resultPage(list, total, terms, window, sources),
    matched,
    readAs: readAs ?? (text === plain ? null : text),
    corrections: [],
  });

  if (query.words.length + query.phrases.length === 0) {
    const out = new Set(excluded && sources.index.matching(excluded));
    for (const { filters, matched } of relaxed(query.filters)) {
      const list = listed({ ...query, filters }, sources.catalogue, (id) => out.has(id));
      const shown = list.slice(0, pool + window.offset + window.limit);
      if (shown.length > 0) return result(shown.map(byDate), list.length, matched);
    }
    return nothingFound;
  }

  const ranking = { terms, today: window.today, limit: pool + window.offset + window.limit };
  const isSentence = isQuestion || clauses.length > mostClauses;
  if (!isSentence) {
    const groups = accepts.map((accept) =>
      rankedHits(without(everyClause(clauses)), { ...ranking, phrases: query.phrases, accept }, sources),
    );
    const total = groups.reduce((sum, group) => sum + group.total, 0);
    const hits = groups.flatMap((group) => group.hits);
    if (hits.length > 0) return result(hits, total, 'all');
  }

  const some = without(isSentence ? anyTerm(asked, sources) : anyClause(clauses));
  for (const filters of isEmpty(query.filters) ? [query.filters] : [query.filters, nothing]) {
    const tests = acceptors({ ...query, filters }, sources.catalogue);
    const accept: Accept = (id) => tests.some((each) => !each || each(id));
    const isFree = tests.includes(undefined);
    const { hits } = rankedHits(
      some,
      { ...ranking, limit: pool, phrases: [], accept: isFree ? undefined : accept },
      sources,
    );
    const best = hits[0];
    if (!best) continue;
    const shown = hits.filter((hit) => hit.score >= best.score * partialShare);
    const isWhole = filters === query.filters && query.phrases.length === 0 && best.coverage > 0.999;
    return result(shown, shown.length, isWhole ? 'all' : 'partial');
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
  const { asked } = read(wholeQuestion(respelled(normalise(question).trim(), sources)), sources);
  const terms = rankedTerms(asked, sources);
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

/** What the words and phrases of a query ask for, and the words it was read as when no article has them as typed. */
function read(
  query: ReaderQuery,
  sources: Sources,
): { readonly asked: Asked[]; readonly readAs: string | null } {
  const text = query.words.join(' ');
  const { asked, readAs } = heard(sources.readClauses(text), text, sources);
  return {
    asked: [asked, ...query.phrases.map(sources.readClauses)],
    readAs: readAs === text ? null : readAs,
  };
}
