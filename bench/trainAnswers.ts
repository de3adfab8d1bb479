/**
 * `npm run train:answers [-- --leave SET] [-- --every N]`: learns data/answerWeights.json from the reading sets
 * (bench/readingSets.ts). With `--leave` one set is left out and measured, and nothing is written.
 * Deterministic: what is drawn is drawn from a fixed seed; the same material gives the same bytes.
 */

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { candidateSpansOf } from '../src/answer/candidateSpans.js';
import type { Cues } from '../src/answer/cues.js';
import { type Forest, type Scorer, scorerOf } from '../src/answer/forest.js';
import type { Needs } from '../src/answer/needs.js';
import { type Network, together } from '../src/answer/network.js';
import type { ReadArticle } from '../src/answer/passages.js';
import { quote } from '../src/answer/quotation.js';
import {
  answerFeatureNames,
  type Judges,
  measureAnswers as measureCandidates,
  type ScoredSentence,
} from '../src/answer/reader.js';
import type { Regard, Sight } from '../src/answer/regard.js';
import { measureSentences, sentenceFeatureNames, withStanding } from '../src/answer/sentenceFeatures.js';
import { groundOf, measureSpan, spanFeatureNames } from '../src/answer/spanFeatures.js';
import type { Weights as Learned } from '../src/answer/weights.js';
import { normalise } from '../src/language/index.js';
import type { Boosting, Examples } from './boosting.js';
import { drawCurves } from './drawCurves.js';
import { boostAll, learnNetworks } from './learnAside.js';
import { learnCues } from './learnCues.js';
import { type LearnedNeeds, learnNeeds, needsFrom } from './learnNeeds.js';
import { measureAnswers } from './measureAnswers.js';
import {
  bare,
  type Case,
  casesOf,
  folds,
  holds,
  isOwn,
  type Lessons,
  overlap,
  type Report,
  regardsOf,
  type Setting,
  settingsOf,
} from './readingCases.js';
import { type ReadingSet, readingSets } from './readingSets.js';

const { values } = parseArgs({
  options: {
    leave: { type: 'string' },
    every: { type: 'string', default: '3' },
    show: { type: 'boolean', default: false },
  },
});
const every = Number(values.every);

const sampling = { columns: 0.3, sample: 0.6 };
const setups: Record<'sentences' | 'spans' | 'answers', Boosting> = {
  sentences: { trees: 240, leaves: 20, rate: 0.07, fewest: 10, smoothing: 5, ...sampling },
  spans: { trees: 240, leaves: 20, rate: 0.07, fewest: 10, smoothing: 5, ...sampling },
  answers: { trees: 450, leaves: 28, rate: 0.035, fewest: 40, smoothing: 10, ...sampling },
};

/** Rows gathered one by one, each of a fold; those of a group one after another. */
class Rows {
  private readonly rows: Float32Array[] = [];
  private readonly labels: number[] = [];
  private readonly weights: number[] = [];
  private readonly folds: number[] = [];
  private readonly groups: number[] = [];
  constructor(
    readonly features: readonly string[],
    private readonly weighed: 'alone' | 'in groups',
  ) {}
  add(row: Float32Array, label: number, weight: number, fold: number, group: number): void {
    this.groups.push(group);
    this.rows.push(row);
    this.labels.push(label);
    this.weights.push(weight);
    this.folds.push(fold);
  }
  get count(): number {
    return this.rows.length;
  }
  /** All rows, or those outside a fold; of these, those that are wanted. */
  without(fold: number | null, wanted: (row: Float32Array) => boolean = () => true): Examples {
    const chosen = [...this.rows.entries()].flatMap(([at, row]) =>
      (fold === null || this.folds[at] !== fold) && wanted(row) ? at : [],
    );
    const rows = new Float32Array(chosen.length * this.features.length);
    for (const [to, at] of chosen.entries()) rows.set(this.rows[at] ?? [], to * this.features.length);
    return {
      features: this.features,
      rows,
      labels: Float32Array.from(chosen, (at) => this.labels[at] ?? 0),
      weights: Float32Array.from(chosen, (at) => this.weights[at] ?? 0),
      groups: this.weighed === 'alone' ? null : Int32Array.from(chosen, (at) => this.groups[at] ?? 0),
    };
  }
}

/** News counts for more than encyclopaedias, and most what the tests ask, of the paper's own pages above all. */
const newsWeight = 2;
const ownWeight = 16;
const isPublic = (one: Case) => one.set.endsWith('-dev');
const ofTests = new Set(['pages', 'otherNews']);
const weightOf = (one: Case) => (isPublic(one) ? 1 : ofTests.has(one.set) ? ownWeight : newsWeight);

interface Weights {
  readonly about: string;
  readonly cues: Cues;
  readonly needs: LearnedNeeds;
  readonly sentences: Forest;
  readonly spans: Forest;
  readonly answers: Forest;
  readonly network: Network;
}

/** A forest for each fold, learned without it, and one of everything. */
async function foldsAndAll(rows: Rows, setup: Boosting): Promise<[Forest[], Forest]> {
  const learned = await boostAll([...Array(folds).keys(), null].map((fold) => [rows.without(fold), setup]));
  return [learned.slice(0, folds), learned[folds] as Forest];
}

/** The network learns from the likeliest sentences of a question. */
const foremost = 3;
const rank = answerFeatureNames.indexOf('rank');
/** What it counts that the quotation tells the answer in the sentence beside the one chosen. */
const told = 0.5;
/** How many refusals a wrong answer costs. */
const harm = 5;
/** Near misses to one question that has an answer. */
const nearShare = 0.1;

/** A case with the features of every sentence read for it, as its fold sees them. */
interface Measured {
  readonly one: Case;
  readonly lessons: Lessons;
  readonly read: readonly (Report & { readonly rows: readonly Float32Array[] })[];
}

function measured(one: Case, lessons: Lessons): Measured {
  const reports = one.reports('held');
  const regards = regardsOf(one, reports, lessons);
  return {
    one,
    lessons,
    read: reports.map((report, at) => ({ ...report, rows: measureSentences(regards[at] as Regard) })),
  };
}

interface RankedSentence extends ScoredSentence {
  readonly report: ReadArticle;
  /** Which of its sentences. */
  readonly at: number;
}

/** The sentences of a case in a setting, best first; what was measured of an article is not measured again. */
function rankedIn({ one, lessons, read }: Measured, setting: Setting, judge: Scorer): RankedSentence[] {
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

async function learn(sets: readonly ReadingSet[]): Promise<Weights> {
  const clock = Date.now();
  const log = (line: string) => console.error(`${((Date.now() - clock) / 1000).toFixed(0)} s ${line}`);
  const cases = sets.flatMap((set) => casesOf(set, every, 'with made near misses'));
  log(`${cases.length} cases`);
  const { cues, all: allCues } = learnCues(cases.filter(({ answers }) => answers.length > 0));
  log('cues learned');
  const learnedNeeds = await learnNeeds(cases, weightOf);
  const needs = learnedNeeds.map(needsFrom);
  log('needs learned');
  const all = cases.map((one) =>
    measured(one, { cues: cues[one.fold] ?? {}, needs: needs[one.fold] as Needs }),
  );
  const sentences = new Rows(sentenceFeatureNames, 'in groups');
  for (const [group, { one, read }] of all.entries()) {
    if (one.answers.length === 0) continue;
    for (const { rows, ...report } of read) {
      const own = isOwn(report, one);
      // Of other articles some sentences are enough to learn from.
      const step = own ? 1 : report.standing.place > 2 ? 12 : 4;
      for (const [at, row] of rows.entries()) {
        if (at % step) continue;
        const says = holds(report.article.passages[at]?.normal ?? '', one.answers);
        if (own && one.question.doc === null && !says && at % 2) continue;
        // An answer told elsewhere too is no mistake.
        if (!own && says) continue;
        sentences.add(row, Number(own && says), weightOf(one) * step, one.fold, group);
      }
    }
  }
  log(`${sentences.count} sentences`);
  const [sentenceForests, sentenceForest] = await foldsAndAll(sentences, setups.sentences);
  log('sentences learned');
  const sentenceJudges = sentenceForests.map((forest) => scorerOf(forest, sentenceFeatureNames));

  const spans = new Rows(spanFeatureNames, 'in groups');
  let reachable = 0;
  let asked = 0;
  for (const [group, each] of all.entries()) {
    const { one } = each;
    const judge = sentenceJudges[one.fold];
    if (!judge || one.answers.length === 0) continue;
    const golden = rankedIn(each, 'held', judge)
      .slice(0, 40)
      .find(
        ({ report, at, regard: { standing } }) =>
          isOwn({ article: report, standing }, one) && holds(report.passages[at]?.normal ?? '', one.answers),
      );
    if (!golden) continue;
    asked += 1;
    reachable += spansFrom(golden, one, spans, group);
  }
  log(`${spans.count} spans; reachable ${(reachable / asked).toFixed(3)}`);
  const [spanForests, spanForest] = await foldsAndAll(spans, setups.spans);
  log('spans learned');
  const spanJudges = spanForests.map((forest) => scorerOf(forest, spanFeatureNames));

  const answers = new Rows(answerFeatureNames, 'alone');
  const put: {
    readonly rows: readonly Float32Array[];
    readonly right: readonly boolean[];
    readonly fold: number;
    readonly isNear: boolean;
    readonly isNews: boolean;
  }[] = [];
  for (const [turn, each] of all.entries()) {
    const { one } = each;
    const [judge, spanJudge] = [sentenceJudges[one.fold], spanJudges[one.fold]];
    if (!judge || !spanJudge) continue;
    for (const setting of settingsOf(one)) {
      if (setting !== 'held' && turn % 3 !== Number(setting === 'cut')) continue;
      const candidates = measureCandidates(rankedIn(each, setting, judge), spanJudge);
      const rights: boolean[] = [];
      const weight = weightOf(one);
      for (const { regard, sight, values } of candidates) {
        const tells =
          isOwn({ article: regard.read, standing: regard.standing }, one) &&
          setting !== 'cut' &&
          one.answers.length > 0;
        const right = tells && holds(sight.passage.normal, one.answers);
        const beside = tells && !right && holds(normalise(quote(regard, sight.index).passage), one.answers);
        answers.add(values, right ? 1 : beside ? told : 0, weight, one.fold, 0);
        rights.push(right);
      }
      if (setting === 'held')
        put.push({
          rows: candidates.map(({ values }) => values),
          right: rights,
          fold: one.fold,
          isNear: one.answers.length === 0,
          isNews: !isPublic(one),
        });
    }
  }
  log(`${answers.count} answers`);
  const [answerForests, answerForest] = await foldsAndAll(answers, setups.answers);
  log('answers learned');
  const networks = await learnNetworks(
    [...Array(folds).keys(), null].map((fold) => answers.without(fold, (row) => (row[rank] ?? 0) < foremost)),
  );
  log('network learned');
  const answerJudges = answerForests.map((forest, fold) =>
    together(scorerOf(forest, answerFeatureNames), networks[fold] as Network),
  );
  const said = put.flatMap(({ rows, right, fold, isNear, isNews }) => {
    const scores = rows.map((row) => 1 / (1 + Math.exp(-(answerJudges[fold]?.score(row) ?? 0))));
    const confidence = Math.max(0, ...scores);
    return isNews && scores.length
      ? [{ confidence, right: right[scores.indexOf(confidence)] === true, isNear }]
      : [];
  });
  // People ask near misses too, but not as often as the material does.
  const total = (isNear: boolean) => said.filter((one) => one.isNear === isNear).length || 1;
  const nearWeight = (nearShare * total(false)) / total(true);
  const lines = Array.from({ length: 60 }, (_, at) => 0.2 + at / 100);
  const harms = lines.map((each) =>
    said.reduce((sum, { confidence, right, isNear }) => {
      const harmed = confidence < each ? Number(!isNear) : right ? 0 : harm;
      return sum + (isNear ? nearWeight : 1) * harmed;
    }, 0),
  );
  log(`the least harm is done from ${(lines[harms.indexOf(Math.min(...harms))] ?? 0).toFixed(2)}`);
  const about = `Made by npm run train:answers from ${sets.map(({ name }) => name).join(', ')}. CMRC 2018 (CC BY-SA 4.0) and DRCD (CC BY-SA 3.0): ../shared/eval/README.md; the others are invented, or questions of this repository's tests.`;
  return {
    about,
    cues: allCues,
    needs: learnedNeeds[folds] as LearnedNeeds,
    sentences: sentenceForest,
    spans: spanForest,
    answers: answerForest,
    network: networks[folds] as Network,
  };
}

/** Adds the stretches of a sentence that answers; says how near the nearest comes to the answer. */
function spansFrom(golden: ScoredSentence, one: Case, spans: Rows, group: number): number {
  const ground = groundOf(golden.regard, golden.sight, golden.score);
  let best = 0;
  const all = candidateSpansOf(golden.sight.passage).map((span) => {
    const fit = overlap(bare(golden.sight.passage.normal.slice(span.start, span.end)), one.answers);
    best = Math.max(best, fit);
    return { span, fit };
  });
  for (const [at, { span, fit }] of all.entries()) {
    if (fit < 0.3 && at % 6) continue;
    const isAnswer = fit === best && best > 0.6;
    spans.add(
      measureSpan(ground, span),
      isAnswer ? 1 : fit > 0.8 ? 0.1 : 0,
      weightOf(one) * (fit < 0.3 ? 6 : 1),
      one.fold,
      group,
    );
  }
  return best;
}

function judgesOf(forests: Weights): Learned {
  const judges: Judges = {
    sentences: scorerOf(forests.sentences, sentenceFeatureNames),
    spans: scorerOf(forests.spans, spanFeatureNames),
    answers: together(scorerOf(forests.answers, answerFeatureNames), forests.network),
  };
  return { judges, cues: forests.cues, needs: needsFrom(forests.needs) };
}

const sets = readingSets();
if (values.leave) {
  const left = values.leave.split(',');
  const judges = judgesOf(await learn(sets.filter(({ name }) => !left.includes(name))));
  const curves = sets
    .filter(({ name }) => left.includes(name))
    .map((set) => ({
      name: set.name,
      points: measureAnswers(set, every, judges, values.show ? 'mistakes' : 'figures'),
    }));
  if (left[0]?.endsWith('-dev'))
    writeFileSync(new URL(`../docs/answers-${left[0]}.svg`, import.meta.url), drawCurves(curves));
} else {
  writeFileSync(
    new URL('../data/answerWeights.json', import.meta.url),
    `${JSON.stringify(await learn(sets))}\n`,
  );
}
