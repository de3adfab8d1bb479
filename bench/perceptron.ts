/** Weights of an averaged perceptron: what it has learned is the mean over all its steps, which errs less than the last. */
export class Perceptron {
  readonly weights: Record<string, number>;
  readonly #sums = new Map<string, number>();
  #steps = 1;

  /** It may begin with what is known, and learn of some evidence only. */
  constructor(
    known: Readonly<Record<string, number>> = {},
    private readonly mayLearn: (evidence: string) => boolean = () => true,
  ) {
    this.weights = { ...known };
  }

  /** Adds to the weight of a piece of evidence. */
  add(evidence: string, much: number): void {
    if (!this.mayLearn(evidence)) return;
    this.weights[evidence] = (this.weights[evidence] ?? 0) + much;
    this.#sums.set(evidence, (this.#sums.get(evidence) ?? 0) + much * this.#steps);
  }

  /** To be called after each example. */
  step(): void {
    this.#steps++;
  }

  /** The averaged weights, without those that hardly matter. */
  averaged(decimals = 2): Record<string, number> {
    const unit = 10 ** decimals;
    const entries = Object.entries(this.weights)
      .map(
        ([evidence, weight]) =>
          [
            evidence,
            Math.round(unit * (weight - (this.#sums.get(evidence) ?? 0) / this.#steps)) / unit,
          ] as const,
      )
      .filter(([, weight]) => Math.abs(weight) >= 0.05)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries);
  }
}
