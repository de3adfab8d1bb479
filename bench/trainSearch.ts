/**
 * `npm run train:search`: data/searchWeights.json, how much each sign of an article tells of whether it fits what
 * was meant (src/search/fitting.ts), by logistic regression on test/search/everyday.txt. Deterministic.
 */
import { writeFileSync } from 'node:fs';
import { signs } from '../src/search/index.js';
import { everydayArchives, today } from './everydaySet.js';

const rounds = 1_500;
const rate = 0.5;
/** Keeps a sign that tells little from weighing much. */
const restraint = 3;

const rows: { readonly values: readonly number[]; readonly fits: number; readonly weight: number }[] = [];
for (const { newsroom, reports, asked } of everydayArchives('test/search/everyday.txt')) {
  for (const { typed, fitting } of asked) {
    const met = newsroom.desk.search.signs(typed, today);
    for (const { id, signs: values } of met) {
      // A word that leads to many articles counts for more than one, and for less than all of them.
      rows.push({
        values,
        fits: Number(fitting.has(reports.get(id) ?? '')),
        weight: 1 / Math.sqrt(met.length),
      });
    }
  }
}
const total = rows.reduce((sum, { weight }) => sum + weight, 0);
const mean = signs.map((_, i) => rows.reduce((sum, { values }) => sum + (values[i] ?? 0), 0) / rows.length);
const deviation = signs.map((_, i) =>
  Math.sqrt(
    rows.reduce((sum, { values }) => sum + ((values[i] ?? 0) - (mean[i] ?? 0)) ** 2, 0) / rows.length,
  ),
);
const scaled = rows.map(({ values }) =>
  values.map((value, i) => (value - (mean[i] ?? 0)) / (deviation[i] || 1)),
);
let base = 0;
let weights = signs.map(() => 0);
for (let round = 0; round < rounds; round++) {
  let baseSlope = 0;
  const slopes = weights.map((weight) => restraint * weight);
  rows.forEach(({ fits, weight }, row) => {
    const values = scaled[row] ?? [];
    const chance =
      1 / (1 + Math.exp(-values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), base)));
    const miss = weight * (chance - fits);
    baseSlope += miss;
    for (let i = 0; i < slopes.length; i++) slopes[i] = (slopes[i] ?? 0) + miss * (values[i] ?? 0);
  });
  base -= (rate * baseSlope) / total;
  weights = weights.map((weight, i) => weight - (rate * (slopes[i] ?? 0)) / total);
}
const plain = weights.map((weight, i) => weight / (deviation[i] || 1));
const round = (value: number) => Number(value.toFixed(4));
const learned = {
  signs,
  base: round(plain.reduce((sum, weight, i) => sum - weight * (mean[i] ?? 0), base)),
  weights: plain.map(round),
};
writeFileSync(
  new URL('../data/searchWeights.json', import.meta.url),
  `${JSON.stringify(learned, null, 2)}\n`,
);
console.log(`${rows.length} articles for everyday words, ${rows.filter(({ fits }) => fits).length} fitting`);
console.log(learned);
