import { readFileSync } from 'node:fs';
import type { Kind } from '../../src/news/index.js';

/** An invented story before it is laid out: what an editor hands to the page's designer. */
export interface InventedStory {
  readonly kind: Kind;
  readonly kicker: string | null;
  readonly headline: string | null;
  readonly deck: string | null;
  /** Paragraphs, subheads and, under a notice, who gives it. */
  readonly parts: readonly { readonly as: 'text' | 'subhead' | 'signatory'; readonly text: string }[];
}

export type Random = () => number;

/** One of a list, by chance; of none, `otherwise` where that is given. */
export function pick<T>(list: readonly T[], random: Random, otherwise?: T): T {
  const picked = list[Math.floor(random() * list.length)] ?? otherwise;
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

const kindsOfFiles = {
  reports: 'news',
  briefs: 'news',
  features: 'news',
  opinions: 'commentary',
  captions: 'photo',
  notices: 'notice',
  forecasts: 'weather',
} as const satisfies Record<string, Kind>;
export type StoryFile = keyof typeof kindsOfFiles;

const templates = new Map(
  (Object.keys(kindsOfFiles) as StoryFile[]).map((file) => [
    file,
    readFileSync(new URL(`invented/${file}.txt`, import.meta.url), 'utf8')
      .split(/\n{2,}/u)
      .map((block) => block.split('\n').filter((line) => line !== '')),
  ]),
);

/** How many stories a file holds. */
export function storyCount(file: StoryFile): number {
  return templates.get(file)?.length ?? 0;
}

const surnames = [...'陈林徐周朱沈吴张王李金陆顾胡钱姚马俞许戴冯高曹潘蒋方夏谢倪丁蔡杨孙赵黄宋何郑严唐'];
const given = [...'建国明华丽芳伟强敏静杰磊洋勇艳娟涛超霞平刚桂英晓雨佳欣怡浩宇晨凯琳瑶文斌志成春生根兴'];
const nameParts = [
  '阿依',
  '古丽',
  '巴图',
  '其木格',
  '买买',
  '达瓦',
  '卓玛',
  '艾尔肯',
  '乌日',
  '格桑',
  '塔娜',
  '哈斯',
];
const places = [...'青石柳湖溪桥塘浦港湾东西新安永丰泾庄林荷竹云梅禾山岭沙泉'];
const firms = ['恒达', '新锐', '科远', '华润达', '金禾', '宏升', '嘉业', '天朗', '中沃', '东誉'];
const trades = ['机械', '电子', '纺织', '食品', '汽车配件', '新材料', '医疗器械', '光电科技'];
const times = [
  '昨天',
  '昨日',
  '日前',
  '近日',
  '昨天下午',
  '昨日上午',
  '3月12日',
  '11月5日上午',
  '本周二',
  '上周末',
  '连日来',
  '前天',
  '周末',
  '6月8日晚',
  '1月18日',
];

/** A person's invented name, of two or three characters. */
export function personName(random: Random): string {
  return pick(surnames, random) + pick(given, random) + (random() < 0.65 ? pick(given, random) : '');
}

/** A name of more parts, with a point between them: `古丽·买买提`. */
export function longName(random: Random): string {
  const part = () => pick(nameParts, random);
  return random() < 0.6 ? `${part()}·${part()}` : part() + pick([...'尔拉娜图'], random);
}

/** An invented place, of two characters. */
export function placeName(random: Random): string {
  return pick(places, random) + pick(places, random);
}

/** What a correspondent signs with instead of a name: two or three characters. */
export function penName(random: Random): string {
  const characters = [...'禾稻麦溪禹泉墨砚棠枫舟帆萤苗宣轩讯闻工农商法警教卫文体旅林水电税气交邮融'];
  return (
    pick(characters, random) + pick(characters, random) + (random() < 0.2 ? pick(characters, random) : '')
  );
}

/** Fills a template's blanks; within one story the same place and firm come again. */
function filler(random: Random): (template: string) => string {
  const place = () => placeName(random);
  const number = () =>
    pick(
      [
        () => `${2 + Math.floor(random() * 30)}`,
        () => `${10 * (2 + Math.floor(random() * 60))}`,
        () => (1 + random() * 50).toFixed(1),
        () => pick(['三', '五', '十', '两', '六'], random),
      ],
      random,
    )();
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
  const kept: Record<string, string> = {
    镇: place() + pick(['镇', '街道', '乡'], random),
    村: `${place()}村`,
    社区: `${place()}社区`,
    学校: `${place()}${pick(['小学', '中学', '实验学校'], random)}`,
    企业: `${pick(firms, random)}${pick(trades, random)}${pick(['有限公司', '股份有限公司', '公司', ''], random)}`,
    人: personName(random),
  };
  const drawn: Record<string, () => string> = {
    时: () => pick(times, random),
    数: number,
    温: () => `${Math.floor(random() * 30)}`,
    日: () => `${1 + Math.floor(random() * 12)}月${1 + Math.floor(random() * 28)}日`,
    年: () => pick(['2021年', '2023年', '2024年', '2019年'], random),
    话: () => pick([`0${digits(3)}-8${digits(7)}`, `8${digits(7)}`, `13${digits(9)}`], random),
    码: () => digits(12),
  };
  return (template) =>
    template.replace(/\{([^{}]+)\}/gu, (_, name: string) => kept[name] ?? drawn[name]?.() ?? name);
}

const placeKickers = [
  '{镇}',
  '{村}',
  '{社区}',
  '{企业}',
  '{学校}',
  '{镇}中心小学',
  '{镇}派出所',
  '{镇}卫生院',
  '市公安局{镇}分局',
  '市供电公司',
  '市中级人民法院',
  '市残疾人联合会',
  '{镇}综合执法队',
  '市第二人民医院',
];
/** What papers like to print above a headline of whatever it tells. */
const kickers = [
  '好日子有奔头',
  '小事不小办',
  '身边的暖心人',
  '门口就有好去处',
  '早一步 快一拍',
  '老地方有了新模样',
  '数一数这一年',
  '跑出来的好办法',
  '听听大家怎么说',
  '从无到有',
  '把难事办成易事',
  '国庆特别策划',
  '全国爱眼日',
  '世界环境日',
  '记者走基层',
  '平凡岗位不平凡',
  '百日攻坚',
  '向着春天出发',
  '城乡一家亲',
  '守好一方水土',
  '凡人微光',
  '寒潮来了',
  '高温下的坚守',
  '一把尺子量到底',
  '反诈进行时',
  '老有所养',
  '好人身边',
  '为民解忧',
  '国际护士节',
  '全民阅读月',
  '向难点出招',
  '上门问需',
  '关爱儿童',
  '司法为民',
  '增收有道',
  '三夏大忙',
  '年关将近',
  '首批试点',
  '交警支招',
  '医生提醒',
  '便民新招',
  '铆足干劲开新局',
  '一季度忙开局',
  '办在百姓心坎上',
  '十分钟生活圈',
  '全省头一份',
  '城管在身边',
  '送上这份清单',
  '书声伴着晨光起 校园添了新模样',
  '守住一方平安 换来万家安心',
  '党员带头干 群众跟着上',
  '推动资源下沉 打通服务最后一米',
  '唱响好声音 传递正能量',
  '以文化人 以艺润城',
  '优环境 强服务 促发展',
  '看一看 问一问 记一记',
  '送文化下乡 把欢乐留下',
  '织密民生保障网 兜住百姓幸福底',
];

/** What papers like to print below one: details of a kind that the text need not say in the same words. */
const decks = [
  '途经司机请留意绕行',
  '目前情况稳定',
  '预计下月底完工',
  '有关部门正在调查',
  '年内将在各镇推开',
  '下周起接受报名',
  '名额有限 先到先得',
  '总投资{数}万元 受益{数}户',
  '交警提醒：雨天路滑请慢行',
  '警方提醒：陌生链接不要点',
  '医生提醒：早发现早治疗',
  '{人}：这事早该办了',
  '——记{镇}{村}党支部书记{人}',
  '记{学校}教师{人}',
  '{镇}打算再建{数}处',
  '三方坐下来 当天就谈妥',
  '少花钱多办事 群众看得见',
  '从报名到办结不到半天',
  '居民盼了多年 终于等到这一天',
  '过程有惊无险 人员全部平安',
  '农户笑了 客商来了',
  '{镇}至{村}沿线{数}个站点停靠',
];

/** Chances of a kicker and of a deck, where a story might have one; papers then print some of them. */
const kickerShare = 0.6;
const deckShare = 0.65;
/** Chance that a headline is to be of one phrase, where there is such a wording; most wordings are of two. */
const plainShare = 0.25;

/** One of a headline's wordings, or two of them side by side: `葡萄熟了 村民富了`. */
function wording(file: StoryFile, wordings: readonly string[], random: Random): string {
  const plain = wordings.filter((each) => !each.includes(' '));
  const one = pick(plain.length > 0 && random() < plainShare ? plain : wordings, random);
  const other = pick(wordings, random);
  const single = file === 'reports' || file === 'features' || file === 'briefs';
  const fits = one !== other && !/[ ，]/u.test(one + other) && one.length + other.length <= 26;
  return single && fits && random() < 0.15 ? `${one} ${other}` : one;
}

/** One of a file's stories with its blanks filled and one of each title's wordings. */
export function inventStory(file: StoryFile, index: number, random: Random): InventedStory {
  const lines = templates.get(file)?.[index] ?? [];
  const fill = filler(random);
  const titles: { 引: string | null; 题: string | null; 副: string | null } = {
    引: null,
    题: null,
    副: null,
  };
  const parts: InventedStory['parts'][number][] = [];
  // Of the titles that a story might have beside its headline it mostly has one, or none.
  const has: Record<string, boolean> = { 引: random() < kickerShare, 副: random() < deckShare };
  for (const line of lines) {
    const [sign = '', rest = ''] = /^([引题副小落])：(.*)$/u.exec(line)?.slice(1) ?? [];
    if (sign === '小') parts.push({ as: 'subhead', text: fill(rest) });
    else if (sign === '落') parts.push({ as: 'signatory', text: fill(rest) });
    else if (sign === '') parts.push({ as: 'text', text: fill(line) });
    else if ((sign === '引' || sign === '题' || sign === '副') && (has[sign] ?? true))
      titles[sign] =
        fill(sign === '题' ? wording(file, rest.split('｜'), random) : pick(rest.split('｜'), random)) ||
        null;
  }
  return {
    kind: kindsOfFiles[file],
    // Many papers print a place above the headline of its news.
    kicker:
      file === 'reports' && random() < 0.13 ? fill(pick([...placeKickers, ...kickers], random)) : titles.引,
    headline: titles.题,
    deck: titles.副 !== null && file === 'reports' && random() < 0.08 ? fill(pick(decks, random)) : titles.副,
    parts,
  };
}
