import { anyOf } from '../language/index.js';
import { type TitleBlock, titleText } from './blocks.js';
import { isNoticeTitle } from './forms.js';
import { hasOpenMark, type LabelledLine } from './labels.js';
import { danglingEnd, pageWords } from './lexicons.js';
import { isColumnName, isPair, startsWithDash } from './lineEvidence.js';
import type { Office } from './lineSense.js';
import { isParted, type Prominence, printCompanion, printHeadline, prominenceOf } from './printEvidence.js';
import { columnWidth } from './spacing.js';
import { type Say, type Weights, weigh } from './weights.js';
import { sharedPieces, type WordPieces, wordPieces } from './wording.js';
import { type Tagger, wordJoint } from './wordJoints.js';

/** An article's titles, each in its office; rows that are none of them belong to the page. */
export interface Titles {
  readonly kicker: string | null;
  readonly headline: string | null;
  readonly deck: string | null;
  /** What was taken as the headline, and by how much it outweighs all others. */
  readonly best: TitleCut | undefined;
  readonly lead: number;
  /** How the page's other articles are titled. */
  readonly habits: TitleHabits | null;
  /** The lines of each; of a title that is none of the article's, none. */
  readonly offices: ReadonlyMap<LabelledLine, 'kicker' | 'headline' | 'deck'>;
}

/** One printed line of an article's titles. */
export interface TitleRow {
  readonly line: LabelledLine;
  readonly block: TitleBlock;
  readonly width: number;
  /** It goes on with the row above, as lines were labelled. */
  readonly goesOn: boolean;
  /** Nothing stands between it and the row above. */
  readonly adjoins: boolean;
  /** How much of its wording the text has. */
  readonly share: number;
  /** What its words and those of the row above say of the joint. */
  readonly joint: readonly string[];
}

/** All rows of an article's titles, and the text that they are the titles of. */
export interface TitleStack {
  readonly rows: readonly TitleRow[];
  readonly body: WordPieces;
  readonly labels: ReadonlySet<TitleBlock>;
  readonly isNotice: boolean;
  /** What the text begins with: its first sentences. */
  readonly lead: WordPieces;
  /** The pairs of characters that its sentences and their parts begin with. */
  readonly starts: ReadonlySet<string>;
  /** How much of the wording of the rows above each row, and from it on, the text has. */
  readonly above: readonly number[];
  readonly onward: readonly number[];
}

/** How a page's other articles are titled. */
export interface TitleHabits {
  /** How many have a kicker, a deck, and a headline of more than one row, 0 to 1. */
  readonly kicker: number;
  readonly deck: number;
  readonly rows: number;
  /** How many have a headline with a blank in one of its rows. */
  readonly blanks: number;
  /** The width of their widest headline rows, in characters. */
  readonly widest: number;
  /** Of their headlines' rows that others go on from, how many are about as wide as those. */
  readonly filled: number;
}

/** Some rows of a stack as its headline, the rows above as kicker, those below as deck. */
export interface TitleCut {
  readonly stack: TitleStack;
  /** The headline's rows: from, and up to but not with. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** How much of its wording the text has. */
  readonly share: number;
  /** Of its type against the largest of these rows, where that is known. */
  readonly prominence: Prominence | null;
}

/** A title that is not the headline: rows of one block, above it or below. */
export interface Companion {
  readonly rows: readonly TitleRow[];
  readonly text: string;
  readonly share: number;
  readonly above: boolean;
  readonly prominence: Prominence | null;
}

/** Matches the first two characters after a mark, and those of the text. */
const partStart = /(?:^|[，。；：！？“、])\s*(\p{Script=Han}{2})/gu;
/** So many characters of a text are its lead. */
const lengthOfLead = 100;
/** More rows than these are no headline. */
const tallestHeadline = 4;
/** Matches `全市累计走访企业1200多家次，纾困解难516个`: details that stand under a headline. */
const details = /\d.*[,，]|[,，].*\d/u;

/** The rows of an article's titles, in their order on the page. */
export function stackTitles(
  titles: readonly TitleBlock[],
  text: string,
  labels: ReadonlySet<TitleBlock>,
  isNotice: boolean,
  tagger: Tagger | null,
): TitleStack {
  const body = wordPieces(text);
  const rows: TitleRow[] = [];
  const sorted = [...titles].sort((a, b) => placeOf(a) - placeOf(b));
  for (const block of sorted) {
    for (const [at, line] of block.lines.entries()) {
      const above = rows.at(-1)?.line;
      const parted = !above || isParted(above.line.place, line.line.place);
      rows.push({
        line,
        block,
        width: columnWidth(titleText([line])),
        goesOn: at > 0,
        adjoins: !parted && line.line.index === above.line.index + 1,
        share: sharedPieces(line.line.plain, body),
        joint: above && tagger ? wordJoint(above.line.plain, line.line.plain, tagger) : [],
      });
    }
  }
  const shares = (part: (at: number) => readonly TitleRow[]) =>
    [...rows.keys(), rows.length].map((at) => sharedPieces(textOfRows(part(at)), body));
  return {
    rows,
    body,
    labels,
    isNotice,
    lead: wordPieces(text.slice(0, lengthOfLead)),
    starts: new Set([...text.matchAll(partStart)].map(([, start]) => start ?? '')),
    above: shares((at) => rows.slice(0, at)),
    onward: shares((at) => rows.slice(at)),
  };
}

const placeOf = ({ lines }: TitleBlock) => lines[0]?.line.index ?? 0;

/** All ways to take some rows as the headline. */
export function titleCuts(stack: TitleStack): TitleCut[] {
  const cuts: TitleCut[] = [];
  for (const from of stack.rows.keys()) {
    for (let to = from + 1; to <= Math.min(stack.rows.length, from + tallestHeadline); to++) {
      if (to > from + 1 && !stack.rows[to - 1]?.adjoins) break;
      const rows = stack.rows.slice(from, to);
      const text = textOfRows(rows);
      cuts.push({
        stack,
        from,
        to,
        text,
        share: sharedPieces(text, stack.body),
        prominence: prominenceOf(rows, stack.rows),
      });
    }
  }
  return cuts;
}

const textOfRows = (rows: readonly TitleRow[]) => titleText(rows.map(({ line }) => line));

/** What speaks for and against some rows being the headline; `habits` where they are known. */
export function headlineEvidence(cut: TitleCut, habits: TitleHabits | null, say: Say): void {
  const { stack, from, to, text, share, prominence } = cut;
  const rows = stack.rows.slice(from, to);
  const [first] = rows;
  if (!first) return;
  printHeadline(prominence, rows, [stack.rows[from - 1], stack.rows[to]], say);
  const { length } = text;
  say(`主题${rows.length}行`);
  say('主题与文相合', share);
  if (share < 0.05) say('主题与文无关');
  if (isDoubled(rows)) say('主题重排两遍', 0.3 + share);
  if (isPair(text)) say(to === stack.rows.length ? '对仗的末一行' : '对仗而下面还有');
  if (isColumnName(text)) say(to === stack.rows.length ? '栏目名在末' : '栏目名');
  if (rows.length > 1 && isColumnName(first.line.line.plain)) say('首行是栏目名');
  if (rows.length === 1 && stack.labels.has(first.block)) say('主题像栏目名');
  const last = rows.at(-1)?.line.line.plain ?? '';
  if (rows.length > 1 && isNoticeTitle(last)) say('末行自成启事的题');
  if (isNoticeTitle(text)) say(stack.isNotice ? '启事的题' : '像启事的题');
  if (startsWithDash(text)) say('破折号起头');
  if (details.test(text)) say(from > 0 ? '下面的一行带数据' : '第一行带数据');
  if (/[“”]/u.test(text)) say('有引号');
  if (/[！？：]/u.test(text)) say('有叹号、问号、冒号');
  if (rows.some(hasBlank)) {
    say('有空格');
    if (rows.length > 1) say('几行而有空格');
    if (habits) say('有空格，如别篇', habits.blanks);
  }
  if (/^\p{Script=Han}(?:\s\p{Script=Han})+$/u.test(first.line.line.text)) say('字字隔开');
  for (const [most, name] of lengthNames)
    if (length <= most) {
      say(`主题${name}`);
      if (rows.length > 1) say(`多行的主题${name}`);
      break;
    }
  for (const [at, row] of rows.entries()) if (at > 0) sayWithin(rows[at - 1] ?? row, row, stack, habits, say);
  const [above, below] = [stack.rows.slice(0, from), stack.rows.slice(to)];
  sayBetween(stack.rows[from - 1], first, stack, '上', habits, say);
  sayBetween(rows.at(-1), stack.rows[to], stack, '下', habits, say);
  saySide('引题', above, cut, say);
  saySide('副题', below, cut, say);
  if (above.length > 0 && below.length > 0) say('上下都有');
  sayOffices(above, 'kicker', say);
  sayOffices(rows, 'headline', say);
  sayOffices(below, 'deck', say);
  if (!habits) return;
  say(above.length > 0 ? '上面有题，如别篇' : '上面没有题，如别篇', habits.kicker);
  say(below.length > 0 ? '下面有题，如别篇' : '下面没有题，如别篇', habits.deck);
  say(rows.length > 1 ? '几行的主题，如别篇' : '一行的主题，如别篇', habits.rows);
  const widest = Math.max(...rows.map(({ width }) => width));
  if (habits.widest > 0 && widest > habits.widest + 1.5) say('宽过别篇的主题');
}

/** By how much rows are less likely to have an office than to have their likeliest, by what they mean; at most `furthest` a row. */
function sayOffices(rows: readonly TitleRow[], office: Exclude<Office, 'subhead'>, say: Say): void {
  for (const { line } of rows) {
    if (!line.sense) continue;
    const { offices } = line.sense;
    const least = Math.max(...Object.values(offices)) - offices[office];
    say(`一行不像${officeNames[office]}`, Math.min(furthest, least));
  }
}

const furthest = 4;
const officeNames = { kicker: '引题', headline: '主题', deck: '副题' } as const;

const lengthNames = [
  [5, '不过五字'],
  [8, '不过八字'],
  [12, '不过十二字'],
  [16, '不过十六字'],
  [20, '不过二十字'],
  [25, '不过二十五字'],
  [30, '不过三十字'],
  [Number.POSITIVE_INFINITY, '过三十字'],
] as const;

const hasBlank = ({ line }: TitleRow) => /\p{Script=Han}\s+[\p{Script=Han}\d“]/u.test(line.line.text);
/** Matches what begins with a place, an office or a firm, as what stands alone does: `{镇}…`, `市林业局…`. */
const names = new RegExp(`^.{1,6}(?:${anyOf(pageWords.placeEndings)})`, 'u');
const numeralStart = /^[\d一二两三四五六七八九十百千万首]/u;
/** Matches what tells how, whom or how much, as details do. */
const detailStart = new RegExp(String.raw`^(?:${anyOf(pageWords.detailStarts)}|\d)`, 'u');

/** What two rows taken as one headline look like. */
function sayWithin(
  above: TitleRow,
  row: TitleRow,
  stack: TitleStack,
  habits: TitleHabits | null,
  say: Say,
): void {
  say(row.goesOn ? '题内行行相接' : '题内两题相接');
  jointEvidence('题内', above, row, stack, habits, say);
  if (above.width < 6) say('题内上行短');
  if (row.width < 4) say('题内下行很短');
  if (startsWithDash(row.line.line.text)) say('题内下行以破折号起头');
}

/** What the joint between the headline and the row before or after it looks like. */
function sayBetween(
  above: TitleRow | undefined,
  row: TitleRow | undefined,
  stack: TitleStack,
  side: '上' | '下',
  habits: TitleHabits | null,
  say: Say,
): void {
  if (!above || !row?.adjoins) return;
  say(row.goesOn ? `题${side}断开一题` : `题${side}两题之间`);
  jointEvidence(`题${side}`, above, row, stack, habits, say);
}

/** What two rows that meet look like; `where` tells what they are to each other. */
export function jointEvidence(
  where: string,
  above: TitleRow,
  row: TitleRow,
  { body, starts }: TitleStack,
  habits: TitleHabits | null,
  say: Say,
): void {
  const [upper, lower] = [above.line.line, row.line.line];
  for (const said of row.joint) say(where + said);
  if (starts.has(lower.plain.slice(0, 2))) say(`${where}下行起处在文中起一句`);
  if (starts.has(upper.plain.slice(0, 2))) say(`${where}上行起处在文中起一句`);
  if (numeralStart.test(lower.plain)) say(`${where}下行以数目起`);
  if (lower.blankBefore) say(`${where}隔空行`);
  const pair = upper.plain.slice(-1) + lower.plain.slice(0, 1);
  if (/^\p{Script=Han}{2}$/u.test(pair)) {
    say(body.has(pair) ? `${where}接处文中有` : `${where}接处文中没有`);
    // The halves of one phrase meet in the text, too, where the text has both.
    if (!body.has(pair)) say(`${where}接处文中没有，两行都有`, Math.min(above.share, row.share));
  }
  if (danglingEnd.test(upper.plain)) say(`${where}上行以虚词收`);
  if (/[，,、：:]$/u.test(upper.closed)) say(`${where}上行以逗号冒号收`);
  if (/[？！?!]$/u.test(upper.closed)) say(`${where}上行以问号叹号收`);
  if (hasOpenMark(upper.closed)) say(`${where}引号未合`);
  if (/^[“‘《]/u.test(lower.closed)) say(`${where}下行以引号起头`);
  if (hasBlank(above) !== hasBlank(row)) say(hasBlank(above) ? `${where}上行有空格` : `${where}下行有空格`);
  if (/\d/u.test(lower.plain) && !/\d/u.test(upper.plain)) say(`${where}下行才有数字`);
  if (/\d/u.test(upper.plain) && !/\d/u.test(lower.plain)) say(`${where}上行才有数字`);
  if (sharedPieces(lower.plain, wordPieces(upper.plain)) > 0) say(`${where}两行有同样的字词`);
  if (names.test(upper.plain)) say(`${where}上行以何处何人起`);
  if (names.test(lower.plain)) say(`${where}下行以何处何人起`);
  if (detailStart.test(lower.plain)) say(`${where}下行以介词、代词起`);
  if (detailStart.test(upper.plain)) say(`${where}上行以介词、代词起`);
  if (/[了过得着]/u.test(upper.plain)) say(`${where}上行有“了”`);
  if (/[了过得着]/u.test(lower.plain)) say(`${where}下行有“了”`);
  for (const [at, name] of [
    [above, '上行'],
    [row, '下行'],
  ] as const)
    say(`${where}${name}${lengthNames.find(([most]) => at.width <= most)?.[1] ?? ''}`);
  if (habits && habits.widest > 0 && above.width + row.width <= habits.widest)
    say(`${where}合起来不满别篇的一行`, 1);
  // A row that was only full would have held the next word or two.
  if (habits && above.width + 3 <= habits.widest) say(`${where}上行还放得下`);
  if (Math.abs(above.width - row.width) <= 0.5) say(`${where}等宽`);
  else if (Math.abs(above.width - row.width) <= 2) say(`${where}差不多宽`);
  else say(above.width > row.width ? `${where}上宽` : `${where}下宽`);
  if (upper.indented !== lower.indented) say(`${where}缩进不同`);
  if (upper.doubled !== lower.doubled || upper.heading !== lower.heading) say(`${where}字体不同`);
  if (above.width + row.width > 20) say(`${where}合起来过二十字`);
  const [one, other] = [above.share, row.share];
  if (one < 0.05 && other >= 0.3) say(`${where}上行与文无关而下行相合`);
  if (other < 0.05 && one >= 0.3) say(`${where}下行与文无关而上行相合`);
  if (habits && habits.widest > 0 && Math.abs(above.width - habits.widest) <= 0.5) say(`${where}上行满`);
}

/** What the rows on one side of the headline look like against it. */
function saySide(office: '引题' | '副题', rows: readonly TitleRow[], cut: TitleCut, say: Say): void {
  if (rows.length === 0) {
    say(`没有${office}`);
    return;
  }
  say(`${office}${Math.min(rows.length, 3)}行`);
  const text = textOfRows(rows);
  const { above, onward } = cut.stack;
  const share = (office === '引题' ? above[cut.from] : onward[cut.to]) ?? 0;
  say(`比${office}更合正文`, cut.share - share);
  say(`比${office}更合导语`, sharedPieces(cut.text, cut.stack.lead) - sharedPieces(text, cut.stack.lead));
  const digits = /\d/u.test(text);
  if (digits !== /\d/u.test(cut.text)) say(digits ? `${office}才有数字` : `${office}没有数字而主题有`);
  if (rows.some(hasBlank))
    say(cut.to > cut.from + 1 ? `${office}一行有空格而主题分行` : `${office}一行有空格`);
  say(`${office}一边${lengthNames.find(([most]) => text.length <= most)?.[1] ?? ''}`);
  if (names.test(text)) say(`${office}以何处何人起`);
  if (detailStart.test(text)) say(`${office}以介词、代词起`);
  if (rows.some(({ line }) => line.line.blankBefore) && office === '副题') say('副题隔空行');
  if (share < 0.05) say(`${office}一边与文无关`);
  const ratio = text.length / Math.max(1, cut.text.length);
  if (ratio > 1.3) say(`${office}比主题长`);
  else if (ratio < 1 / 1.3) say(`${office}比主题短`);
  if (isPair(text)) say(`${office}一边对仗`);
  if (details.test(text)) say(`${office}一边带数据`);
  if (/[，,]/u.test(text)) say(`${office}一边有逗号`);
  if (/[！？：]/u.test(text)) say(`${office}一边有叹号、问号、冒号`);
  if (/^[—-]/u.test(text)) say(`${office}一边以破折号起头`);
  if (rows.some(({ block }) => cut.stack.labels.has(block))) say(`${office}一边像栏目名`);
  if (danglingEnd.test(text)) say(`${office}一边以虚词收`);
  if (rows.some(({ line }) => isColumnName(line.line.plain))) say(`${office}一边有栏目名`);
}

/** What speaks for and against a title that is no headline being its kicker or deck, and none of the page's. */
export function companionEvidence(at: Companion, headline: TitleCut, say: Say): void {
  const { above, share, text, rows } = at;
  const office = above ? '引题' : '副题';
  say(office);
  say(`${office}${lengthNames.find(([most]) => text.length <= most)?.[1] ?? ''}`);
  const { stack, from, to } = headline;
  const joint = above ? stack.rows[from] : rows[0];
  const beside = above ? rows.at(-1) === stack.rows[from - 1] : rows[0] === stack.rows[to];
  say(!beside ? `${office}隔着别的题` : joint?.adjoins ? `${office}与主题相接` : `${office}与主题隔开`);
  if (joint?.line.line.blankBefore) say(`${office}隔空行`);
  printCompanion(at, headline, say);
  say('与文相合', share);
  if (share < 0.05) say(above ? '引题与文无关' : '副题与文无关');
  if (rows.some(({ block }) => headline.stack.labels.has(block))) say('像栏目名');
  if (isColumnName(text)) say('是栏目名');
  if (isPair(text)) say('对仗');
  if (startsWithDash(text)) say('破折号起头');
  if (text.length <= 5) say('不过五字');
  if (isDoubled(rows)) say('重排两遍');
  if (headline.stack.isNotice) say('在启事上');
  sayOffices(rows, above ? 'kicker' : 'deck', say);
}

/** The rows beside a headline in titles: those of one block, above it and below. */
export function companionsOf({ stack, from, to }: TitleCut): Companion[] {
  const companions: Companion[] = [];
  for (const above of [true, false]) {
    const side = above ? stack.rows.slice(0, from) : stack.rows.slice(to);
    for (const block of new Set(side.map((row) => row.block))) {
      const rows = side.filter((row) => row.block === block);
      const text = textOfRows(rows);
      companions.push({
        rows,
        text,
        share: sharedPieces(text, stack.body),
        above,
        prominence: prominenceOf(rows, stack.rows),
      });
    }
  }
  return companions;
}

/** The headline of a stack that weighs most, and how much more than the next. */
export function bestHeadline(
  cuts: readonly TitleCut[],
  habits: TitleHabits | null,
  weights: Weights,
  extra: (cut: TitleCut) => number = () => 0,
): { readonly cut: TitleCut | undefined; readonly lead: number } {
  const scored = cuts
    .map((cut) => ({ cut, score: weigh(weights, (say) => headlineEvidence(cut, habits, say)) + extra(cut) }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return { cut: first?.cut, lead: first && second ? first.score - second.score : 0 };
}

/**
 * Tells the titles of a page's articles apart by what was learned of kickers, headlines and decks:
 * first each by itself, then knowing how the others are titled.
 */
export function tellTitlesApart(stacks: readonly TitleStack[], weights: Weights): Titles[] {
  const cuts = stacks.map(titleCuts);
  const habits = habitsBeside(cuts.map((each) => bestHeadline(each, null, weights).cut));
  return cuts.map((each, index) => {
    const { cut, lead } = bestHeadline(each, habits[index] ?? null, weights);
    return titlesIn(cut, lead, habits[index] ?? null, weights);
  });
}

/** For each article how the others of its page are titled. */
export function habitsBeside(headlines: readonly (TitleCut | undefined)[]): TitleHabits[] {
  return headlines.map((own) => {
    const others = headlines.filter((cut) => cut !== undefined && cut !== own) as TitleCut[];
    const share = (which: (cut: TitleCut) => boolean) =>
      (others.filter(which).length + 0.3) / (others.length + 1);
    const split = others
      .filter(({ from, to }) => to > from + 1)
      .map(({ stack, from, to }) => stack.rows.slice(from, to).map(({ width }) => width));
    const widest = Math.max(0, ...split.flat());
    const upper = split.flatMap((widths) => widths.slice(0, -1));
    return {
      kicker: share(({ from }) => from > 0),
      deck: share(({ to, stack }) => to < stack.rows.length),
      rows: share(({ from, to }) => to > from + 1),
      blanks: share(({ stack, from, to }) => stack.rows.slice(from, to).some(hasBlank)),
      widest,
      filled: (upper.filter((width) => width >= widest - 1).length + 0.5) / (upper.length + 1),
    };
  });
}

function titlesIn(
  headline: TitleCut | undefined,
  lead: number,
  habits: TitleHabits | null,
  weights: Weights,
): Titles {
  if (!headline)
    return { kicker: null, headline: null, deck: null, best: undefined, lead, habits, offices: new Map() };
  const kept = companionsOf(headline).filter(
    (at) => weigh(weights, (say) => companionEvidence(at, headline, companion(say))) >= 0,
  );
  const joined = (part: readonly Companion[]) =>
    part.length > 0 ? part.map(({ text }) => text).join(' ') : null;
  const offices = new Map<LabelledLine, 'kicker' | 'headline' | 'deck'>();
  for (const { line } of headline.stack.rows.slice(headline.from, headline.to)) offices.set(line, 'headline');
  for (const { rows, above } of kept)
    for (const { line } of rows) offices.set(line, above ? 'kicker' : 'deck');
  return {
    kicker: joined(kept.filter(({ above }) => above)),
    headline: headline.text,
    deck: joined(kept.filter(({ above }) => !above)),
    best: headline,
    lead,
    habits,
    offices,
  };
}

/** The evidence of a kicker or deck weighs by its own weights. */
export const companion =
  (say: Say): Say =>
  (evidence, much) =>
    say(`随题：${evidence}`, much);

function isDoubled(rows: readonly TitleRow[]): boolean {
  return rows.some(({ line }) => line.line.doubled);
}
