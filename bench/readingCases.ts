import { type Cues, cuesOf } from '../src/answer/cues.js';
import { finderOf } from '../src/answer/finder.js';
import { type ReadArticle, readArticle } from '../src/answer/passages.js';
import { type Question, readQuestion } from '../src/answer/question.js';
import { type Regard, regard } from '../src/answer/regard.js';
import { normalise, openSearch } from '../src/search/index.js';
import { openStore } from '../src/store/index.js';
import { exchanged } from './exchanged.js';
import { tokenizer } from './ours.js';
import type { ReadingSet, SetQuestion } from './readingSets.js';

const today = new Date('2026-11-21T02:00:00Z');
/** Parts of the material, so that nothing is judged by what was learned from it. */
export const folds = 3;
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
  regards(setting: Setting, cues: Cues): Regard[];
}

/** The questions of a set over an archive of its reports; every nth of a public set. */
export function* casesOf(
  set: ReadingSet,
  every: number,
  made: 'with made near misses' | 'as written',
): Generator<Case> {
  const withMade = made === 'with made near misses';
  const store = openStore(':memory:');
  const idOf = new Map<string, number>();
  store.transaction(() => {
    for (const [position, { id, article }] of set.articles.entries())
      store.articles.put(article, { pageId: null, source: set.name, position, externalId: id, identity: id });
  });
  for (const article of store.articles.all())
    if (article.externalId) idOf.set(article.externalId, article.id);
  const search = openSearch({
    articles: store.articles,
    saved: store.savedIndexes,
    archive: store.archiveIndex,
    tokenizer,
    engine: 'minisearch',
  });
  const finder = finderOf(search, tokenizer);
  const known = new Map<number, ReadArticle>();
  const open = (id: number): ReadArticle | null => {
    const before = known.get(id);
    if (before) return before;
    const article = store.articles.get(id);
    if (!article) return null;
    const read = readArticle(article, tokenizer);
    known.set(id, read);
    return read;
  };
  const isPublic = set.name.endsWith('-dev');
  const titles = new Map(set.articles.map(({ id, article }) => [id, article.headline ?? '']));
  for (const [index, question] of set.questions.entries()) {
    if (isPublic && index % every) continue;
    yield caseOf(question);
    // Near misses are half of the work.
    const own = open(idOf.get(question.doc ?? '') ?? 0);
    const others = [...idOf.values()];
    const other = open(others[(index * 7919) % others.length] ?? 0);
    const made =
      own && other && question.answers.length > 0 ? exchanged(question.q, own, other, index) : null;
    if (made !== null && withMade && !(isPublic && index % 2))
      yield caseOf({ q: made, doc: question.doc, answers: [] });
  }
  store.close();

  function caseOf(question: SetQuestion): Case {
    const read = readQuestion(question.q, finder, tokenizer);
    const hits = finder.find(question.q, 2 * articlesRead, today);
    const answers = question.answers.map(bare).filter(Boolean);
    const own = idOf.get(question.doc ?? '');
    const title = titles.get(question.doc ?? '') ?? question.q;
    let held = new Map<number, Regard>();
    let heldFor: Cues | null = null;
    const regardOf = (article: ReadArticle, standing: Regard['standing'], tables: Regard['cues']) =>
      article.passages.length > 0 ? [regard(read, article, standing, tables)] : [];
    return {
      set: set.name,
      question,
      answers,
      fold: foldOf(title),
      read,
      regards(setting, cues) {
        const tables = cuesOf(read, cues);
        if (heldFor !== cues) held = new Map();
        heldFor = cues;
        const kept = hits
          .filter(({ id }) => setting !== 'away' || open(id)?.article.headline !== title)
          .slice(0, articlesRead);
        const top = kept[0]?.score || 1;
        return kept.flatMap(({ id, score, coverage }, place) => {
          const article = open(id);
          if (!article) return [];
          const standing = { place, score: score / top, coverage };
          if (setting === 'cut' && id === own) return regardOf(cut(article, answers), standing, tables);
          const before = held.get(id) ?? regard(read, article, standing, tables);
          held.set(id, before);
          return article.passages.length > 0 ? [{ ...before, standing }] : [];
        });
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
  return readArticle({ ...read.article, paragraphs, subheads: [] }, tokenizer);
}

function foldOf(title: string): number {
  let hash = 7;
  for (const character of title) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % folds;
}

/** Whether a text holds one of the accepted answers. */
export const holds = (text: string, answers: readonly string[]) =>
  answers.some((answer) => bare(text).includes(answer));
/** Where a set does not say which report answers, one of the first that says the answer does. */
export const isOwn = ({ standing, read }: Regard, { question }: Case) =>
  question.doc === null ? standing.place < 3 : read.article.externalId === question.doc;
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
