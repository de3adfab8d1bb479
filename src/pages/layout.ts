import { simplified } from '../language/index.js';
import { Affinity } from './affinity.js';
import type { Block, TextBlock, TitleBlock } from './blocks.js';
import { type Column, columnNamed, longestInColumn } from './columns.js';
import { inlineByline } from './inlineByline.js';
import { argues, isMarkedCaption, isPhotographers, mayBeCaption } from './kinds.js';
import { sloganWord } from './lexicons.js';
import { isPair, startsWithDash } from './lineEvidence.js';
import type { Weights } from './weights.js';
import { PageWording, type WordPieces, wordPieces } from './wording.js';

/** A piece of running text, and what stands before the next one. */
export interface Gap {
  readonly blocks: readonly Block[];
  readonly titles: readonly TitleBlock[];
}

/** An article's running text with the titles that stand inside it, and those that were found for it. */
export interface Story {
  readonly texts: readonly TextBlock[];
  /** Indices into the page's text blocks. */
  readonly from: number;
  readonly to: number;
  readonly titles: readonly TitleBlock[];
  /** Of its titles those that stand before its text, and after it. */
  readonly before: readonly TitleBlock[];
  readonly after: readonly TitleBlock[];
  readonly subheads: readonly TitleBlock[];
  readonly side: 'before' | 'after' | 'elsewhere' | 'none';
}

export interface Assembly {
  readonly stories: readonly Story[];
  /** gaps[i] stands before text block i; the last one after them all. */
  readonly gaps: readonly Gap[];
  /** Titles that look like the names of sections, whoever took them. */
  readonly labels: ReadonlySet<TitleBlock>;
  /** For each story its evidence with what each piece weighed. */
  readonly weighed: readonly (readonly { readonly evidence: string; readonly weight: number }[])[];
}

/** No article has more titles than a kicker, a headline and a deck, of which some may be taken for two. */
export const mostTitles = 4;
/** A title elsewhere on the page is taken for a text when so much of its wording stands in it. */
export const farShare = 0.3;
export const shortFarShare = 0.4;
/** When one title and one text are left over, so little is enough. */
export const lastShare = 0.1;
/** A title of fewer word pieces says too little to be known by its words. */
const fewestPieces = 5;
const longestLabel = 5;
const longestPictureTitle = 6;
/** A column of shorts may give a few words over two or three lines each. */
const longestTerse = 7;
const longestShort = 110;
/** Above this share a short title or slogan is about the text beside it, and no label. */
const labelShare = 0.35;
const longestSlogan = 12;
const sloganShare = 0.25;
const ownSloganShare = 0.6;

/** How many of a page's stories, about, have a dateline and a byline, 0 to 1. */
export interface PageHabits {
  readonly dated: number;
  readonly signed: number;
  /** How many have a title of a few characters over a text of a few lines. */
  readonly terse: number;
}

/** A page as text blocks and what stands between them, with what its titles say about where they belong. */
export class Layout {
  readonly wording: PageWording;
  readonly affinity: Affinity;
  readonly pieces = new Map<TitleBlock, WordPieces>();
  readonly homes = new Map<TitleBlock, { readonly index: number; readonly share: number }>();
  readonly labels = new Set<TitleBlock>();
  /** The gap each title stands in. */
  readonly gapOf = new Map<TitleBlock, Gap>();
  readonly #gapIndices = new Map<TitleBlock, number>();
  readonly #repeats = new Map<string, number>();
  /** For each text the best share that a title far from it has with it. */
  readonly farOffer: number[];
  /** Of each text, in characters. */
  readonly lengths: readonly number[];
  /** For each text whether it ends with its writer's name in brackets, or names one in its dateline. */
  readonly signedInside: readonly boolean[];
  /** For each text how much it argues, and whether it says of itself that it is a caption. */
  readonly opinions: readonly number[];
  readonly captions: readonly boolean[];
  /** For each gap the column that is named in it last; for each gap the one that what stands around it is still in. */
  readonly columns: readonly (Column | null)[];
  readonly inColumn: readonly (Column | null)[];
  readonly #shares = new Map<TitleBlock, Map<string, number>>();
  readonly #pictures: (boolean | undefined)[] = [];
  readonly habits: PageHabits;
  /** Whether it is known where everything is printed. */
  readonly isPrinted: boolean;

  constructor(
    readonly texts: readonly TextBlock[],
    readonly gaps: readonly Gap[],
    affinity: Weights,
  ) {
    const written = texts.map(textOf);
    this.wording = new PageWording(written);
    this.affinity = new Affinity(
      written,
      gaps.flatMap(({ titles }, gap) => titles.map((title) => [title, gap] as const)),
      affinity,
    );
    this.isPrinted = texts.some(({ lines }) => lines[0]?.line.place !== undefined);
    this.farOffer = texts.map(() => 0);
    this.lengths = texts.map((text) => textOf(text).length);
    this.signedInside = texts.map((text) => inlineByline([text]).length > 0);
    this.opinions = texts.map((text) => argues([text], textOf(text)));
    this.captions = texts.map((text) => isMarkedCaption(textOf(text)));
    this.columns = gaps.map(({ blocks }) => lastColumn(blocks));
    let column: Column | null = null;
    this.inColumn = this.columns.map((named, at) => {
      if ((this.lengths[at - 1] ?? 0) > longestInColumn) column = null;
      column = named ?? column;
      return column;
    });
    for (const [index, gap] of gaps.entries())
      for (const title of gap.titles) {
        this.gapOf.set(title, gap);
        this.#gapIndices.set(title, index);
      }
    this.habits = this.#habitsOf();
    for (const { text } of gaps.flatMap(({ titles }) => titles)) {
      this.#repeats.set(text, (this.#repeats.get(text) ?? 0) + 1);
    }
    for (const [index, gap] of gaps.entries()) {
      for (const [at, title] of gap.titles.entries()) {
        const pieces = wordPieces(title.text);
        const home = this.wording.home(pieces);
        this.pieces.set(title, pieces);
        this.homes.set(title, home);
        if (this.#isLabel(title, index, gap.titles[at - 1], gap.titles[at + 1])) this.labels.add(title);
        if (home.index >= 0 && !this.isBeside(home.index, index) && this.#mayBeFar(title, home)) {
          this.farOffer[home.index] = Math.max(this.farOffer[home.index] ?? 0, home.share);
        }
      }
    }
  }

  #habitsOf(): PageHabits {
    const titled = Math.max(1, this.gaps.filter(({ titles }) => titles.length > 0).length);
    const dated = this.texts.filter(({ opens }) => opens === 'dateline').length;
    const bylines = this.gaps.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'byline').length;
    const inside = this.signedInside.filter((signed) => signed).length;
    const terse = this.gaps
      .flatMap(({ titles }) => titles)
      .filter((title) => this.isTerseShort(title)).length;
    return {
      dated: Math.min(1, dated / titled),
      signed: Math.min(1, (bylines + inside) / titled),
      terse: terse < 2 ? 0 : terse / titled,
    };
  }

  /** Whether a title of a few characters stands right above or below a text of a few lines. */
  isTerseShort(title: TitleBlock): boolean {
    const gap = this.gapIndex(title);
    const { titles } = this.gaps[gap] ?? { titles: [] };
    const short = (text: number) => (this.lengths[text] ?? Number.POSITIVE_INFINITY) <= longestShort;
    return (
      title.text.length <= longestTerse &&
      ((title === titles.at(-1) && short(gap)) || (title === titles[0] && short(gap - 1)))
    );
  }

  /** A section label is short, or the slogan under one, and the texts beside it do not have its words. */
  #isLabel(
    title: TitleBlock,
    gap: number,
    above: TitleBlock | undefined,
    below: TitleBlock | undefined,
  ): boolean {
    const share = Math.max(this.share(title, gap - 1, gap), this.share(title, gap, gap + 1));
    const doubled = title.lines.some(({ line }) => line.doubled);
    const far = this.homes.get(title)?.share ?? 0;
    if ((this.#repeats.get(title.text) ?? 0) > 1) return true;
    if (isSlogan(title.text) && share < ownSloganShare) return true;
    const column = columnNamed(simplified(title.text));
    if ((column === 'brief' || column === 'commentary') && share < lastShare) return true;
    if (this.#mayTitlePicture(title, gap)) return false;
    if (doubled && (title.text.length <= longestLabel || Math.max(share, far) < lastShare)) return true;
    if (isPair(title.text) || share >= labelShare) return false;
    if (title.text.length <= longestLabel) return true;
    return (
      above !== undefined &&
      this.labels.has(above) &&
      // Under a headline, not under a label's slogan, a line begins with a dash.
      !(below && startsWithDash(below.text)) &&
      title.text.length <= longestSlogan &&
      share < sloganShare
    );
  }

  /** A picture's title is as short as a label and need not say what its caption says, but it says nothing of another story. */
  #mayTitlePicture(title: TitleBlock, gap: number): boolean {
    const [above, below] = [gap - 1, gap].map((text) => this.share(title, text, text + 1));
    if (above === undefined || below === undefined || title.text.length > longestPictureTitle) return false;
    const blocks = this.gaps[gap]?.blocks ?? [];
    const next = blocks[blocks.indexOf(title) + 1];
    const signed = next?.kind === 'byline' && isPhotographers(next.names) && this.#isCaption(gap - 1);
    const silent = above === 0 && below === 0;
    return (
      (signed && above >= below) ||
      (this.isSignedPicture(gap - 1) && (silent || above > below)) ||
      (this.isSignedPicture(gap) && (silent || below > above))
    );
  }

  #isCaption(index: number): boolean {
    const text = this.texts[index];
    return text !== undefined && mayBeCaption([text], textOf(text));
  }

  /** Whether a text is the caption of a picture whose photographer is named beside or in it. */
  isSignedPicture(index: number): boolean {
    this.#pictures[index] ??= this.#signedPicture(index);
    return this.#pictures[index];
  }

  #signedPicture(index: number): boolean {
    const text = this.texts[index];
    if (!text || !this.#isCaption(index)) return false;
    const beside = [this.gaps[index]?.blocks.at(-1), this.gaps[index + 1]?.blocks[0]];
    return (
      isMarkedCaption(textOf(text)) ||
      beside.some((block) => block?.kind === 'byline' && isPhotographers(block.names))
    );
  }

  /** Whether a text stands right before or after a gap; pieces cut at seams stand there together. */
  isBeside(text: number, gap: number): boolean {
    let [from, to] = [gap - 1, gap];
    while (from > 0 && this.texts[from]?.seam !== null) from--;
    while (to + 1 < this.texts.length && this.texts[to + 1]?.seam !== null) to++;
    return text >= from && text <= to;
  }

  /** Whether a title's words may call it from elsewhere on the page; a label's few words only into a caption. */
  #mayBeFar(title: TitleBlock, home: { readonly index: number; readonly share: number }): boolean {
    const text = this.texts[home.index];
    if (this.labels.has(title) && !(text && mayBeCaption([text], textOf(text)))) return false;
    return home.share >= (isTerse(this, title) ? shortFarShare : 0);
  }

  /** The index of the gap a title stands in. */
  gapIndex(title: TitleBlock): number {
    return this.#gapIndices.get(title) ?? -1;
  }

  /** How much of a title's wording some texts have, 0 to 1. */
  share(title: TitleBlock, from: number, to: number): number {
    const known = this.#shares.get(title) ?? new Map<string, number>();
    this.#shares.set(title, known);
    const key = `${from} ${to}`;
    const share = known.get(key) ?? this.wording.share(this.pieces.get(title) ?? new Map(), from, to);
    known.set(key, share);
    return share;
  }
}

function lastColumn(blocks: readonly Block[]): Column | null {
  const lines = blocks.flatMap((block) => (block.kind === 'byline' ? [] : block.lines));
  return lines.reduce<Column | null>((last, { line }) => columnNamed(line.plain) ?? last, null);
}

/** Whether a title is made of nothing but the words slogans are made of: `打造新时代党建高地`. */
function isSlogan(title: string): boolean {
  return title.replace(sloganWord, '').replace(/\P{Script=Han}/gu, '').length <= 1;
}

export function textOf(text: TextBlock): string {
  return text.lines.map(({ line }) => line.closed).join('');
}

/** Whether a title has too few words to be known by them. */
export function isTerse(page: Layout, title: TitleBlock | undefined): boolean {
  return !title || (page.pieces.get(title)?.size ?? 0) < fewestPieces;
}
