/**
 * `npm run train:figures`: learns from test/facts/markedReports.txt which stretch to quote for a number, which
 * numbers to show and which sentence to put under a headline; writes data/figureWeights.json. Says how well
 * it does on reports left out, and makes the same bytes each time.
 */
import { writeFileSync } from 'node:fs';
import { type Features, figureWeights, probability, scoreOf } from '../src/facts/figureWeights.js';
import { type Case, type Choice, casesOf, readMarkedReports } from '../test/facts/markedReports.js';

type Weights = Record<string, number>;

const rounds = 1200;
const rate = 0.5;
const shrinkage = 0.001;
const folds = 9;

const namesOf = (features: readonly Features[]): string[] =>
  [...new Set(features.flatMap(Object.keys))].sort();

/** One right candidate among several: the softmax of the scores, by gradient ascent with momentum. */
function learnChoices(choices: readonly Choice[]): Weights {
  return ascend(namesOf(choices.flatMap(({ candidates }) => candidates)), (weights, gradient) => {
    for (const { right, candidates } of choices) {
      const powers = candidates.map((features) => Math.exp(scoreOf(features, weights)));
      const sum = powers.reduce((total, power) => total + power, 0);
      candidates.forEach((features, index) => {
        const error = (index === right ? 1 : 0) - (powers[index] ?? 0) / sum;
        add(gradient, features, error / choices.length);
      });
    }
  });
}

/** Wanted or not: logistic regression. */
function learnCases(cases: readonly Case[]): Weights {
  const names = [...namesOf(cases.map(({ features }) => features)), 'bias'];
  return ascend(names, (weights, gradient) => {
    for (const { wanted, features } of cases) {
      const error = (Number(wanted) - probability(scoreOf(features, weights))) / cases.length;
      add(gradient, features, error);
      add(gradient, { bias: 1 }, error);
    }
  });
}

function ascend(
  names: readonly string[],
  gradientAt: (weights: Weights, gradient: Weights) => void,
): Weights {
  const zero = () => Object.fromEntries(names.map((name) => [name, 0]));
  const weights = zero();
  const speed = zero();
  for (let round = 0; round < rounds; round += 1) {
    const gradient = zero();
    gradientAt(weights, gradient);
    for (const name of names) {
      const pull = (gradient[name] ?? 0) - shrinkage * (weights[name] ?? 0);
      speed[name] = 0.9 * (speed[name] ?? 0) + rate * pull;
      weights[name] = (weights[name] ?? 0) + (speed[name] ?? 0);
    }
  }
  return weights;
}

function add(gradient: Weights, features: Features, by: number): void {
  for (const [name, value] of Object.entries(features)) gradient[name] = (gradient[name] ?? 0) + by * value;
}

function chosenRightly(choices: readonly Choice[], weights: Weights): number {
  return choices.filter(({ right, candidates }) => {
    const scores = candidates.map((features) => scoreOf(features, weights));
    return scores.indexOf(Math.max(...scores)) === right;
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
const lead = rounded(learnChoices(cases.flatMap((one) => one.leads)));
const file = new URL('../data/figureWeights.json', import.meta.url);
const about =
  'Made by npm run train:figures from test/facts/markedReports.txt: how much each thing measured counts.';
writeFileSync(file, `${JSON.stringify({ about, stretch, worth, lead }, null, 2)}\n`);

const tally = { stretches: 0, ofStretches: 0, leads: 0, ofLeads: 0, shownWanted: 0, shown: 0, wanted: 0 };
for (let fold = 0; fold < folds; fold += 1) {
  const seen = cases.filter((_, index) => index % folds !== fold);
  const unseen = cases.filter((_, index) => index % folds === fold);
  const stretchesUnseen = unseen.flatMap((one) => one.stretches);
  tally.ofStretches += stretchesUnseen.length;
  tally.stretches += chosenRightly(stretchesUnseen, learnChoices(seen.flatMap((one) => one.stretches)));
  const leadsUnseen = unseen.flatMap((one) => one.leads);
  tally.ofLeads += leadsUnseen.length;
  tally.leads += chosenRightly(leadsUnseen, learnChoices(seen.flatMap((one) => one.leads)));
  const weights = learnCases(seen.flatMap((one) => one.worth));
  for (const { worth: numbers } of unseen) {
    const shown = numbers.filter(({ features }) => probability(scoreOf(features, weights)) >= 0.42);
    tally.shown += shown.length;
    tally.shownWanted += shown.filter(({ wanted }) => wanted).length;
    tally.wanted += numbers.filter(({ wanted }) => wanted).length;
  }
}
console.log(`reports left out, ${folds} folds of ${reports.length} reports:`);
console.log(`  the very stretch marked: ${percent(tally.stretches, tally.ofStretches)} numbers`);
console.log(`  wanted of the numbers shown: ${percent(tally.shownWanted, tally.shown)}`);
console.log(`  shown of the numbers wanted: ${percent(tally.shownWanted, tally.wanted)}`);
console.log(`  the very lead marked: ${percent(tally.leads, tally.ofLeads)} reports`);
