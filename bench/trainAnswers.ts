/**
 * `npm run train:answers [-- --leave SET] [-- --every N]`: learns data/answerWeights.json from the reading sets
 * (bench/readingSets.ts). With `--leave` one set is left out and measured, and nothing is written.
 * Deterministic: no random number; the same material gives the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { candidateSpansOf } from '../src/answer/candidateSpans.js';
import type { Cues } from '../src/answer/cues.js';
import { type Forest, scorerOf } from '../src/answer/forest.js';
import {
  answerFeatureNames,
  type Judges,
  measureAnswers as measureCandidates,
  rankSentences,
  type ScoredSentence,
} from '../src/answer/reader.js';
import { measureSentences, sentenceFeatureNames } from '../src/answer/sentenceFeatures.js';
import { groundOf, measureSpan, spanFeatureNames } from '../src/answer/spanFeatures.js';
import type { Weights as Learned } from '../src/answer/weights.js';
import { boostAll } from './boostAside.js';
import type { Boosting, Examples } from './boosting.js';
import { drawCurves } from './drawCurves.js';
import { learnCues } from './learnCues.js';
import { measureAnswers } from './measureAnswers.js';
import { bare, type Case, casesOf, folds, holds, isOwn, overlap, settingsOf } from './readingCases.js';
import { type ReadingSet, readingSets } from './readingSets.js';

const { values } = parseArgs({
  options: {
    leave: { type: 'string' },
    every: { type: 'string', default: '1' },
    show: { type: 'boolean', default: false },
  },
});
const every = Number(values.every);

const setups: Record<'sentences' | 'spans' | 'answers', Boosting> = {
  sentences: { trees: 140, leaves: 28, rate: 0.1, fewest: 8, smoothing: 2 },
  spans: { trees: 160, leaves: 24, rate: 0.1, fewest: 8, smoothing: 2 },
  answers: { trees: 160, leaves: 14, rate: 0.06, fewest: 12, smoothing: 4 },
};

/** Rows gathered one by one, each of a fold. */
class Rows {
  private readonly rows: Float32Array[] = [];
  private readonly labels: number[] = [];
  private readonly weights: number[] = [];
  private readonly folds: number[] = [];
  constructor(readonly features: readonly string[]) {}
  add(row: Float32Array, label: number, weight: number, fold: number): void {
    this.rows.push(row);
    this.labels.push(label);
    this.weights.push(weight);
    this.folds.push(fold);
  }
  get count(): number {
    return this.rows.length;
  }
  /** All rows, or those outside a fold. */
  without(fold: number | null): Examples {
    const chosen = [...this.rows.keys()].filter((at) => fold === null || this.folds[at] !== fold);
    const rows = new Float32Array(chosen.length * this.features.length);
    for (const [to, at] of chosen.entries()) rows.set(this.rows[at] ?? [], to * this.features.length);
    return {
      features: this.features,
      rows,
      labels: Float32Array.from(chosen, (at) => this.labels[at] ?? 0),
      weights: Float32Array.from(chosen, (at) => this.weights[at] ?? 0),
    };
  }
}

const newsWeight = 4;
const weightOf = (one: Case) => (one.set.endsWith('-dev') ? 1 : newsWeight);

interface Weights {
  readonly about: string;
  readonly cues: Cues;
  readonly sentences: Forest;
  readonly spans: Forest;
  readonly answers: Forest;
}

/** A forest for each fold, learned without it, and one of everything. */
async function foldsAndAll(rows: Rows, setup: Boosting): Promise<[Forest[], Forest]> {
  const learned = await boostAll([...Array(folds).keys(), null].map((fold) => [rows.without(fold), setup]));
  return [learned.slice(0, folds), learned[folds] as Forest];
}

/** How many refusals a wrong answer costs. */
const harm = 5;
/** Near misses to one question that has an answer. */
const nearShare = 0.1;

async function learn(sets: readonly ReadingSet[]): Promise<Weights> {
  const clock = Date.now();
  const log = (line: string) => console.error(`${((Date.now() - clock) / 1000).toFixed(0)} s ${line}`);
  const { cues, all: allCues } = learnCues(sets, every);
  log('cues learned');
  const sentences = new Rows(sentenceFeatureNames);
  for (const set of sets)
    for (const one of casesOf(set, every, 'with made near misses')) {
      for (const each of one.regards('held', cues[one.fold] ?? {})) {
        const own = isOwn(each, one);
        const rows = measureSentences(each);
        for (const [at, row] of rows.entries()) {
          const sight = each.sights[at];
          if (!sight) continue;
          const right = own && holds(sight.passage.normal, one.answers);
          // Of other articles some sentences are enough to learn from.
          const step = own ? 1 : each.standing.place > 2 ? 8 : 3;
          if (at % step) continue;
          if (own && one.question.doc === null && !right && at % 2) continue;
          // An answer told elsewhere too is no mistake.
          if (!own && holds(sight.passage.normal, one.answers)) continue;
          sentences.add(row, Number(right), weightOf(one) * step, one.fold);
        }
      }
    }
  log(`${sentences.count} sentences`);
  const [sentenceForests, sentenceForest] = await foldsAndAll(sentences, setups.sentences);
  log('sentences learned');
  const sentenceJudges = sentenceForests.map((forest) => scorerOf(forest, sentenceFeatureNames));

  const spans = new Rows(spanFeatureNames);
  let reachable = 0;
  let asked = 0;
  for (const set of sets)
    for (const one of casesOf(set, every, 'as written')) {
      const judge = sentenceJudges[one.fold];
      if (!judge || one.answers.length === 0) continue;
      const ranked = rankSentences(one.regards('held', cues[one.fold] ?? {}), judge).slice(0, 40);
      const golden = ranked.find(
        ({ regard, sight }) => isOwn(regard, one) && holds(sight.passage.normal, one.answers),
      );
      if (!golden) continue;
      asked += 1;
      reachable += spansFrom(golden, one, spans);
    }
  log(`${spans.count} spans; reachable ${(reachable / asked).toFixed(3)}`);
  const [spanForests, spanForest] = await foldsAndAll(spans, setups.spans);
  log('spans learned');
  const spanJudges = spanForests.map((forest) => scorerOf(forest, spanFeatureNames));

  const answers = new Rows(answerFeatureNames);
  const put: {
    readonly rows: readonly Float32Array[];
    readonly right: readonly boolean[];
    readonly fold: number;
    readonly weight: number;
    readonly isNear: boolean;
  }[] = [];
  for (const set of sets)
    for (const one of casesOf(set, every, 'with made near misses')) {
      const [judge, spanJudge] = [sentenceJudges[one.fold], spanJudges[one.fold]];
      if (!judge || !spanJudge) continue;
      for (const setting of settingsOf(one)) {
        const measured = measureCandidates(
          rankSentences(one.regards(setting, cues[one.fold] ?? {}), judge),
          spanJudge,
        );
        const rights: boolean[] = [];
        const weight = weightOf(one) * (setting === 'held' ? 1 : 0.5);
        for (const answer of measured) {
          const right =
            isOwn(answer.regard, one) &&
            setting !== 'cut' &&
            one.answers.length > 0 &&
            holds(answer.sight.passage.normal, one.answers);
          answers.add(answer.values, Number(right), weight, one.fold);
          rights.push(right);
        }
        if (setting === 'held')
          put.push({
            rows: measured.map(({ values }) => values),
            right: rights,
            fold: one.fold,
            weight,
            isNear: one.answers.length === 0,
          });
      }
    }
  log(`${answers.count} answers`);
  const [answerForests, answerForest] = await foldsAndAll(answers, setups.answers);
  const answerJudges = answerForests.map((forest) => scorerOf(forest, answerFeatureNames));
  log('answers learned');
  const said = put.flatMap(({ rows, right, fold, weight, isNear }) => {
    const scores = rows.map((row) => 1 / (1 + Math.exp(-(answerJudges[fold]?.score(row) ?? 0))));
    const confidence = Math.max(0, ...scores);
    return scores.length
      ? [{ confidence, right: right[scores.indexOf(confidence)] === true, weight, isNear }]
      : [];
  });
  // People ask near misses too, but not as often as the material does.
  const total = (isNear: boolean) =>
    said.reduce((sum, one) => sum + (one.isNear === isNear ? one.weight : 0), 0) || 1;
  const nearWeight = (nearShare * total(false)) / total(true);
  const lines = Array.from({ length: 60 }, (_, at) => 0.2 + at / 100);
  const harms = lines.map((each) =>
    said.reduce((sum, { confidence, right, weight, isNear }) => {
      const harmed = confidence < each ? Number(!isNear) : right ? 0 : harm;
      return sum + weight * (isNear ? nearWeight : 1) * harmed;
    }, 0),
  );
  log(`the least harm is done from ${(lines[harms.indexOf(Math.min(...harms))] ?? 0).toFixed(2)}`);
  const about = `Made by npm run train:answers from ${sets.map(({ name }) => name).join(', ')}. CMRC 2018 (CC BY-SA 4.0) and DRCD (CC BY-SA 3.0): ../shared/eval/README.md; the others are invented, or questions of this repository's tests.`;
  return { about, cues: allCues, sentences: sentenceForest, spans: spanForest, answers: answerForest };
}

/** Adds the stretches of a sentence that answers; says how near the nearest comes to the answer. */
function spansFrom(golden: ScoredSentence, one: Case, spans: Rows): number {
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
      isAnswer ? 1 : Math.max(0, fit - 0.4) * 0.6,
      weightOf(one) * (fit < 0.3 ? 6 : 1),
      one.fold,
    );
  }
  return best;
}

function judgesOf(forests: Weights): Pick<Learned, 'judges' | 'cues'> {
  const judges: Judges = {
    sentences: scorerOf(forests.sentences, sentenceFeatureNames),
    spans: scorerOf(forests.spans, spanFeatureNames),
    answers: scorerOf(forests.answers, answerFeatureNames),
  };
  return { judges, cues: forests.cues };
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
  writeFileSync(new URL(`../docs/answers-${left[0]}.svg`, import.meta.url), drawCurves(curves));
} else {
  writeFileSync(
    new URL('../data/answerWeights.json', import.meta.url),
    `${JSON.stringify(await learn(sets))}\n`,
  );
}
