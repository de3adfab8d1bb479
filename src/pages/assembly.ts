import type { Block, BylineBlock, TextBlock, TitleBlock } from './blocks.js';
import { argues, isMarkedCaption, isPhotographers, mayBeCaption } from './kinds.js';
import { anyOf, pageWords } from './lexicons.js';
import { isPair } from './lineEvidence.js';
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
  readonly subheads: readonly TitleBlock[];
  readonly side: 'before' | 'after' | 'elsewhere' | 'none';
}

export interface Assembly {
  readonly stories: readonly Story[];
  /** gaps[i] stands before text block i; the last one after them all. */
  readonly gaps: readonly Gap[];
}

/** What an article's titles are worth; the unit is the logarithm of odds. */
const weights = {
  titled: 2,
  untitled: -4,
  untitledPicture: -1,
  /** Times the share of the headline's wording that its text has. */
  share: 6,
  /** A kicker or deck beside the headline. */
  moreTitles: 0.2,
  silentTitle: -0.9,
  moreTitlesShare: 2.5,
  pairAsKicker: 0.8,
  label: -2.5,
  bothSides: -5,
  /** Times the share of its wording that another text holds beyond ours. */
  strayed: -5,
  bylineBetween: 1.5,
  bylineBelow: 1,
  photographerOverReport: -3,
  leftOver: -0.6,
  leftOverShare: -1.5,
  far: 0.5,
  /** Two stretches of text with nothing but furniture between them are one; */
  untouched: 2,
  /** all the more when only a likeness of words cut them. */
  titleSeam: 1.5,
  captionSeam: -2,
  subheadOfReport: -2,
  subheadOverOpinion: -3,
  splitByByline: -4,
  labelAsHeadline: -5,
  bylineInside: -7,
  subhead: 3.5,
  subheadShare: 3,
  subheadOfAbove: -5,
  subheadTooLong: -1.5,
  signedSection: -4,
  doubtfullySigned: -1,
  subheadSetLarge: -3,
  /** A text without dateline, byline or photographer is seldom an article. */
  unsigned: -3.5,
} as const;

const mostTexts = 14;
const mostTitles = 3;
/** A title elsewhere on the page is taken for a text when so much of its wording stands in it. */
const farShare = 0.3;
const shortFarShare = 0.4;
/** When one title and one text are left over, so little is enough. */
const lastShare = 0.1;
/** A title of fewer word pieces says too little to be known by its words. */
const fewestPieces = 5;
const longestSubhead = 16;
/** So many words of opinion in a thousand characters (see kinds.ts) make a text a commentary. */
const opinion = 2;
const longestLabel = 5;
/** Above this share a short title or slogan is about the text beside it, and no label. */
const labelShare = 0.35;
const longestSlogan = 12;
/** A title with hardly a word of the story is seldom its kicker or deck. */
const silentShare = 0.05;
/** A line of praise may stand above an advertisement's address. */
const longestNoticeSlogan = 40;
const sloganShare = 0.25;
const ownSloganShare = 0.6;

/**
 * Divides a page's text blocks into articles and gives them their titles: of all ways to cut the
 * page and to deal the titles between neighbouring texts to the left, to the right, to neither or
 * inside, the one with the best sum of votes (dynamic programming, linear time); then titles that
 * stand elsewhere on the page go to the untitled article that holds their words.
 */
export function assemble(blocks: readonly Block[]): Assembly {
  const texts: TextBlock[] = [];
  const gaps: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'text') {
      texts.push(block);
      gaps.push([]);
    } else gaps.at(-1)?.push(block);
  }
  const page = new Page(
    texts,
    gaps.map((gap) => ({ blocks: gap, titles: gap.filter((block) => block.kind === 'title') })),
  );
  const first = bestCut(page, 0);
  const stories = bestCut(page, leaning(first));
  return {
    stories: claimFarTitles(page, stories).map((story) => withoutLabels(page, story)),
    gaps: page.gaps,
  };
}

/** A section label beside a story's titles is none of them. */
function withoutLabels(page: Page, story: Story): Story {
  const titles = story.titles.filter((title) => !page.labels.has(title));
  return titles.length > 0 && story.texts[0]?.opens !== 'notice' ? { ...story, titles } : story;
}

/** Whether this page sets its titles before (positive) or after its texts. */
function leaning(stories: readonly Story[]): number {
  const before = stories.filter(({ side }) => side === 'before').length;
  const after = stories.filter(({ side }) => side === 'after').length;
  return Math.max(-1.2, Math.min(1.2, Math.log((before + 1) / (after + 1))));
}

export class Page {
  readonly wording: PageWording;
  readonly pieces = new Map<TitleBlock, WordPieces>();
  readonly homes = new Map<TitleBlock, { readonly index: number; readonly share: number }>();
  readonly labels = new Set<TitleBlock>();
  readonly #repeats = new Map<string, number>();
  /** For each text the best share that a title far from it has with it. */
  readonly farOffer: number[];

  constructor(
    readonly texts: readonly TextBlock[],
    readonly gaps: readonly Gap[],
  ) {
    this.wording = new PageWording(texts.map(textOf));
    this.farOffer = texts.map(() => 0);
    for (const { text } of gaps.flatMap(({ titles }) => titles)) {
      this.#repeats.set(text, (this.#repeats.get(text) ?? 0) + 1);
    }
    for (const [index, gap] of gaps.entries()) {
      for (const [at, title] of gap.titles.entries()) {
        const pieces = wordPieces(title.text);
        const home = this.wording.home(pieces);
        this.pieces.set(title, pieces);
        this.homes.set(title, home);
        if (this.#isLabel(title, index, gap.titles[at - 1])) this.labels.add(title);
        if (home.index >= 0 && !this.isBeside(home.index, index) && this.#mayBeFar(title, home)) {
          this.farOffer[home.index] = Math.max(this.farOffer[home.index] ?? 0, home.share);
        }
      }
    }
  }

  /** A section label is short, or the slogan under one, and the texts beside it do not have its words. */
  #isLabel(title: TitleBlock, gap: number, above: TitleBlock | undefined): boolean {
    const share = Math.max(this.share(title, gap - 1, gap), this.share(title, gap, gap + 1));
    const doubled = title.lines.some(({ line }) => line.doubled);
    const far = this.homes.get(title)?.share ?? 0;
    if (doubled && (title.text.length <= longestLabel || Math.max(share, far) < lastShare)) return true;
    if ((this.#repeats.get(title.text) ?? 0) > 1) return true;
    if (isSlogan(title.text) && share < ownSloganShare) return true;
    if (isPair(title.text) || share >= labelShare) return false;
    if (title.text.length <= longestLabel) return true;
    return (
      above !== undefined &&
      this.labels.has(above) &&
      title.text.length <= longestSlogan &&
      share < sloganShare
    );
  }

  /** Whether a text stands right before or after a gap; pieces cut at seams stand there together. */
  isBeside(text: number, gap: number): boolean {
    let [from, to] = [gap - 1, gap];
    while (from > 0 && this.texts[from]?.seam !== 'none') from--;
    while (to + 1 < this.texts.length && this.texts[to + 1]?.seam !== 'none') to++;
    return text >= from && text <= to;
  }

  /** Whether a title's words may call it from elsewhere on the page; a label's few words only into a caption. */
  #mayBeFar(title: TitleBlock, home: { readonly index: number; readonly share: number }): boolean {
    const text = this.texts[home.index];
    if (this.labels.has(title) && !(text && mayBeCaption([text], textOf(text)))) return false;
    return home.share >= (short(this, title) ? shortFarShare : 0);
  }

  share(title: TitleBlock, from: number, to: number): number {
    return this.wording.share(this.pieces.get(title) ?? new Map(), from, to);
  }
}

const sloganWord = new RegExp(anyOf(pageWords.sloganWords), 'gu');

/** Whether a title is made of nothing but the words slogans are made of: `打造新时代党建高地`. */
function isSlogan(title: string): boolean {
  return title.replace(sloganWord, '').replace(/\P{Script=Han}/gu, '').length <= 1;
}

export function textOf(text: TextBlock): string {
  return text.lines.map(({ line }) => line.closed).join('');
}

interface Cut {
  readonly score: number;
  readonly back: { readonly gap: number; readonly suffix: number } | null;
  /** How many titles of this gap the article before it takes. */
  readonly prefix: number;
}

function bestCut(page: Page, lean: number): Story[] {
  const count = page.texts.length;
  // best[g].get(q): everything before gap g is dealt, and titles q.. of gap g go to the article after it.
  const best: Map<number, Cut>[] = page.gaps.map(() => new Map());
  const start = page.gaps[0]?.titles ?? [];
  for (const suffix of suffixes(start.length)) {
    best[0]?.set(suffix, { score: leftOver(page, start.slice(0, suffix), 0), back: null, prefix: 0 });
  }
  for (let from = 0; from < count; from++) {
    for (const [suffix, reached] of best[from] ?? []) {
      const before = page.gaps[from]?.titles.slice(suffix) ?? [];
      let joins = 0;
      for (let to = from + 1; to <= Math.min(count, from + mostTexts); to++) {
        if (to > from + 1) joins += joinVote(page, from, to - 1, before.length > 0);
        if (joins === Number.NEGATIVE_INFINITY) break;
        const after = page.gaps[to]?.titles ?? [];
        for (let prefix = 0; prefix <= Math.min(mostTitles, after.length); prefix++) {
          const score =
            reached.score + joins + storyVote(page, from, to, before, after.slice(0, prefix), lean);
          for (const next of suffixes(after.length)) {
            if (next < prefix || (to === count && next < after.length)) continue;
            const total = score + leftOver(page, after.slice(prefix, next), to);
            const known = best[to]?.get(next);
            if (!known || total > known.score)
              best[to]?.set(next, { score: total, back: { gap: from, suffix }, prefix });
          }
        }
      }
    }
  }
  return traceStories(page, best);
}

function traceStories(page: Page, best: readonly Map<number, Cut>[]): Story[] {
  const stories: Story[] = [];
  let gap = page.texts.length;
  let cut = best[gap]?.get(page.gaps[gap]?.titles.length ?? 0);
  while (cut?.back) {
    const from = cut.back.gap;
    const before = page.gaps[from]?.titles.slice(cut.back.suffix) ?? [];
    const after = page.gaps[gap]?.titles.slice(0, cut.prefix) ?? [];
    const titles = [...before, ...after];
    stories.push({
      texts: page.texts.slice(from, gap),
      from,
      to: gap,
      titles,
      subheads: page.gaps.slice(from + 1, gap).flatMap((inside) => inside.titles),
      side: before.length > 0 ? 'before' : after.length > 0 ? 'after' : 'none',
    });
    const back: Cut['back'] = cut.back;
    gap = back.gap;
    cut = best[gap]?.get(back.suffix);
  }
  return stories.reverse();
}

function suffixes(titles: number): number[] {
  const found: number[] = [];
  for (let at = Math.max(0, titles - mostTitles); at <= titles; at++) found.push(at);
  return found;
}

function storyVote(
  page: Page,
  from: number,
  to: number,
  before: readonly TitleBlock[],
  after: readonly TitleBlock[],
  lean: number,
): number {
  const opens = page.texts[from]?.opens;
  const titles = [...before, ...after];
  if (opens === 'weather') return -3 * titles.length;
  const unsigned =
    opens === 'plain' && !isSignedPicture(page, from, to)
      ? weights.unsigned * (1 - signedness(page, from, to, titles))
      : 0;
  if (titles.length === 0) {
    let offer = 0;
    for (let index = from; index < to; index++) offer = Math.max(offer, page.farOffer[index] ?? 0);
    const alone = isSignedPicture(page, from, to) ? weights.untitledPicture : weights.untitled;
    return unsigned + (offer >= farShare ? weights.far + weights.share * offer : alone);
  }
  let score: number = weights.titled;
  const shares = titles.map((title) => page.share(title, from, to));
  const top = Math.max(...shares);
  const main = shares.indexOf(top);
  score += weights.share * (opens === 'notice' ? Math.max(top, 0.3) : top);
  for (const [index, title] of titles.entries()) {
    const home = page.homes.get(title);
    const share = shares[index] ?? 0;
    if (home && (home.index < from || home.index >= to) && home.share > Math.max(share, farShare)) {
      score += weights.strayed * (home.share - share);
    }
    if (index === main || opens === 'notice') continue;
    if (page.labels.has(title)) score += weights.label;
    else if (share < silentShare && !isPair(title.text)) score += weights.silentTitle;
    else score += weights.moreTitles + weights.moreTitlesShare * share;
    if (index < main && isPair(title.text)) score += weights.pairAsKicker;
  }
  score += unsigned;
  if (isSplitByByline(page.gaps[from], before) || isSplitByByline(page.gaps[to], after))
    score += weights.splitByByline;
  const headline = titles[main];
  if (headline && opens !== 'notice' && page.labels.has(headline)) score += weights.labelAsHeadline;
  if (before.length > 0 && after.length > 0) score += weights.bothSides;
  if (before.length > 0) score += lean + bylineBetween(page, from, before.at(-1));
  else score += -lean + (bylineAfter(page.gaps[to], after.at(-1)) ? weights.bylineBelow : 0);
  return score;
}

/** Whether a text is the caption of a picture whose photographer is named beside or in it. */
function isSignedPicture(page: Page, from: number, to: number): boolean {
  const text = page.texts[from];
  if (!text || to !== from + 1 || !mayBeCaption([text], textOf(text))) return false;
  const beside = [page.gaps[from]?.blocks.at(-1), page.gaps[to]?.blocks[0]];
  return (
    isMarkedCaption(textOf(text)) ||
    beside.some((block) => block?.kind === 'byline' && isPhotographers(block.names))
  );
}

/** How sure a byline signs a stretch of text: right below it, below the titles under it, or above it; another's title over it makes that doubtful. */
function signedness(page: Page, from: number, to: number, titles: readonly TitleBlock[]): number {
  const [above, below] = [page.gaps[from]?.blocks ?? [], page.gaps[to]];
  if (below?.blocks[0]?.kind === 'byline' || bylineAfter(below, titles.at(-1))) return 1;
  if (above.at(-1)?.kind !== 'byline') return 0;
  const over = above.at(-2);
  return over?.kind === 'title' && !titles.includes(over) && !page.labels.has(over) ? 0.4 : 1;
}

/** Whether a byline stands among titles that are to be one article's. */
function isSplitByByline(gap: Gap | undefined, titles: readonly TitleBlock[]): boolean {
  const [first, last] = [titles[0], titles.at(-1)];
  if (!gap || !first || !last || first === last) return false;
  const between = gap.blocks.slice(gap.blocks.indexOf(first), gap.blocks.indexOf(last));
  return between.some(({ kind }) => kind === 'byline');
}

/** A photographer's name between a title and a dated report belongs to the picture before it. */
function bylineBetween(page: Page, from: number, title: TitleBlock | undefined): number {
  const byline = bylineAfter(page.gaps[from], title);
  if (!byline) return 0;
  const misfit = isPhotographers(byline.names) && page.texts[from]?.opens === 'dateline';
  return misfit ? weights.photographerOverReport : weights.bylineBetween;
}

function bylineAfter(gap: Gap | undefined, title: TitleBlock | undefined): BylineBlock | undefined {
  if (!gap || !title) return undefined;
  const next = gap.blocks[gap.blocks.indexOf(title) + 1];
  return next?.kind === 'byline' ? next : undefined;
}

/** What it costs to leave titles of a gap to no article. */
function leftOver(page: Page, titles: readonly TitleBlock[], gap: number): number {
  let score = 0;
  for (const title of titles) {
    const home = page.homes.get(title);
    const near = home && page.isBeside(home.index, gap);
    if (!page.labels.has(title)) score += weights.leftOver + (near ? weights.leftOverShare * home.share : 0);
  }
  return score;
}

/** Whether the text before and the text after a gap are one article; the gap's titles are then its subheads. */
function joinVote(page: Page, from: number, gap: number, titledAbove: boolean): number {
  const [before, after] = [page.texts[gap - 1], page.texts[gap]];
  if (!before || !after) return Number.NEGATIVE_INFINITY;
  if (after.opens === 'dateline' || after.opens === 'weather' || before.opens === 'weather')
    return Number.NEGATIVE_INFINITY;
  const inside = page.gaps[gap];
  const titles = inside?.titles ?? [];
  if (before.opens === 'notice' || after.opens === 'notice') {
    const slogan = textOf(before).length <= longestNoticeSlogan && titles.length === 0;
    return before.opens === after.opens || after.opens !== 'notice' || slogan ? 1 : Number.NEGATIVE_INFINITY;
  }
  if (after.seam !== 'none') return after.seam === 'titles' ? weights.titleSeam : weights.captionSeam;
  if (after.opens === 'plain' && isMarkedCaption(textOf(after).slice(0, 400))) return weights.captionSeam;
  if (before.open) return titles.length <= 1 ? 4 : 4 - 2 * titles.length;
  const bylines = inside?.blocks.filter(({ kind }) => kind === 'byline').length ?? 0;
  const kinship = page.wording.kinship(gap - 1, gap);
  const ofReport = titles.length > 0 && page.texts[from]?.opens === 'dateline';
  return (
    subheadVote(page, gap, titles, titledAbove) +
    (ofReport ? weights.subheadOfReport : 0) +
    (titles.length > 0 && turnsToOpinion(before, after) ? weights.subheadOverOpinion : 0) +
    weights.bylineInside * bylines +
    Math.max(-0.6, Math.min(1.5, 8 * (kinship - 0.05)))
  );
}

/** Whether a gap holds a byline alone, over a dated report that it may sign. */
function isOverReport(page: Page, gap: number): boolean {
  return page.gaps[gap]?.blocks.length === 1 && page.texts[gap]?.opens === 'dateline';
}

function turnsToOpinion(before: TextBlock, after: TextBlock): boolean {
  return argues([after], textOf(after), '') >= opinion && argues([before], textOf(before), '') < opinion / 2;
}

/** Whether a gap's titles look like one subhead: alone, and the text under it signed by nobody. */
function subheadVote(page: Page, gap: number, titles: readonly TitleBlock[], titledAbove: boolean): number {
  const [title] = titles;
  if (!title) return weights.untouched;
  if (titles.length > 1) return -2 * titles.length;
  const below = page.gaps[gap + 1]?.blocks[0];
  const text = page.texts[gap];
  // A photographer signs a caption, not the section of a feature.
  const signedBelow =
    below?.kind === 'byline' &&
    !(text && isPhotographers(below.names) && !mayBeCaption([text], textOf(text)));
  if (signedBelow) return isOverReport(page, gap + 1) ? weights.doubtfullySigned : weights.signedSection;
  // An article that has its headline above needs no other; one that has none may have it here.
  const above = titledAbove
    ? 0
    : Math.max(0, page.share(title, gap - 1, gap) - page.share(title, gap, gap + 1));
  return (
    weights.subhead +
    weights.subheadShare * page.share(title, gap - 1, gap + 1) +
    weights.subheadOfAbove * above +
    (title.text.length > longestSubhead || title.lines.length > 1 ? weights.subheadTooLong : 0) +
    (title.lines.some(({ line }) => line.doubled) ? weights.subheadSetLarge : 0)
  );
}

function isCaption(story: Story): boolean {
  return mayBeCaption(story.texts, story.texts.map(textOf).join(''));
}

function short(page: Page, title: TitleBlock | undefined): boolean {
  return !title || (page.pieces.get(title)?.size ?? 0) < fewestPieces;
}

/** Titles that nobody near took go to the untitled article their words stand in. */
function claimFarTitles(page: Page, stories: readonly Story[]): Story[] {
  const taken = new Set(stories.flatMap(({ titles, subheads }) => [...titles, ...subheads]));
  const untitled = stories.filter(
    ({ titles, texts }) => titles.length === 0 && texts[0]?.opens !== 'weather',
  );
  const groups = page.gaps.flatMap((gap) => groupsOf(gap, taken));
  const claims = new Map<Story, readonly TitleBlock[]>();
  for (const group of groups) {
    const home = group
      .map((title) => ({ title, ...(page.homes.get(title) ?? { index: -1, share: 0 }) }))
      .filter(({ title, share }) => share >= (short(page, title) ? shortFarShare : farShare))
      .sort((a, b) => b.share - a.share)[0];
    const story = home && untitled.find(({ from, to }) => home.index >= from && home.index < to);
    // A label's few words may stand anywhere; in a caption they are its title.
    if (home && page.labels.has(home.title) && !(story && isCaption(story))) continue;
    if (story) claims.set(story, [...(claims.get(story) ?? []), ...group]);
  }
  const [only] = untitled;
  if (only && untitled.length === 1 && !claims.has(only)) {
    const rest = groups
      .filter((group) => !group.every((title) => page.labels.has(title)))
      .map((group) => ({
        group,
        share: Math.max(...group.map((title) => page.share(title, only.from, only.to))),
      }))
      .sort((a, b) => b.share - a.share);
    // The title of a picture need not say what its caption says.
    if (rest[0] && (rest[0].share >= lastShare || (rest.length === 1 && isCaption(only))))
      claims.set(only, rest[0].group);
  }
  return stories.map((story) => {
    const titles = claims.get(story);
    return titles ? { ...story, titles: titles.slice(0, mostTitles), side: 'elsewhere' } : story;
  });
}

/** The titles of a gap that nobody took, as they stand together; labels belong to nobody. */
function groupsOf(gap: Gap, taken: ReadonlySet<TitleBlock>): TitleBlock[][] {
  const groups: TitleBlock[][] = [[]];
  for (const block of gap.blocks) {
    if (block.kind === 'title' && !taken.has(block)) groups.at(-1)?.push(block);
    else groups.push([]);
  }
  return groups.filter((group) => group.length > 0);
}
