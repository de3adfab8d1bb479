/**
 * `npm run train:figures`: learns which stretch to quote for a number, which numbers to show, which lines can be understood,
 * which of them answers the words asked for and which sentence to put under a headline, from invented reports (those of
 * test/facts/marked*.txt, those of test/answer/news that test/facts/judgedNews.jsonl judges, and the questions there) and
 * from reports in the form of real ones (test/facts/retold). Writes data/figureWeights.json and data/figureForests.json,
 * the same bytes each time. Says how well it does on reports left out (`-- --show` prints the faults).
 */
import { writeFileSync } from 'node:fs';
import {
  type Features,
  figureForests,
  figureWeights,
  probability,
  scoreOf,
  weigherOf,
} from '../src/facts/figureWeights.js';
import { leastWorth } from '../src/facts/keyFigures.js';
import type { Forest } from '../src/learned/index.js';
import { askedCases } from '../test/facts/askedCases.js';
import {
  type Case,
  type Choice,
  casesOfJudged,
  casesOfMarked,
  type FigureCases,
  type LineCase,
  linesOfJudged,
  linesOfRetold,
} from '../test/facts/figureCases.js';
import { readJudgedNews } from '../test/facts/judgedNews.js';
import { type LeadCase, readLeadCases } from '../test/facts/leadCases.js';
import { readMarkedReports } from '../test/facts/markedReports.js';
import { readRetoldReports } from '../test/facts/retoldReports.js';
import { type Boosting, boost } from './boosting.js';

type Weights = Record<string, number>;

const rounds = 1200;
const rate = 0.5;
const shrinkage = 0.001;
/** Of words there are thousands, each of them seldom seen. */
const shrinkageOfWords = 0.0003;
const forestOfLines: Boosting = {
  trees: 300,
  leaves: 6,
  rate: 0.05,
  fewest: 20,
  smoothing: 5,
  columns: 0.4,
  sample: 0.7,
};
const folds = 5;
/** As in src/facts/figures.ts. */
const clearFrom = 0.7;
/** Lines shown of a report. */
const most = 5;
/** What is named by words of the text (`before|产值`) teaches nothing where it was seen less often, and is left out where it counts for less. */
const leastSeen = 8;
const leastWeight = 0.03;
const forestOfLeads: Boosting = {
  trees: 1000,
  leaves: 4,
  rate: 0.02,
  fewest: 20,
  smoothing: 5,
  columns: 0.3,
  sample: 0.7,
};
/** Leads of reports in the form of real ones count so much. */
const retoldLeads = 2;

/** Features by number: which, and how much. */
interface Row {
  readonly at: Int32Array;
  readonly much: Float64Array;
}

/** Weights found by gradient ascent with momentum, pulled towards none. */
class Learner {
  readonly names: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  readonly weights: Float64Array;
  readonly gradient: Float64Array;

  /** Of features that come in groups, one for each question. */
  constructor(groups: readonly (readonly Features[])[]) {
    const seen = new Map<string, number>();
    for (const name of groups.flatMap((group) => [...new Set(group.flatMap(Object.keys))]))
      seen.set(name, (seen.get(name) ?? 0) + 1);
    const common = [...seen].filter(([name, times]) => !name.includes('|') || times >= leastSeen);
    this.names = [...new Set(common.map(([name]) => name)), 'bias'].sort();
    this.places = new Map(this.names.map((name, place) => [name, place]));
    this.weights = new Float64Array(this.names.length);
    this.gradient = new Float64Array(this.names.length);
  }

  row(features: Features): Row {
    const known = Object.entries(features).flatMap(([name, much]) => {
      const place = this.places.get(name);
      return place === undefined || much === 0 ? [] : [{ place, much }];
    });
    return {
      at: Int32Array.from(known, ({ place }) => place),
      much: Float64Array.from(known, ({ much }) => much),
    };
  }

  score({ at, much }: Row): number {
    let sum = 0;
    for (let each = 0; each < at.length; each += 1)
      sum += (this.weights[at[each] ?? 0] ?? 0) * (much[each] ?? 0);
    return sum;
  }

  push({ at, much }: Row, by: number): void {
    for (let each = 0; each < at.length; each += 1) {
      const place = at[each] ?? 0;
      this.gradient[place] = (this.gradient[place] ?? 0) + by * (much[each] ?? 0);
    }
  }

  ascend(gradientAt: () => void, pull = shrinkage): Weights {
    const speed = new Float64Array(this.names.length);
    for (let round = 0; round < rounds; round += 1) {
      this.gradient.fill(0);
      gradientAt();
      for (let place = 0; place < speed.length; place += 1) {
        const weight = this.weights[place] ?? 0;
        speed[place] = 0.9 * (speed[place] ?? 0) + rate * ((this.gradient[place] ?? 0) - pull * weight);
        this.weights[place] = weight + (speed[place] ?? 0);
      }
    }
    return Object.fromEntries(this.names.map((name, place) => [name, this.weights[place] ?? 0]));
  }
}

/** The right among several candidates: the softmax of the scores. */
function learnChoices(choices: readonly Choice[]): Weights {
  const learner = new Learner(choices.map(({ candidates }) => candidates));
  const rows = choices.map(({ right, candidates }) => ({
    right,
    candidates: candidates.map((features) => learner.row(features)),
  }));
  return learner.ascend(() => {
    for (const { right, candidates } of rows) {
      const powers = candidates.map((row) => Math.exp(learner.score(row)));
      const sum = powers.reduce((total, power) => total + power, 0);
      const sumOfRight = right.reduce((total, index) => total + (powers[index] ?? 0), 0);
      candidates.forEach((row, index) => {
        const power = powers[index] ?? 0;
        const wanted = right.includes(index) ? power / sumOfRight : 0;
        learner.push(row, (wanted - power / sum) / rows.length);
      });
    }
  });
}

/** So or not: logistic regression. */
function learnCases(
  cases: readonly (Pick<Case, 'holds' | 'features'> & { readonly counts?: number })[],
  pull = shrinkage,
): Weights {
  const learner = new Learner(cases.map(({ features }) => [features]));
  const rows = cases.map(({ holds, features, counts = 1 }) => ({
    holds: Number(holds),
    counts,
    row: learner.row({ ...features, bias: 1 }),
  }));
  const all = rows.reduce((sum, { counts }) => sum + counts, 0);
  return learner.ascend(() => {
    for (const { holds, counts, row } of rows)
      learner.push(row, (counts * (holds - probability(learner.score(row)))) / all);
  }, pull);
}

const learnWords = (cases: readonly LineCase[]) =>
  learnCases(
    cases.map(({ holds, words, counts }) => ({ holds, counts, features: words })),
    shrinkageOfWords,
  );

/** Lines as the trees see them: what their words say is told by weights that were learned without their writers, of whom each has a row. */
function withWords(writers: readonly (readonly LineCase[])[]): LineCase[][] {
  const told: LineCase[][] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = learnWords(kept(writers, fold).flat());
    for (const [place, cases] of writers.entries())
      if (place % folds === fold)
        told[place] = cases.map((one) => ({
          ...one,
          features: { ...one.features, words: scoreOf(one.words, weights) },
        }));
  }
  return told;
}

/** Which lines to show, by boosted trees. */
function growLines(cases: readonly LineCase[]): Forest {
  const features = Object.keys(cases[0]?.features ?? {});
  return boost(
    {
      features,
      rows: Float32Array.from(cases.flatMap((one) => features.map((name) => one.features[name] ?? 0))),
      labels: Float32Array.from(cases, ({ holds }) => Number(holds)),
      weights: Float32Array.from(cases, ({ counts }) => counts),
      groups: null,
    },
    forestOfLines,
  );
}

/** Which sentence to put under the headline, by boosted trees, among those of its report. */
function growLeads(cases: readonly LeadCase[]): Forest {
  const features = [...new Set(cases.flatMap(({ candidates }) => candidates.flatMap(Object.keys)))];
  const rows = cases.flatMap(({ candidates, right, from }, report) =>
    candidates.map((measured, at) => ({
      report,
      measured,
      label: right.includes(at) ? 1 / right.length : 0,
      counts: from === 'retold' ? retoldLeads : 1,
    })),
  );
  return boost(
    {
      features,
      rows: Float32Array.from(rows.flatMap(({ measured }) => features.map((name) => measured[name] ?? 0))),
      labels: Float32Array.from(rows, ({ label }) => label),
      weights: Float32Array.from(rows, ({ counts }) => counts),
      groups: Int32Array.from(rows, ({ report }) => report),
    },
    forestOfLeads,
  );
}

/** Which candidate is chosen. */
function chosen({ candidates }: Pick<Choice, 'candidates'>, score: (features: Features) => number): number {
  const scores = candidates.map(score);
  return scores.indexOf(Math.max(...scores));
}

const weighedBy = (weights: Weights) => (features: Features) => scoreOf(features, weights);

const rounded = (weights: Weights): Weights =>
  Object.fromEntries(
    Object.entries(weights)
      .filter(([name, value]) => !name.includes('|') || Math.abs(value) >= leastWeight)
      .map(([name, value]) => [name, Math.round(value * 1000) / 1000]),
  );

const left = <T>(all: readonly T[], fold: number) => all.filter((_, index) => index % folds === fold);
const kept = <T>(all: readonly T[], fold: number) => all.filter((_, index) => index % folds !== fold);
const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}% of ${whole}`;

const marked = readMarkedReports();
const judged = readJudgedNews();
const leadCases = readLeadCases();
const readCases = () => [...marked.map(casesOfMarked), ...judged.map(casesOfJudged)];
const stretch = rounded(learnChoices(readCases().flatMap((one) => one.stretches)));
Object.assign(figureWeights.stretch, stretch);
// On which line a number stands hangs on its worth and its clarity, and these on the line: both are learned from
// nothing, so that the weights kept before do not matter, and once more from the lines that they choose.
const forgotten = (weights: Weights) => Object.fromEntries(Object.keys(weights).map((name) => [name, 0]));
let worth: Weights = forgotten(figureWeights.worth);
let clarity: Weights = forgotten(figureWeights.clarity);
let cases: FigureCases[] = [];
for (let round = 0; round < 2; round += 1) {
  Object.assign(figureWeights.worth, worth);
  Object.assign(figureWeights.clarity, clarity);
  cases = readCases();
  worth = rounded(learnCases(cases.flatMap((one) => one.worth)));
  clarity = rounded(learnCases(cases.flatMap((one) => one.clarity)));
}
Object.assign(figureWeights.worth, worth);
Object.assign(figureWeights.clarity, clarity);
const byWriter = new Map<string, LineCase[]>();
for (const one of judged) {
  const [writer = ''] = one.report.split('/');
  byWriter.set(writer, [...(byWriter.get(writer) ?? []), ...linesOfJudged(one)]);
}
const retold = [...readRetoldReports().values()].map((reports) =>
  reports.map((report) => ({ wanted: report.wanted, lines: linesOfRetold(report) })),
);
const told = [...byWriter.values(), ...retold.map((reports) => reports.flatMap(({ lines }) => lines))];
const words = rounded(learnWords(told.flat()));
const lines = withWords(told);
const line = growLines(lines.flat());
figureWeights.words = words;
figureForests.line = weigherOf(line);
const questions = askedCases();
const asked = rounded(learnChoices(questions));
const lead = growLeads(leadCases);
const file = new URL('../data/figureWeights.json', import.meta.url);
const about =
  'Made by npm run train:figures from test/facts/marked*.txt, judgedNews.jsonl, retold/ and test/answer/news: how much each thing measured counts.';
writeFileSync(file, `${JSON.stringify({ about, stretch, worth, clarity, words, asked }, null, 2)}\n`);

const forests = new URL('../data/figureForests.json', import.meta.url);
writeFileSync(forests, `${JSON.stringify({ about, line, lead })}\n`);

/** What was judged wrongly, for `-- --show`. */
const faults: string[] = [];
/** How often it was right, of how many. */
const tally = new Map<string, [number, number]>();
function note(what: string, right: boolean, fault: string): void {
  const [so, of] = tally.get(what) ?? [0, 0];
  tally.set(what, [so + Number(right), of + 1]);
  if (!right) faults.push(`${what}: ${fault}`);
}
for (let fold = 0; fold < folds; fold += 1) {
  const seen = kept(cases, fold);
  const unseen = left(cases, fold);
  const stretchWeights = learnChoices(seen.flatMap((one) => one.stretches));
  for (const choice of unseen.flatMap((one) => one.stretches))
    note(
      'a stretch that begins as marked',
      choice.right.includes(chosen(choice, weighedBy(stretchWeights))),
      '',
    );
  for (const [name, from, cases] of [
    ['wanted', leastWorth, 'worth'],
    ['understood', clearFrom, 'clarity'],
  ] as const) {
    const weights = learnCases(seen.flatMap((one) => one[cases]));
    for (const { holds, line, features } of unseen.flatMap((one) => one[cases])) {
      const chance = probability(scoreOf(features, weights));
      if (chance > from) note(`${name} of those taken`, holds, line);
      if (holds) note(`taken of those ${name}`, chance > from, line);
    }
  }
  const showLine = weigherOf(growLines(kept(lines, fold).flat()));
  for (const [place, cases] of lines.entries()) {
    if (place % folds !== fold) continue;
    const reports = retold[place - byWriter.size] ?? [];
    const from = reports.length > 0 ? 'retold' : 'invented';
    const chances = cases.map(({ features }) => probability(showLine(features)));
    for (const [at, { holds, line }] of cases.entries()) {
      const isTaken = (chances[at] ?? 0) > leastWorth;
      if (isTaken) note(`a line to show of those taken by trees, ${from}`, holds, line);
      if (holds) note(`taken by trees of the lines to show, ${from}`, isTaken, line);
    }
    let first = 0;
    for (const { wanted, lines: own } of reports) {
      const shown = own
        .map(({ line, holds }, at) => ({ line, holds, chance: chances[first + at] ?? 0 }))
        .filter(({ chance }) => chance > leastWorth)
        .sort((a, b) => b.chance - a.chance)
        .slice(0, most);
      first += own.length;
      for (const { line, holds } of shown) note('retold: wanted of the lines shown', holds, line);
      const told = wanted.filter((number) => shown.some(({ line }) => line.includes(number))).length;
      for (let at = 0; at < Math.min(most, wanted.length); at += 1)
        note('retold: recalled of the numbers wanted', at < told, wanted.join(' '));
    }
  }
  // They are many, and take long.
  const askedWeights = fold < 2 ? learnChoices(kept(questions, fold)) : {};
  for (const one of fold < 2 ? left(questions, fold) : [])
    note('the figure asked for first', one.right.includes(chosen(one, weighedBy(askedWeights))), '');
  const showLead = weigherOf(growLeads(kept(leadCases, fold)));
  for (const one of left(leadCases, fold)) {
    const found = chosen(one, showLead);
    note(`a lead that would do, ${one.from}`, one.right.includes(found), `${one.texts[found]}`);
  }
}
console.log(`reports left out, ${folds} folds:`);
for (const [what, [right, of]] of [...tally].sort()) console.log(`  ${what}: ${percent(right, of)}`);
if (process.argv.includes('--show')) for (const fault of faults) console.log(fault);
