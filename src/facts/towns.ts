import { cityNames } from '../city/index.js';
import { anyOf, type NamedTown, townsNamedIn } from '../language/index.js';
import type { PageArticle, TownMention } from '../news/index.js';
import { figureWords } from './lexicons.js';

/** Matches `海盐县`; not `县域`, `县级`, `全县`, `各县`. */
const otherCounty = /(?<![全各该我本两五])\p{Script=Han}县(?![域级市区处城])/u;

/** One reason to hold an article to be about a town; `example` has the mention in 【】. */
export interface TownRule {
  readonly name: string;
  readonly weight: number;
  readonly example: string;
  readonly applies: (mention: NamedTown, place: Place) => boolean;
}

type Place = 'title' | 'lead' | 'body';

/** Matches what follows a place where something is held: `召开`, `举行启动仪式`. */
const heldAfter = new RegExp(String.raw`^\p{Script=Han}{0,10}(?:${anyOf(figureWords.holds)})`, 'u');
/** Matches what stands between a place and the company that lies in it. */
const locates = new RegExp(
  String.raw`^(?:\p{Script=Han}{0,4}内?一家|的|内的)[\p{Script=Han}（）()“”A-Za-z]{0,24}(?:${anyOf(figureWords.firms)})`,
  'u',
);

export const townRules: readonly TownRule[] = [
  {
    name: '标题里',
    weight: 5,
    example: '【新仓】去年“小升规”“新升规”数量全市第一',
    applies: (_, place) => place === 'title',
  },
  {
    name: '事情发生在那里',
    weight: 4,
    example: '工作推进会在【独山港镇】召开',
    applies: ({ before, after }, place) =>
      place === 'lead' && /[在于到]$/u.test(before) && heldAfter.test(after),
  },
  {
    name: '导语里',
    weight: 2,
    example: '家住【独山港镇】赵家桥村的村民告诉记者',
    applies: ({ after }, place) => place === 'lead' && !locates.test(after),
  },
  {
    name: '导语里只说企业在那里',
    weight: 1,
    example: '位于【平湖经济技术开发区】的信易电热机械有限公司',
    applies: ({ after }, place) => place === 'lead' && locates.test(after),
  },
  {
    name: '正文里',
    weight: 1,
    example: '【新仓】坚持以“项目为王”为抓手',
    applies: (_, place) => place === 'body',
  },
];

/** From this score an article is about a town, if no other town has more than twice as much. */
const mainFrom = 4;
/** A text this short is about whatever place it names. */
const captionLength = 250;

/**
 * The towns an article names, main ones first, by their names, short names, villages, communities
 * and zones (the city.json); not by roads and companies that are only called after them.
 */
export function findTowns(
  article: Pick<PageArticle, 'headline' | 'kicker' | 'deck' | 'paragraphs'>,
): TownMention[] {
  const titles = [article.headline, article.kicker, article.deck].filter((title) => title !== null);
  const [lead = '', ...body] = article.paragraphs;
  const whole = [...titles, ...article.paragraphs].join('\n');
  const scores = new Map<string, number>();
  const places: readonly (readonly [Place, string])[] = [
    ...titles.map((title) => ['title', title] as const),
    ['lead', lead],
    ...body.map((paragraph) => ['body', paragraph] as const),
  ];
  const elsewhere = !cityNames.some((name) => whole.includes(name)) && otherCounty.test(whole);
  for (const [place, text] of places) {
    for (const mention of townsNamedIn(text)) {
      if (mention.naming === 'sharedVillage' && elsewhere) continue;
      const score = townRules.reduce(
        (sum, rule) => sum + (rule.applies(mention, place) ? rule.weight : 0),
        0,
      );
      scores.set(mention.town, (scores.get(mention.town) ?? 0) + score);
    }
  }
  const most = Math.max(0, ...scores.values());
  const short = article.paragraphs.join('').length <= captionLength;
  const towns = [...scores].map(([name, score]): TownMention & { score: number } => {
    const main = short || (score >= mainFrom && score * 2 >= most);
    return { name, role: main ? 'main' : 'mentioned', score };
  });
  return towns
    .sort((a, b) => (a.role === b.role ? b.score - a.score : a.role === 'main' ? -1 : 1))
    .map(({ name, role }) => ({ name, role }));
}
