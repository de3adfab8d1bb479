/** The pairs of neighbouring Chinese characters of a text, and its Latin words and numbers; how often each stands in it. */
export function wordPieces(text: string): Map<string, number> {
  const pieces = new Map<string, number>();
  const count = (piece: string) => pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
  for (const [word] of text.matchAll(/[\p{Script=Han}]+|[A-Za-z]{2,}|\d+(?:\.\d+)?/gu)) {
    if (!/\p{Script=Han}/u.test(word)) count(word);
    else for (let at = 0; at + 1 < word.length; at++) count(word.slice(at, at + 2));
  }
  return pieces;
}

export type WordPieces = ReadonlyMap<string, number>;

/** The share, 0 to 1, of a title's word pieces that stand in a text. */
export function sharedPieces(title: string, text: WordPieces): number {
  const pieces = [...wordPieces(title).keys()];
  return pieces.length === 0 ? 0 : pieces.filter((piece) => text.has(piece)).length / pieces.length;
}

/** Beyond this many characters a text says nothing new about what it is about. */
const enough = 6000;

/** How much of one text's wording stands in others; pieces that stand everywhere weigh little. */
export class PageWording {
  readonly #pieces: readonly WordPieces[];
  readonly #holders = new Map<string, number[]>();
  readonly #lengths: (number | undefined)[] = [];
  /** Of a piece, by how many texts hold it. */
  readonly #weights: number[] = [];

  constructor(texts: readonly string[]) {
    this.#pieces = texts.map((text) => wordPieces(text.slice(0, enough)));
    for (const [index, pieces] of this.#pieces.entries()) {
      for (const piece of pieces.keys()) {
        const holders = this.#holders.get(piece);
        if (holders) holders.push(index);
        else this.#holders.set(piece, [index]);
      }
    }
  }

  weight(piece: string): number {
    const holders = this.#holders.get(piece)?.length ?? 0;
    this.#weights[holders] ??= Math.log(1 + this.#pieces.length / (holders + 0.5));
    return this.#weights[holders];
  }

  /** The share, 0 to 1, of a title's wording that stands in the texts `from` up to but not with `to`. */
  share(title: WordPieces, from: number, to: number): number {
    let found = 0;
    let all = 0;
    for (const piece of title.keys()) {
      const weight = this.weight(piece);
      all += weight;
      for (let index = from; index < to; index++) {
        if (this.#pieces[index]?.has(piece)) {
          found += weight;
          break;
        }
      }
    }
    return all === 0 ? 0 : found / all;
  }

  /** The text that holds most of a title's wording. */
  home(title: WordPieces): { readonly index: number; readonly share: number } {
    const candidates = new Map<number, number>();
    for (const piece of title.keys()) {
      const holders = this.#holders.get(piece) ?? [];
      // A piece of many texts tells none of them apart, and looking through them all would not be linear.
      if (holders.length > 64) continue;
      for (const index of holders) candidates.set(index, (candidates.get(index) ?? 0) + this.weight(piece));
    }
    let home = -1;
    for (const [index, weight] of candidates)
      if (home < 0 || weight > (candidates.get(home) ?? 0)) home = index;
    return { index: home, share: home < 0 ? 0 : this.share(title, home, home + 1) };
  }

  /** How alike two texts are in what they speak of again and again, 0 to 1 (cosine of tf·idf). */
  kinship(one: number, other: number): number {
    const [a, b] = [this.#pieces[one], this.#pieces[other]];
    if (!a || !b) return 0;
    let product = 0;
    for (const [piece, times] of a) product += times * (b.get(piece) ?? 0) * this.weight(piece) ** 2;
    return product === 0 ? 0 : product / (this.#length(one) * this.#length(other));
  }

  /** How many of a text's word pieces stand in the texts from `from` on before it, and in no other of the page. */
  ties(from: number, index: number): number {
    let ties = 0;
    for (const piece of this.#pieces[index]?.keys() ?? []) {
      const holders = this.#holders.get(piece) ?? [];
      const [first, last] = [holders[0] ?? -1, holders.at(-1) ?? -1];
      if (first >= from && first < index && last <= index) ties++;
    }
    return ties;
  }

  #length(index: number): number {
    let length = this.#lengths[index];
    if (length === undefined) {
      let squares = 0;
      for (const [piece, times] of this.#pieces[index] ?? []) squares += (times * this.weight(piece)) ** 2;
      length = Math.sqrt(squares);
      this.#lengths[index] = length;
    }
    return length;
  }
}
