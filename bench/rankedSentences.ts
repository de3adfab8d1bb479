import type { ReadArticle } from '../src/answer/passages.js';
import type { ScoredSentence } from '../src/answer/reader.js';
import type { Regard, Sight } from '../src/answer/regard.js';
import { measureSentences, withStanding } from '../src/answer/sentenceFeatures.js';
import type { Scorer } from '../src/learned/index.js';
import { type Case, type Lessons, type Report, regardsOf, type Setting } from './readingCases.js';

/** A case with the features of every sentence read for it, as its fold sees them. */
export interface Measured {
  readonly one: Case;
  readonly lessons: Lessons;
  readonly read: readonly (Report & { readonly rows: readonly Float32Array[] })[];
}

export function measured(one: Case, lessons: Lessons): Measured {
  const reports = one.reports('held');
  const regards = regardsOf(one, reports, lessons);
  return {
    one,
    lessons,
    read: reports.map((report, at) => ({ ...report, rows: measureSentences(regards[at] as Regard) })),
  };
}

export interface RankedSentence extends ScoredSentence {
  readonly report: ReadArticle;
  /** Which of its sentences. */
  readonly at: number;
}

/** The sentences of a case in a setting, best first; what was measured of an article is not measured again. */
export function rankedIn(
  { one, lessons, read }: Measured,
  setting: Setting,
  judge: Scorer,
): RankedSentence[] {
  const rowsOf = new Map(read.map(({ article, rows }) => [article, rows]));
  return one
    .reports(setting)
    .flatMap((report) => {
      let known: Regard | null = null;
      const held = () => {
        known ??= regardsOf(one, [report], lessons)[0] as Regard;
        return known;
      };
      const rows =
        rowsOf.get(report.article)?.map((row) => withStanding(row, report.standing)) ??
        measureSentences(held());
      return rows.map((features, at) => ({
        get regard() {
          return held();
        },
        get sight() {
          return held().sights[at] as Sight;
        },
        report: report.article,
        at,
        features,
        score: judge.score(features),
      }));
    })
    .sort((a, b) => b.score - a.score);
}
