import type { TitleBlock } from './blocks.js';
import { isColumnName, isPair, startsWithDash } from './lineEvidence.js';
import { type Prominence, printCompanion, printHeadline, prominenceOf } from './printEvidence.js';
import { type Say, type Weights, weigh } from './weights.js';

/** An article's titles, each in its office; titles that are none of them belong to the page. */
export interface Titles {
  readonly kicker: string | null;
  readonly headline: string | null;
  readonly deck: string | null;
}

/** A title among those that stand together. */
export interface TitleInPlace {
  readonly title: TitleBlock;
  readonly index: number;
  readonly count: number;
  /** How much of its wording the text has. */
  readonly share: number;
  readonly isLabel: boolean;
  /** The first that is neither a pair of slogans nor full of details. */
  readonly firstPlain: boolean;
  readonly above: TitleInPlace | undefined;
  /** Of its type against the largest of these titles, where that is known. */
  readonly prominence: Prominence | null;
}

/** Matches `全市累计走访企业1200多家次，纾困解难516个`: details that stand under a headline. */
const details = /\d.*[,，]|[,，].*\d/u;

/** Titles with what can be seen of each in its place. */
export function placeTitles(
  titles: readonly TitleBlock[],
  shares: readonly number[],
  labels: ReadonlySet<TitleBlock>,
): TitleInPlace[] {
  const firstPlain = titles.findIndex(({ text }) => !isPair(text) && !details.test(text));
  const placed: TitleInPlace[] = [];
  for (const [index, title] of titles.entries()) {
    placed.push({
      title,
      index,
      count: titles.length,
      share: shares[index] ?? 0,
      isLabel: labels.has(title),
      firstPlain: index === firstPlain,
      above: placed[index - 1],
      prominence: prominenceOf(title, titles),
    });
  }
  return placed;
}

/** What speaks for and against a title being the headline. */
export function headlineEvidence(
  { title, index, count, share, isLabel, firstPlain, above, prominence }: TitleInPlace,
  say: Say,
): void {
  const { text } = title;
  printHeadline(prominence, say);
  const last = index === count - 1;
  say(index === 0 ? '第一行' : last ? '末一行' : '中间一行');
  if (count > 2) say(index === 0 ? '三行的第一行' : last ? '三行的末一行' : '三行的中间一行');
  say('主题与文相合', share);
  if (share < 0.05) say('主题与文无关');
  if (firstPlain) say('上面的一行');
  if (isDoubled(title)) say('主题重排两遍', 0.3 + share);
  if (isPair(text)) say(last ? '对仗的末一行' : '对仗而下面还有');
  if (isColumnName(text)) say(last ? '栏目名在末' : '栏目名');
  if (isLabel) say('主题像栏目名');
  if (startsWithDash(text)) say('破折号起头');
  if (details.test(text)) say(index > 0 ? '下面的一行带数据' : '第一行带数据');
  if (title.lines.length > 1) say('主题有两行');
  if (/^\p{Script=Han}(?:\s\p{Script=Han})+$/u.test(title.lines[0]?.line.text ?? '')) say('字字隔开');
  if (/[“”]/u.test(text)) say('有引号');
  if (/[！？：]/u.test(text)) say('有叹号、问号、冒号');
  if (/\s/u.test(text)) say('有空格');
  if (text.length <= 5) say('不过五字');
  if (text.length > 18) say('过十八字');
  if (above) {
    if (text.length > 1.3 * above.title.text.length) say('比上一行长');
    if (text.length < above.title.text.length / 1.3) say('比上一行短');
    say('比上一行更合正文', share - above.share);
    if (title.lines[0]?.line.blankBefore) say('与上一行隔开');
  }
}

/** What speaks for and against a title that is no headline being its kicker or deck, and none of the page's. */
export function companionEvidence(at: TitleInPlace, headline: TitleInPlace, say: Say): void {
  const above = at.index < headline.index;
  say(above ? '引题' : '副题');
  printCompanion(at, headline, say);
  say('与文相合', at.share);
  if (at.share < 0.05) say(above ? '引题与文无关' : '副题与文无关');
  if (at.isLabel) say('像栏目名');
  if (isColumnName(at.title.text)) say('是栏目名');
  if (isPair(at.title.text)) say('对仗');
  if (startsWithDash(at.title.text)) say('破折号起头');
  if (at.title.text.length <= 5) say('不过五字');
  if (isDoubled(at.title)) say('重排两遍');
}

/** Tells an article's titles apart by what was learned of kickers, headlines and decks. */
export function tellTitlesApart(placed: readonly TitleInPlace[], weights: Weights): Titles {
  const scores = placed.map((at) => weigh(weights, (say) => headlineEvidence(at, say)));
  const headline = placed[scores.indexOf(Math.max(...scores))];
  if (!headline) return { kicker: null, headline: null, deck: null };
  const kept = placed.filter(
    (at) => at === headline || weigh(weights, (say) => companionEvidence(at, headline, companion(say))) >= 0,
  );
  const joined = (part: readonly TitleInPlace[]) =>
    part.length > 0 ? part.map(({ title }) => title.text).join(' ') : null;
  return {
    kicker: joined(kept.filter(({ index }) => index < headline.index)),
    headline: headline.title.text,
    deck: joined(kept.filter(({ index }) => index > headline.index)),
  };
}

/** The evidence of a kicker or deck weighs by its own weights. */
export const companion =
  (say: Say): Say =>
  (evidence, much) =>
    say(`随题：${evidence}`, much);

function isDoubled(title: TitleBlock): boolean {
  return title.lines.some(({ line }) => line.doubled);
}
