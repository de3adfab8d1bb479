/**
 * `npm run train:figures`: learns from the reports of test/facts/marked*.txt which stretch to quote for a number, which
 * numbers to show and which sentence to put under a headline; writes data/figureWeights.json. Says how well
 * it does on reports left out (`-- --show` prints the faults), and makes the same bytes each time.
 */
import { writeFileSync } from 'node:fs';
import { type Features, figureWeights, probability, scoreOf } from '../src/facts/figureWeights.js';
import { firstTelling } from '../src/facts/leads.js';
import { type Case, type Choice, casesOf, readMarkedReports } from '../test/facts/markedReports.js';

type Weights = Record<string, number>;

const rounds = 1200;
const rate = 0.5;
const shrinkage = 0.001;
const folds = 9;
/** As in src/facts/keyFigures.ts. */
const shownFrom = 0.44;

/** Features by number: which, and how much. */
interface Row {
  readonly at: Int32Array;
  readonly much: Float64Array;
}

/** Weights found by gradient ascent with momentum, pulled towards none. */
class Learner {
  readonly names: readonly string[];
  readonly weights: Float64Array;
  readonly gradient: Float64Array;

  constructor(features: readonly Features[]) {
    this.names = [...new Set(features.flatMap(Object.keys)), 'bias'].sort();
    this.weights = new Float64Array(this.names.length);
    this.gradient = new Float64Array(this.names.length);
  }

  row(features: Features): Row {
    const known = Object.entries(features).filter(([, much]) => much !== 0);
    return {
      at: Int32Array.from(known, ([name]) => this.names.indexOf(name)),
      much: Float64Array.from(known, ([, much]) => much),
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

  ascend(gradientAt: () => void): Weights {
    const speed = new Float64Array(this.names.length);
    for (let round = 0; round < rounds; round += 1) {
      this.gradient.fill(0);
      gradientAt();
      for (let place = 0; place < speed.length; place += 1) {
        const weight = this.weights[place] ?? 0;
        speed[place] = 0.9 * (speed[place] ?? 0) + rate * ((this.gradient[place] ?? 0) - shrinkage * weight);
        this.weights[place] = weight + (speed[place] ?? 0);
      }
    }
    return Object.fromEntries(this.names.map((name, place) => [name, this.weights[place] ?? 0]));
  }
}

/** The right among several candidates: the softmax of the scores. */
function learnChoices(choices: readonly Choice[]): Weights {
  const learner = new Learner(choices.flatMap(({ candidates }) => candidates));
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

/** Wanted or not: logistic regression. */
function learnCases(cases: readonly (Case & { readonly counts?: number })[]): Weights {
  const learner = new Learner(cases.map(({ features }) => features));
  const rows = cases.map(({ wanted, features, counts = 1 }) => ({
    wanted: Number(wanted),
    counts,
    row: learner.row({ ...features, bias: 1 }),
  }));
  return learner.ascend(() => {
    for (const { wanted, row, counts } of rows)
      learner.push(row, (counts * (wanted - probability(learner.score(row)))) / rows.length);
  });
}

/** How much a sentence after the lead counts as one that tells no news: nobody judged it. */
const unjudged = 0.1;

/** What a reader passed over, and what told the news. */
function learnLeads(choices: readonly Choice[]): Weights {
  return learnCases(
    choices.flatMap(({ right: [right = 0], candidates }) =>
      candidates.map((features, index) => ({
        wanted: index === right,
        features,
        counts: index > right ? unjudged : 1,
      })),
    ),
  );
}

function chosenRightly(choices: readonly Choice[], weights: Weights): number {
  return choices.filter(({ right, candidates }) => {
    const scores = candidates.map((features) => scoreOf(features, weights));
    return right.includes(scores.indexOf(Math.max(...scores)));
  }).length;
}

const rounded = (weights: Weights): Weights =>
  Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, Math.round(value * 1000) / 1000]));

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}% of ${whole}`;

const reports = readMarkedReports();
// How well a stretch fits is a feature of its number's worth, so stretches are learned first.
const stretch = rounded(learnChoices(reports.flatMap((report) => casesOf(report).stretches)));
Object.assign(figureWeights.stretch, stretch);
const cases = reports.map(casesOf);
const worth = rounded(learnCases(cases.flatMap((one) => one.worth)));
const lead = rounded(learnLeads(cases.flatMap((one) => one.leads)));
const file = new URL('../data/figureWeights.json', import.meta.url);
const about =
  'Made by npm run train:figures from test/facts/marked*.txt: how much each thing measured counts.';
writeFileSync(file, `${JSON.stringify({ about, stretch, worth, lead }, null, 2)}\n`);

/** What was judged wrongly, for `-- --show`. */
const faults: string[] = [];
const tally = { stretches: 0, ofStretches: 0, leads: 0, ofLeads: 0, shownWanted: 0, shown: 0, wanted: 0 };
for (let fold = 0; fold < folds; fold += 1) {
  const seen = cases.filter((_, index) => index % folds !== fold);
  const unseen = cases.filter((_, index) => index % folds === fold);
  const stretchesUnseen = unseen.flatMap((one) => one.stretches);
  tally.ofStretches += stretchesUnseen.length;
  tally.stretches += chosenRightly(stretchesUnseen, learnChoices(seen.flatMap((one) => one.stretches)));
  const leadsUnseen = unseen.flatMap((one) => one.leads);
  tally.ofLeads += leadsUnseen.length;
  const leadWeights = learnLeads(seen.flatMap((one) => one.leads));
  for (const {
    right: [right = 0],
    candidates,
    texts,
  } of leadsUnseen) {
    const found = firstTelling(candidates.map((features) => probability(scoreOf(features, leadWeights))));
    if (found === right) tally.leads += 1;
    else faults.push(`lead ${texts?.[found]}\n  not ${texts?.[right]}`);
  }
  const weights = learnCases(seen.flatMap((one) => one.worth));
  for (const { worth: numbers } of unseen) {
    for (const one of numbers) {
      const isShown = probability(scoreOf(one.features, weights)) > shownFrom;
      if (isShown !== one.wanted) faults.push(`${isShown ? 'shown' : 'not shown'} ${one.line}`);
    }
    const shown = numbers.filter(({ features }) => probability(scoreOf(features, weights)) > shownFrom);
    tally.shown += shown.length;
    tally.shownWanted += shown.filter(({ wanted }) => wanted).length;
    tally.wanted += numbers.filter(({ wanted }) => wanted).length;
  }
}
console.log(`reports left out, ${folds} folds of ${reports.length} reports:`);
console.log(`  a stretch that begins as marked: ${percent(tally.stretches, tally.ofStretches)} numbers`);
console.log(`  wanted of the numbers shown: ${percent(tally.shownWanted, tally.shown)}`);
console.log(`  shown of the numbers wanted: ${percent(tally.shownWanted, tally.wanted)}`);
console.log(`  the very lead marked: ${percent(tally.leads, tally.ofLeads)} reports`);
if (process.argv.includes('--show')) for (const fault of faults) console.log(fault);
