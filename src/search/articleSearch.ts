import { createHash } from 'node:crypto';
import type {
  ArticleReader,
  ArticleTokens,
  SavedIndexes,
  StoredArticle,
  TokenIndex,
  TokenMatch,
} from '../news/index.js';
import { type Analysis, createAnalysis, type TermKind } from './analysis.js';
import { type ArticleText, articleTexts } from './articleTexts.js';
import { type Catalogue, catalogue, type Entry, entryOf } from './catalogue.js';
import { type Asked, type Clause, clauseMatch, createClauseReader } from './clauses.js';
import { repeats } from './duplicates.js';
import { type Lexicon, readLexicon } from './lexicon.js';
import { type MiniSearchIndex, miniSearchIndex } from './miniSearchIndex.js';
import { normalise } from './normalise.js';
import { type Filters, type ReaderQuery, readQuery } from './query.js';
import { inverseFrequency, type RankedTerm, weigh } from './ranking.js';
import { bestSnippet, type SnippetRun } from './snippet.js';
import { soundsOf } from './sound.js';
import type { SearchTokenizer } from './tokenizer.js';
import { type Vocabulary, vocabulary } from './vocabulary.js';

/** A page of results is asked for. */
export interface SearchWindow {
  readonly limit: number;
  readonly offset: number;
  /** For 今年, 去年 and for the gentle preference of what is new. */
  readonly today: Date;
}

export interface SearchHit {
  readonly id: number;
  /** Comparable within one result only. */
  readonly score: number;
  readonly snippet: readonly SnippetRun[];
  /** Other articles on the same event that this one stands for. */
  readonly folded: readonly number[];
}

export interface SearchResult {
  /** Articles found, those folded away not counted. */
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** `all`: the hits have everything asked for; `partial`: as much of it as could be found. */
  readonly matched: 'all' | 'partial' | 'none';
  /** The query as it was read when it was not found as typed: 钟带街道 → 钟埭街道. */
  readonly readAs: string | null;
  /** Queries near the typed one that have results; only when nothing was found. */
  readonly corrections: readonly string[];
}

/** An article for a question, without a snippet. */
export interface QuestionHit {
  readonly id: number;
  readonly score: number;
  /** Share of what was asked for that the article has, weighted by how telling it is: 0 to 1. */
  readonly coverage: number;
}

/** A term of a text with its place. */
export interface AnalysedTerm {
  readonly text: string;
  readonly kind: TermKind;
  readonly start: number;
  readonly end: number;
}

/** Finding articles, whatever is typed. */
export interface ArticleSearch {
  /** For a line typed by a reader, with quotes, filters and exclusions; also for a whole question. */
  search(query: string, window: SearchWindow): SearchResult;
  /** For a question: nothing in it is a filter, and not everything asked must be there. Best first. */
  forQuestion(question: string, limit: number, today: Date): QuestionHit[];
  /** Articles that share rare words, people and towns with this one; never itself nor a copy of it. */
  related(id: number, limit: number): readonly { readonly id: number; readonly score: number }[];
  /** Terms of a text as they are indexed, words of questions and grammar left out. Offsets are the text's own. */
  terms(text: string): AnalysedTerm[];
  /** How much a term (as `terms` gives it) tells one article from another; high when rare. */
  idf(term: string): number;
  /** What else a word may be called: the names it shares a line with in data/search/synonyms.txt. Normalised. */
  otherNames(word: string): readonly string[];
  /** Brings the index up to date with the articles. */
  refresh(): void;
  /** Keeps what is indexed for the next start; also done when much has changed. */
  save(): void;
}

export interface SearchSetup {
  readonly articles: ArticleReader;
  readonly saved: SavedIndexes;
  readonly tokenizer: SearchTokenizer;
}

/** Bumped when the same article would be indexed differently. */
const analysisVersion = 1;
/** Characters of articles kept at hand. */
const textBudget = 12_000_000;
/** Articles ranked by their text; the others follow in the index's order. */
const pool = 40;
/** Most clauses that all have to be met; a longer line is a question or a sentence. */
const mostClauses = 6;
/** What a question is told by. */
const questionSigns = /[?？]|什么|哪|谁|多少|几|吗|呢|为何|如何|怎么|怎样|是否/;
/** Share of the best partial match's score that others must have to be shown. */
const partialShare = 0.45;
/** How much newness weighs at most, and in how many years it halves. */
const newness = 0.03;
const newnessHalves = 2;
/** Save again when so large a part has changed. */
const changedShare = 0.02;

/** Opens the search over the articles: from what was saved, else from their text. */
export function openSearch({ articles, saved, tokenizer }: SearchSetup): ArticleSearch {
  const lexicon = readLexicon();
  const analysis = createAnalysis(tokenizer, lexicon.stopWords);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([analysisVersion, [...lexicon.stopWords]]))
    .digest('hex')
    .slice(0, 12);
  const indexName = `minisearch-${fingerprint}`;
  const catalogueName = `catalogue-${fingerprint}`;

  const savedIndex = saved.load(indexName);
  const savedCatalogue = saved.load(catalogueName);
  const usable = savedIndex && savedCatalogue?.revision === savedIndex.revision;
  const index: MiniSearchIndex = miniSearchIndex(usable ? savedIndex.bytes : undefined);
  const entries: Catalogue = catalogue(usable ? savedCatalogue.bytes : undefined);
  const texts = articleTexts(articles, textBudget);
  let unsaved = 0;

  const readClauses = createClauseReader(analysis, lexicon);
  const words = vocabulary(index, lexicon.syllables, () => shortTowns(entries).keys());
  const idf = (term: string) => inverseFrequency(entries.size, index.frequency(term));

  const save = () => {
    saved.save(indexName, index.save(), index.revision());
    saved.save(catalogueName, entries.save(), index.revision());
    unsaved = 0;
  };

  const refresh = () => {
    const revision = articles.revision();
    if (revision === index.revision()) return;
    const { changed, removed } = articles.changesSince(index.revision());
    for (const id of [...changed, ...removed]) texts.forget(id);
    for (const id of removed) entries.delete(id);
    const read = function* () {
      for (const id of changed) {
        const article = articles.get(id);
        if (!article) continue;
        entries.set(id, entryOf(article, lexicon.years));
        yield tokensOf(article, analysis);
      }
    };
    index.update(read(), removed, revision);
    unsaved += changed.length + removed.length;
    if (unsaved > changedShare * entries.size) save();
  };
  refresh();

  const found = { articles: entries, index, texts, words, idf, readClauses, lexicon };
  return {
    search: (query, window) => search(query, window, found),
    forQuestion: (question, limit, today) => {
      const text = respelled(normalise(question), found);
      const asked = heard(readClauses(text), text, words).asked;
      return ranked(anyMatch(asked, found), [asked], today, found, Math.max(pool, limit)).hits.slice(
        0,
        limit,
      );
    },
    related: (id, limit) => related(id, limit, found, analysis),
    terms(text) {
      const terms: AnalysedTerm[] = [];
      analysis(normalise(text), (term, kind, start, end) => {
        if (!lexicon.stopWords.has(term)) terms.push({ text: term, kind, start, end });
      });
      return terms;
    },
    idf: (term) => idf(normalise(term)),
    otherNames(word) {
      const typed = normalise(word);
      return lexicon.synonyms.flatMap(({ names }) =>
        names.includes(typed) ? names.filter((name) => name !== typed) : [],
      );
    },
    refresh,
    save,
  };
}

/** What a search looks things up in. */
interface Sources {
  readonly articles: Catalogue;
  readonly index: TokenIndex;
  readonly texts: { get(id: number): ArticleText | undefined };
  readonly words: Vocabulary;
  readonly idf: (term: string) => number;
  readonly readClauses: (text: string) => Asked;
  readonly lexicon: Lexicon;
}

interface RankedHit {
  readonly id: number;
  readonly score: number;
  readonly coverage: number;
}

/** An article's tokens, field by field; its byline and towns are found as its text is. */
function tokensOf(article: StoredArticle, analysis: Analysis): ArticleTokens {
  const tokens = (texts: readonly (string | null)[]) => {
    const found: string[] = [];
    for (const text of texts) {
      if (text) analysis(normalise(text), (term) => found.push(term));
    }
    return found.join(' ');
  };
  return {
    id: article.id,
    headline: tokens([article.headline]),
    deck: tokens([article.kicker, article.deck]),
    body: tokens([
      article.paragraphs.join('\n'),
      ...article.byline.map((each) => each.name),
      ...article.towns.map((each) => each.name),
    ]),
  };
}

/** 新仓镇 is also asked for as 新仓. */
const townSuffix = /(?<=\p{Script=Han}{2})(?:镇|乡|街道|村|社区)$/u;

function shortTowns(entries: Catalogue): Map<string, string> {
  const names = new Map<string, string>();
  for (const town of entries.towns()) {
    names.set(normalise(town), town);
    names.set(normalise(town).replace(townSuffix, ''), town);
  }
  return names;
}

function search(typed: string, window: SearchWindow, sources: Sources): SearchResult {
  const text = respelled(normalise(typed), sources);
  const isQuestion = questionSigns.test(text);
  const query = isQuestion
    ? wholeQuestion(text)
    : readQuery(text, { lexicon: sources.lexicon, today: window.today, townNamed: townNamed(sources) });
  return found(query, isQuestion, text === normalise(typed) ? null : text, window, sources);
}

function wholeQuestion(text: string): ReaderQuery {
  const none: Filters = { towns: [], kinds: [], days: [] };
  return { words: [text], phrases: [], filters: none, excludedWords: [], excluded: none };
}

function found(
  query: ReaderQuery,
  isQuestion: boolean,
  spelled: string | null,
  window: SearchWindow,
  sources: Sources,
): SearchResult {
  const { articles, index, words } = sources;
  const wanted = query.words.map((word) => heard(sources.readClauses(word), word, words));
  const readAs = wanted.some((each) => each.readAs)
    ? wanted.map((each) => each.readAs ?? each.text).join(' ')
    : spelled;
  const asked = [...wanted.map((each) => each.asked), ...query.phrases.map(sources.readClauses)];
  const clauses = asked.flatMap((each) => each.clauses);
  const excluded = query.excludedWords.flatMap((word) => sources.readClauses(word).clauses);
  const accepts = acceptors(query, articles);
  const listed = (list: readonly RankedHit[], total: number, matched: 'all' | 'partial'): SearchResult => {
    const terms = asked.flatMap((each) => rankedTerms(each, sources));
    return { ...page(list, total, terms, window, sources), matched, readAs, corrections: [] };
  };

  const notExcluded =
    excluded.length > 0 ? ({ kind: 'any', of: excluded.map(clauseMatch) } as const) : undefined;
  const without = (match: TokenMatch): TokenMatch =>
    notExcluded ? { kind: 'without', match, not: notExcluded } : match;

  if (clauses.length === 0 && query.phrases.length === 0 && query.words.length === 0) {
    const out = new Set(notExcluded && index.find(notExcluded, articles.size).hits.map((hit) => hit.id));
    const list = accepts.flatMap((accept) => newestFirst(articles, (id) => accept(id) && !out.has(id)));
    if (list.length > 0) return listed(list, list.length, 'all');
  }
  if (!isQuestion && clauses.length > 0 && clauses.length <= mostClauses) {
    const all: TokenMatch = { kind: 'all', of: clauses.map(clauseMatch) };
    let total = 0;
    const hits: RankedHit[] = [];
    for (const accept of accepts) {
      const part = ranked(without(all), asked, window.today, sources, pool + window.offset + window.limit, {
        accept,
        phrases: query.phrases,
      });
      hits.push(...part.hits);
      total += part.total;
    }
    if (hits.length > 0) return listed(hits, total, 'all');
  }

  for (const accept of [(id: number) => accepts.some((each) => each(id)), undefined]) {
    const any = isQuestion
      ? anyMatch({ clauses, hints: asked.flatMap((each) => each.hints) }, sources)
      : anyClause(clauses);
    const { hits } = ranked(
      any && without(any),
      asked,
      window.today,
      sources,
      pool,
      accept ? { accept } : {},
    );
    const best = hits[0];
    if (!best) continue;
    const shown = hits.filter((hit) => hit.score >= best.score * partialShare);
    const whole = accept !== undefined && query.phrases.length === 0 && best.coverage > 0.999;
    return listed(shown, shown.length, whole ? 'all' : 'partial');
  }
  return {
    total: 0,
    hits: [],
    matched: 'none',
    readAs: null,
    corrections: corrections(query, sources),
  };
}

/** Which articles the filters let pass, in the order they are shown: those about a town before those that name it. */
function acceptors(query: ReaderQuery, articles: Catalogue): ((id: number) => boolean)[] {
  const { filters, excluded } = query;
  const passes = (id: number, about: (entry: Entry) => boolean) => {
    const entry = articles.get(id);
    if (!entry || !about(entry)) return false;
    if (filters.kinds.length > 0 && !filters.kinds.includes(entry.kind)) return false;
    if (filters.days.length > 0 && !isFromOrSpeaksOf(entry, filters)) return false;
    if (excluded.kinds.includes(entry.kind)) return false;
    if (excluded.days.some((days) => isFrom(entry, days))) return false;
    return !excluded.towns.some((town) => names(entry.mainTowns, town) || names(entry.mentionedTowns, town));
  };
  if (filters.towns.length === 0) return [(id) => passes(id, () => true)];
  const isAbout = (entry: Entry) => filters.towns.every((town) => names(entry.mainTowns, town));
  const mentions = (entry: Entry) =>
    !isAbout(entry) &&
    filters.towns.every((town) => names(entry.mainTowns, town) || names(entry.mentionedTowns, town));
  return [(id) => passes(id, isAbout), (id) => passes(id, mentions)];
}

const names = (towns: readonly string[], town: string) => towns.includes(town);

function isFrom(entry: Entry, days: { readonly from: number; readonly to: number }): boolean {
  return entry.from > 0 && entry.from <= days.to && entry.to >= days.from;
}

function isFromOrSpeaksOf(entry: Entry, { days }: Filters): boolean {
  return days.some(
    (range) =>
      isFrom(entry, range) ||
      entry.years.some((year) => year * 10_000 + 1231 >= range.from && year * 10_000 + 101 <= range.to),
  );
}

function newestFirst(articles: Catalogue, accept: (id: number) => boolean): RankedHit[] {
  const list: { id: number; day: number }[] = [];
  for (const [id, entry] of articles.entries()) if (accept(id)) list.push({ id, day: entry.to });
  list.sort((a, b) => b.day - a.day || a.id - b.id);
  return list.map(({ id }) => ({ id, score: 1, coverage: 1 }));
}

/** Latin runs no article has, as the Chinese words they spell. */
const latinRun = /[a-z][a-z']*(?:\s+[a-z][a-z']*)*/g;
const longestSpelling = 40;

function respelled(text: string, { index, words }: Sources): string {
  return text.replace(latinRun, (run) => {
    const typed = run.split(/\s+/);
    if (run.length > longestSpelling || typed.every((word) => index.frequency(word) > 0)) return run;
    return (
      words.spelled(run) ??
      typed.map((word) => (index.frequency(word) > 0 ? word : (words.spelled(word) ?? word))).join(' ')
    );
  });
}

function townNamed({ articles }: Sources): (word: string) => string | undefined {
  const towns = shortTowns(articles);
  return (word) => {
    const town = towns.get(word);
    if (town) return town;
    const sounds = soundsOf(word);
    for (const [name, full] of towns) {
      if (name.length === word.length && soundsOf(name).some((sound) => sounds.includes(sound))) return full;
    }
    return undefined;
  };
}

/** What is asked for, with words that sound alike where no article has the word itself. */
function heard(
  asked: Asked,
  text: string,
  words: Vocabulary,
): { readonly asked: Asked; readonly text: string; readonly readAs: string | null } {
  let readAs = text;
  const clauses = [...asked.clauses].reverse().map((clause) => {
    const other = words.soundAlike(clause, text);
    const wording = other?.wordings.at(-1);
    if (!other || !wording) return words.begun(clause);
    readAs = readAs.slice(0, clause.start) + wording.text + readAs.slice(clause.end);
    return other;
  });
  return {
    asked: { clauses: clauses.reverse(), hints: asked.hints },
    text,
    readAs: readAs === text ? null : readAs,
  };
}

const hintWeights: Readonly<Record<TermKind, number>> = {
  word: 1,
  plain: 1,
  measure: 1,
  part: 1,
  pair: 0.6,
  single: 0.3,
};

/** What to look for in a text, and how telling each of it is. */
function rankedTerms(asked: Asked, { index, articles, idf }: Sources): RankedTerm[] {
  const terms = asked.clauses.map((clause: Clause): RankedTerm => {
    const often = clause.wordings.map((each) =>
      Math.min(articles.size, ...each.tokens.map((token) => index.frequency(token))),
    );
    const telling = often[0] || Math.max(...often);
    return { wordings: clause.wordings, idf: inverseFrequency(articles.size, telling), weight: 1 };
  });
  const asClause = new Set(asked.clauses.flatMap((clause) => clause.wordings.map((each) => each.text)));
  for (const hint of asked.hints) {
    if (asClause.has(hint.text)) continue;
    terms.push({
      wordings: [{ text: hint.text, weight: 1 }],
      idf: idf(hint.text),
      weight: hintWeights[hint.kind],
    });
  }
  return terms;
}

/** Share of the archive whose postings are worth reading for one question; rarer terms first. */
const postingsShare = 0.5;
const postingsLeast = 300;

/** Articles with any of what is asked for; words that stand nearly everywhere are left to the ranking. */
function anyMatch(asked: Asked, { index, articles }: Sources): TokenMatch | undefined {
  const tokens = new Set([
    ...asked.clauses.flatMap((clause) => clause.wordings.flatMap((each) => each.tokens)),
    ...asked.hints.map((hint) => hint.text),
  ]);
  const often = [...tokens]
    .map((token) => ({ token, frequency: index.frequency(token) }))
    .filter(({ frequency }) => frequency > 0)
    .sort((a, b) => a.frequency - b.frequency);
  const budget = Math.max(postingsLeast, postingsShare * articles.size);
  let read = 0;
  const worthwhile = often.filter(({ frequency }, place) => {
    read += frequency;
    return place < 2 || read <= budget;
  });
  if (worthwhile.length === 0) return undefined;
  return { kind: 'any', of: worthwhile.map(({ token }) => ({ kind: 'token', token })) };
}

function anyClause(clauses: readonly Clause[]): TokenMatch | undefined {
  return clauses.length > 0 ? { kind: 'any', of: clauses.map(clauseMatch) } : undefined;
}

interface Conditions {
  readonly accept?: (id: number) => boolean;
  readonly phrases?: readonly string[];
}

/** What matches: the first of the index's order by their text, the rest as the index has them. */
function ranked(
  match: TokenMatch | undefined,
  asked: readonly Asked[],
  today: Date,
  sources: Sources,
  size: number,
  { accept, phrases = [] }: Conditions = {},
): { readonly hits: RankedHit[]; readonly total: number } {
  if (!match) return { hits: [], total: 0 };
  const { articles, index, texts } = sources;
  const { hits, total } = index.find(match, size, accept);
  const terms = asked.flatMap((each) => rankedTerms(each, sources));
  const average = articles.averageLength();
  const now = today.getUTCFullYear() + today.getUTCMonth() / 12;
  let dropped = 0;
  const first: RankedHit[] = [];
  for (const { id } of hits.slice(0, pool)) {
    const text = texts.get(id);
    if (!text || !phrases.every((each) => text.heading.includes(each) || text.searched.includes(each))) {
      dropped++;
      continue;
    }
    const { score, coverage } = weigh(text, terms, average);
    first.push({ id, coverage, score: score * (1 + newness * newnessOf(articles.get(id), now)) });
  }
  first.sort((a, b) => b.score - a.score || a.id - b.id);
  const lowest = first.at(-1)?.score ?? 0;
  const rest = hits.slice(pool).map(({ id }, place) => ({ id, coverage: 0, score: lowest / (place + 2) }));
  return { hits: [...first, ...rest], total: total - dropped };
}

/** 1 for today, half for two years ago, half for an article without a date. */
function newnessOf(entry: Entry | undefined, now: number): number {
  if (!entry || entry.to === 0) return 0.5;
  const year = Math.floor(entry.from / 10_000) + ((Math.floor(entry.from / 100) % 100) - 1) / 12;
  return 2 ** (-Math.max(0, now - year) / newnessHalves);
}

/** One page of a list, reports of one event folded together, with snippets. */
function page(
  list: readonly RankedHit[],
  total: number,
  terms: readonly RankedTerm[],
  { limit, offset }: SearchWindow,
  { texts }: Sources,
): Pick<SearchResult, 'total' | 'hits'> {
  const first = list.slice(0, pool).flatMap((hit) => {
    const text = texts.get(hit.id);
    return text ? [{ hit, text }] : [];
  });
  const places = repeats(first.map((each) => each.text));
  const folded = new Map<number, number[]>();
  places.forEach((place, index) => {
    const repeated = first[index]?.hit.id;
    if (place === index || repeated === undefined) return;
    folded.set(place, [...(folded.get(place) ?? []), repeated]);
  });
  const shown = [
    ...first.flatMap(({ hit }, index) =>
      places[index] === index ? [{ hit, folded: folded.get(index) ?? [] }] : [],
    ),
    ...list.slice(pool).map((hit) => ({ hit, folded: [] })),
  ];
  return {
    total: total - places.filter((place, index) => place !== index).length,
    hits: shown.slice(offset, offset + limit).flatMap(({ hit, folded: others }) => {
      const text = texts.get(hit.id);
      return text
        ? [{ id: hit.id, score: hit.score, snippet: bestSnippet(text, terms), folded: others }]
        : [];
    }),
  };
}

/** Queries with one word replaced by a word of the archive that is one character away, and that find something. */
function corrections(query: ReaderQuery, sources: Sources): string[] {
  const offered: string[] = [];
  query.words.forEach((word, place) => {
    const near = new Set([
      ...sources.words.neighbours(word),
      ...sources.readClauses(word).clauses.flatMap((clause) => {
        const typed = word.slice(clause.start, clause.end);
        return sources.words
          .neighbours(typed)
          .map((other) => word.slice(0, clause.start) + other + word.slice(clause.end));
      }),
    ]);
    for (const other of near) offered.push(query.words.with(place, other).join(' '));
  });
  return offered
    .filter((each) => {
      const clauses = sources.readClauses(each).clauses;
      return (
        clauses.length > 0 && sources.index.find({ kind: 'all', of: clauses.map(clauseMatch) }, 1).total > 0
      );
    })
    .slice(0, 3);
}

/** Terms of an article that say most about it. */
const tellingTerms = 25;
const relatedShare = 0.12;

function related(
  id: number,
  limit: number,
  sources: Sources,
  analysis: Analysis,
): { id: number; score: number }[] {
  const { texts, articles, idf, index } = sources;
  const text = texts.get(id);
  if (!text) return [];
  const often = new Map<string, number>();
  analysis(`${text.heading}\n${text.heading}\n${text.searched}`, (term, kind) => {
    if (kind === 'word' || kind === 'plain' || kind === 'pair') often.set(term, (often.get(term) ?? 0) + 1);
  });
  const telling = [...often]
    .filter(([term]) => !sources.lexicon.stopWords.has(term) && index.frequency(term) > 1)
    .map(([term, count]) => ({ term, value: idf(term) * Math.log(1 + count) }))
    .sort((a, b) => b.value - a.value)
    .slice(0, tellingTerms);
  if (telling.length === 0) return [];
  const match: TokenMatch = { kind: 'any', of: telling.map(({ term }) => ({ kind: 'token', token: term })) };
  const { hits } = index.find(match, pool, (other) => other !== id);
  const own = articles.get(id);
  const people = text.article.people.map((person) => normalise(person.name));
  const whole = telling.reduce((sum, each) => sum + each.value, 0);
  const scored = hits.flatMap((hit) => {
    const other = texts.get(hit.id);
    if (!other) return [];
    let score = 0;
    for (const { term, value } of telling) {
      if (other.searched.includes(term) || other.heading.includes(term)) score += value / whole;
    }
    score += 0.1 * people.filter((name) => other.searched.includes(name)).length;
    const entry = articles.get(hit.id);
    score += 0.1 * (own?.mainTowns ?? []).filter((town) => names(entry?.mainTowns ?? [], town)).length;
    return [{ id: hit.id, score, text: other }];
  });
  scored.sort((a, b) => b.score - a.score || a.id - b.id);
  const places = repeats([text, ...scored.map((each) => each.text)]);
  return scored
    .filter((each, place) => each.score >= relatedShare && places[place + 1] === place + 1)
    .slice(0, limit)
    .map(({ id: other, score }) => ({ id: other, score }));
}
