import { parseMoreNames } from './bylineForm.js';
import { isNoticeTitle, startsArticle, startsParagraph, startsWeather } from './forms.js';
import { anyOf, pageWords } from './lexicons.js';
import type { PageLine } from './lines.js';
import type { LineInPlace, Run } from './runs.js';
import { endsSentence } from './sentenceEnds.js';

export const lineLabels = ['body', 'title', 'byline', 'furniture', 'notice'] as const;
/** What a line is printed as, before it is known to which article it belongs. */
export type LineLabel = (typeof lineLabels)[number];

/** One kind of evidence: for whom it votes, and how strongly (as the logarithm of odds). */
export interface LineRule {
  readonly name: string;
  readonly votes: Partial<Readonly<Record<LineLabel, number>>>;
  /** A line from a page that the rule speaks on, with the lines around it that it needs. */
  readonly example: string;
  readonly applies: (at: LineInPlace) => boolean;
}

const danglingEnd = new RegExp(`(?:${anyOf(pageWords.danglingEnds)})$`, 'u');
const proseWord = new RegExp(anyOf(pageWords.proseWords), 'u');
const midSentenceStart = new RegExp(`^(?:${anyOf(pageWords.midSentenceStarts)})`, 'u');
/** Matches `密切党群干群关系 夯实基层治理底座`. */
const phrases = (text: string) => text.split(/\s+/u).filter((phrase) => phrase !== '');
const notice =
  /(?:地址|电话|热线|传真|联系人|咨询|报名|网址)\s*[:：]|(?:0\d{2,3}[-—－ ]?)?\d{7,8}(?:\D|$)|1[3-9]\d{9}/u;

export const lineRules: readonly LineRule[] = [
  {
    name: '署名格式',
    votes: { byline: 20 },
    example: '■记 者 胡佳英',
    applies: ({ form }) => form === 'byline',
  },
  {
    name: '署名下的人名',
    votes: { byline: 11 },
    example: '■摄影 王 强 李凤超\n徐佳丽',
    applies: ({ line, previous, previousForm }) =>
      !line.blankBefore &&
      previous !== undefined &&
      (previousForm === 'byline' || parseMoreNames(previous.text) !== null) &&
      parseMoreNames(line.text) !== null,
  },
  {
    name: '报头、版名、倒计时等',
    votes: { furniture: 14 },
    example: '平湖发布 今平湖客户端',
    applies: ({ form }) => form === 'furniture',
  },
  {
    name: '没有汉字',
    votes: { furniture: 10 },
    example: 'To the Opening Ceremony of Hangzhou Asian Games',
    applies: ({ line }) => line.closed.length < 200 && !/\p{Script=Han}/u.test(line.closed),
  },
  {
    name: '地址、电话',
    votes: { notice: 9 },
    example: '地址：平湖市当湖街道乍王线大胜段88号',
    applies: ({ line }) => line.width < 60 && notice.test(line.closed) && !endsSentence(line.closed),
  },
  {
    name: '启事的题',
    votes: { title: 5 },
    example: '遗失声明',
    applies: ({ line }) => line.blankBefore && !/[，。；]/u.test(line.closed) && isNoticeTitle(line.closed),
  },
  {
    name: '电头',
    votes: { body: 12 },
    example: '本报讯 昨天下午，市委社工委第十三次全',
    applies: ({ line, onward }) => startsArticle(line.text) || startsWeather(onward),
  },
  {
    name: '句号在行中',
    votes: { body: 5 },
    example: '持。疏科纳米疏水科技（嘉兴）有',
    applies: ({ line }) => /[。；][^”’」』）]/u.test(line.closed),
  },
  {
    name: '句号收尾',
    votes: { body: 3 },
    example: '就有七八个。',
    applies: ({ line }) => /[。；][”’」』）]*$/u.test(line.closed.slice(-6)),
  },
  {
    name: '整句的引语',
    votes: { body: 4 },
    example: '“孩子的情况怎么样？”',
    applies: ({ line }) => /^“[^“”]{2,200}[，。！？…]”$/u.test(line.closed),
  },
  {
    name: '行中有逗号',
    votes: { body: 1.5 },
    example: '包括伊控动力在内，平湖 35',
    applies: ({ line }) => /[，,][^\d]/u.test(line.closed),
  },
  {
    name: '冒号后又有逗号',
    votes: { body: 1.5 },
    example: '友情提醒：关注天气，注意交通安全',
    applies: ({ line }) => /[：:][^“]*[，,]/u.test(line.closed.slice(0, 60)),
  },
  {
    name: '逗号、顿号收尾',
    votes: { body: 1.5 },
    example: '等战略性主导产业，以及新能源、',
    applies: ({ line }) => /[，、：,:]$/u.test(line.closed),
  },
  {
    name: '长过标题',
    votes: { body: 6 },
    example: '张悦水果批发部是市场内的一家水果店,店内顾客络绎不绝,经营户张悦正忙得不亦乐乎',
    applies: ({ line }) => line.width > 34,
  },
  {
    name: '在四行以上的栏里',
    votes: { body: 2.5, title: -1 },
    example:
      '一着不让抓好人才环境的打造，在\n全市各行业再掀岗位大练兵技术大\n比武素质大提升的新高潮。会议还\n表彰了本次职业技能竞赛前三名、',
    applies: ({ run, line }) => run.size >= 4 && run.marks !== 'none' && !isOutOfColumn(run, line),
  },
  {
    name: '所在几行有句读',
    votes: { body: 1 },
    example: '会议召开\n市领导毛捷、宋怡玲出席。',
    applies: ({ run }) => run.marks === 'stops',
  },
  {
    name: '短行无句读',
    votes: { title: 2 },
    example: '水上栈道',
    applies: ({ run, line }) => run.marks === 'none' && isTitleSized(run, line),
  },
  {
    name: '不过二十二字',
    votes: { title: 1 },
    example: '新仓去年“小升规”“新升规”数量全市第一',
    applies: ({ run, line }) => run.marks === 'none' && isTitleSized(run, line) && line.width <= 22,
  },
  {
    name: '与邻栏不齐',
    votes: { title: 1.5 },
    example:
      '一着不让抓好人才环境的打造，在\n全市各行业再掀岗位大练兵技术大\n比武素质大提升的新高潮。会议还\n表彰了本次职业技能竞赛前三名、\n\n水上栈道',
    applies: ({ run, line }) =>
      isTitleSized(run, line) &&
      run.columns.length > 0 &&
      !run.columns.some((width) => fillsColumn(run, width)),
  },
  {
    name: '短行只有逗号',
    votes: { title: 1 },
    example: '“赢”商就无忧，营商环境优',
    applies: ({ run, line }) => run.marks === 'commas' && isTitleSized(run, line),
  },
  {
    name: '引号括号不成对',
    votes: { title: -3 },
    example: '专业化能力培训，实现思想上“充',
    applies: ({ run }) => run.size < 4 && !isBalanced(run),
  },
  {
    name: '紧接醒目的标题',
    votes: { title: 2.5 },
    example: '## 千名干部助千企\n\n四敢争先四敢争先\n又有35家成为省级专精特新俱乐部新成员',
    applies: ({ run, line, previous }) =>
      !line.blankBefore && run.size <= 2 && previous !== undefined && (previous.doubled || previous.heading),
  },
  {
    name: '栏首而与栏不齐',
    votes: { title: 6 },
    example:
      '市领导出席会议并讲话要求抓好落\n实。\n水上栈道\n一着不让抓好人才环境的打造，在\n全市各行业再掀岗位大练兵技术大\n比武素质大提升的新高潮。会议还\n表彰了本次职业技能竞赛前三名、',
    applies: ({ run, line }) => run.first === line && isOutOfColumn(run, line),
  },
  {
    name: '与邻栏等宽',
    votes: { body: 1.5 },
    example:
      '一着不让抓好人才环境的打造，在\n全市各行业再掀岗位大练兵技术大\n比武素质大提升的新高潮。会议还\n表彰了本次职业技能竞赛前三名、\n\n浙江伊控动力系统有限公司便是\n此次上榜的省级专精特新中小企业',
    applies: ({ run }) => run.size < 4 && run.columns.some((width) => fillsColumn(run, width)),
  },
  {
    name: '引号前被撕开',
    votes: { body: 2 },
    example:
      '一着不让抓好人才环境的打造，在\n全市各行业再掀岗位大练兵技术大\n比武素质大提升的新高潮。会议还\n表彰了本次职业技能竞赛前三名、\n\n市委副书记毛捷充分肯定我市工\n\n“五社”工作取得的成绩，',
    applies: ({ run }) =>
      run.size < 4 &&
      run.next?.blankBefore === true &&
      /^[“‘《]/u.test(run.next.closed) &&
      run.columns.some((width) => fillsColumn(run, width)),
  },
  {
    name: '与上下文连成词',
    votes: { body: 1, title: -1.5 },
    example: '省级专精特新中小企业之一\n\n此次上榜的省级专精特新中小企\n\n业之一，专注于生产',
    applies: ({ run }) => run.tornBefore || run.tornAfter,
  },
  {
    name: '重排两遍',
    votes: { title: 6 },
    example: '四敢争先四敢争先',
    applies: ({ line }) => line.doubled,
  },
  {
    name: 'Markdown标题',
    votes: { title: 8 },
    example: '## 平湖赴上海开展专场推介会',
    applies: ({ line }) => line.heading,
  },
  {
    name: '破折号起头',
    votes: { title: 4 },
    example: '——2024年“六大攻坚行动”综述(一)',
    applies: ({ line, previous }) =>
      /^(?:——|—|--)/u.test(line.closed) &&
      line.width <= 30 &&
      !endsSentence(line.closed) &&
      (previous === undefined || line.blankBefore || previous.width < 25),
  },
  {
    name: '对仗的两句',
    votes: { title: 2 },
    example: '优化营商环境 提升服务效能',
    applies: ({ line }) => isPair(line.text),
  },
  {
    name: '下接署名',
    votes: { title: 2 },
    example: '林埭打造“五色”青年铁军\n\n■记者 冯思家',
    applies: ({ run }) => run.size <= 6 && run.nextForm === 'byline',
  },
  {
    name: '下接电头',
    votes: { title: 2 },
    example: '林埭打造“五色”青年铁军\n\n本报讯 昨天，会议召开。',
    applies: ({ run }) => run.size <= 6 && run.next !== undefined && startsArticle(run.next.text),
  },
  {
    name: '下文像段首',
    votes: { title: 2.5 },
    example: '水上栈道\n近日，在市区六里塘北侧，',
    applies: ({ run, line, next }) =>
      next !== undefined && run.first === line && !endsSentence(line.closed) && startsParagraph(next.closed),
  },
  {
    name: '没完句就到了署名或电头',
    votes: { title: 2 },
    example: '营商环境优，\n“赢”商就无忧\n\n■言成声',
    applies: ({ run }) => run.size <= 6 && stopsAtStart(run),
  },
  {
    name: '以虚词收尾',
    votes: { title: -3 },
    example: '“小升规”企业对经济增长的',
    applies: ({ run }) => danglingEnd.test(run.last.closed),
  },
  {
    name: '行文的字眼',
    votes: { body: 1, title: -2 },
    example: '会议还表彰了本次职业技能竞赛',
    applies: ({ run, line }) =>
      run.size <= 6 && proseWord.test(isOutOfColumn(run, line) ? line.closed : run.text),
  },
  {
    name: '以数字收尾',
    votes: { title: -2 },
    example: '包括伊控动力在内，平湖 35',
    applies: ({ run }) => /\d$/u.test(run.last.closed),
  },
  {
    name: '起头像半句',
    votes: { title: -2 },
    example: '的磅礴之力',
    applies: ({ run }) => midSentenceStart.test(run.first.closed),
  },
  {
    name: '下文像半句',
    votes: { title: -2 },
    example: '“小升规”企业对经济增长的拉动\n\n也十分明显，是经济发展的动力。',
    applies: ({ run }) => run.next !== undefined && midSentenceStart.test(run.next.closed),
  },
  {
    name: '段首缩进',
    votes: { body: 2 },
    example: ' 近日，在市区六里塘北',
    applies: ({ line }) => line.indented,
  },
];

/**
 * A line of a column that its wrapping cannot have made: a paragraph's first line stops before the
 * column's end (its indent is two characters), or a line stands out beyond it.
 */
function isOutOfColumn(run: Run, line: PageLine): boolean {
  if (run.size < 4 || run.width > 80 || line.blankBefore || /[。；，,]/u.test(line.closed)) return false;
  return (
    line.width > run.width + 1.5 ||
    (run.first === line && line.width < run.width - 2.6 && !endsSentence(line.closed))
  );
}

const pairs = [
  ['“', '”'],
  ['‘', '’'],
  ['（', '）'],
  ['《', '》'],
] as const;

function isBalanced(run: Run): boolean {
  const count = (mark: string) => run.text.split(mark).length;
  return pairs.every(([open, close]) => count(open) === count(close));
}

/** Whether a run's first line, less an indent, and its last line are as wide as a column. */
function fillsColumn(run: Run, width: number): boolean {
  const isNear = (measured: number, slack: number) => Math.abs(measured - width) <= slack;
  const begins = isNear(run.first.width + 2, 1) || isNear(run.first.width, 1);
  // Brackets and quotation marks are set closer than they count.
  return begins && (run.first === run.last || isNear(run.last.width, 2.2));
}

/** Whether a run breaks off, its sentence open, where an article or its byline begins. */
function stopsAtStart(run: Run): boolean {
  if (run.next === undefined || endsSentence(run.last.closed)) return false;
  return run.nextForm === 'byline' || startsArticle(run.next.text);
}

function isTitleSized(run: Run, line: PageLine): boolean {
  return (
    run.size <= (run.marks === 'none' ? 6 : 3) && line.width <= 30 && /\p{Script=Han}/u.test(line.closed)
  );
}

/** Whether a title begins as a deck does: `——2024年“六大攻坚行动”综述(一)`. */
export function startsWithDash(text: string): boolean {
  return /^[—-]/u.test(text);
}

const openPhrase = new RegExp(`(?:${anyOf(pageWords.danglingEnds.filter((word) => word.length > 1))})$`, 'u');

/** Whether a title's line leaves open what the next one says: `三期开工 年底有望`. */
export function leavesOpen(text: string): boolean {
  return openPhrase.test(text);
}

const columnEnding = new RegExp(`(?:${anyOf(pageWords.columnEndings)})$`, 'u');
const longestColumnName = 8;

/** Whether a title names a column of the paper: `最美乡村人物`, `平湖人物`. */
export function isColumnName(text: string): boolean {
  return text.length <= longestColumnName && columnEnding.test(text);
}

/** Two to four phrases of nearly equal length, set apart by blanks. */
export function isPair(text: string): boolean {
  const lengths = phrases(text).map((phrase) => [...phrase].length);
  return (
    lengths.length >= 2 &&
    lengths.length <= 4 &&
    Math.min(...lengths) >= 4 &&
    Math.max(...lengths) - Math.min(...lengths) <= 2
  );
}
