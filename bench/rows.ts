import type { Examples } from './boosting.js';

/** Rows gathered one by one, each of a fold; those of a group one after another. */
export class Rows {
  private readonly rows: Float32Array[] = [];
  private readonly labels: number[] = [];
  private readonly weights: number[] = [];
  private readonly folds: number[] = [];
  private readonly groups: number[] = [];
  constructor(
    readonly features: readonly string[],
    private readonly weighed: 'alone' | 'in groups',
  ) {}
  add(row: Float32Array, label: number, weight: number, fold: number, group: number): void {
    this.groups.push(group);
    this.rows.push(row);
    this.labels.push(label);
    this.weights.push(weight);
    this.folds.push(fold);
  }
  get count(): number {
    return this.rows.length;
  }
  /** All rows, or those outside a fold; of these, those that are wanted. */
  without(fold: number | null, wanted: (row: Float32Array) => boolean = () => true): Examples {
    const chosen = [...this.rows.entries()].flatMap(([at, row]) =>
      (fold === null || this.folds[at] !== fold) && wanted(row) ? at : [],
    );
    const rows = new Float32Array(chosen.length * this.features.length);
    for (const [to, at] of chosen.entries()) rows.set(this.rows[at] ?? [], to * this.features.length);
    return {
      features: this.features,
      rows,
      labels: Float32Array.from(chosen, (at) => this.labels[at] ?? 0),
      weights: Float32Array.from(chosen, (at) => this.weights[at] ?? 0),
      groups: this.weighed === 'alone' ? null : Int32Array.from(chosen, (at) => this.groups[at] ?? 0),
    };
  }
}
