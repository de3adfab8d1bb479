import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { normalise } from '../language/index.js';
import {
  type ArchiveIndexOpener,
  type ArticleReader,
  type ArticleTokens,
  atOnce,
  inTurns,
  readPart,
  type SavedIndexes,
  type Steps,
  type StoredArticle,
  type TokenIndex,
} from '../news/index.js';
import { type Analysis, createAnalysis } from './analysis.js';
import type { AnalysedTerm, ArticleSearch, KnownName, SearchResult } from './articleSearch.js';
import { articleTexts } from './articleTexts.js';
import { type Catalogue, catalogue, entryOf } from './catalogue.js';
import { createClauseReader } from './clauses.js';
import { type Lexicon, readLexicon } from './lexicon.js';
import { miniSearchIndex } from './miniSearchIndex.js';
import { inverseFrequency } from './ranking.js';
import { questionSearch, readAs, readerSearch, signsOfMeant } from './readerSearch.js';
import { relatedArticles } from './relatedArticles.js';
import { soundsOf } from './sound.js';
import type { Sources } from './sources.js';
import type { SearchTokenizer } from './tokenizer.js';
import { vocabulary } from './vocabulary.js';

/** What finds the articles: MiniSearch in memory, SQLite FTS5 on disk, or whichever suits their number. */
export const engines = ['auto', 'minisearch', 'fts5'] as const;
export type Engine = (typeof engines)[number];

export interface SearchSetup {
  readonly articles: ArticleReader;
  readonly saved: SavedIndexes;
  readonly tokenizer: SearchTokenizer;
  readonly engine?: Engine;
  /** The index on disk; without it MiniSearch serves archives of any size. */
  readonly archive?: ArchiveIndexOpener;
  /** Told which engine was chosen and why. */
  readonly log?: (line: string) => void;
}

/** From so many articles on an index in memory is slower to build and to ask than one on disk. */
const archiveSize = 5_000;

/** Lists lately shown: in a group, or on the day of a story, many ask the same. */
const listsKept = 500;

/** Bumped when the same article would be indexed differently. */
const analysisVersion = 2;
/** How jieba tags names of people, places and bodies. */
const nameTag = /^n[rs]/u;
/** Articles read to see whether two characters are a name. */
const mostAsked = 3;
/** Characters of articles kept at hand. */
const textBudget = 12_000_000;
/** Saved again when at the start so large a part had changed. */
const changedShare = 0.02;
/** Articles brought into the catalogue, and into the index, in one step. */
const atATime = { entries: 16, articles: 8 };
/** Characters of an article read into terms in one step. */
const readAtATime = 4_000;

/** Names under which things are kept for the next start. */
const savedAs = {
  analysis: 'search analysis',
  catalogue: 'search catalogue',
  index: 'search index',
} as const;

/** Opens the search over the articles: from what was saved, else from their text. */
export function openSearch(setup: SearchSetup): ArticleSearch {
  const { articles, saved, tokenizer } = setup;
  const lexicon = readLexicon();
  const analysis = createAnalysis(tokenizer, lexicon);
  const fingerprint = fingerprintOf(lexicon);
  const isCurrent = Buffer.from(saved.load(savedAs.analysis)?.bytes ?? []).toString() === fingerprint;
  const load = (name: string) => (isCurrent ? saved.load(name) : undefined);

  const { index, keep } = openIndex(setup, fingerprint, load(savedAs.index)?.bytes);
  const savedCatalogue = load(savedAs.catalogue);
  const entries: Catalogue = catalogue(savedCatalogue?.bytes);
  let entriesRevision = savedCatalogue?.revision ?? 0;
  const texts = articleTexts(articles, textBudget);
  let unsaved = 0;

  const readClauses = createClauseReader(analysis, lexicon);
  const words = vocabulary({
    index,
    syllables: lexicon.syllables,
    names: () => entries.townNames().keys(),
    segment: (text) => tokenizer.segment(text),
    isName: (characters, tokens) =>
      index
        .find({ kind: 'all', of: tokens.map((token) => ({ kind: 'token', token })) }, mostAsked)
        .hits.some(({ id }) => {
          const text = texts.get(id);
          return text && standsApart(characters, `${text.heading}\n${text.searched}`, analysis);
        }),
  });

  const save = () => {
    keep();
    saved.save(savedAs.catalogue, entries.save(), entriesRevision);
    saved.save(savedAs.analysis, Buffer.from(fingerprint), 0);
    unsaved = 0;
  };

  const lists = new LRUCache<string, SearchResult>({ max: listsKept });
  function* catchingUp(): Steps<void> {
    while (entriesRevision !== articles.revision()) {
      const { changed, removed, revision } = articles.changesSince(entriesRevision, atATime.entries);
      for (const id of removed) entries.delete(id);
      for (const article of read(changed)) entries.set(article.id, entryOf(article, lexicon.years));
      for (const id of [...changed, ...removed]) texts.forget(id);
      entriesRevision = revision;
      unsaved += changed.length + removed.length;
      lists.clear();
      yield;
    }
    for (let before = -1; index.revision() !== articles.revision() && index.revision() !== before; ) {
      before = index.revision();
      const { changed, removed, revision } = articles.changesSince(before, atATime.articles);
      const tokens: ArticleTokens[] = [];
      for (const article of read(changed)) tokens.push(yield* tokensOf(article, analysis));
      yield;
      // Where it cannot be written to now, its revision stays.
      index.update(tokens, removed, revision);
      lists.clear();
      yield;
    }
  }
  function* read(ids: readonly number[]) {
    for (const id of ids) {
      const article = articles.get(id);
      if (article) yield article;
    }
  }
  const refresh = () => atOnce(catchingUp());
  let last = Promise.resolve();
  const catchUp = () => {
    const turn = last.then(() => inTurns(catchingUp()));
    last = turn.catch(() => {});
    return turn;
  };
  refresh();
  if (unsaved > changedShare * entries.size) save();
  // Sorted now, so that the first list of a large archive does not wait for it.
  entries.newestFirst();

  const sources: Sources = {
    catalogue: entries,
    index,
    texts,
    vocabulary: words,
    lexicon,
    analysis,
    readClauses,
    rarity: (word) => tokenizer.rarity(word),
    isWord: (text) => {
      const segments = tokenizer.segment(text);
      return segments.length === 1 || segments.every((segment) => segment.length > 1);
    },
    isName: (text) => tokenizer.tag(text).some(({ word, tag }) => word.length > 1 && nameTag.test(tag)),
  };
  return {
    search(query, window) {
      const asked = readPart(query);
      const key = JSON.stringify([asked, window.limit, window.offset, window.today.toDateString()]);
      const list = lists.get(key) ?? readerSearch(asked, window, sources);
      lists.set(key, list);
      return list;
    },
    forQuestion: (question, limit, today) => questionSearch(readPart(question), limit, today, sources),
    readAs: (line) => readAs(readPart(line), sources),
    signs: (query, today) => signsOfMeant(query, today, sources),
    related: (id, limit) => relatedArticles(id, limit, sources),
    terms(text) {
      const terms: AnalysedTerm[] = [];
      analysis(normalise(text), (term, kind, start, end) => {
        if (!lexicon.stopWords.has(term)) terms.push({ text: term, kind, start, end });
      });
      return terms;
    },
    idf: (term) => inverseFrequency(entries.size, index.frequency(normalise(term))),
    namesIn: (text) => namesIn(normalise(text), lexicon),
    refresh,
    catchUp,
    save() {
      if (unsaved > 0) save();
    },
  };
}

/** What is kept from one start to the next is of use only while this stays the same. */
function fingerprintOf({ grammar, stopWords, years }: Lexicon): string {
  const words = JSON.stringify([analysisVersion, ...stopWords, '', ...grammar, '', ...years]);
  return createHash('sha256').update(words).digest('hex').slice(0, 12);
}

/** The index of the chosen engine, and how to keep it for the next start. */
function openIndex(
  { articles, archive, engine = 'auto', log, saved }: SearchSetup,
  fingerprint: string,
  bytes: Uint8Array | undefined,
): { readonly index: TokenIndex; keep(): void } {
  const count = articles.count();
  const reason = engine === 'auto' ? `up to ${archiveSize} in memory, more on disk` : 'as configured';
  if (archive && (engine === 'fts5' || (engine === 'auto' && count > archiveSize))) {
    log?.(`search engine: SQLite FTS5 for ${count} articles (${reason})`);
    return { index: archive(fingerprint, soundsOf), keep: () => {} };
  }
  log?.(`search engine: MiniSearch for ${count} articles (${reason})`);
  const index = miniSearchIndex(bytes);
  return { index, keep: () => saved.save(savedAs.index, index.save(), index.revision()) };
}

/** An article's tokens, field by field; its byline and towns are found as its text is. A long one takes several steps. */
function* tokensOf(article: StoredArticle, analysis: Analysis): Steps<ArticleTokens> {
  function* tokens(texts: readonly (string | null)[]): Steps<string> {
    const found: string[] = [];
    for (const text of texts) {
      for (const piece of pieces(text ?? '')) {
        analysis(piece, (term) => found.push(term));
        if (piece.length >= readAtATime) yield;
      }
    }
    return found.join(' ');
  }
  return {
    id: article.id,
    headline: yield* tokens([article.headline]),
    deck: yield* tokens([article.kicker, article.deck]),
    body: yield* tokens([
      article.paragraphs.join('\n'),
      ...article.byline.map(({ role, name }) => `${role} ${name}`),
      ...article.towns.map((each) => each.name),
    ]),
  };
}

/** Where no term goes across. */
const border = /[\n，。；：！？、]/gu;

/** A text in pieces of some length, cut where no term goes across, normalised. */
function* pieces(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    border.lastIndex = from + readAtATime;
    const to =
      text.length - from <= readAtATime || border.exec(text) === null ? text.length : border.lastIndex;
    yield normalise(text.slice(from, to));
    from = to;
  }
}

/** Whether characters stand somewhere in a text without being part of words of the dictionary. */
function standsApart(characters: string, text: string, analysis: Analysis): boolean {
  let from = 0;
  let end = -1;
  let isApart = false;
  analysis(text, (_, kind, start, after) => {
    if (kind !== 'single') return;
    if (start !== end) from = start;
    end = after;
    isApart ||= text.startsWith(characters, end - characters.length) && end - characters.length >= from;
  });
  return isApart;
}

function namesIn(text: string, { synonyms }: Lexicon): KnownName[] {
  const taken = new Uint8Array(text.length);
  const names: KnownName[] = [];
  const known = synonyms.flatMap(({ names, closeness }) =>
    // 专精特新 finds 小巨人 too, and is not the same: no answer on the one is an answer on the other.
    names.map((name) => ({ name, others: closeness === 'same' ? names : [] })),
  );
  for (const { name, others } of known.sort((a, b) => b.name.length - a.name.length)) {
    const start = text.indexOf(name);
    if (start < 0 || taken.subarray(start, start + name.length).some(Boolean)) continue;
    taken.fill(1, start, start + name.length);
    names.push({ start, end: start + name.length, others: others.filter((other) => other !== name) });
  }
  return names;
}
