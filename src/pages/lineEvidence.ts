import { anyOf, endsSentence, simplified } from '../language/index.js';
import { isBareName, parseMoreNames } from './bylineForm.js';
import { type Column, columnNamed } from './columns.js';
import { isForecastTitle, isNoticeTitle, startsArticle, startsParagraph, startsWeather } from './forms.js';
import { endsInNames } from './inlineByline.js';
import { danglingEnd, pageWords, sloganWord } from './lexicons.js';
import type { PageLine } from './lines.js';
import { marks } from './marks.js';
import type { LineInPlace, Run } from './runs.js';

export const lineLabels = ['body', 'title', 'more', 'byline', 'furniture', 'notice'] as const;
/** What a line is printed as, before it is known to which article it belongs; `more` goes on with the title above. */
export type LineLabel = (typeof lineLabels)[number];

/** One kind of evidence; for which label it speaks, and how strongly, is learned (weights.ts). */
export interface LineRule {
  readonly name: string;
  /** A line from a page that the rule speaks on, with the lines around it that it needs. */
  readonly example: string;
  readonly applies: (at: LineInPlace) => boolean;
}

const proseWord = new RegExp(anyOf(pageWords.proseWords), 'u');
const midSentenceStart = new RegExp(`^(?:${anyOf(pageWords.midSentenceStarts)})`, 'u');
const editorialWord = new RegExp(anyOf(pageWords.editorialRoles), 'u');
const imprintWord = new RegExp(anyOf(pageWords.imprintWords), 'u');
const noticeWord = new RegExp(anyOf(pageWords.noticeWords), 'u');
const signatory = new RegExp(`(?:${anyOf(pageWords.signatoryEndings)})$`, 'u');
const sectionEnding = new RegExp(
  `(?:${anyOf([...pageWords.sectionNames, ...pageWords.columnEndings])})$`,
  'u',
);

/** How much of a line is made of the words slogans are made of. */
function sloganShare(text: string): number {
  return 1 - text.replace(sloganWord, '').length / text.length;
}
/** Matches `修好田间水渠 种下一季希望`. */
const phrases = (text: string) => text.split(/\s+/u).filter((phrase) => phrase !== '');
const notice =
  /(?:地址|电话|热线|传真|联系人|咨询|报名|网址)\s*[:：]|(?:0\d{2,3}[-—－ ]?)?\d{7,8}(?:\D|$)|1[3-9]\d{9}/u;

const columnExamples = [
  ['brief', '百村短讯'],
  ['commentary', '[石桥夜话]'],
  ['photo', '田野影像'],
  ['notice', '城乡信息窗'],
  ['other', '◎大山里的故事'],
] as const satisfies readonly (readonly [Column, string])[];

export const lineRules: readonly LineRule[] = [
  {
    name: '署名格式',
    example: '■记 者 胡晓岚',
    applies: ({ form }) => form === 'byline',
  },
  {
    name: '署名下的人名',
    example: '■摄影 王 松 李春溪\n徐晓禾',
    applies: ({ line, previous, previousForm }) =>
      !line.blankBefore &&
      previous !== undefined &&
      (previousForm === 'byline' || parseMoreNames(previous.text) !== null) &&
      parseMoreNames(line.text) !== null,
  },
  {
    name: '报头、版名、倒计时等',
    example: '青柳发布 今青柳客户端',
    applies: ({ form }) => form === 'furniture',
  },
  {
    name: '没有汉字',
    example: 'To the Opening Ceremony of Hangzhou Asian Games',
    applies: ({ line }) => line.closed.length < 200 && !/\p{Script=Han}/u.test(line.closed),
  },
  {
    name: '地址、电话',
    example: '地址：青柳市北门街道环城路16号',
    applies: ({ line }) => line.width < 60 && notice.test(line.closed) && !endsSentence(line.closed),
  },
  {
    name: '启事的题',
    example: '遗失声明',
    applies: ({ line }) => line.blankBefore && !/[，。；]/u.test(line.closed) && isNoticeTitle(line.closed),
  },
  {
    name: '启事的题，前无空行',
    example: '稻谷开镰。\n停水通告',
    applies: ({ line }) => !line.blankBefore && !/[，。；]/u.test(line.closed) && isNoticeTitle(line.closed),
  },
  {
    name: '天气的题',
    example: '三天天气预报',
    applies: ({ line }) => isForecastTitle(line.plain),
  },
  {
    name: '电头',
    example: '本报讯 昨天下午，市防汛抗旱指挥部全',
    applies: ({ line, onward }) => startsArticle(line.text) || startsWeather(onward),
  },
  {
    name: '句号在行中',
    example: '持。禾田生物科技（青柳）有',
    applies: ({ line }) => /[。；][^”’」』）]/u.test(line.closed),
  },
  {
    name: '句号收尾',
    example: '还剩五六袋。',
    applies: ({ line }) => /[。；][”’」』）]*$/u.test(line.closed.slice(-6)),
  },
  {
    name: '整句的引语',
    example: '“孩子的情况怎么样？”',
    applies: ({ line }) => /^“[^“”]{2,200}[，。！？…]”$/u.test(line.closed),
  },
  {
    name: '行中有逗号',
    example: '连同清溪机械在内，青柳 27',
    applies: ({ line }) => /[，,][^\d]/u.test(line.closed),
  },
  {
    name: '冒号后又有逗号',
    example: '友情提示：关好门窗，当心夜里降温',
    applies: ({ line }) => /[：:][^“]*[，,]/u.test(line.closed.slice(0, 60)),
  },
  {
    name: '逗号、顿号收尾',
    example: '等几样早熟品种，还有糯玉米、',
    applies: ({ line }) => /[，、：,:]$/u.test(line.closed),
  },
  {
    name: '长过标题',
    example: '老街口豆腐坊是镇上最早的一家作坊,清早门口排起长队,掌勺的沈阿姨一刻也停不下手来',
    applies: ({ line }) => line.width > 34,
  },
  {
    name: '在四行以上的栏里',
    example:
      '一茬接一茬种下去的水稻长势良好，\n全镇今年早稻的面积比去年还要大\n两成亩产也有望再添两三成。镇里还\n请来了农技站的三位专家到田头、',
    applies: ({ run, line }) => run.size >= 4 && run.marks !== 'none' && !isOutOfColumn(run, line),
  },
  {
    name: '所在几行有句读',
    example: '稻谷开镰\n镇里的干部、老师傅出席。',
    applies: ({ run }) => run.marks === 'stops',
  },
  {
    name: '短行无句读',
    example: '林间步道',
    applies: ({ run, line }) => run.marks === 'none' && isTitleSized(run, line),
  },
  {
    name: '不过二十二字',
    example: '石浦去年“早稻田”“晚稻田”产量全县第一',
    applies: ({ run, line }) => run.marks === 'none' && isTitleSized(run, line) && line.width <= 22,
  },
  {
    name: '与邻栏不齐',
    example:
      '一茬接一茬种下去的水稻长势良好，\n全镇今年早稻的面积比去年还要大\n两成亩产也有望再添两三成。镇里还\n请来了农技站的三位专家到田头、\n\n林间步道',
    applies: ({ run, line }) =>
      isTitleSized(run, line) &&
      run.columns.length > 0 &&
      !run.columns.some((width) => fillsColumn(run, width)),
  },
  {
    name: '短行只有逗号',
    example: '“禾”苗就不愁，田间水渠通',
    applies: ({ run, line }) => run.marks === 'commas' && isTitleSized(run, line),
  },
  {
    name: '引号括号不成对',
    example: '农技员下田指导，帮着把道理“讲',
    applies: ({ run }) => run.size < 4 && !isBalanced(run),
  },
  {
    name: '紧接醒目的标题',
    example: '## 百名农技员下田\n\n颗粒归仓颗粒归仓\n又有27户成为县级种粮大户合作社新成员',
    applies: ({ run, line, previous }) =>
      !line.blankBefore && run.size <= 2 && previous !== undefined && (previous.doubled || previous.heading),
  },
  {
    name: '栏首而与栏不齐',
    example:
      '市领导出席会议并讲话要求抓好落\n实。\n林间步道\n一茬接一茬种下去的水稻长势良好，\n全镇今年早稻的面积比去年还要大\n两成亩产也有望再添两三成。镇里还\n请来了农技站的三位专家到田头、',
    applies: ({ run, line }) => run.first === line && isOutOfColumn(run, line),
  },
  {
    name: '与邻栏等宽',
    example:
      '一茬接一茬种下去的水稻长势良好，\n全镇今年早稻的面积比去年还要大\n两成亩产也有望再添两三成。镇里还\n请来了农技站的三位专家到田头、\n\n青柳清溪农业机械有限公司便是\n此番走进田头的农机服务企业之一',
    applies: ({ run }) => run.size < 4 && run.columns.some((width) => fillsColumn(run, width)),
  },
  {
    name: '引号前被撕开',
    example:
      '一茬接一茬种下去的水稻长势良好，\n全镇今年早稻的面积比去年还要大\n两成亩产也有望再添两三成。镇里还\n请来了农技站的三位专家到田头、\n\n农技站的老站长一口气讲了两个钟\n\n“三看”的办法很管用，',
    applies: ({ run }) =>
      run.size < 4 &&
      run.next?.blankBefore === true &&
      /^[“‘《]/u.test(run.next.closed) &&
      run.columns.some((width) => fillsColumn(run, width)),
  },
  {
    name: '与上下文连成词',
    example: '县级种粮大户合作社之一\n\n此番受奖的县级种粮大户合作\n\n社之一，专注于生产',
    applies: ({ run }) => run.tornBefore || run.tornAfter,
  },
  {
    name: '重排两遍',
    example: '颗粒归仓颗粒归仓',
    applies: ({ line }) => line.doubled,
  },
  {
    name: 'Markdown标题',
    example: '## 青柳赴外地开展专场招聘会',
    applies: ({ line }) => line.heading,
  },
  {
    name: '破折号起头',
    example: '——今年“三夏抢收会战”见闻(一)',
    applies: ({ line, previous }) =>
      /^(?:——|—|--)/u.test(line.closed) &&
      line.width <= 30 &&
      !endsSentence(line.closed) &&
      (previous === undefined || line.blankBefore || previous.width < 25),
  },
  {
    name: '对仗的两句',
    example: '修好田间水渠 守住一季收成',
    applies: ({ line }) => isPair(line.text),
  },
  {
    name: '下接署名',
    example: '石浦办起“田头”青年夜校\n\n■记者 冯小川',
    applies: ({ run }) => run.size <= 6 && run.nextForm === 'byline',
  },
  {
    name: '下接电头',
    example: '石浦办起“田头”青年夜校\n\n本报讯 昨天，稻谷开镰。',
    applies: ({ run }) => run.size <= 6 && run.next !== undefined && startsArticle(run.next.text),
  },
  {
    name: '下文像段首',
    example: '林间步道\n近日，在城北老码头东侧，',
    applies: ({ run, line, next }) =>
      next !== undefined && run.first === line && !endsSentence(line.closed) && startsParagraph(next.closed),
  },
  {
    name: '没完句就到了署名或电头',
    example: '田间水渠通，\n“禾”苗就不愁\n\n■余有声',
    applies: ({ run }) => run.size <= 6 && stopsAtStart(run),
  },
  {
    name: '以虚词收尾',
    example: '“早稻田”丰产对种粮农户的',
    applies: ({ run }) => danglingEnd.test(run.last.closed),
  },
  {
    name: '以虚词收尾而下文接着',
    example: '“早稻田”丰产对种粮农户的\n\n鼓舞作用也十分明显，是春耕备耕的盼头。',
    applies: ({ run, line, next }) =>
      run.last === line &&
      danglingEnd.test(line.plain) &&
      next !== undefined &&
      !next.indented &&
      !startsParagraph(next.closed) &&
      !startsArticle(next.text),
  },
  {
    name: '单独一行而以虚词收尾',
    example: '稻谷开镰\n\n“早稻田”丰产对种粮农户的\n\n鼓舞作用也十分明显，是春耕备耕的盼头。',
    applies: ({ line, next }) =>
      line.blankBefore && next?.blankBefore === true && danglingEnd.test(line.plain),
  },
  {
    name: '行文的字眼',
    example: '大伙还评选了今年的种粮大户',
    applies: ({ run, line }) =>
      run.size <= 6 && proseWord.test(isOutOfColumn(run, line) ? line.closed : run.text),
  },
  {
    name: '以数字收尾',
    example: '连同清溪机械在内，青柳 27',
    applies: ({ run }) => /\d$/u.test(run.last.closed),
  },
  {
    name: '起头像半句',
    example: '的一片金黄',
    applies: ({ run }) => midSentenceStart.test(run.first.closed),
  },
  {
    name: '下文像半句',
    example: '“早稻田”丰产对种粮农户的鼓舞\n\n也十分明显，是春耕备耕的盼头。',
    applies: ({ run }) => run.next !== undefined && midSentenceStart.test(run.next.closed),
  },
  {
    name: '段首缩进',
    example: ' 近日，在城北老码头东',
    applies: ({ line }) => line.indented,
  },
  {
    name: '靠右',
    example:
      '稻谷开镰，昨天下午在平湖稻谷开镰\n稻谷开镰，昨天下午在平湖稻谷开镰\n　　　　　　　　　　　　周雨晴',
    applies: ({ line, habits }) => isToTheRight(line, habits.column),
  },
  {
    name: '靠右的几个短词',
    example:
      '稻谷开镰，昨天下午在平湖稻谷开镰\n稻谷开镰，昨天下午在平湖稻谷开镰\n　　　　　　　　　禾苗 周雨晴',
    applies: ({ line, habits }) => isToTheRight(line, habits.column) && shortWords.test(line.text),
  },
  {
    name: '居中',
    example: '稻谷开镰，昨天下午在平湖稻谷开镰\n稻谷开镰，昨天下午在平湖稻谷开镰\n　　　　　　稻田画展',
    applies: ({ line, habits }) =>
      line.inset >= 2 &&
      !isToTheRight(line, habits.column) &&
      Math.abs(2 * line.inset + line.width - habits.column) <= 3,
  },
  {
    name: '一两个字',
    example: '要\n',
    applies: ({ line }) => line.closed.length <= 2,
  },
  {
    name: '三到五字',
    example: '图片新闻',
    applies: ({ line }) => line.width > 2 && line.width <= 5,
  },
  {
    name: '六到九字',
    example: '林间步道迎客来',
    applies: ({ line }) => line.width > 5 && line.width <= 9,
  },
  {
    name: '十到十六字',
    example: '又有27户成为县级合作社社员',
    applies: ({ line }) => line.width > 9 && line.width <= 16,
  },
  {
    name: '十七到二十四字',
    example: '石浦去年“早稻田”“晚稻田”产量位居全县第一',
    applies: ({ line }) => line.width > 16 && line.width <= 24,
  },
  {
    name: '有空行在前',
    example: '稻谷开镰\n\n林间步道',
    applies: ({ line }) => line.blankBefore,
  },
  {
    name: '这一版少空行而有空行在前',
    example: '林间步道\n稻谷开镰\n稻谷开镰\n稻谷开镰\n稻谷开镰\n稻谷开镰\n稻谷开镰\n稻谷开镰\n\n稻谷开镰',
    applies: ({ line, habits }) => habits.blanks < 0.25 && line.blankBefore,
  },
  {
    name: '单独一行',
    example: '稻谷开镰\n\n林间步道\n\n稻谷开镰',
    applies: ({ line, next }) => line.blankBefore && (next === undefined || next.blankBefore),
  },
  {
    name: '这一版缩进而它不缩进',
    example: '　　稻谷开镰，昨天。\n　　稻谷开镰，昨天。\n林间步道\n　　稻谷开镰，昨天。',
    applies: ({ line, previous, habits }) =>
      habits.indents > 0.08 &&
      !line.indented &&
      (previous === undefined || line.blankBefore || endsSentence(previous.closed)),
  },
  {
    name: '上行没完而它也不缩进',
    example: '　　稻谷开镰，昨天\n　　稻谷开镰，昨天\n下午，稻谷开镰',
    applies: ({ line, previous, habits }) =>
      habits.indents > 0.08 &&
      !line.indented &&
      previous !== undefined &&
      !line.blankBefore &&
      !endsSentence(previous.closed),
  },
  {
    name: '上行以人名收',
    example: '昨天下午，稻谷开镰。 周雨\n林间步道',
    applies: ({ line, previous }) => previous !== undefined && !line.indented && endsInNames(previous.text),
  },
  {
    name: '短于这一版的栏',
    example: '稻谷开镰，昨天下午在平湖稻谷开镰\n林间步道\n稻谷开镰，昨天下午在平湖稻谷开镰',
    applies: ({ line, habits }) => line.width < 0.75 * habits.column,
  },
  {
    name: '与这一版的栏等宽',
    example: '稻谷开镰，昨天下午在平湖稻谷开镰\n稻谷开镰，昨天下午在平湖稻谷开镰',
    applies: ({ line, habits }) => Math.abs(line.width - habits.column) <= 1.5,
  },
  {
    name: '宽过这一版的栏',
    example: '稻谷开镰，昨天下午\n稻谷开镰，昨天下午\n稻谷开镰，昨天下午\n全镇累计走访农户一千两百多家次',
    applies: ({ line, habits }) => line.width > habits.column + 1.5,
  },
  {
    name: '上一行完句而短',
    example: '稻谷开镰，昨天下午在平湖稻谷开镰\n下午召开。\n林间步道\n稻谷开镰，昨天下午在平湖稻谷开镰',
    applies: ({ previous, habits }) =>
      previous !== undefined && endsSentence(previous.closed) && previous.width < habits.column - 1.5,
  },
  {
    name: '版面头三行',
    example: '要闻',
    applies: ({ fromTop }) => fromTop < 3,
  },
  {
    name: '版面末三行',
    example: '要闻',
    applies: ({ fromBottom }) => fromBottom < 3,
  },
  {
    name: '编务的字眼',
    example: '编辑 孙佳 校对 赵虹',
    applies: ({ line }) => line.width < 60 && editorialWord.test(line.plain),
  },
  {
    name: '报社的字眼',
    example: '零售价：每份1.50元',
    applies: ({ line }) => line.width < 60 && imprintWord.test(line.plain),
  },
  {
    name: '网址、邮箱',
    example: 'E-mail：xw@example.com',
    applies: ({ line }) => line.width < 60 && /@|www\.|https?:|\.(?:com|cn)/iu.test(line.text),
  },
  {
    name: '电话号码',
    example: '热线 88881234',
    applies: ({ line }) => line.width < 60 && /\d{7,12}|\d{3,4}-\d{7,8}/u.test(line.text),
  },
  {
    name: '版次',
    example: 'A07|身边',
    applies: ({ line }) =>
      line.width < 16 &&
      /^第?[A-Z]?\d{1,2}(?:-\d{1,2})?(?:\D|$)|\d{1,2}版/u.test(line.closed) &&
      !/[，。；]/u.test(line.closed),
  },
  {
    name: '年月日',
    example: '2023年11月5日 星期日',
    applies: ({ line }) =>
      line.width < 30 &&
      /^(?:19|20)\d\d(?:年|[-./])\d{1,2}(?:月|[-./])\d{1,2}/u.test(line.closed) &&
      !/[，。；]/u.test(line.closed),
  },
  {
    name: '箭头、书名号起头',
    example: '▶下转A08版',
    applies: ({ line }) => /^(?:[▶►▷▲△>＞》]|\(|（)/u.test(line.closed) && line.width < 24,
  },
  {
    name: '记号起头',
    example: '●林间步道迎来八方游客',
    applies: ({ line, form }) => form === null && /^[■□●○◎◆◇★☆※·•▪▼【]/u.test(line.closed) && line.width < 30,
  },
  {
    name: '记号起头的满行',
    example: '昨天下午，渡口的灯全部换好\n●昨天下午，渡口的灯全部换\n好了。',
    applies: ({ line, next, habits }) =>
      /^[■□●○◎◆◇★☆※·•▪▼▲]/u.test(line.closed) &&
      line.width >= habits.column - 3 &&
      !endsSentence(line.closed) &&
      next?.blankBefore === false,
  },
  {
    name: '两头有记号',
    example: '◆ 山乡 ◆',
    applies: ({ line }) => line.width < 16 && betweenMarks.test(line.text),
  },
  {
    name: '说明之后署摄影者',
    example: '村民在晒场上翻晒稻谷　周雨晴 摄',
    applies: ({ line }) => line.width < 60 && creditedCaption.test(line.text),
  },
  {
    name: '转接的字眼',
    example: '（上接第1版）',
    applies: ({ line }) => line.width < 24 && /[上下转紧]接|下转|详见|扫码|二维码/u.test(line.plain),
  },
  {
    name: '栏目、版名的字眼',
    example: '民生新闻',
    applies: ({ line }) => line.width <= 9 && sectionEnding.test(line.plain),
  },
  ...columnExamples.map(
    ([column, example]): LineRule => ({
      name: `栏目名：${column}`,
      example,
      applies: ({ line }) => line.width <= 12 && columnNamed(line.plain) === column,
    }),
  ),
  {
    name: '口号的字眼',
    example: '打造新时代党建高地',
    applies: ({ line }) => line.width <= 14 && sloganShare(line.plain) >= 0.75,
  },
  {
    name: '带冒号',
    example: '责任编辑：杜明',
    applies: ({ line }) => line.width < 40 && /[：:]/u.test(line.closed),
  },
  {
    name: '启事的字眼',
    example: '特此公告，声明作废。',
    applies: ({ line }) => noticeWord.test(line.plain),
  },
  {
    name: '启事的字眼在近处',
    example: '特此公告\n\n青柳市水利局',
    applies: ({ nearby }) => noticeWord.test(simplified(nearby)),
  },
  {
    name: '单位落款',
    example: '青柳市自来水公司',
    applies: ({ line }) => line.width <= 24 && signatory.test(line.plain) && !/[，。；]/u.test(line.closed),
  },
  {
    name: '只有人名',
    example: '徐晓禾',
    applies: ({ line }) => parseMoreNames(simplified(line.text)) !== null,
  },
  {
    name: '人名在标题与正文之间',
    example: '林间步道\n徐晓禾\n稻谷开镰，昨天下午在平湖稻谷开镰。',
    applies: ({ line, previous, next }) =>
      isBareName(line.plain) &&
      previous !== undefined &&
      !endsSentence(previous.closed) &&
      next !== undefined &&
      (next.width >= 10 || next.indented),
  },
  {
    name: '问号、叹号收尾',
    example: '秧苗为何越长越壮？',
    applies: ({ line }) => /[？！?!]$/u.test(line.closed) && line.width <= 24,
  },
  {
    name: '有空格',
    example: '修好田间水渠 守住一季收成',
    applies: ({ line }) => /\p{Script=Han}\s+\p{Script=Han}/u.test(line.text) && line.width <= 30,
  },
  {
    name: '字字隔开',
    example: '林 间 步 道',
    applies: ({ line }) => /^(?:\p{Script=Han}\s+){2,}\p{Script=Han}$/u.test(line.text),
  },
  {
    name: '同一行在版面上有两处',
    example: '林间步道\n\n稻谷开镰\n\n林间步道',
    applies: ({ repeated }) => repeated,
  },
  {
    name: '下文多有它的字词',
    example: '稻田画展\n昨天，稻田画展在村口展出。',
    applies: ({ shared }) => shared.below !== null && shared.below >= 0.4,
  },
  {
    name: '下文有它的一些字词',
    example: '稻田画展迎来八方游客\n昨天，田间的稻田画吸引了许多人。',
    applies: ({ shared }) => shared.below !== null && shared.below >= 0.12 && shared.below < 0.4,
  },
  {
    name: '下文没有它的字词',
    example: '社会新闻\n昨天，稻田画展在村口展出。',
    applies: ({ shared }) => shared.below === 0,
  },
  {
    name: '上文多有它的字词',
    example: '昨天，稻田画展在村口展出。\n稻田画展',
    applies: ({ shared }) => shared.above !== null && shared.above >= 0.4,
  },
  {
    name: '上文有它的一些字词',
    example: '昨天，田间的稻田画吸引了许多人。\n稻田画展迎来八方游客',
    applies: ({ shared }) => shared.above !== null && shared.above >= 0.12 && shared.above < 0.4,
  },
  {
    name: '上文没有它的字词',
    example: '昨天，稻田画展在村口展出。\n社会新闻',
    applies: ({ shared }) => shared.above === 0,
  },
  {
    name: '整段成行的版上的短行',
    example:
      '昨天，稻田画展在村口展出，附近村民和城里来的游客纷纷前来观看，村里的老人们也走出家门，在田埂上拍照留念。\n稻田画展',
    applies: ({ line, habits }) => habits.column > 45 && line.width <= 30 && !endsSentence(line.closed),
  },
  {
    name: '上行完句而短，它没完句也短',
    example:
      '稻谷开镰，昨天下午在平湖稻谷开镰\n下午召开。\n林间步道\n稻谷开镰，昨天下午在平湖稻谷开镰\n稻谷开镰，昨天下午在平湖稻谷开镰',
    applies: ({ line, previous, habits }) =>
      previous !== undefined &&
      endsSentence(previous.closed) &&
      previous.width < habits.column - 1.5 &&
      line.width < habits.column - 1.5 &&
      !endsSentence(line.closed),
  },
];

/** Matches `◆ 山乡 ◆`, `【山乡】`, `｜山乡｜`: a few characters between marks; more in brackets are a title. */
const betweenMarks = new RegExp(
  String.raw`^(?:[【［[〔〖《〈]\s*\p{Script=Han}(?:\s*\p{Script=Han}){1,4}\s*[】］\]〕〗》〉]|[${marks}|｜丨▌—＝=-]+\s*\p{Script=Han}(?:\s*\p{Script=Han}){1,7}\s*[${marks}◀◄|｜丨▐—＝=-]+)$`,
  'u',
);
/** Matches `村民翻晒稻谷　周雨晴 摄`, `山路一角 资料图`: a caption and whose the picture is, on one line. */
const creditedCaption =
  /^[^。]*\p{Script=Han}{4}[^。]*[\s（(](?:[\p{Script=Han}·]{2,6}\s?(?:摄|供图)|(?:受访\p{Script=Han}{1,3}供图|资料图片?))[）)]?$/u;
/** Matches `禾苗 周雨晴`. */
const shortWords = new RegExp(
  String.raw`^(?:[${marks}]\s?)?(?:[\p{Script=Han}·]{2,4}(?:\s[\p{Script=Han}·]{2,4}){0,2}|\p{Script=Han}(?:\s\p{Script=Han}){1,3})$`,
  'u',
);

/** Whether a line stands at its column's right edge, far from the left one. */
function isToTheRight({ inset, width }: PageLine, column: number): boolean {
  return inset >= 4 && inset > width / 2 && Math.abs(inset + width - column) <= 2.5;
}

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

/** Whether a title begins as a deck does: `——今年“三夏抢收会战”见闻(一)`. */
export function startsWithDash(text: string): boolean {
  return /^[—-]/u.test(text);
}

/** Whether a title names a column of the paper: `石桥人物`, `青柳人家`. */
export function isColumnName(text: string): boolean {
  return columnNamed(simplified(text)) !== null;
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
