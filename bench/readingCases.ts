import { type Cues, cuesOf } from '../src/answer/cues.js';
import { finderOf } from '../src/answer/finder.js';
import { type Needs, needsOf } from '../src/answer/needs.js';
import { type ReadArticle, readArticle } from '../src/answer/passages.js';
import { type Question, readQuestion } from '../src/answer/question.js';
import { type Regard, regard, type Standing } from '../src/answer/regard.js';
import { findPeople } from '../src/facts/index.js';
import { normalise } from '../src/language/index.js';
import { openSearch } from '../src/search/index.js';
import { openStore } from '../src/store/index.js';
import { exchanged } from './exchanged.js';
import { tokenizer } from './ours.js';
import type { ReadingSet, SetQuestion } from './readingSets.js';

const today = new Date('2026-11-21T02:00:00Z');
/** Parts of the material, so that nothing is judged by what was learned from it; a writer of news is in one part whole. */
export const folds = 5;
const articlesRead = 12;

/** A text as answers are compared: normalised, without blanks. */
export const bare = (text: string) => normalise(text).replace(/\s+/gu, '');

/** A question as it is put: with all articles, with its own taken away, with the answering sentences cut out. */
export const settings = ['held', 'away', 'cut'] as const;
export type Setting = (typeof settings)[number];

/** One question, ready to be read in any setting. */
export interface Case {
  readonly set: string;
  readonly question: SetQuestion;
  readonly answers: readonly string[];
  readonly fold: number;
  readonly read: Question;
  /** The reports read for it, best first. */
  reports(setting: Setting): readonly Report[];
}

/** A report found for a question. */
export interface Report {
  readonly article: ReadArticle;
  readonly standing: Standing;
  /** Whether its answering sentences are cut out. */
  readonly isCut: boolean;
}

/** What is learned before sentences are: which words lead to answers, and which words of questions are needed. */
export interface Lessons {
  readonly cues: Cues;
  readonly needs: Needs;
}

/** A case's question held against some reports. */
export function regardsOf({ read }: Case, reports: readonly Report[], { cues, needs }: Lessons): Regard[] {
  const learned = { cues: cuesOf(read, cues), needs: needsOf(read, needs) };
  return reports.map(({ article, standing }) => regard(read, article, standing, learned));
}

/** The questions of a set over an archive of its reports; every nth of a public set. */
export function casesOf(
  set: ReadingSet,
  every: number,
  made: 'with made near misses' | 'as written',
): Case[] {
  const store = openStore(':memory:');
  const idOf = new Map<string, number>();
  const articles = new Map<number, ReadArticle>();
  store.transaction(() => {
    for (const [position, { id, article }] of set.articles.entries())
      store.articles.put(article, { pageId: null, source: set.name, position, externalId: id, identity: id });
  });
  for (const article of store.articles.all()) {
    if (article.externalId) idOf.set(article.externalId, article.id);
    articles.set(article.id, readArticle(article, tokenizer));
  }
  const search = openSearch({
    articles: store.articles,
    saved: store.savedIndexes,
    archive: store.archiveIndex,
    tokenizer,
    engine: 'minisearch',
  });
  const finder = finderOf(search, tokenizer);
  const isPublic = set.name.endsWith('-dev');
  const titles = new Map(set.articles.map(({ id, article }) => [id, article.headline ?? '']));
  const others = [...articles.values()];
  const cases = set.questions.flatMap((question, index) => {
    if (isPublic && index % every) return [];
    const own = articles.get(idOf.get(question.doc ?? '') ?? 0);
    const other = others[(index * 7919) % others.length];
    const wanted = made === 'with made near misses' && isPublic && index % 2 === 0;
    const near =
      wanted && own && other && question.answers.length > 0 ? exchanged(question.q, own, other, index) : null;
    return [
      caseOf(question),
      ...(near === null ? [] : [caseOf({ q: near, doc: question.doc, answers: [] })]),
    ];
  });
  store.close();
  return cases;

  function caseOf(question: SetQuestion): Case {
    const read = readQuestion(question.q, finder, tokenizer);
    const hits = finder.find(question.q, 2 * articlesRead, today).flatMap((hit) => {
      const article = articles.get(hit.id);
      return article && article.passages.length > 0 ? [{ ...hit, article }] : [];
    });
    const answers = question.answers.map(bare).filter(Boolean);
    const own = idOf.get(question.doc ?? '');
    const title = titles.get(question.doc ?? '') ?? question.q;
    return {
      set: set.name,
      question,
      answers,
      fold: foldOf(set.name.startsWith('news ') ? set.name : title),
      read,
      reports(setting) {
        const kept = hits
          .filter(({ article }) => setting !== 'away' || article.article.headline !== title)
          .slice(0, articlesRead);
        const top = kept[0]?.score || 1;
        return kept
          .map(({ id, article, score, coverage }, place) => {
            const isCut = setting === 'cut' && id === own;
            return {
              article: isCut ? cut(article, answers) : article,
              standing: { place, score: score / top, coverage },
              isCut,
            };
          })
          .filter(({ article }) => article.passages.length > 0);
      },
    };
  }
}

function cut(read: ReadArticle, answers: readonly string[]): ReadArticle {
  const paragraphs = read.article.paragraphs
    .map((paragraph) =>
      (paragraph.match(/[^。！？!?]+[。！？!?]*[”」』]?/gu) ?? [])
        .filter((sentence) => !answers.some((answer) => bare(sentence).includes(answer)))
        .join(''),
    )
    .filter((paragraph) => paragraph.trim() !== '');
  const left = { ...read.article, paragraphs, subheads: [], figures: [] };
  return readArticle({ ...left, people: findPeople(left, tokenizer) }, tokenizer);
}

function foldOf(title: string): number {
  let hash = 7;
  for (const character of title) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % folds;
}

/** Whether a normalised text holds one of the accepted answers. */
export function holds(normal: string, answers: readonly string[]): boolean {
  const text = normal.replace(/\s+/gu, '');
  return answers.some((answer) => text.includes(answer));
}
/** Where a set does not say which report answers, one of the first that says the answer does. */
export const isOwn = (
  { standing, article }: Pick<Report, 'standing' | 'article'>,
  { question }: Pick<Case, 'question'>,
) => (question.doc === null ? standing.place < 3 : article.article.externalId === question.doc);
/** Where a set does not say which report answers, neither is it known what taking it away leaves. */
export const settingsOf = ({ question, answers }: Case): readonly Setting[] =>
  answers.length === 0 || question.doc === null ? ['held'] : settings;

/** Characters two texts share, as reading.py counts them. */
export function overlap(said: string, answers: readonly string[]): number {
  let best = 0;
  for (const gold of answers) {
    const rest = [...said];
    let common = 0;
    for (const character of gold) {
      const at = rest.indexOf(character);
      if (at < 0) continue;
      rest.splice(at, 1);
      common += 1;
    }
    if (common) best = Math.max(best, (2 * common) / (gold.length + said.length));
  }
  return best;
}
