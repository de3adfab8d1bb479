import { softmax } from '../src/pages/affinity.js';

/** One of several things to choose from, with what is said of it. */
export interface Choosable {
  readonly right: boolean;
  readonly said: ReadonlyMap<string, number>;
}

/** How often all lessons are gone through, how far each time, how much is pulled towards none, and the decimals kept. */
export interface Pace {
  readonly rounds: number;
  readonly rate: number;
  readonly shrinkage: number;
  readonly decimals: number;
}

/** The sum of what is said, each piece by its weight. */
export function scoreOf({ said }: Choosable, weights: Readonly<Record<string, number>>): number {
  let sum = 0;
  for (const [name, much] of said) sum += much * (weights[name] ?? 0);
  return sum;
}

/** Multinomial logistic regression: weights by which the right ones among each lesson's choices are the likeliest. */
export function learnChoice(
  lessons: readonly (readonly Choosable[])[],
  { rounds, rate, shrinkage, decimals }: Pace,
): Record<string, number> {
  const weights: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    const slopes = new Map<string, number>();
    for (const lesson of lessons) {
      const scores = lesson.map((choice) => scoreOf(choice, weights));
      const told = softmax(scores);
      const wanted = softmax(
        scores.map((score, at) => (lesson[at]?.right ? score : Number.NEGATIVE_INFINITY)),
      );
      for (const [at, { said }] of lesson.entries())
        for (const [name, much] of said)
          slopes.set(
            name,
            (slopes.get(name) ?? 0) + (much * ((wanted[at] ?? 0) - (told[at] ?? 0))) / lessons.length,
          );
    }
    for (const [name, slope] of slopes)
      weights[name] = (weights[name] ?? 0) + rate * (slope - shrinkage * (weights[name] ?? 0));
  }
  const unit = 10 ** decimals;
  return Object.fromEntries(
    Object.entries(weights)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, weight]) => [name, Math.round(unit * weight) / unit]),
  );
}
