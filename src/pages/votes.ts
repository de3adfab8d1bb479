import type { BylineBlock, TextBlock, TitleBlock } from './blocks.js';
import { isNoticeTitle, startsParagraph } from './forms.js';
import { isPhotographers, mayBeCaption } from './kinds.js';
import { type Gap, type Layout, textOf } from './layout.js';
import { isPair, startsWithDash } from './lineEvidence.js';
import { markFirst } from './marks.js';
import type { PageWays } from './pageWays.js';
import { printJoin, printLeftOver, printStory } from './printEvidence.js';
import type { Say } from './weights.js';

/** What speaks for and against a stretch of texts being an article with these titles. */
export function storyEvidence(
  page: Layout,
  from: number,
  to: number,
  before: readonly TitleBlock[],
  after: readonly TitleBlock[],
  { lean, brief }: PageWays,
  say: Say,
): void {
  const text = page.texts[from];
  if (!text) return;
  const opens = text.opens;
  const titles = [...before, ...after];
  printStory(page, from, to, before, after, say);
  const picture = to === from + 1 && page.isSignedPicture(from);
  const sort = picture ? '图片' : openingNames[opens];
  const { dated, signed } = page.habits;
  say('一篇');
  if (opens === 'plain' && !picture) {
    const signs = signedness(page, from, to, titles);
    say('没有电头、署名', 1 - signs);
    say('没有电头、署名，而别篇多短', (1 - signs) * brief);
    say('没有电头、署名，而别篇多有', (1 - signs) * Math.max(dated, signed));
  }
  const claim = page.affinity.rival(titles, from, to);
  if (titles.length === 0) {
    say(`${sort}无题`);
    say('无题而有题认此文', claim);
    say('题在远处', page.farOffer[from] ?? 0);
    if (markFirst.test(text.lines[0]?.line.closed ?? '')) say('无题而有记号');
    if (!startsWhole(page, from)) say('无题，起头像半句');
    if (page.lengths[from] !== undefined && page.lengths[from] < 30) say('无题而短');
    return;
  }
  const shares = titles.map((title) => page.share(title, from, to));
  const top = Math.max(...shares);
  const main = shares.indexOf(top);
  const headline = titles[main];
  say(`${sort}有题`);
  say(opens === 'plain' ? '题与文相合' : `题与文相合（${sort}）`, top);
  if (top < 0.08) say('题与文不相合');
  const claims = titles.map((title) => page.affinity.chance(title, from, to));
  const own = Math.max(...claims);
  sayChance('题认此文', own, say);
  say('别的题更认此文', Math.max(0, claim - own));
  if (opens === 'plain' && text.open && to === from + 1) say('文没完');
  for (const [index, title] of titles.entries()) {
    const home = page.homes.get(title);
    const share = shares[index] ?? 0;
    if (home && (home.index < from || home.index >= to) && home.share > share) {
      say(
        page.isBeside(home.index, title === before.at(0) ? from : to) ? '题更像邻篇' : '题更像别篇',
        home.share - share,
      );
    }
    if (index === main) continue;
    say('引题、副题');
    sayChance('引题、副题认此文', claims[index] ?? 0, say);
    say('引题、副题与文相合', share);
    if (share < 0.05) say(isPair(title.text) ? '对仗的一行与文无关' : '引题、副题与文无关');
    if (page.labels.has(title)) say('一行像栏目名');
    if (startsWithDash(title.text)) say('有破折号的副题');
    if (isWidelySet(title)) say('引题、副题前有空行');
  }
  sayBeside(page, from, to, before, top, say);
  sayHeap(page, to, after, top, say);
  if (titles.length > 2) say('三行题');
  if (titles.length > 3) say('四行以上的题', titles.length - 3);
  if (opens === 'notice' && before.some(({ text }) => isNoticeTitle(text))) say('启事的题在前');
  if (isSplitByByline(sourceOf(before, page), before) || isSplitByByline(sourceOf(after, page), after))
    say('题中夹着署名');
  if (headline) {
    if (page.labels.has(headline)) say('主题像栏目名');
    say('主题像小标题', subheadChance(headline));
    if (titles.length === 1 && startsWithDash(headline.text)) say('只有破折号的一行');
    if (page.isTerseShort(headline)) say('短文的短题', page.habits.terse);
    if (headline.text.length <= 4) say('题不过四字');
    else if (headline.text.length > 26) say('题太长');
  }
  if (before.length > 0 && after.length > 0) {
    say(opens === 'notice' ? '启事上下都有题' : '上下都有题');
    return;
  }
  const [first] = after;
  if (first && page.gapIndex(first) < to) {
    say('题在文中，一篇');
    return;
  }
  if (before.length > 0) {
    say('题在前');
    say('题在前，如别篇', lean);
    const byline = bylineAfter(sourceOf(before, page), before.at(-1));
    if (byline)
      say(
        isPhotographers(byline.names) && opens === 'dateline' ? '题下是摄影者而文有电头' : '署名在题与文之间',
      );
  } else {
    say('题在后');
    say('题在后，如别篇', -lean);
    if (bylineAfter(sourceOf(after, page), after.at(-1))) say('署名在题之下');
  }
}

/** The gap titles stand in. */
function sourceOf(titles: readonly TitleBlock[], page: Layout): Gap | undefined {
  const last = titles.at(-1);
  return last && page.gapOf.get(last);
}

/**
 * Stories printed side by side come out of some tools as title A, title B, text A, text B: what speaks
 * for and against a story that leaves the titles right above its text to the next one, or has its own
 * from above the text before it.
 */
function sayBeside(
  page: Layout,
  from: number,
  to: number,
  before: readonly TitleBlock[],
  share: number,
  say: Say,
): void {
  const source = sourceOf(before, page);
  const [first, last] = [before[0], before.at(-1)];
  if (!source || !first || !last) return;
  if (source !== page.gaps[from]) {
    say('题隔着一篇');
    say('隔着的题与文相合', share);
    if (page.gapIndex(first) + 1 < from) say('题隔着几篇');
    if (share < 0.05) say('隔着的题与文无关');
    if (page.texts[from]?.opens === 'dateline') say('题隔着一篇而文有电头');
    if (first.lines[0]?.line.blankBefore) say('隔着的题前有空行');
  }
  const left = source.titles.slice(source.titles.indexOf(last) + 1);
  if (left.length === 0) return;
  say('留题给下一篇');
  say('留题的文与题相合', share);
  if (share < 0.05) say('留题的文与题无关');
  say('留下的题与文相合', mostShare(page, left, from, to));
  say('留下的题与下文相合', mostShare(page, left, to, to + 1));
  if (bylineAfter(source, last)) say('与留下的题之间有署名');
}

/** What the texts before and after the title of an article look like that stands inside it. */
function sayInside(before: TextBlock, after: TextBlock, say: Say): void {
  say('题在文中');
  if (before.open) say('题在文中，上文没完');
  const first = after.lines[0]?.line;
  if (first && (first.indented || startsParagraph(first.closed))) say('题在文中，下文是段首');
  if (after.seam !== null || after.opens !== 'plain') say('题在文中，下文另起');
}

/** Titles in a heap below several texts: what speaks for and against one of these having its own from there. */
function sayHeap(page: Layout, to: number, after: readonly TitleBlock[], share: number, say: Say): void {
  const [source, last] = [sourceOf(after, page), after.at(-1)];
  if (!source || !last || source === page.gaps[to] || page.gapIndex(last) < to) return;
  say('题在后，隔着几篇');
  say('后面隔着的题与文相合', share);
  if (share < 0.05) say('后面隔着的题与文无关');
  if (after[0]?.lines[0]?.line.blankBefore) say('后面隔着的题前有空行');
  if (bylineAfter(source, last)) say('后面隔着的题下有署名');
}

const openingNames = {
  dateline: '有电头的',
  weather: '天气',
  notice: '启事',
  plain: '无电头的',
} as const satisfies Record<TextBlock['opens'], string>;

function startsWhole(page: Layout, index: number): boolean {
  const first = page.texts[index]?.lines[0]?.line;
  return first !== undefined && (first.indented || first.blankBefore || startsParagraph(first.closed));
}

function isMarked(title: TitleBlock): boolean {
  return markFirst.test(title.lines[0]?.line.closed ?? '');
}

function isWidelySet(title: TitleBlock): boolean {
  return title.lines[0]?.line.blankBefore ?? false;
}

/** How sure a byline signs a stretch of text: right below it, below the titles under it, or above it; another's title over it makes that doubtful. */
function signedness(page: Layout, from: number, to: number, titles: readonly TitleBlock[]): number {
  const [above, below] = [page.gaps[from]?.blocks ?? [], page.gaps[to]];
  if (bylineAfter(sourceOf(titles, page), titles.at(-1))) return 1;
  if (below?.blocks[0]?.kind === 'byline') return 1;
  if (page.signedInside[to - 1]) return 1;
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

function bylineAfter(gap: Gap | undefined, title: TitleBlock | undefined): BylineBlock | undefined {
  if (!gap || !title) return undefined;
  const next = gap.blocks[gap.blocks.indexOf(title) + 1];
  return next?.kind === 'byline' ? next : undefined;
}

/** A title is some article's when it is of a text so near, in texts. */
const reach = 4;

/** What speaks for and against leaving titles of a gap to no article. */
export function leftOverEvidence(page: Layout, titles: readonly TitleBlock[], gap: number, say: Say): void {
  for (const title of titles) {
    const home = page.homes.get(title);
    printLeftOver(page, title, gap, say);
    if (page.isTerseShort(title)) say('短文的短题不归一篇', page.habits.terse);
    if (page.labels.has(title)) say('栏目名不归一篇');
    else {
      say('一行不归一篇');
      say('不归一篇而认一文', page.affinity.chance(title, gap - reach, gap + reach));
      if (home) say(page.isBeside(home.index, gap) ? '不归一篇而像邻文' : '不归一篇而像远处的文', home.share);
      if (title.text.length <= 4) say('不过四字的一行不归一篇');
    }
  }
}

/** Whether an article that begins at `from` cannot go on after a gap; with a dateline it can after a picture's caption alone. */
export function mustPart(page: Layout, from: number, gap: number): boolean {
  const [before, after] = [page.texts[gap - 1], page.texts[gap]];
  if (after?.opens === 'weather' || before?.opens === 'weather') return true;
  return after?.opens === 'dateline' && !(from === gap - 1 && page.captions[from]);
}

/**
 * What speaks for and against the texts before and after a gap being one article, whose subhead the
 * gap's title then is. `false`: they cannot be.
 */
export function joinEvidence(
  page: Layout,
  from: number,
  gap: number,
  above: readonly TitleBlock[],
  own: readonly TitleBlock[],
  { brief, subheaded }: PageWays,
  say: Say,
): boolean {
  const [before, after] = [page.texts[gap - 1], page.texts[gap]];
  if (!before || !after || mustPart(page, from, gap)) return false;
  if (after.opens === 'dateline') say('图片说明之后是电头');
  const inside = page.gaps[gap];
  const titles = (inside?.titles ?? []).filter((title) => !own.includes(title));
  if (titles.length < (inside?.titles.length ?? 0)) sayInside(before, after, say);
  printJoin(before, after, titles, say);
  const [title] = titles;
  const named = page.columns[gap];
  if (named) say(`两段中夹着栏名：${named}`);
  else if (page.inColumn[gap]) say(`两段在一栏里：${page.inColumn[gap]}`);
  const { dated, signed } = page.habits;
  const kinship = page.wording.kinship(gap - 1, gap);
  const ofReport = page.texts[from]?.opens === 'dateline';
  if (before.opens === 'notice' || after.opens === 'notice') {
    const mixed = before.opens !== after.opens;
    say(mixed ? '一段启事、一段不是' : '两段都是启事');
    if (titles.length > 0) say('启事之间有题', titles.length);
    if (title && isNoticeTitle(title.text)) say('启事之间是启事的题');
    if (mixed && before.opens === 'notice') say('启事之后的正文');
    return true;
  }
  const bylines = inside?.blocks.filter(({ kind }) => kind === 'byline') ?? [];
  say('两段中夹着署名', bylines.length);
  if (titles.length === 0) {
    say('两段之间没有题');
    if (after.seam === null) say('两段之间只有版面的字', bylines.length === 0 ? 1 : 0);
    if (after.seam !== null) {
      say('接缝');
      say('接缝的把握', 1 / (1 + Math.exp(-after.seam)));
    }
    say('两段用词相近', Math.min(1, 5 * kinship));
    if (before.open) say('没完，下面接着');
    if (above.length > 0) {
      say('两段同合一题', mostShare(page, above, gap, gap + 1));
      say('上面的题认下段', mostChance(page, above, gap, gap + 1));
    }
    say('别的题认下段', page.affinity.rival(above, gap, gap + 1));
    if (page.signedInside[gap - 1]) say('上段末已署名');
    if (markFirst.test(after.lines[0]?.line.closed ?? ''))
      say(markFirst.test(page.texts[from]?.lines[0]?.line.closed ?? '') ? '两段都有记号' : '下段有记号');
    if (page.captions[gap]) say('下段是图片说明');
    if (page.captions[gap - 1]) say('上段是图片说明');
    return true;
  }
  if (!title || titles.length > 1) {
    say('两行以上的小标题', titles.length - 1);
    if (before.open) say('没完，中间夹着几行题');
    return true;
  }
  say('小标题');
  say('小标题，如别篇', subheaded);
  say('小标题，而别篇多短', brief);
  if (ofReport) say('电头之后的小标题');
  say('小标题，而别篇多有电头、署名', Math.max(dated, signed));
  if (page.isSignedPicture(gap - 1)) say('图片说明之后的小标题');
  if (page.isSignedPicture(gap)) say('小标题下是图片说明');
  if ((page.opinions[gap] ?? 0) > 2 * (page.opinions[gap - 1] ?? 0) + 1) say('小标题下议论起来');
  if (page.signedInside[gap - 1]) say(page.signedInside[gap] ? '小标题上下都已署名' : '小标题之上已署名');
  if (isMarked(title)) say(above.some(isMarked) ? '小标题与题都有记号' : '小标题有记号');
  else if (above.some(isMarked)) say('题有记号而小标题没有');
  if (before.open) say('没完，中间夹着题');
  else say('完了句才有小标题');
  say('小标题上下用词相近', Math.min(1, 5 * kinship));
  const ties = page.wording.ties(from, gap);
  say('只有上下文才有的词', Math.min(1, ties / 12));
  if (ties <= 2) say('上下文几乎没有独有的词');
  const soFar = page.lengths.slice(from, gap).reduce((sum, one) => sum + one, 0);
  if (soFar < 150) say('到小标题不足一百五十字');
  const soFarShare = mostShare(page, above, from, gap);
  const on = mostShare(page, above, gap, gap + 1);
  if (above.length > 0) {
    say('小标题下的文合上面的题', on);
    say('小标题下的文合上面的题，与上文相比', on - soFarShare);
  } else say('还没有题而有小标题');
  const below = page.share(title, gap, gap + 1);
  sayChance('小标题认下文', page.affinity.chance(title, gap, gap + 1), say);
  sayChance('小标题认全篇', page.affinity.chance(title, from, gap + 1), say);
  say('上面的题认小标题下的文', mostChance(page, above, gap, gap + 1));
  say('小标题与下文相合', below);
  say('小标题与上文相合', page.share(title, from, gap));
  say('小标题更像下文', below - page.share(title, gap - 1, gap));
  if (page.labels.has(title)) say('小标题像栏目名');
  say('小标题不像小标题', title.lines[0]?.sense ? 1 - subheadChance(title) : 0);
  const length = title.text.length;
  if (page.isTerseShort(title)) say('短文的短题作小标题', page.habits.terse);
  if (length <= 4) say('小标题不过四字');
  else if (length > 16) say('小标题过十六字');
  else if (length > 12) say('小标题过十二字');
  if (title.lines.length > 1) say('小标题有两行');
  if (title.lines.some(({ line }) => line.doubled)) say('小标题重排两遍');
  if (isPair(title.text)) say('小标题对仗');
  if (startsParagraph(after.lines[0]?.line.closed ?? '')) say('小标题下是段首的字眼');
  const [upper, lower] = [page.lengths[gap - 1] ?? 0, page.lengths[gap] ?? 0];
  if (lower < 120) {
    say('小标题下的文短');
    say('小标题下的文短，别篇也短', brief);
  }
  if (Math.max(upper, lower) < 120) say('小标题上下的文都短', 1 - brief);
  if (lower < 60) say('小标题下的文很短');
  if (lower > 250) say('小标题下的文长');
  if (upper < 120) say('小标题上的文短');
  const next = page.gaps[gap + 1]?.blocks[0];
  const isLast = page.gaps[gap + 1]?.titles.length !== 1;
  if (next?.kind === 'byline') {
    const photographers = isPhotographers(next.names);
    say(
      photographers && !mayBeCaption([after], textOf(after))
        ? '小标题下的文后有摄影者'
        : '小标题下的文后有署名',
    );
  }
  if (isLast) say('小标题下的文后不是一行题');
  return true;
}

/** How likely a title is a subhead by what it means; 0 where that is not known. */
function subheadChance({ lines }: TitleBlock): number {
  const log = lines[0]?.sense?.offices.subhead;
  return log === undefined ? 0 : Math.exp(log);
}

/** How likely a title is of some texts; and how surely it is not, as its logarithm counts. */
function sayChance(name: string, chance: number, say: Say): void {
  say(name, chance);
  say(`${name}之难`, Math.min(5, -Math.log(chance + 1e-9)));
}

function mostChance(page: Layout, titles: readonly TitleBlock[], from: number, to: number): number {
  return titles.reduce((most, title) => Math.max(most, page.affinity.chance(title, from, to)), 0);
}

function mostShare(page: Layout, titles: readonly TitleBlock[], from: number, to: number): number {
  return titles.reduce((most, title) => Math.max(most, page.share(title, from, to)), 0);
}
