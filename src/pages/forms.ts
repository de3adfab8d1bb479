import { anyOf, simplified } from '../language/index.js';
import { pageWords, weatherWord } from './lexicons.js';

/** A form of page furniture, with a line it matches and one it must not. */
export interface FurnitureForm {
  readonly name: string;
  readonly form: RegExp;
  readonly example: string;
  readonly not: string;
}

/** Matches `星期五`, `周日`. */
export const weekdayForm = '(?:星期|周)[一二三四五六日天]';
const papers = anyOf(pageWords.papers);
const pageInNumerals = '[一二三四五六七八九十]{1,3}';

/** The pieces a masthead line is made of, in any order. */
const mastheadPieces = [
  // A date, a weekday, the lunar day.
  String.raw`(?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}日?|[-./]\d{1,2}[-./]\d{1,2})`,
  weekdayForm,
  String.raw`(?:农历|夏历)\p{Script=Han}{2,10}`,
  String.raw`[甲乙丙丁戊己庚辛壬癸]\p{Script=Han}年\p{Script=Han}{2,8}`,
  // The page, the section, the paper, the issue.
  String.raw`第?\s?[A-Z]?\d{1,5}\s?版`,
  `第?${pageInNumerals}版`,
  String.raw`[A-Z]?\d{1,2}(?!\d)`,
  `(?:${anyOf(pageWords.sectionNames)})`,
  String.raw`今日\p{Script=Han}{0,4}(?:\d{1,2}版|报|新闻)`,
  String.raw`\p{Script=Han}{2,6}(?:${papers}|新闻)`,
  String.raw`(?:总?第)\s?\d{1,6}\s?期`,
  String.raw`今日\s?(?:\d{1,2}|${pageInNumerals})\s?版`,
].join('|');
const masthead = new RegExp(
  String.raw`^[-—·■●▌|]*\s*(?:(?:${mastheadPieces})[\s:：|｜/·,，、—-]*){1,8}$`,
  'u',
);

export const furnitureForms: readonly FurnitureForm[] = [
  {
    name: '客户端与账号',
    form: new RegExp(
      String.raw`^(?:(?:\p{Script=Han}{0,8}\s?(?:${anyOf(pageWords.appNames)})|(?:扫码|扫一扫)\p{Script=Han}{0,8})\s*){1,4}$`,
      'u',
    ),
    example: '青柳发布 今青柳客户端 扫码看更多新闻',
    not: '我市发布三年绿化方案',
  },
  {
    name: '报头',
    form: masthead,
    example: '第A03版：民生  2019-05-21 星期二',
    not: '2023年7月7日上午，市政府召开会议。',
  },
  {
    name: '刊号',
    form: /^.{0,30}(?:国内统一(?:连续出版物|刊)号|CN\s?\d{2}[-—]\d{4}|总第\s?\d+\s?期|邮发代号|代号\s?\d+[-—]\d+).{0,40}$/u,
    example: '国内统一连续出版物号 CN33-0112',
    not: '企业获CN域名',
  },
  {
    name: '编务',
    form: new RegExp(
      String.raw`^[■□●◎]?\s*(?:${anyOf(pageWords.editorialRoles)})\s*[:：\s／/|｜]\s*\S.{0,60}$`,
      'u',
    ),
    example: '责任编辑：张三 版式：李四',
    not: '编辑部收到的来信',
  },
  {
    name: '转版',
    form: /^[（(▲▼◀▶►]*\s*(?:(?:下转|上接|紧接|详见|更多内容见)\s*第?\s*|[▶►]\s*)(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,2})\s*版?.{0,8}[）)]?$/u,
    example: '（下转第2版）',
    not: '上接天线，下接地气',
  },
  {
    name: '倒计时',
    form: /^.{0,20}倒计时\s*\d+\s*天.{0,8}$/u,
    example: '杭州亚运会 倒计时 78 天',
    not: '进入倒计时，工地上一片繁忙。',
  },
  {
    name: '标语',
    form: new RegExp(String.raw`^(?:(?:${anyOf(pageWords.slogans)})[\s，,、]*){1,4}$`, 'u'),
    example: '讲文明树新风',
    not: '讲文明树新风蔚然成风',
  },
  {
    name: '编者附言',
    form: new RegExp(`^(?:${anyOf(pageWords.remarkStarts)}).{0,30}$`, 'u'),
    example: '扫一扫 关注我们',
    not: '扫除街面积雪',
  },
];

/** Whether a line by its form belongs to no article. */
export function isFurniture(line: { readonly closed: string; readonly text: string }): boolean {
  return (
    line.text.length < 120 &&
    furnitureForms.some(({ form }) => form.test(simplified(line.closed)) || form.test(simplified(line.text)))
  );
}

const dateline = anyOf(pageWords.datelines);
/** Matches `本报讯 昨天`, `本报讯（记者 张三）`, `新华社北京1月2日电`, `平湖日报讯`; not `本报讯员`. */
const articleStart = new RegExp(
  String.raw`^[■□●]?\s*(?:${dateline}|新华社.{2,14}电|中新社.{2,14}电|\p{Script=Han}{0,6}(?:${papers}|早报|都市报|新闻网)讯|本报\p{Script=Han}{1,8}\d{1,2}月\d{1,2}日(?:讯|电)|[（(]?本报记者[^。]{2,20}报道[）)]?)(?![员息])`,
  'u',
);

/** Whether a line opens a news report by its dateline. */
export function startsArticle(text: string): boolean {
  return articleStart.test(simplified(text.slice(0, 60)).replace(/\s+/gu, ''));
}

/** Matches `近日，在市区`, `昨天，在石浦中心小学`: words of time a paragraph likes to begin with. */
const paragraphStart = new RegExp(`^(?:${anyOf(pageWords.openings)})`, 'u');

/** Whether a text begins as paragraphs and captions do. */
export function startsParagraph(text: string): boolean {
  const beginning = simplified(text.slice(0, 12));
  return paragraphStart.test(beginning) || /^\d{1,2}月\d{1,2}日/u.test(beginning);
}

const noticeTitle = new RegExp(`(?:${anyOf(pageWords.noticeTitles)})$`, 'u');

/** Whether a title names a notice: `停电公告`, `遗失声明`. */
export function isNoticeTitle(title: string): boolean {
  return title.length <= 20 && noticeTitle.test(simplified(title));
}

const forecastTitle = new RegExp(`^\\p{Script=Han}*(?:${anyOf(pageWords.forecastTitles)})$`, 'u');

/** Whether a title names a forecast: `三天天气预报`. */
export function isForecastTitle(title: string): boolean {
  return title.length <= 12 && forecastTitle.test(simplified(title));
}

/** Matches `今天晴到多云，傍晚起有阵雨`, `市区今天多云`, `市气象台昨天17时发布：今天阴`. */
const weatherStart = new RegExp(
  String.raw`^(?:(?:${anyOf(pageWords.weatherPlaces)})?(?:${anyOf(pageWords.weatherStarts)})|天气预报|天气[:：]|\p{Script=Han}{0,6}气象(?:台|局)[^：:。]{0,16}[:：])`,
  'u',
);
const skyOrWind = /[晴云阴雨雪雾霾风]/u;

/** Whether a text is a weather forecast: it begins as one and names two kinds of weather. */
export function startsWeather(text: string): boolean {
  const beginning = simplified(text.slice(0, 40));
  return weatherStart.test(beginning) && skyOrWind.test(beginning) && namesWeather(beginning);
}

/** Whether a text names two kinds of weather. */
export function namesWeather(text: string): boolean {
  return new Set(simplified(text).match(weatherWord)).size >= 2;
}
