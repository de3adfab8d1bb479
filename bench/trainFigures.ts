/**
 * `npm run train:figures`: learns which stretch to quote for a number, which numbers to show, which lines can be understood,
 * which of them answers the words asked for and which sentence to put under a headline, from invented reports: those of
 * test/facts/marked*.txt, those of test/answer/news that test/facts/judgedNews.jsonl judges, and the questions there. Writes data/figureWeights.json, the same bytes each
 * time. Says how well it does on reports left out (`-- --show` prints the faults).
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
} from '../test/facts/figureCases.js';
import { readJudgedNews } from '../test/facts/judgedNews.js';
import { type LeadCase, readLeadCases } from '../test/facts/leadCases.js';
import { readMarkedReports } from '../test/facts/markedReports.js';
import { type Boosting, boost } from './boosting.js';

type Weights = Record<string, number>;

const rounds = 1200;
const rate = 0.5;
const shrinkage = 0.001;
/** Leads are few, and what is measured of them much. */
const shrinkageOfLeads = 0.004;
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
/** As in src/facts/keyFigures.ts and src/facts/figures.ts. */
const shownFrom = 0.37;
const clearFrom = 0.7;
/** What is named by words of the text (`before|产值`) teaches nothing where it was seen less often, and is left out where it counts for less. */
const leastSeen = 8;
const leastWeight = 0.03;
/** How much a sentence after the lead counts among the others where nobody judged it. */
const unjudged = 0.1;

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
function learnChoices(
  choices: readonly (Choice & { readonly judged?: number })[],
  pull = shrinkage,
): Weights {
  const learner = new Learner(choices.map(({ candidates }) => candidates));
  const rows = choices.map(({ right, candidates, judged = candidates.length }) => ({
    right,
    judged,
    candidates: candidates.map((features) => learner.row(features)),
  }));
  return learner.ascend(() => {
    for (const { right, candidates, judged } of rows) {
      const powers = candidates.map(
        (row, index) => Math.exp(learner.score(row)) * (index < judged ? 1 : unjudged),
      );
      const sum = powers.reduce((total, power) => total + power, 0);
      const sumOfRight = right.reduce((total, index) => total + (powers[index] ?? 0), 0);
      candidates.forEach((row, index) => {
        const power = powers[index] ?? 0;
        const wanted = right.includes(index) ? power / sumOfRight : 0;
        learner.push(row, (wanted - power / sum) / rows.length);
      });
    }
  }, pull);
}

/** So or not: logistic regression. */
function learnCases(cases: readonly Pick<Case, 'holds' | 'features'>[], pull = shrinkage): Weights {
  const learner = new Learner(cases.map(({ features }) => [features]));
  const rows = cases.map(({ holds, features }) => ({
    holds: Number(holds),
    row: learner.row({ ...features, bias: 1 }),
  }));
  return learner.ascend(() => {
    for (const { holds, row } of rows)
      learner.push(row, (holds - probability(learner.score(row))) / rows.length);
  }, pull);
}

const learnWords = (cases: readonly LineCase[]) =>
  learnCases(
    cases.map(({ holds, words }) => ({ holds, features: words })),
    shrinkageOfWords,
  );

/** Lines as the trees see them: what their words say is told by weights that were learned without their writers, of whom each has a row. */
function withWords(writers: readonly (readonly LineCase[])[]): Case[][] {
  const told: Case[][] = [];
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
function growLines(cases: readonly Case[]): Forest {
  const features = Object.keys(cases[0]?.features ?? {});
  return boost(
    {
      features,
      rows: Float32Array.from(cases.flatMap((one) => features.map((name) => one.features[name] ?? 0))),
      labels: Float32Array.from(cases, ({ holds }) => Number(holds)),
      weights: new Float32Array(cases.length).fill(1),
      groups: null,
    },
    forestOfLines,
  );
}

const learnLeads = (cases: readonly LeadCase[]) => learnChoices(cases, shrinkageOfLeads);

/** Which candidate the weights choose. */
function chosen({ candidates }: Choice, weights: Weights): number {
  const scores = candidates.map((features) => scoreOf(features, weights));
  return scores.indexOf(Math.max(...scores));
}

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
const told = [...byWriter.values()];
const words = rounded(learnWords(told.flat()));
const lines = withWords(told);
const line = growLines(lines.flat());
figureWeights.words = words;
figureForests.line = weigherOf(line);
const questions = askedCases();
const asked = rounded(learnChoices(questions));
const lead = rounded(learnLeads(leadCases));
const file = new URL('../data/figureWeights.json', import.meta.url);
const about =
  'Made by npm run train:figures from test/facts/marked*.txt, judgedNews.jsonl and test/answer/news: how much each thing measured counts.';
writeFileSync(file, `${JSON.stringify({ about, stretch, worth, clarity, words, lead, asked }, null, 2)}\n`);

const forests = new URL('../data/figureForests.json', import.meta.url);
writeFileSync(forests, `${JSON.stringify({ about, line })}\n`);

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
    note('a stretch that begins as marked', choice.right.includes(chosen(choice, stretchWeights)), '');
  for (const [name, from, cases] of [
    ['wanted', shownFrom, 'worth'],
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
  for (const { holds, line, features } of left(lines, fold).flat()) {
    const chance = probability(showLine(features));
    if (chance > shownFrom) note('a line to show of those taken by trees', holds, line);
    if (holds) note('taken by trees of the lines to show', chance > shownFrom, line);
  }
  // They are many, and take long.
  const askedWeights = fold < 2 ? learnChoices(kept(questions, fold)) : {};
  for (const one of fold < 2 ? left(questions, fold) : [])
    note('the figure asked for first', one.right.includes(chosen(one, askedWeights)), '');
  const leadWeights = learnLeads(kept(leadCases, fold));
  for (const one of left(leadCases, fold)) {
    const found = chosen(one, leadWeights);
    note(`a lead that would do, ${one.from}`, one.right.includes(found), `${one.texts[found]}`);
  }
}
console.log(`reports left out, ${folds} folds:`);
for (const [what, [right, of]] of [...tally].sort()) console.log(`  ${what}: ${percent(right, of)}`);
if (process.argv.includes('--show')) for (const fault of faults) console.log(fault);
