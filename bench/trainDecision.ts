/**
 * `npm run train:decision`: learns when to speak from what bench/deciding.ts keeps, with the forests of
 * data/answerWeights.json and the encoder of data/encoder.onnx, and writes data/decisionWeights.json. Says how the
 * writers kept were answered by what was learned from the others. Deterministic, as train:answers is.
 */

import { writeFileSync } from 'node:fs';
import { openEncoder } from '../src/answer/encoder.js';
import { type Network, together } from '../src/answer/network.js';
import { quote } from '../src/answer/quotation.js';
import { answerFeatureNames, measureAnswers, readSentences } from '../src/answer/reader.js';
import { readReaders } from '../src/answer/weights.js';
import { normalise } from '../src/language/index.js';
import { scorerOf } from '../src/learned/index.js';
import type { Boosting } from './boosting.js';
import { decidingFold, isForDeciding } from './deciding.js';
import { boostAll, learnNetworks } from './learnAside.js';
import { measured, rankedIn } from './rankedSentences.js';
import { type Case, casesOf, folds, holds, isOwn, type Setting, settingsOf } from './readingCases.js';
import { readingSets } from './readingSets.js';
import { Rows } from './rows.js';

const setup: Boosting = {
  trees: 300,
  leaves: 16,
  rate: 0.035,
  fewest: 40,
  smoothing: 10,
  columns: 0.3,
  sample: 0.6,
};
const every = 6;
/** Cases read at once: one is measured while the encoder reads another. */
const atOnce = 4;
/** A case in so many is read with its article taken away, another with the answering sentence cut out. */
const asideIn = 8;
/** News counts for more than encyclopaedias, and the paper's own for more than others'. */
const weightOf = ({ set }: Case) => (set.endsWith('-dev') ? 1 : set === 'pages' ? 6 : 2);
/** The network learns from the likeliest sentences of a question. */
const foremost = 3;
const rank = answerFeatureNames.indexOf('rank');
/** What it counts that the quotation tells the answer in the sentence beside the one chosen. */
const told = 0.5;
/** How many refusals a wrong answer costs. */
const harm = 5;

const clock = Date.now();
const log = (line: string) => console.error(`${((Date.now() - clock) / 1000).toFixed(0)} s ${line}`);

/** What became of a question in its usual setting. */
interface Put {
  readonly set: string;
  readonly rows: readonly Float32Array[];
  readonly right: readonly boolean[];
  readonly fold: number;
  readonly isNear: boolean;
}

const { judges, ...lessons } = readReaders();
const encoder = openEncoder();
const cases = readingSets().flatMap((set) =>
  casesOf(set, every, 'with made near misses').filter(isForDeciding),
);
log(`${cases.length} cases`);
const rows = new Rows(answerFeatureNames, 'alone');
const put: Put[] = [];
for (let from = 0; from < cases.length; from += atOnce) {
  const some = await Promise.all(
    cases.slice(from, from + atOnce).map((one, at) => candidatesOf(one, from + at)),
  );
  for (const { one, inSettings } of some)
    for (const { setting, candidates } of inSettings) add(one, setting, candidates);
  if (from % 500 === 0) log(`${from} read`);
}
log(`${rows.count} rows`);
const parts = [...Array(folds).keys(), null];
const forests = await boostAll(parts.map((fold) => [rows.without(fold), setup]));
const networks = await learnNetworks(
  parts.map((fold) => rows.without(fold, (row) => (row[rank] ?? 0) < foremost)),
);
log('learned');
report();
const [answers, network] = [forests[folds], networks[folds]];
writeFileSync(
  new URL('../data/decisionWeights.json', import.meta.url),
  `${JSON.stringify({
    about:
      'Made by npm run train:decision from what bench/deciding.ts keeps: invented news, questions of this repository’s tests, and a fifth of CMRC 2018 (CC BY-SA 4.0) and DRCD (CC BY-SA 3.0).',
    answers,
    network,
  })}\n`,
);

/** The sentences that may answer a case, in each setting it is put in. */
async function candidatesOf(one: Case, turn: number) {
  const each = measured(one, lessons);
  const inSettings: { readonly setting: Setting; readonly candidates: ReturnType<typeof measureAnswers> }[] =
    [];
  for (const setting of settingsOf(one)) {
    if (setting !== 'held' && turn % asideIn !== Number(setting === 'cut')) continue;
    const ranked = rankedIn(each, setting, judges.sentences);
    const candidates = measureAnswers(ranked, await readSentences(ranked, judges.spans, encoder));
    inSettings.push({ setting, candidates });
  }
  return { one, inSettings };
}

function add(one: Case, setting: Setting, candidates: ReturnType<typeof measureAnswers>): void {
  const right = candidates.map(({ regard, sight, values }) => {
    const tells =
      isOwn({ article: regard.read, standing: regard.standing }, one) &&
      setting !== 'cut' &&
      one.answers.length > 0;
    const answers = tells && holds(sight.passage.normal, one.answers);
    const beside = tells && !answers && holds(normalise(quote(regard, sight.index).passage), one.answers);
    rows.add(values, answers ? 1 : beside ? told : 0, weightOf(one), decidingFold(one), 0);
    return answers || beside;
  });
  if (setting === 'held')
    put.push({
      set: one.set,
      rows: candidates.map(({ values }) => values),
      right,
      fold: decidingFold(one),
      isNear: one.answers.length === 0,
    });
}

/** How each set is answered by what was learned without it, from some confidences on. */
function report(): void {
  const said = put.map(({ rows: each, right, fold, ...of }) => {
    const [forest, net] = [forests[fold], networks[fold] as Network];
    const judge = forest && together(scorerOf(forest, answerFeatureNames), net);
    const scores = each.map((row) => 1 / (1 + Math.exp(-(judge?.score(row) ?? 0))));
    const confidence = Math.max(0, ...scores);
    return { ...of, confidence, right: right[scores.indexOf(confidence)] === true };
  });
  for (const set of [...new Set(said.map((one) => one.set))]) {
    const of = said.filter((one) => one.set === set);
    const [told, near] = [of.filter(({ isNear }) => !isNear), of.filter(({ isNear }) => isNear)];
    for (const line of [0.4, 0.5, 0.56, 0.6, 0.65, 0.7, 0.75, 0.8]) {
      const spoken = told.filter(({ confidence }) => confidence >= line);
      const right = spoken.filter((one) => one.right).length;
      const let_ = near.filter(({ confidence }) => confidence >= line).length;
      const percent = (count: number, all: number) => ((100 * count) / (all || 1)).toFixed(1);
      console.log(
        `${set} from ${line}: right ${percent(right, told.length)} wrong ${percent(spoken.length - right, told.length)} near misses refused ${percent(near.length - let_, near.length)} harm ${told.length - spoken.length + harm * (spoken.length - right + let_)}`,
      );
    }
  }
}
