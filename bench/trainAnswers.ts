/**
 * `npm run train:answers`: learns which sentence answers and which words of it, from the part of the reading sets
 * (bench/readingSets.ts) that is not kept for deciding (bench/deciding.ts), and writes data/answerWeights.json.
 * Then come `npm run make:lessons`, `train:encoder` and, last, `train:decision`.
 * Deterministic: what is drawn is drawn from a fixed seed; the same material gives the same bytes.
 */

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { candidateSpansOf } from '../src/answer/candidateSpans.js';
import type { Cues } from '../src/answer/cues.js';
import type { ScoredSentence } from '../src/answer/reader.js';
import { sentenceFeatureNames } from '../src/answer/sentenceFeatures.js';
import { groundOf, measureSpan, spanFeatureNames } from '../src/answer/spanFeatures.js';
import { type Forest, scorerOf } from '../src/learned/index.js';
import type { Boosting } from './boosting.js';
import { isForDeciding } from './deciding.js';
import { boostAll } from './learnAside.js';
import { learnCues } from './learnCues.js';
import { type LearnedNeeds, learnNeeds, needsFrom } from './learnNeeds.js';
import { type Measured, measured, rankedIn } from './rankedSentences.js';
import { bare, type Case, casesOf, folds, holds, isOwn, overlap } from './readingCases.js';
import { readingSets } from './readingSets.js';
import { Rows } from './rows.js';

const { values } = parseArgs({ options: { every: { type: 'string', default: '3' } } });

const setup: Boosting = {
  trees: 240,
  leaves: 20,
  rate: 0.07,
  fewest: 10,
  smoothing: 5,
  columns: 0.3,
  sample: 0.6,
};

/** News counts for more than encyclopaedias. */
const newsWeight = 2;
const weightOf = (one: Case) => (one.set.endsWith('-dev') ? 1 : newsWeight);

const clock = Date.now();
const log = (line: string) => console.error(`${((Date.now() - clock) / 1000).toFixed(0)} s ${line}`);

const sets = readingSets();
const cases = sets
  .flatMap((set) => casesOf(set, Number(values.every), 'with made near misses'))
  .filter((one) => !isForDeciding(one));
log(`${cases.length} cases`);
const { cues, all: allCues } = learnCues(cases.filter(({ answers }) => answers.length > 0));
const learnedNeeds = await learnNeeds(cases, weightOf);
const needs = learnedNeeds.map(needsFrom);
log('cues and needs learned');
const all = cases.flatMap((one): Measured[] => {
  const own = needs[one.fold];
  return own ? [measured(one, { cues: cues[one.fold] ?? {}, needs: own })] : [];
});
const sentences = await learned(sentenceRows(all));
log('sentences learned');
const judge = scorerOf(sentences, sentenceFeatureNames);
const spans = await learned(spanRows(all));
log('spans learned');
writeFileSync(
  new URL('../data/answerWeights.json', import.meta.url),
  `${JSON.stringify({
    about: `Made by npm run train:answers from ${sets.map(({ name }) => name).join(', ')}, without what bench/deciding.ts keeps. CMRC 2018 (CC BY-SA 4.0) and DRCD (CC BY-SA 3.0): ../shared/eval/README.md; the others are invented, or questions of this repository's tests.`,
    cues: allCues satisfies Cues,
    needs: learnedNeeds[folds] satisfies LearnedNeeds | undefined,
    sentences,
    spans,
  })}\n`,
);

async function learned(rows: Rows): Promise<Forest> {
  log(`${rows.count} rows`);
  const [forest] = await boostAll([[rows.without(null), setup]]);
  if (!forest) throw new Error('nothing was learned');
  return forest;
}

function sentenceRows(all: readonly Measured[]): Rows {
  const rows = new Rows(sentenceFeatureNames, 'in groups');
  for (const [group, { one, read }] of all.entries()) {
    if (one.answers.length === 0) continue;
    for (const { rows: measuredRows, ...report } of read) {
      const own = isOwn(report, one);
      // Of other articles some sentences are enough to learn from.
      const step = own ? 1 : report.standing.place > 2 ? 12 : 4;
      for (const [at, row] of measuredRows.entries()) {
        if (at % step) continue;
        const says = holds(report.article.passages[at]?.normal ?? '', one.answers);
        // An answer told elsewhere too is no mistake.
        if (!own && says) continue;
        rows.add(row, Number(own && says), weightOf(one) * step, one.fold, group);
      }
    }
  }
  return rows;
}

function spanRows(all: readonly Measured[]): Rows {
  const rows = new Rows(spanFeatureNames, 'in groups');
  for (const [group, each] of all.entries()) {
    const { one } = each;
    if (one.answers.length === 0) continue;
    const golden = rankedIn(each, 'held', judge)
      .slice(0, 40)
      .find(
        ({ report, at, regard: { standing } }) =>
          isOwn({ article: report, standing }, one) && holds(report.passages[at]?.normal ?? '', one.answers),
      );
    if (golden) addSpans(golden, one, rows, group);
  }
  return rows;
}

/** Adds the stretches of a sentence that answers. */
function addSpans(golden: ScoredSentence, one: Case, rows: Rows, group: number): void {
  const ground = groundOf(golden.regard, golden.sight, golden.score);
  const all = candidateSpansOf(golden.sight.passage).map((span) => ({
    span,
    fit: overlap(bare(golden.sight.passage.normal.slice(span.start, span.end)), one.answers),
  }));
  const best = all.reduce((most, { fit }) => Math.max(most, fit), 0);
  for (const [at, { span, fit }] of all.entries()) {
    if (fit < 0.3 && at % 6) continue;
    const isAnswer = fit === best && best > 0.6;
    rows.add(
      measureSpan(ground, span),
      isAnswer ? 1 : fit > 0.8 ? 0.1 : 0,
      weightOf(one) * (fit < 0.3 ? 6 : 1),
      one.fold,
      group,
    );
  }
}
