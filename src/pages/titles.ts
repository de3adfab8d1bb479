import type { TitleBlock } from './blocks.js';
import { isColumnName, isPair, startsWithDash } from './lineEvidence.js';

/** An article's titles, each in its office. */
export interface Titles {
  readonly kicker: string | null;
  readonly headline: string | null;
  readonly deck: string | null;
}

/** One sign of which title is the headline: votes for each title in its place. */
export interface TitleRule {
  readonly name: string;
  readonly example: string;
  readonly vote: (
    title: TitleBlock,
    at: {
      readonly index: number;
      readonly count: number;
      readonly share: number;
      readonly firstPlain: boolean;
      readonly above: { readonly title: TitleBlock; readonly share: number } | undefined;
    },
  ) => number;
}

/** From this share on a title speaks of the story below it, and is no slogan that happens to stand there. */
const spoken = 0.12;
/** Matches `全市累计走访企业1200多家次，纾困解难516个`: details that stand under a headline. */
const details = /\d.*[,，]|[,，].*\d/u;

export const headlineRules: readonly TitleRule[] = [
  {
    name: '重排两遍',
    example: '四敢争先四敢争先',
    vote: (title, { share }) => (!isDoubled(title) ? 0 : share >= 0.25 ? 4 : 0.5),
  },
  {
    name: '上面的一行',
    example: '擦亮“浙江机床看平湖”金字招牌',
    vote: (_, { firstPlain }) => (firstPlain ? 1 : 0),
  },
  {
    name: '对仗的引题',
    example: '优化营商环境 提升服务效能',
    vote: (title, { index, count }) => (isPair(title.text) && index < count - 1 ? -3 : 0),
  },
  {
    name: '栏目名',
    example: '平湖人物',
    vote: (title, { index, count }) => (isColumnName(title.text) && index < count - 1 ? -5 : 0),
  },
  {
    name: '破折号起头',
    example: '——2024年“六大攻坚行动”综述(一)',
    vote: (title) => (startsWithDash(title.text) ? -5 : 0),
  },
  {
    name: '带数据的副题',
    example: '去年全市机床产业规上产值120.4亿元,同比增15.8%',
    vote: (title, { index }) => (index > 0 && details.test(title.text) ? -4 : 0),
  },
  {
    name: '长出上一行的副题',
    example: '新仓去年“小升规”“新升规”数量全市第一',
    vote: (title, { above }) =>
      above &&
      !isPair(above.title.text) &&
      above.share >= spoken &&
      title.text.length > 1.3 * above.title.text.length
        ? -1
        : 0,
  },
  {
    name: '说的就是正文',
    example: '平湖网格调研“五百行动”直抵群众心坎',
    vote: (_, { share }) => (share < 0.05 ? -1 : 3 * share),
  },
];

/**
 * Tells an article's titles apart: a kicker stands above the headline, more general or a slogan
 * pair; a deck below, with the details. `shares`: how much of each title's wording the body has.
 */
export function tellTitlesApart(titles: readonly TitleBlock[], shares: readonly number[]): Titles {
  if (titles.length === 0) return { kicker: null, headline: null, deck: null };
  const firstPlain = titles.findIndex(({ text }) => !isPair(text) && !details.test(text));
  const aboveOf = (index: number) => {
    const title = titles[index - 1];
    return title && { title, share: shares[index - 1] ?? 0 };
  };
  const scores = titles.map((title, index) => {
    const at = {
      index,
      count: titles.length,
      share: shares[index] ?? 0,
      firstPlain: index === firstPlain,
      above: aboveOf(index),
    };
    return headlineRules.reduce((sum, rule) => sum + rule.vote(title, at), 0);
  });
  const headline = scores.indexOf(Math.max(...scores));
  const joined = (part: readonly TitleBlock[]) =>
    part.length > 0 ? part.map(({ text }) => text).join(' ') : null;
  return {
    kicker: joined(titles.slice(0, headline)),
    headline: titles[headline]?.text ?? null,
    deck: joined(titles.slice(headline + 1)),
  };
}

function isDoubled(title: TitleBlock): boolean {
  return title.lines.some(({ line }) => line.doubled);
}
