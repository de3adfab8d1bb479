import type { TitleBlock } from './blocks.js';
import { type Say, type Weights, weigh } from './weights.js';
import { wordPieces } from './wording.js';

/** Of a text's beginning, which says what its title says, so many characters; and beyond `enough` it says nothing new. */
const [beginning, enough] = [70, 6000];
/** Titles are held against so many texts above and below them, so that time grows linearly with the page. */
const within = 24;
/** Less than this is no claim. */
const leastClaim = 0.02;

type Pieces = ReadonlySet<string>;

const charactersOf = (text: string): Pieces => new Set(text.match(/[\p{L}\p{N}]/gu));
const pairsOf = (text: string): Pieces => new Set(wordPieces(text).keys());

/** One way to take texts to pieces; pieces that stand in many texts weigh little. */
class Wordings {
  readonly #texts: readonly Pieces[];
  readonly #holders = new Map<string, number>();

  constructor(
    texts: readonly string[],
    private readonly piecesOf: (text: string) => Pieces,
  ) {
    this.#texts = texts.map(piecesOf);
    for (const pieces of this.#texts)
      for (const piece of pieces) this.#holders.set(piece, (this.#holders.get(piece) ?? 0) + 1);
  }

  /** The share, 0 to 1, of a title's pieces by their weight that stands in a text. */
  shares(title: string): (text: number) => number {
    const weights = [...this.piecesOf(title)].map(
      (piece) => [piece, Math.log(1 + this.#texts.length / ((this.#holders.get(piece) ?? 0) + 0.5))] as const,
    );
    const all = weights.reduce((sum, [, weight]) => sum + weight, 0);
    return (text) => {
      const pieces = this.#texts[text];
      if (!pieces || all === 0) return 0;
      return weights.reduce((sum, [piece, weight]) => sum + (pieces.has(piece) ? weight : 0), 0) / all;
    };
  }
}

/** For each title how likely each text of a page is the one that it is of, by nothing but their words. */
export class Affinity {
  readonly #chances = new Map<TitleBlock, ReadonlyMap<number, number>>();
  readonly #claims: (readonly [TitleBlock, number])[][];
  readonly #known = new Map<string, readonly (readonly [TitleBlock, number])[]>();

  /** `titles` with the text that each stands before. */
  constructor(
    texts: readonly string[],
    titles: readonly (readonly [TitleBlock, number])[],
    weights: Weights,
  ) {
    this.#claims = texts.map(() => []);
    const chancesOf = chancesIn(texts, weights);
    for (const [title, gap] of titles) {
      const chances = chancesOf(title.text, gap);
      this.#chances.set(title, chances);
      for (const [text, chance] of chances)
        if (chance >= leastClaim) this.#claims[text]?.push([title, chance]);
    }
  }

  /** How likely a title is of one of the texts `from` up to but not with `to`. */
  chance(title: TitleBlock, from: number, to: number): number {
    const chances = this.#chances.get(title);
    let sum = 0;
    for (let text = from; text < to; text++) sum += chances?.get(text) ?? 0;
    return Math.min(1, sum);
  }

  /** How likely the likeliest of all titles but `own` is of one of some texts. */
  rival(own: readonly TitleBlock[], from: number, to: number): number {
    const key = `${from} ${to}`;
    const known = this.#known.get(key) ?? this.#claimed(from, to);
    this.#known.set(key, known);
    return known.find(([title]) => !own.includes(title))?.[1] ?? 0;
  }

  /** The titles that claim some texts, the likeliest first. */
  #claimed(from: number, to: number): readonly (readonly [TitleBlock, number])[] {
    const sums = new Map<TitleBlock, number>();
    for (const claims of this.#claims.slice(from, to))
      for (const [title, chance] of claims) sums.set(title, (sums.get(title) ?? 0) + chance);
    return [...sums].sort(([, a], [, b]) => b - a);
  }
}

/** Tells of a title that stands before a text (`gap`) how likely it is of each of the texts around. */
export function chancesIn(
  texts: readonly string[],
  weights: Weights,
): (title: string, gap: number) => ReadonlyMap<number, number> {
  const evidence = affinityEvidence(texts);
  return (title, gap) => {
    const say = evidence(title);
    const from = Math.max(0, gap - within);
    const near = Array.from({ length: Math.min(texts.length, gap + within) - from }, (_, at) => from + at);
    const shares = softmax(near.map((text) => weigh(weights, say(text))));
    return new Map(near.map((text, at) => [text, shares[at] ?? 0]));
  };
}

/** What says that a title is a text's: what it shares with the text, and with its beginning; a long title says more. */
export function affinityEvidence(
  texts: readonly string[],
): (title: string) => (text: number) => (say: Say) => void {
  const read = texts.map((text) => text.slice(0, enough));
  const begun = texts.map((text) => text.slice(0, beginning));
  const wordings = [
    ['同字', new Wordings(read, charactersOf)],
    ['起首同字', new Wordings(begun, charactersOf)],
    ['同两字', new Wordings(read, pairsOf)],
    ['起首同两字', new Wordings(begun, pairsOf)],
  ] as const;
  return (title) => {
    const length = Math.log10(Math.max(2, title.length));
    const shares = wordings.map(([name, wording]) => [name, wording.shares(title)] as const);
    return (text) => (say) => {
      for (const [name, share] of shares) say(name, length * share(text));
      say('篇幅', Math.log((texts[text]?.length ?? 0) + 20));
    };
  };
}

/** Shares that sum up to 1, from scores in log-odds. */
export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - most));
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / all);
}
