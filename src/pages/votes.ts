import type { BylineBlock, TextBlock, TitleBlock } from './blocks.js';
import { isNoticeTitle } from './forms.js';
import { argues, isMarkedCaption, isPhotographers, mayBeCaption } from './kinds.js';
import { farShare, type Gap, type Layout, textOf } from './layout.js';
import { isPair, startsWithDash } from './lineEvidence.js';

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
  /** Under a notice stands whoever gives it. */
  signatory: -0.5,
  noticeTitle: 4,
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
  subheadOfPicture: -6,
  subheadOverOpinion: -3,
  splitByByline: -4,
  labelAsHeadline: -7,
  deckAlone: -4,
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

const longestSubhead = 16;
/** So many words of opinion in a thousand characters (see kinds.ts) make a text a commentary. */
const opinion = 2;
/** A title with hardly a word of the story is seldom its kicker or deck. */
const silentShare = 0.05;
/** A line of praise may stand above an advertisement's address. */
const longestNoticeSlogan = 40;

export function storyVote(
  page: Layout,
  from: number,
  to: number,
  before: readonly TitleBlock[],
  after: readonly TitleBlock[],
  lean: number,
): number {
  const opens = page.texts[from]?.opens;
  const titles = [...before, ...after];
  const isPicture = to === from + 1 && page.isSignedPicture(from);
  if (opens === 'weather') return -3 * titles.length;
  const unsigned =
    opens === 'plain' && !isPicture ? weights.unsigned * (1 - signedness(page, from, to, titles)) : 0;
  if (titles.length === 0) {
    let offer = 0;
    for (let index = from; index < to; index++) offer = Math.max(offer, page.farOffer[index] ?? 0);
    const alone = isPicture ? weights.untitledPicture : weights.untitled;
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
  if (opens === 'notice' && before.some(({ text }) => isNoticeTitle(text))) score += weights.noticeTitle;
  if (isSplitByByline(page.gaps[from], before) || isSplitByByline(page.gaps[to], after))
    score += weights.splitByByline;
  const headline = titles[main];
  if (headline && opens !== 'notice' && page.labels.has(headline)) score += weights.labelAsHeadline;
  // A line that begins with a dash stands under a headline.
  if (headline && titles.length === 1 && startsWithDash(headline.text)) score += weights.deckAlone;
  if (before.length > 0 && after.length > 0)
    score += opens === 'notice' ? weights.signatory : weights.bothSides;
  if (before.length > 0) score += lean + bylineBetween(page, from, before.at(-1));
  else score += -lean + (bylineAfter(page.gaps[to], after.at(-1)) ? weights.bylineBelow : 0);
  return score;
}

/** How sure a byline signs a stretch of text: right below it, below the titles under it, or above it; another's title over it makes that doubtful. */
function signedness(page: Layout, from: number, to: number, titles: readonly TitleBlock[]): number {
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
function bylineBetween(page: Layout, from: number, title: TitleBlock | undefined): number {
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
export function leftOver(page: Layout, titles: readonly TitleBlock[], gap: number): number {
  let score = 0;
  for (const title of titles) {
    const home = page.homes.get(title);
    const near = home && page.isBeside(home.index, gap);
    if (!page.labels.has(title)) score += weights.leftOver + (near ? weights.leftOverShare * home.share : 0);
  }
  return score;
}

/** Whether the text before and the text after a gap are one article; the gap's titles are then its subheads. */
export function joinVote(page: Layout, from: number, gap: number, titledAbove: boolean): number {
  const [before, after] = [page.texts[gap - 1], page.texts[gap]];
  if (!before || !after) return Number.NEGATIVE_INFINITY;
  if (after.opens === 'dateline' || after.opens === 'weather' || before.opens === 'weather')
    return Number.NEGATIVE_INFINITY;
  const inside = page.gaps[gap];
  const titles = inside?.titles ?? [];
  if (before.opens === 'notice' || after.opens === 'notice') {
    const slogan = textOf(before).length <= longestNoticeSlogan && titles.length === 0;
    const joins =
      before.opens === after.opens
        ? titles.length === 0
        : after.opens !== 'notice'
          ? titles.length === 0
          : slogan;
    return joins ? 1 : Number.NEGATIVE_INFINITY;
  }
  if (after.seam !== 'none') return after.seam === 'titles' ? weights.titleSeam : weights.captionSeam;
  if (after.opens === 'plain' && isMarkedCaption(textOf(after).slice(0, 400))) return weights.captionSeam;
  if (titles.length > 0 && page.isSignedPicture(gap - 1)) return weights.subheadOfPicture;
  if (before.open) return titles.length <= 1 ? 4 : 4 - 2 * titles.length;
  const bylines = inside?.blocks.filter(({ kind }) => kind === 'byline').length ?? 0;
  const kinship = page.wording.kinship(gap - 1, gap);
  const ofReport = titles.length > 0 && page.texts[from]?.opens === 'dateline';
  return (
    subheadVote(page, from, gap, titles, titledAbove) +
    (ofReport ? weights.subheadOfReport : 0) +
    (titles.length > 0 && turnsToOpinion(before, after) ? weights.subheadOverOpinion : 0) +
    weights.bylineInside * bylines +
    Math.max(-0.6, Math.min(1.5, 8 * (kinship - 0.05)))
  );
}

/** Whether a gap holds a byline alone, over a dated report that it may sign. */
function isOverReport(page: Layout, gap: number): boolean {
  return page.gaps[gap]?.blocks.length === 1 && page.texts[gap]?.opens === 'dateline';
}

function turnsToOpinion(before: TextBlock, after: TextBlock): boolean {
  return argues([after], textOf(after), '') >= opinion && argues([before], textOf(before), '') < opinion / 2;
}

/** Whether a gap's titles look like one subhead: alone, and the text under it signed by nobody. */
function subheadVote(
  page: Layout,
  from: number,
  gap: number,
  titles: readonly TitleBlock[],
  titledAbove: boolean,
): number {
  const [title] = titles;
  if (!title) return weights.untouched;
  if (titles.length > 1) return -2 * titles.length;
  const below = page.gaps[gap + 1]?.blocks[0];
  const text = page.texts[gap];
  // A photographer signs a caption, not the section of a feature.
  const signedBelow =
    below?.kind === 'byline' &&
    !(text && isPhotographers(below.names) && !mayBeCaption([text], textOf(text)));
  if (signedBelow) {
    // A feature may be signed below its last section, if nothing signs it above.
    const signedAbove = page.gaps[from]?.blocks.at(-1)?.kind === 'byline';
    return isOverReport(page, gap + 1) || !signedAbove ? weights.doubtfullySigned : weights.signedSection;
  }
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
