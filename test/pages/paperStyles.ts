import { pick, type Random, type StoryFile } from './inventedStories.js';

/** Where and how a paper prints who wrote a story. */
export type BylineForm =
  | 'under the title'
  | 'under the title, a role a line'
  | 'above the title'
  | 'above the text'
  | 'in the lead'
  | 'in brackets at the end'
  | 'bare name in brackets at the end'
  | 'bare name under the title'
  | 'on a line at the end'
  | 'a role a line at the end'
  | 'bare names to the right at the end'
  | 'bare names in the lead'
  | 'bracketed line at the end'
  | 'reporting, under the title'
  | 'words and pictures, under the title'
  | 'reporting, in the lead'
  | 'none';

export type CreditForm =
  | '■摄影 N'
  | '■摄影 记者 N'
  | 'N 摄'
  | ' N摄'
  | '记者 N 摄'
  | '本报记者 N 摄'
  | '记者 N 通讯员 M 摄'
  | '摄影：N'
  | '（N 摄）'
  | '（记者 N 摄）'
  | '记者 N 摄影报道'
  | '图/记者 N'
  | 'N M 摄'
  | '（N M 摄）'
  | ' N 记者 M 摄'
  | '通讯员 N 摄'
  | '■ N 摄'
  | '● 摄影/N';

/** How a paper prints its pages, and how a tool pulls their text out; shares are chances from 0 to 1. */
export interface PaperStyle {
  readonly name: string;
  readonly order: 'above' | 'below' | 'beside' | 'mixed';
  /** Characters in a line, from and to; null where paragraphs stand whole. */
  readonly width: readonly [number, number] | null;
  /** What stands before a paragraph. */
  readonly indent: string;
  /** Chances of a blank line at these places. */
  readonly blank: {
    readonly story: number;
    readonly title: number;
    readonly titles: number;
    readonly paragraph: number;
    readonly torn: number;
  };
  readonly datelines: readonly string[];
  readonly dated: number;
  readonly kicker: number;
  readonly deck: number;
  readonly bylines: readonly BylineForm[];
  readonly bullet: string;
  /** Chance that a name of two characters is printed wide: `杨 波`. */
  readonly wideNames: number;
  readonly pictures: {
    readonly credits: readonly CreditForm[];
    readonly place: 'after the caption' | 'under the title' | 'in the caption' | 'before the title';
    readonly titleBelow: boolean;
    /** Chance of a picture without a title, and of one with a caption inside a report. */
    readonly untitled?: number;
    readonly inset?: number;
    /** Credits stand at the right edge of the column. */
    readonly toTheRight?: boolean;
  };
  readonly titles: {
    readonly split: number;
    readonly doubled: number;
    readonly upright: number;
    readonly spaced: number;
    readonly markdown: boolean;
    /** How wide rows of headlines may be, in characters, from and to; kickers and decks are set in more. Without it no kicker or deck is set in rows. */
    readonly room?: readonly [number, number];
    /** Whether rows end with phrases, where they can, or are filled. */
    readonly rows?: 'phrases' | 'filled';
    /** What stands before the titles of short news; `【` for titles in such brackets that run into their text. */
    readonly mark?: string;
    /** That mark stands before every headline. */
    readonly markAll?: boolean;
    /** Marked titles of short news run into their text, with a blank between. */
    readonly runIn?: boolean;
    /** Titles and the bylines under them stand in the middle of the column. */
    readonly centred?: boolean;
    /** Chance that every row is printed twice, one below the other. */
    readonly twice?: number;
  };
  /** Chance that the page begins with a list of some of its headlines, each with its page. */
  readonly digest?: number;
  /** What stands where a report goes on elsewhere; every sixth does. */
  readonly jumps?: readonly string[];
  /** Chance that a report is the part of it that goes on from another page. */
  readonly continued?: number;
  /** Chance of a name of more parts: `古丽·买买提`. */
  readonly longNames?: number;
  /** Chance of a pen name that does not begin with a surname. */
  readonly penNames?: number;
  /** Between names in brackets: `、`. */
  readonly nameJoint?: string;
  readonly furniture: {
    readonly top: readonly string[];
    readonly between: readonly string[];
    readonly bottom: readonly string[];
    readonly often: number;
    /** Chance that the page's head stands in the middle of a text. */
    readonly inside?: number;
  };
  /** How many stories of each kind, from and to; `shorts` are reports of one paragraph. */
  readonly holds: Partial<Readonly<Record<StoryFile | 'shorts', readonly [number, number]>>>;
  /** Commas are half-width, or all marks are. */
  readonly halfWidth?: boolean | 'all';
  readonly traditional?: boolean;
}

const plain = {
  order: 'above',
  indent: '',
  blank: { story: 1, title: 1, titles: 1, paragraph: 0.8, torn: 0.03 },
  datelines: ['本报讯'],
  dated: 0.7,
  kicker: 0.5,
  deck: 0.5,
  bullet: '',
  wideNames: 0.5,
  titles: { split: 0.4, doubled: 0, upright: 0, spaced: 0, markdown: false },
} as const satisfies Partial<PaperStyle>;

/** The papers that pages are made of for training and measuring; none of them is a real one. */
export const paperStyles: readonly PaperStyle[] = [
  {
    ...plain,
    name: '县报，标题在下',
    order: 'mixed',
    width: [14, 24],
    dated: 0.95,
    kicker: 0.4,
    bylines: [
      'under the title',
      'under the title',
      'under the title, a role a line',
      'above the text',
      'none',
    ],
    bullet: '■',
    pictures: { credits: ['■摄影 N'], place: 'after the caption', titleBelow: true },
    titles: { split: 0.3, doubled: 0.2, upright: 0, spaced: 0.1, markdown: false },
    furniture: {
      top: ['今青柳客户端', '青柳发布', '要闻'],
      between: ['平安青柳', '奋进新征程', '打造新时代党建高地', '共建共享', '经济创新'],
      bottom: ['杭州亚运会 倒计时 78 天', '值班编委：王建 责任编辑：张芳'],
      often: 0.4,
    },
    holds: {
      reports: [3, 6],
      captions: [0, 1],
      opinions: [0, 1],
      forecasts: [0, 1],
      notices: [0, 1],
      features: [0, 1],
    },
  },
  {
    ...plain,
    name: '晚报，名字在括号里',
    width: [16, 22],
    indent: '　　',
    blank: { story: 1, title: 0.5, titles: 0.3, paragraph: 0, torn: 0 },
    dated: 0.3,
    bylines: ['bare name in brackets at the end', 'in brackets at the end', 'none', 'none'],
    pictures: { credits: ['N 摄', '记者 N 摄', '（N 摄）'], place: 'after the caption', titleBelow: false },
    furniture: {
      top: ['2024年3月5日 星期二 甲辰年正月廿五', 'A05 都市', '责编：陈静 美编：李洋 校对：周芳'],
      between: ['>>>详见A06版', '▶▶▶相关报道', '热线声音', '民生速递'],
      bottom: ['新闻热线：8888{4}', '本报地址：青柳市人民路18号 邮编：314{3}'],
      often: 0.6,
    },
    holds: {
      reports: [2, 5],
      shorts: [0, 3],
      captions: [0, 2],
      opinions: [0, 1],
      features: [0, 1],
      notices: [0, 1],
    },
  },
  {
    ...plain,
    name: '日报，电头里署名',
    width: [18, 28],
    indent: '  ',
    blank: { story: 1, title: 1, titles: 0.5, paragraph: 0.2, torn: 0 },
    dated: 0.9,
    bylines: ['in the lead', 'in the lead', 'in the lead', 'under the title'],
    pictures: {
      credits: ['记者 N 摄', '记者 N 通讯员 M 摄', '（记者 N 摄）'],
      place: 'in the caption',
      titleBelow: false,
    },
    furniture: {
      top: ['2 要闻', '2023年11月5日 星期日', '值班编委：徐强 编辑：沈佳 版式：胡敏 校对：许磊'],
      between: ['（下转第3版）', '（上接第1版）', '学习贯彻党的二十大精神'],
      bottom: ['国内统一连续出版物号 CN33-00{2} 第8{3}期', '零售价：每份1.50元', '青柳日报社出版'],
      often: 0.6,
    },
    holds: { reports: [3, 6], captions: [0, 1], forecasts: [0, 1], features: [0, 1] },
  },
  {
    ...plain,
    name: '无空行，如 pdftotext -raw',
    width: [12, 20],
    blank: { story: 0, title: 0, titles: 0, paragraph: 0, torn: 0 },
    indent: '',
    dated: 0.6,
    bylines: ['under the title', 'in the lead', 'on a line at the end', 'none'],
    pictures: { credits: ['记者 N 摄', '本报记者 N 摄'], place: 'after the caption', titleBelow: false },
    titles: { split: 0.5, doubled: 0, upright: 0, spaced: 0, markdown: false },
    furniture: {
      top: ['综合新闻', '03', '2022年5月17日 星期二', '编辑／姚静 版式／戴涛'],
      between: ['图片新闻', '简讯'],
      bottom: ['责任编辑 沈华 电话 8502{4}', '印刷：青柳日报印务中心'],
      often: 0.5,
    },
    holds: {
      reports: [3, 5],
      shorts: [0, 2],
      captions: [0, 1],
      features: [0, 1],
      notices: [0, 1],
      opinions: [0, 1],
    },
  },
  {
    ...plain,
    name: '并排两篇，如 pdfminer',
    order: 'beside',
    width: [14, 20],
    blank: { story: 1, title: 1, titles: 1, paragraph: 0.3, torn: 0.02 },
    indent: '　　',
    dated: 0.7,
    bylines: ['under the title', 'in the lead', 'in brackets at the end', 'none'],
    pictures: { credits: ['N 摄', '■摄影 记者 N'], place: 'after the caption', titleBelow: false },
    furniture: {
      top: ['民生新闻', 'MINSHENG XINWEN', '04版', '本版编辑 马超'],
      between: ['关注', '扫码看视频'],
      bottom: ['本报常年法律顾问：正言律师事务所 沈律师', '投稿邮箱：news@example.com'],
      often: 0.5,
    },
    holds: { reports: [4, 6], captions: [0, 1], shorts: [0, 2] },
  },
  {
    ...plain,
    name: '图片为主的版',
    width: [16, 30],
    dated: 0.2,
    kicker: 0.1,
    deck: 0.1,
    bylines: ['on a line at the end', 'none', 'under the title'],
    bullet: '■',
    pictures: {
      credits: ['■摄影 记者 N', '■摄影 N', '摄影：N', '图/记者 N'],
      place: 'under the title',
      titleBelow: false,
    },
    furniture: {
      top: ['图片新闻', '视觉', '08 影像'],
      between: ['镜头', '光影青柳', '摄影作品选登'],
      bottom: ['策划：高强 执行：曹丽', '联系电话：0573-8{7}'],
      often: 0.5,
    },
    holds: { captions: [3, 7], reports: [0, 2] },
  },
  {
    ...plain,
    name: '简讯栏',
    width: [15, 24],
    indent: '　　',
    blank: { story: 0.8, title: 0.3, titles: 0.3, paragraph: 0, torn: 0 },
    dated: 0.1,
    kicker: 0,
    deck: 0.1,
    bylines: [
      'none',
      'bare name in brackets at the end',
      'in brackets at the end',
      'bare name under the title',
    ],
    pictures: { credits: ['（记者 N 摄）', '记者 N 摄影报道'], place: 'in the caption', titleBelow: false },
    titles: { split: 0, doubled: 0, upright: 0, spaced: 0, markdown: false },
    furniture: {
      top: ['简 讯', '乡镇传真', '2020年8月21日 农历庚子年七月初三'],
      between: ['一句话新闻', '部门动态'],
      bottom: ['编辑：谢刚', '电话：0573-8{7} E-mail：xw@example.com'],
      often: 0.5,
    },
    holds: { shorts: [4, 9], reports: [1, 2], captions: [0, 1] },
  },
  {
    ...plain,
    name: '分类与公告',
    width: [14, 26],
    blank: { story: 1, title: 0.4, titles: 0.3, paragraph: 0.1, torn: 0 },
    dated: 0.5,
    bylines: ['in the lead', 'none', 'under the title'],
    pictures: { credits: ['N 摄'], place: 'after the caption', titleBelow: false },
    furniture: {
      top: ['分类信息', '公告·服务', '刊登热线：0573-8{7}'],
      between: ['便民信息', '温馨提示：本栏信息仅供参考'],
      bottom: ['广告部地址：解放路9号二楼', '广告经营许可证：33040{4}'],
      often: 0.5,
    },
    holds: { notices: [3, 6], reports: [1, 3], shorts: [0, 2] },
  },
  {
    ...plain,
    name: '评论副刊',
    width: [16, 26],
    indent: '　　',
    blank: { story: 1, title: 0.8, titles: 0.6, paragraph: 0.1, torn: 0.02 },
    dated: 0.2,
    kicker: 0.1,
    deck: 0.5,
    bylines: ['under the title', 'bare name in brackets at the end', 'on a line at the end'],
    bullet: '□',
    pictures: { credits: ['N 摄', '摄影：N'], place: 'after the caption', titleBelow: false },
    furniture: {
      top: ['时评', '言论', '主编：郑华 责编：何静'],
      between: ['有话直说', '街谈巷议', '三言两语'],
      bottom: ['来稿请寄：pinglun@example.com', '本版文章仅代表作者观点'],
      often: 0.6,
    },
    holds: { opinions: [2, 4], reports: [0, 2], features: [0, 1], captions: [0, 1] },
  },
  {
    ...plain,
    name: '整段的Markdown',
    width: null,
    blank: { story: 1, title: 1, titles: 1, paragraph: 1, torn: 0.08 },
    dated: 0.6,
    bylines: ['under the title', 'in the lead', 'bracketed line at the end', 'none'],
    pictures: { credits: ['记者 N 摄', '图/记者 N'], place: 'after the caption', titleBelow: false },
    titles: { split: 0, doubled: 0, upright: 0, spaced: 0, markdown: true },
    furniture: {
      top: ['青柳新闻网', '2025年1月9日'],
      between: ['本地', '扫一扫 关注我们'],
      bottom: ['审核：严明 监制：唐涛', '版权声明：未经授权不得转载'],
      often: 0.4,
    },
    holds: { reports: [2, 5], features: [0, 1], captions: [0, 2], notices: [0, 1], forecasts: [0, 1] },
  },
  {
    ...plain,
    name: '深度报道',
    width: [18, 30],
    blank: { story: 1, title: 1, titles: 0.7, paragraph: 0.4, torn: 0.05 },
    dated: 0.2,
    kicker: 0.6,
    deck: 0.9,
    bylines: ['under the title', 'under the title, a role a line', 'above the title'],
    bullet: '●',
    pictures: { credits: ['记者 N 摄', '本报记者 N 摄'], place: 'after the caption', titleBelow: false },
    titles: { split: 0.4, doubled: 0, upright: 0, spaced: 0, markdown: false },
    furniture: {
      top: ['特别报道', '06-07', '统筹：冯文 设计：曹宇'],
      between: ['核心提示', '记者手记', '新闻链接'],
      bottom: ['本版撰文 记者 谢晨', '责任编辑：倪斌 图片编辑：丁凯 邮箱：sd@example.com'],
      often: 0.5,
    },
    holds: { features: [1, 2], reports: [1, 3], opinions: [0, 1], captions: [0, 2] },
  },
  {
    ...plain,
    name: '整段无空行，如编辑导出',
    width: null,
    blank: { story: 0.5, title: 0, titles: 0, paragraph: 0, torn: 0 },
    dated: 0.5,
    indent: '　　',
    bylines: ['under the title', 'in brackets at the end', 'on a line at the end', 'none'],
    pictures: { credits: ['（N 摄）', '（记者 N 摄）'], place: 'in the caption', titleBelow: false },
    furniture: {
      top: ['第02版：综合', '2021-09-14'],
      between: ['新闻速递', '（紧接第一版）'],
      bottom: ['值班总编：黄凯', '热线电话 8755{4} 手机报订阅 10086'],
      often: 0.4,
    },
    holds: { reports: [2, 6], shorts: [0, 2], captions: [0, 1], opinions: [0, 1], notices: [0, 1] },
  },
  {
    ...plain,
    name: '窄栏，竖排标题',
    width: [10, 15],
    blank: { story: 1, title: 1, titles: 1, paragraph: 0.5, torn: 0.05 },
    dated: 0.6,
    kicker: 0.3,
    deck: 0.3,
    bylines: ['under the title', 'in the lead', 'none'],
    bullet: '◎',
    pictures: { credits: ['本报记者 N 摄', 'N 摄'], place: 'before the title', titleBelow: false },
    titles: { split: 0.4, doubled: 0, upright: 0.3, spaced: 0.2, markdown: false },
    furniture: {
      top: ['社 会', '7', '星期五', '2019年6月14日'],
      between: ['微新闻', '法治聚焦'],
      bottom: ['编辑 孙佳 校对 赵虹', '发行热线 8{7} 定价 1元'],
      often: 0.5,
    },
    holds: { reports: [3, 5], shorts: [0, 2], captions: [0, 1] },
  },
  {
    ...plain,
    name: '繁体报',
    width: [14, 22],
    indent: '　　',
    traditional: true,
    blank: { story: 1, title: 0.8, titles: 0.5, paragraph: 0.1, torn: 0 },
    dated: 0.7,
    bylines: ['in the lead', 'under the title', 'in brackets at the end'],
    pictures: {
      credits: ['記者 N 攝', '（記者 N 攝）', 'N 攝'].map((form) =>
        form.replace('記', '记').replace('攝', '摄'),
      ) as CreditForm[],
      place: 'after the caption',
      titleBelow: false,
    },
    furniture: {
      top: ['地方新闻', 'B3', '2018年10月9日 星期二'],
      between: ['要闻短波', '社区动态'],
      bottom: ['责任编辑：杜明 美术编辑：方瑶'],
      often: 0.4,
    },
    holds: { reports: [3, 5], captions: [0, 1], opinions: [0, 1], features: [0, 1] },
  },
  {
    ...plain,
    name: '标题全在文下',
    order: 'below',
    width: [14, 22],
    blank: { story: 1, title: 1, titles: 0.7, paragraph: 0.4, torn: 0.05 },
    dated: 0.8,
    kicker: 0.3,
    bylines: ['under the title', 'above the text', 'in the lead', 'none'],
    bullet: '□',
    pictures: { credits: ['■摄影 N', '记者 N 摄'], place: 'after the caption', titleBelow: true },
    titles: { split: 0.3, doubled: 0.1, upright: 0, spaced: 0.1, markdown: false },
    halfWidth: true,
    furniture: {
      top: ['青柳融媒 看青柳APP'],
      between: ['美丽乡村', '文明青柳', '共富路上'],
      bottom: ['编校：夏磊', '总第3{3}期'],
      often: 0.4,
    },
    holds: { reports: [3, 6], captions: [0, 1], opinions: [0, 1], forecasts: [0, 1] },
  },
  {
    ...plain,
    name: '早报，街头见闻',
    width: [20, 30],
    blank: { story: 0.7, title: 0.5, titles: 0.2, paragraph: 0.5, torn: 0.03 },
    indent: '',
    datelines: ['青柳早报讯', '早报讯'],
    dated: 0.4,
    bylines: ['on a line at the end', 'under the title', 'in the lead', 'bare name in brackets at the end'],
    wideNames: 0.8,
    pictures: {
      credits: ['记者 N 通讯员 M 摄', '记者 N 摄', '摄影：N'],
      place: 'after the caption',
      titleBelow: false,
    },
    furniture: {
      top: ['A07|身边', '重点', '今日值班 范总 责编 石磊'],
      between: ['▶下转A08版', '记者体验', '街头巷尾'],
      bottom: ['报料电话：967{3}', '邮发代号31-{2} 每份2元'],
      often: 0.6,
    },
    holds: { reports: [2, 5], shorts: [1, 3], captions: [0, 2], features: [0, 1], opinions: [0, 1] },
  },
  {
    ...plain,
    name: '并排两篇，段段隔开',
    order: 'beside',
    width: [16, 24],
    blank: { story: 1, title: 1, titles: 0.8, paragraph: 0.9, torn: 0 },
    dated: 0.35,
    kicker: 0.4,
    deck: 0.3,
    bylines: ['under the title', 'bare name under the title', 'in brackets at the end', 'none'],
    bullet: '■',
    pictures: { credits: ['记者 N 摄', '记者 N 摄影报道'], place: 'after the caption', titleBelow: false },
    titles: { split: 0.3, doubled: 0, upright: 0, spaced: 0, markdown: false },
    furniture: {
      top: ['综合 B2', '2016年12月8日', '主编 洪亮 编辑 席文 美编 柯蓝'],
      between: ['公益广告', '身边事', '关注微信公众号'],
      bottom: ['邮箱：b2@example.com', '国内邮发代号：31-{2} 总第{4}期'],
      often: 0.5,
    },
    holds: { reports: [3, 5], captions: [0, 2], opinions: [0, 1], features: [0, 1] },
  },
  {
    ...plain,
    name: '县区新闻，夹公告',
    width: [15, 22],
    indent: '　　',
    blank: { story: 0.9, title: 0.3, titles: 0.1, paragraph: 0, torn: 0 },
    dated: 0.5,
    kicker: 0.4,
    bylines: ['bare name under the title', 'bare name in brackets at the end', 'in the lead', 'none'],
    bullet: '□ ',
    pictures: { credits: [' N摄', '（N 摄）'], place: 'in the caption', titleBelow: false },
    titles: { split: 0.3, doubled: 0, upright: 0, spaced: 0.1, markdown: false },
    furniture: {
      top: ['县区新闻', '6版', '本版责编：江波 视觉：安然 校检：池明'],
      between: ['广告', '乡镇动态', '▼相关链接'],
      bottom: ['社址：和平路51号 广告热线：0{3}-8{7}', '每月定价15元'],
      often: 0.5,
    },
    holds: {
      reports: [2, 4],
      shorts: [0, 2],
      notices: [1, 2],
      captions: [0, 1],
      features: [0, 1],
      opinions: [0, 1],
    },
  },
  {
    ...plain,
    name: '一句话新闻，行行相接',
    width: [18, 26],
    blank: { story: 0.3, title: 0, titles: 0, paragraph: 0, torn: 0 },
    dated: 0.05,
    kicker: 0,
    deck: 0,
    bylines: ['none', 'none', 'bare name in brackets at the end', 'in brackets at the end'],
    pictures: { credits: ['（N 摄）', ' N摄'], place: 'in the caption', titleBelow: false },
    titles: { split: 0, doubled: 0, upright: 0, spaced: 0, markdown: false },
    furniture: {
      top: ['短 波', '3版 镇街', '2017年4月20日 责编：苏航 电话：8512{4}'],
      between: ['本地资讯', '各地动态'],
      bottom: ['来稿邮箱：duanbo@example.com', '更多内容请扫二维码'],
      often: 0.5,
    },
    holds: { shorts: [5, 9], captions: [0, 2] },
  },
  {
    ...plain,
    name: '周刊，名字在题上',
    width: [24, 34],
    indent: '　　',
    blank: { story: 1, title: 1, titles: 0.4, paragraph: 0, torn: 0.03 },
    dated: 0.05,
    kicker: 0.2,
    deck: 0.5,
    bylines: ['above the title', 'above the title', 'bare name under the title'],
    bullet: '○',
    wideNames: 0.2,
    pictures: { credits: ['图/记者 N', '摄影：N'], place: 'before the title', titleBelow: false },
    titles: { split: 0.2, doubled: 0, upright: 0.1, spaced: 0.3, markdown: false },
    furniture: {
      top: ['周 刊', '封面故事', '总第{3}期 2015年11月20日 星期五'],
      between: ['开栏语', '延伸阅读', '往事'],
      bottom: ['出版：青柳传媒 统筹：莫言欢', '订阅热线：8{7} 全年定价：96元'],
      often: 0.5,
    },
    holds: { features: [1, 3], opinions: [1, 2], reports: [0, 2], captions: [0, 2] },
  },
  {
    ...plain,
    name: '商报，整段，半角逗号',
    width: null,
    halfWidth: true,
    blank: { story: 1, title: 0.5, titles: 0.3, paragraph: 0.3, torn: 0.05 },
    datelines: ['商报讯', '本报综合消息'],
    dated: 0.7,
    kicker: 0.2,
    bylines: ['in the lead', 'in the lead', 'on a line at the end', 'none'],
    pictures: { credits: ['记者 N 摄', 'N 摄'], place: 'under the title', titleBelow: false },
    furniture: {
      top: ['B1 财经', '2022-08-16 星期二', '编辑 任远 版式 贺丹'],
      between: ['数据', '行情', '>>相关新闻'],
      bottom: ['投资有风险，入市需谨慎', '广告刊登：8{7} 发行：8{7}'],
      often: 0.5,
    },
    holds: { reports: [2, 5], shorts: [0, 3], notices: [0, 2], captions: [0, 1] },
  },
  {
    ...plain,
    name: '行业报，题下只有人名',
    width: [15, 20],
    indent: '　　',
    blank: { story: 0.6, title: 0.2, titles: 0.1, paragraph: 0, torn: 0.02 },
    dated: 0.2,
    kicker: 0.3,
    deck: 0.2,
    bylines: [
      'bare name under the title',
      'bare name under the title',
      'bare name in brackets at the end',
      'none',
    ],
    wideNames: 0.9,
    pictures: {
      credits: ['N 摄', '（N 摄）', '记者 N 摄影报道'],
      place: 'after the caption',
      titleBelow: true,
    },
    furniture: {
      top: ['园地', '二版', '二〇一四年九月三日'],
      between: ['班组风采', '职工之家', '安全生产月'],
      bottom: ['主办：青柳集团 内部资料 免费交流', '编辑部电话：8{7} 责任编辑 温馨'],
      often: 0.5,
    },
    holds: { reports: [2, 4], shorts: [0, 3], opinions: [0, 2], features: [0, 1], captions: [0, 2] },
  },
  {
    ...plain,
    name: '三篇并排，没有空行',
    order: 'beside',
    width: [11, 18],
    blank: { story: 0.5, title: 0.3, titles: 0, paragraph: 0, torn: 0.02 },
    indent: '　　',
    dated: 0.5,
    kicker: 0.3,
    deck: 0.2,
    bylines: ['in the lead', 'in brackets at the end', 'under the title', 'none'],
    bullet: '◆',
    pictures: { credits: ['记者 N 摄', '本报记者 N 摄'], place: 'in the caption', titleBelow: false },
    titles: { split: 0.4, doubled: 0, upright: 0.15, spaced: 0.1, markdown: false },
    furniture: {
      top: ['城事', 'C04', '2020年1月7日 星期二 组版：岳峰'],
      between: ['街坊', '热线追踪', '▲更多图片扫码看'],
      bottom: ['24小时热线 9600{2}', '本版编辑：柯敏'],
      often: 0.5,
    },
    holds: { reports: [3, 5], shorts: [0, 3], captions: [0, 1], opinions: [0, 1] },
  },
  {
    ...plain,
    name: '要闻版，题多行',
    order: 'mixed',
    width: [16, 26],
    blank: { story: 1, title: 1, titles: 1, paragraph: 0.6, torn: 0.06 },
    dated: 0.9,
    kicker: 0.9,
    deck: 0.9,
    bylines: ['under the title, a role a line', 'above the text', 'on a line at the end'],
    bullet: '△',
    pictures: { credits: ['■摄影 记者 N', 'N 摄'], place: 'under the title', titleBelow: true },
    titles: { split: 0.5, doubled: 0.2, upright: 0, spaced: 0, markdown: false },
    furniture: {
      top: ['青柳日报 官方微信', '头版', '2021年6月30日 星期三 辛丑年五月廿一 第8{3}期'],
      between: ['牢记嘱托 勇毅前行', '百年恰是风华正茂', '美丽城镇创建'],
      bottom: ['距国庆节还有 93 天', '签发：殷正 编辑：骆琴 校对：章程'],
      often: 0.5,
    },
    holds: { reports: [3, 5], captions: [0, 2], opinions: [0, 1], features: [0, 1], forecasts: [0, 1] },
  },
  {
    ...plain,
    name: '社区小报，篇末括号署名',
    width: [12, 17],
    indent: '　　',
    blank: { story: 0.8, title: 0.6, titles: 0.5, paragraph: 0, torn: 0 },
    dated: 0,
    kicker: 0.1,
    deck: 0.1,
    bylines: ['bracketed line at the end', 'in brackets at the end', 'bare name in brackets at the end'],
    pictures: { credits: ['摄影：N', '（N 摄）'], place: 'after the caption', titleBelow: false },
    furniture: {
      top: ['邻里', '社区报 第{2}期', '2018年春季号'],
      between: ['居民来信', '便民服务', '文明楼道'],
      bottom: ['社区服务电话：8{7} 欢迎来稿', '地址：青柳路6号社区活动中心'],
      often: 0.5,
    },
    holds: { reports: [2, 4], shorts: [1, 4], opinions: [0, 1], notices: [0, 2], captions: [0, 2] },
  },
  {
    ...plain,
    name: '宽行无空行，如 pypdf',
    width: [28, 40],
    blank: { story: 0.1, title: 0, titles: 0, paragraph: 0, torn: 0 },
    dated: 0.5,
    bylines: ['under the title', 'above the title', 'in the lead', 'on a line at the end'],
    bullet: '●',
    pictures: {
      credits: ['记者 N 摄', '图/记者 N', '记者 N 通讯员 M 摄'],
      place: 'after the caption',
      titleBelow: false,
    },
    titles: { split: 0.2, doubled: 0, upright: 0, spaced: 0, markdown: false },
    furniture: {
      top: ['A2', '新闻', '2024年12月2日 星期一 责编/齐悦 美编/尚文'],
      between: ['追踪', '（下转A3版）', '记者调查'],
      bottom: ['定价：1.00元 印刷：青柳印务', '挑错电话：8{7}'],
      often: 0.5,
    },
    holds: {
      reports: [2, 5],
      shorts: [0, 2],
      captions: [0, 2],
      features: [0, 1],
      opinions: [0, 1],
      notices: [0, 1],
    },
  },
  {
    ...plain,
    name: '新报，题分几行',
    width: [15, 20],
    indent: '　　',
    blank: { story: 0.1, title: 0, titles: 0, paragraph: 0, torn: 0 },
    datelines: ['本报讯', '新报讯'],
    dated: 0.75,
    bylines: ['in the lead', 'in the lead', 'words and pictures, under the title', 'none'],
    bullet: '◆',
    penNames: 0.3,
    pictures: {
      credits: ['N 摄', '记者 N 摄', '通讯员 N 摄'],
      place: 'after the caption',
      titleBelow: false,
      inset: 0.2,
    },
    titles: {
      split: 0.6,
      doubled: 0,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [8, 12],
      rows: 'phrases',
    },
    jumps: ['（下转N版）', '▶下转第N版'],
    furniture: {
      top: ['{1}版 城市', '2023年{1}月1{1}日', '值班 {人} 责编 {人} 版式 {人}', '校对 {人}'],
      between: ['民声', '城 事', '百姓故事', '社区播报'],
      bottom: ['新闻热线 8{7}'],
      often: 0.6,
    },
    holds: {
      reports: [2, 4],
      shorts: [1, 3],
      captions: [0, 2],
      opinions: [0, 1],
      forecasts: [0, 1],
      notices: [0, 1],
    },
  },
  {
    ...plain,
    name: '文下有题，笔名在末',
    order: 'below',
    width: [17, 25],
    indent: '　　',
    blank: { story: 0.5, title: 0, titles: 0, paragraph: 0, torn: 0 },
    dated: 0.4,
    penNames: 0.5,
    bylines: [
      'bare name in brackets at the end',
      'in brackets at the end',
      'bracketed line at the end',
      'none',
    ],
    nameJoint: '、',
    pictures: {
      credits: ['（N 摄）', '（N M 摄）', ' N 摄' as CreditForm],
      place: 'in the caption',
      titleBelow: true,
    },
    titles: {
      split: 0.5,
      doubled: 0,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [10, 14],
      rows: 'filled',
    },
    furniture: {
      top: ['镇街新闻'],
      between: ['点击乡村', '图片故事'],
      bottom: ['二〇二三年十月八日 三版', '编审：{人} 责任编辑：{人} 校对：{人}', '来稿信箱 zj@example.com'],
      often: 0.7,
    },
    holds: {
      reports: [2, 5],
      shorts: [0, 3],
      captions: [0, 2],
      opinions: [0, 1],
      notices: [0, 1],
      forecasts: [0, 1],
    },
  },
  {
    ...plain,
    name: '短讯栏，题前有号',
    width: [20, 27],
    indent: '　　',
    blank: { story: 0.2, title: 0, titles: 0, paragraph: 0, torn: 0 },
    dated: 0.1,
    penNames: 0.4,
    bylines: ['bare name in brackets at the end', 'bracketed line at the end', 'in brackets at the end'],
    pictures: { credits: ['N 摄', '● 摄影/N'], place: 'after the caption', titleBelow: false, inset: 0.2 },
    titles: {
      split: 0.3,
      doubled: 0,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [12, 16],
      rows: 'phrases',
      mark: '●',
    },
    furniture: {
      top: ['综 合', '第{1}版', '2022年4月{1}日 星期五'],
      between: ['快讯', '短 讯', '服务·公告', '部门传真'],
      bottom: ['编辑 {人} 电话 8{7}'],
      often: 0.6,
    },
    holds: {
      shorts: [3, 7],
      reports: [1, 2],
      captions: [0, 1],
      notices: [0, 2],
      opinions: [0, 1],
      forecasts: [0, 1],
    },
  },
  {
    ...plain,
    name: '头版，导读在前',
    width: [16, 23],
    indent: '　　',
    digest: 0.8,
    blank: { story: 0.6, title: 0.2, titles: 0.1, paragraph: 0, torn: 0 },
    datelines: ['快报讯', '本报讯'],
    dated: 0.8,
    bylines: ['in the lead', 'reporting, in the lead', 'reporting, under the title', 'none'],
    penNames: 0.2,
    pictures: {
      credits: ['记者 N 摄', ' N 记者 M 摄', 'N M 摄'],
      place: 'in the caption',
      titleBelow: false,
      untitled: 0.5,
      inset: 0.2,
    },
    titles: {
      split: 0.5,
      doubled: 0.1,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [9, 13],
      rows: 'phrases',
      twice: 0.3,
    },
    jumps: ['>>>详见0N版', '（下转AN版）', '→N版'],
    furniture: {
      top: ['青柳快报', '2019.8.{1} 星期四 值班主任 {人} 编辑 {人}', '今日16版'],
      between: ['要 闻', '街 谈', '民情'],
      bottom: ['报社地址：青柳大道9号 零售价1元'],
      often: 0.6,
    },
    holds: { reports: [3, 5], shorts: [0, 2], captions: [0, 2], opinions: [0, 1], forecasts: [0, 1] },
  },
  {
    ...plain,
    name: '并排，题行窄',
    order: 'beside',
    width: [17, 23],
    indent: '　　',
    blank: { story: 0.1, title: 0, titles: 0, paragraph: 0, torn: 0 },
    dated: 0.7,
    nameJoint: '、',
    bylines: ['reporting, in the lead', 'reporting, in the lead', 'in the lead', 'none'],
    penNames: 0.3,
    pictures: {
      credits: ['（N 摄）', '（记者 N 摄）', '（N M 摄）'],
      place: 'after the caption',
      titleBelow: false,
      inset: 0.2,
    },
    titles: { split: 0.5, doubled: 0, upright: 0, spaced: 0, markdown: false, room: [9, 13], rows: 'filled' },
    furniture: {
      top: ['{1} 城乡', '青柳报 QINGLIU BAO', '2021年3月{1}日'],
      between: ['乡风', '企业风采'],
      bottom: ['总值班：{人} 责编：{人} 组版：{人}', '青柳报社出版 邮编：314{3} 每份8角'],
      often: 0.6,
    },
    holds: {
      reports: [3, 5],
      shorts: [0, 2],
      captions: [0, 1],
      opinions: [0, 1],
      notices: [0, 1],
      forecasts: [0, 1],
    },
  },
  {
    ...plain,
    name: '窄栏，半角标点，无空行',
    width: [11, 15],
    halfWidth: 'all',
    blank: { story: 0, title: 0, titles: 0, paragraph: 0, torn: 0 },
    dated: 0.2,
    bylines: [
      'words and pictures, under the title',
      'under the title',
      'under the title',
      'bare name under the title',
    ],
    bullet: '□ ',
    penNames: 0.3,
    wideNames: 0.3,
    pictures: {
      credits: ['■ N 摄', '■摄影 N', '本报记者 N 摄'],
      place: 'under the title',
      titleBelow: false,
    },
    titles: {
      split: 0.5,
      doubled: 0,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [7, 10],
      rows: 'phrases',
    },
    jumps: ['下转0N版', '>>下转N版'],
    furniture: {
      top: ['都市 1{1}', '2020/6/1{1} 星期三', '编辑 {人}/美编 {人}'],
      between: ['看点', '身 边'],
      bottom: ['编辑 {人}/校读 {人}', '都市 0{1}'],
      often: 0.5,
    },
    holds: {
      reports: [2, 4],
      shorts: [0, 3],
      captions: [0, 2],
      opinions: [0, 1],
      notices: [0, 1],
      forecasts: [0, 1],
    },
  },
  {
    ...plain,
    name: '宽行，记者报道一行',
    width: [32, 42],
    blank: { story: 1, title: 0, titles: 0, paragraph: 0, torn: 0 },
    dated: 0.1,
    bylines: ['reporting, under the title', 'reporting, under the title', 'under the title', 'none'],
    penNames: 0.2,
    pictures: {
      credits: [' N 记者 M 摄', '记者 N 摄', 'N 摄'],
      place: 'in the caption',
      titleBelow: false,
      untitled: 0.2,
    },
    titles: {
      split: 0.6,
      doubled: 0,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [15, 20],
      rows: 'phrases',
    },
    jumps: ['>>>全文见N版', '（紧转N版）'],
    furniture: {
      top: ['0{1} | 县域 | 2024.5.1{1} | 编辑 {人} | 版式 {人}'],
      between: ['热点追踪', '惠民政策'],
      bottom: ['0{1} | 镇村 | 2024.5.1{1} | 编辑 {人} | 版式 {人}'],
      often: 0.5,
    },
    holds: {
      reports: [3, 5],
      shorts: [0, 1],
      captions: [0, 1],
      opinions: [0, 1],
      notices: [0, 1],
      forecasts: [0, 1],
    },
  },
  {
    ...plain,
    name: '讯息栏，题在方头括号里',
    width: [18, 25],
    indent: '　　',
    blank: { story: 0.3, title: 0, titles: 0, paragraph: 0, torn: 0 },
    dated: 0.1,
    kicker: 0.2,
    penNames: 0.3,
    bylines: ['in brackets at the end', 'bare name in brackets at the end', 'none'],
    pictures: { credits: ['（N 摄）', ' N摄'], place: 'in the caption', titleBelow: false, untitled: 0.3 },
    titles: {
      split: 0.4,
      doubled: 0,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [10, 15],
      rows: 'phrases',
      mark: '【',
    },
    furniture: {
      top: ['讯 息', '第0{1}版 县域', '2020年11月{1}日 编辑：{人}'],
      between: ['集纳', '动态播报', '公示公告'],
      bottom: ['责编 {人} 电话 8{7}'],
      often: 0.6,
    },
    holds: { shorts: [3, 7], reports: [1, 3], captions: [0, 1], notices: [0, 2], forecasts: [0, 1] },
  },
  {
    ...plain,
    name: '周报，栏目多，处处空行',
    width: [22, 32],
    blank: { story: 1, title: 1, titles: 0.3, paragraph: 1, torn: 0.02 },
    dated: 0.1,
    kicker: 0.7,
    bylines: [
      'under the title',
      'under the title',
      'under the title, a role a line',
      'words and pictures, under the title',
    ],
    bullet: '○',
    wideNames: 0.9,
    penNames: 0.3,
    pictures: {
      credits: ['N 摄', 'N M 摄', '通讯员 N 摄', ' N 记者 M 摄'],
      place: 'after the caption',
      titleBelow: false,
      inset: 0.2,
    },
    titles: {
      split: 0.6,
      doubled: 0,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [11, 17],
      rows: 'phrases',
    },
    furniture: {
      top: ['田野周报', '第{3}期 {1}版', '监制/{人}', '责编/{人}'],
      between: ['社会', '综合', '三农 视窗', '今日快评', '法治 平安', '教育 卫生'],
      bottom: ['责任编辑/{人}', '版面/{人}', '校　　对/{人}'],
      often: 0.7,
    },
    holds: {
      reports: [2, 4],
      features: [0, 1],
      captions: [0, 2],
      opinions: [0, 1],
      notices: [0, 2],
      forecasts: [0, 1],
    },
  },
  {
    ...plain,
    name: '社区报，图多无题',
    order: 'mixed',
    width: [14, 19],
    indent: '  ',
    blank: { story: 0.8, title: 0.6, titles: 0.2, paragraph: 0.1, torn: 0.01 },
    dated: 0.5,
    digest: 0.3,
    bylines: ['in brackets at the end', 'on a line at the end', 'under the title', 'none'],
    penNames: 0.2,
    pictures: {
      credits: ['摄影：N', 'N M 摄', '图/记者 N'],
      place: 'after the caption',
      titleBelow: true,
      untitled: 0.4,
      inset: 0.2,
    },
    titles: {
      split: 0.4,
      doubled: 0.1,
      upright: 0.1,
      spaced: 0.1,
      markdown: false,
      room: [9, 14],
      rows: 'filled',
      mark: '◆',
    },
    furniture: {
      top: ['社区 2版', '2017年9月{1}日 星期二', '主编 {人} 编辑 {人} 排版 {人}'],
      between: ['邻里之间', '便民', '书 画'],
      bottom: ['社区热线：8{7}', '总第{3}期'],
      often: 0.6,
    },
    holds: {
      reports: [2, 4],
      shorts: [0, 3],
      captions: [1, 3],
      features: [0, 1],
      opinions: [0, 1],
      notices: [0, 1],
    },
  },
  {
    ...plain,
    name: '无电头，人名靠右',
    width: [13, 18],
    indent: '　　',
    blank: { story: 0.6, title: 0, titles: 0, paragraph: 0, torn: 0 },
    dated: 0,
    penNames: 0.2,
    bylines: [
      'bare names to the right at the end',
      'bare names to the right at the end',
      'bare names to the right at the end',
      'none',
    ],
    pictures: {
      credits: ['N 摄', 'N M 摄'],
      place: 'after the caption',
      titleBelow: false,
      untitled: 0.2,
      inset: 0.2,
      toTheRight: true,
    },
    titles: {
      split: 0.6,
      doubled: 0,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [8, 12],
      rows: 'phrases',
    },
    furniture: {
      top: ['B{1}', '镇村新闻', '2022.6.{1}/星期三', '责编 {人}', '版式 {人}'],
      between: ['今日快语', '看 法', '市声'],
      bottom: ['新闻热线 8{7}', '零售每份1元'],
      often: 0.6,
    },
    holds: {
      reports: [3, 5],
      shorts: [0, 3],
      captions: [0, 2],
      opinions: [0, 1],
      notices: [0, 1],
      forecasts: [0, 1],
    },
  },
  {
    ...plain,
    name: '文后署名，一种身份一行',
    width: [18, 24],
    indent: '　　',
    blank: { story: 0.8, title: 0, titles: 0, paragraph: 0, torn: 0 },
    datelines: ['晚报讯', '本报讯'],
    dated: 0.4,
    penNames: 0.2,
    bylines: ['a role a line at the end', 'a role a line at the end', 'on a line at the end', 'none'],
    pictures: {
      credits: ['记者 N 摄', '通讯员 N 摄', 'N 摄'],
      place: 'after the caption',
      titleBelow: true,
      inset: 0.3,
    },
    titles: {
      split: 0.5,
      doubled: 0,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [10, 15],
      rows: 'phrases',
    },
    furniture: {
      top: ['县城 0{1}', '2024年11月{1}日 星期一'],
      between: ['一周短讯', '快报', '[平安]'],
      bottom: ['主编 {人}', '责任编辑 {人}', '校对 {人}', '电话 8{7}', '青柳晚报社主办'],
      often: 0.7,
    },
    holds: {
      reports: [3, 5],
      shorts: [0, 4],
      captions: [0, 2],
      opinions: [0, 1],
      notices: [0, 2],
      forecasts: [0, 1],
    },
  },
  {
    ...plain,
    name: '居中的题与署名',
    width: [20, 26],
    indent: '　　',
    blank: { story: 0.9, title: 0, titles: 0, paragraph: 0, torn: 0 },
    dated: 0.3,
    kicker: 0.8,
    deck: 0.8,
    longNames: 0.4,
    wideNames: 0.9,
    bylines: ['under the title', 'under the title', 'in brackets at the end', 'none'],
    pictures: {
      credits: ['本报记者 N 摄', '（N 摄）', 'N 摄'],
      place: 'in the caption',
      titleBelow: false,
      inset: 0.2,
    },
    titles: {
      split: 0.6,
      doubled: 0,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [9, 14],
      rows: 'phrases',
      centred: true,
    },
    furniture: {
      top: ['草原新闻 {1}版', '2023年4月{1}日', '本版编辑 {人}'],
      between: ['简　讯', '公　告', '边城纪事'],
      bottom: ['青柳报社 电话 8{7}'],
      often: 0.6,
    },
    holds: {
      reports: [3, 5],
      shorts: [0, 3],
      features: [0, 1],
      captions: [0, 2],
      notices: [0, 2],
      opinions: [0, 1],
      forecasts: [0, 1],
    },
  },
  {
    ...plain,
    name: '题前有星，处处空行',
    width: [22, 28],
    indent: '  ',
    blank: { story: 1, title: 1, titles: 0.7, paragraph: 0.5, torn: 0 },
    dated: 0.1,
    kicker: 0.8,
    penNames: 0.2,
    bylines: ['in brackets at the end', 'in brackets at the end', 'bare name in brackets at the end', 'none'],
    pictures: {
      credits: ['（记者 N 摄）', '（N 摄）'],
      place: 'after the caption',
      titleBelow: false,
      untitled: 0.4,
      inset: 0.2,
    },
    titles: {
      split: 0.6,
      doubled: 0,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [10, 15],
      rows: 'phrases',
      mark: '★',
      markAll: true,
    },
    furniture: {
      top: ['街坊 第{1}版', '2023年2月{1}日 星期四', '编辑 {人} 版式 {人}'],
      between: ['[楼道新事]', '[短讯汇]', '[有事您说]', '[街谈]'],
      bottom: ['街坊热线：8{7}'],
      often: 0.6,
      inside: 0.4,
    },
    holds: {
      reports: [3, 5],
      shorts: [0, 4],
      captions: [0, 2],
      opinions: [0, 1],
      notices: [0, 2],
      forecasts: [0, 1],
    },
  },
  {
    ...plain,
    name: '头版，文内短讯',
    width: [26, 32],
    indent: '　　',
    digest: 0.7,
    continued: 0.2,
    blank: { story: 1, title: 0, titles: 0, paragraph: 0, torn: 0 },
    datelines: ['本报4月12日讯', '本报9月3日讯'],
    dated: 0.9,
    deck: 0.7,
    bylines: ['in the lead', 'in the lead', 'in brackets at the end', 'under the title'],
    pictures: {
      credits: ['（记者 N 摄）', '记者 N 摄'],
      place: 'in the caption',
      titleBelow: false,
      inset: 0.2,
    },
    titles: {
      split: 0.6,
      doubled: 0,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [11, 16],
      rows: 'phrases',
      mark: '●',
      runIn: true,
    },
    jumps: ['（下转第N版）', '（下转第三版）'],
    furniture: {
      top: ['青柳日报', 'QINGLIU RIBAO', '2025年1月{1}日 星期六 第{4}号', '今日四版', '1　要　闻'],
      between: ['简 讯', '集锦', '践行新思想'],
      bottom: ['国内统一连续出版物号CN33-0{3}', '本版责编 {人}　校对 {人}　电话 8{7}'],
      often: 0.7,
    },
    holds: {
      reports: [3, 5],
      shorts: [1, 5],
      features: [0, 1],
      captions: [0, 2],
      opinions: [0, 1],
      forecasts: [0, 1],
    },
  },
  {
    ...plain,
    name: '宽行，图说在文中',
    width: [28, 34],
    indent: '    ',
    continued: 0.15,
    blank: { story: 0.7, title: 0, titles: 0, paragraph: 0, torn: 0 },
    datelines: ['本报讯 ', '商报讯'],
    dated: 0.7,
    kicker: 0.7,
    deck: 0.7,
    wideNames: 0.4,
    bylines: ['under the title', 'under the title', 'under the title', 'in the lead'],
    bullet: '□  ',
    pictures: {
      credits: ['N 摄', '■ N 摄', '通讯员 N 摄'],
      place: 'after the caption',
      titleBelow: false,
      inset: 0.5,
    },
    titles: {
      split: 0.4,
      doubled: 0,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [14, 19],
      rows: 'phrases',
    },
    jumps: ['（下转A0N版）', '（下转BN版）'],
    furniture: {
      top: ['A0{1} 政法', '2024年8月{1}日 星期二 责任编辑 {人}', 'E-mail:zf@example.com'],
      between: ['公  告  栏', '以案说法', '一线', '(上接A0{1}版)'],
      bottom: ['本版投稿 zf@example.com', '广告热线 8{7}'],
      often: 0.6,
    },
    holds: {
      reports: [3, 5],
      features: [0, 1],
      captions: [0, 2],
      opinions: [0, 1],
      notices: [0, 3],
      forecasts: [0, 1],
    },
  },
  {
    ...plain,
    name: '署名前的字母',
    width: [15, 20],
    indent: '　　',
    blank: { story: 0.8, title: 0, titles: 0, paragraph: 0, torn: 0 },
    dated: 0.8,
    deck: 0.8,
    bylines: ['under the title', 'under the title', 'above the text', 'none'],
    bullet: 'N',
    pictures: {
      credits: ['记者 N 摄', '通讯员 N 摄', 'nN 摄' as CreditForm],
      place: 'after the caption',
      titleBelow: false,
      inset: 0.3,
    },
    titles: {
      split: 0.6,
      doubled: 0,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [8, 12],
      rows: 'phrases',
    },
    jumps: ['→下转N0N版', '→转N版'],
    furniture: {
      top: ['N0{1}', '本埠', '2025/1/{1}', '编辑:{人} 美编:{人}', '新闻热线:96{4}'],
      between: ['分类信息 刊登热线:0595-8{7}', '寻常巷陌', '民声'],
      bottom: ['校对:{人}'],
      often: 0.6,
    },
    holds: { reports: [3, 5], shorts: [0, 2], captions: [0, 2], notices: [0, 3], forecasts: [0, 1] },
  },
  {
    ...plain,
    name: '周报，电头里只有人名',
    width: [22, 28],
    blank: { story: 0.9, title: 0, titles: 0, paragraph: 0, torn: 0 },
    dated: 0.6,
    deck: 0.7,
    bylines: [
      'bare names in the lead',
      'bare names in the lead',
      'bare name in brackets at the end',
      'under the title',
    ],
    bullet: '◎',
    pictures: {
      credits: ['N 摄', '（N 摄）'],
      place: 'in the caption',
      titleBelow: false,
      untitled: 0.3,
      inset: 0.3,
    },
    titles: {
      split: 0.5,
      doubled: 0,
      upright: 0,
      spaced: 0,
      markdown: false,
      room: [12, 17],
      rows: 'filled',
    },
    furniture: {
      top: ['三农周报 {1}版 2023年5月{1}日', '综合新闻'],
      between: ['简　　讯', '图片新闻', '田头论事', '农家信箱'],
      bottom: ['本报地址：青柳市农林路2号 邮编：314{3} 编辑部：8{7}', '印刷：青柳印务公司 每份定价：1.20元'],
      often: 0.6,
    },
    holds: {
      reports: [2, 5],
      shorts: [0, 4],
      features: [0, 1],
      captions: [0, 2],
      opinions: [0, 1],
      notices: [0, 2],
    },
  },
];

/** Of every paper that is crossed from others. */
export const crossedName = '杂取各报';

/**
 * A paper that takes each of its habits from one of some papers: so many more papers than are
 * described, and none of a kind that these have not.
 */
export function crossedStyle(styles: readonly PaperStyle[], random: Random): PaperStyle {
  const one = () => pick(styles, random);
  const [print, dates, titles, signed, pictures] = [one(), one(), one(), one(), one()];
  const furniture = [one(), one(), one()].map((style) => style.furniture);
  return {
    name: crossedName,
    // Of the orders, not of the papers: most papers have one and the same.
    order: pick([...new Set(styles.map(({ order }) => order))], random),
    width: print.width,
    indent: print.indent,
    blank: print.blank,
    halfWidth: one().halfWidth ?? false,
    digest: dates.digest ?? 0,
    ...(dates.jumps ? { jumps: dates.jumps } : {}),
    penNames: signed.penNames ?? 0,
    longNames: signed.longNames ?? 0,
    continued: dates.continued ?? 0,
    ...(signed.nameJoint ? { nameJoint: signed.nameJoint } : {}),
    traditional: one().traditional ?? false,
    datelines: dates.datelines,
    dated: dates.dated,
    kicker: titles.kicker,
    deck: titles.deck,
    titles: titles.titles,
    bylines: signed.bylines,
    bullet: signed.bullet,
    wideNames: signed.wideNames,
    pictures: pictures.pictures,
    furniture: {
      top: furniture[0]?.top ?? [],
      between: furniture[1]?.between ?? [],
      bottom: furniture[2]?.bottom ?? [],
      often: furniture[0]?.often ?? 0,
      inside: furniture[0]?.inside ?? 0,
    },
    // Now and then a cutting: one article alone.
    holds: random() < 0.1 ? { reports: [1, 1] } : { ...one().holds, ...one().holds },
  };
}
