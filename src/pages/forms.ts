import { anyOf, pageWords } from './lexicons.js';

/** A form of page furniture, with a line it matches and one it must not. */
export interface FurnitureForm {
  readonly name: string;
  readonly form: RegExp;
  readonly example: string;
  readonly not: string;
}

const weekday = '星期[一二三四五六日天]';
const fullDate = String.raw`(?:19|20)\d{2}年\d{1,2}月\d{1,2}日`;

export const furnitureForms: readonly FurnitureForm[] = [
  {
    name: '客户端与账号',
    form: new RegExp(String.raw`^(?:\p{Script=Han}{0,8}(?:${anyOf(pageWords.appNames)})\s*){1,4}$`, 'u'),
    example: '平湖发布 今平湖客户端',
    not: '我市发布五社联动方案',
  },
  {
    name: '版名',
    form: new RegExp(
      String.raw`^(?:第?\s*[A-Z]?\d{1,2}\s*版?\s*[|｜/·:：]?\s*)?(?:${anyOf(pageWords.sectionNames)})(?:\s*[|｜/·:：]?\s*第?\s*[A-Z]?\d{1,2}\s*版?)?$`,
      'u',
    ),
    example: '要闻 02版',
    not: '综合治理见成效',
  },
  {
    name: '版次',
    form: /^(?:第?\s*[A-Z]?\d{1,3}\s*版|[A-Z]\d{1,2}|[-—·\s]*\d{1,3}[-—·\s]*|第?[一二三四五六七八九十]{1,3}版|今日\s*[一二三四五六七八九十\d]+\s*版)$/u,
    example: '第02版',
    not: '第2版图书面世',
  },
  {
    name: '报头日期',
    form: new RegExp(
      String.raw`^[^\d。，]{0,14}${fullDate}(?:\s*(?:${weekday}|农历\S{2,14}|\p{Script=Han}{2}年\S{2,12}|今日\d+版|第\s*\d+\s*期|总第\s*\d+\s*期|第?\s*\d+\s*版)[，,、 ]*)*\s*[^\d。，]{0,14}$`,
      'u',
    ),
    example: '2023年7月7日 星期五',
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
    form: /^(?:扫码|扫一扫|更多新闻|更多精彩|敬请关注|本版图片|本版文字|版权).{0,30}$/u,
    example: '扫一扫 关注我们',
    not: '扫除街面积雪',
  },
];

/** Whether a line by its form belongs to no article. */
export function isFurniture(line: { readonly closed: string; readonly text: string }): boolean {
  return (
    line.text.length < 120 &&
    furnitureForms.some(({ form }) => form.test(line.closed) || form.test(line.text))
  );
}

const dateline = anyOf(pageWords.datelines);
/** Matches `本报讯 昨天`, `本报讯（记者 张三）`, `新华社北京1月2日电`, `平湖日报讯`; not `本报讯员`. */
const articleStart = new RegExp(
  String.raw`^[■□●]?\s*(?:${dateline}|新华社.{2,14}电|中新社.{2,14}电|\p{Script=Han}{2,6}(?:日报|晚报|晨报|快报|时报|都市报|新闻网)讯|本报\p{Script=Han}{1,8}\d{1,2}月\d{1,2}日(?:讯|电)|[（(]?本报记者[^。]{2,20}报道[）)]?)(?!员)`,
  'u',
);

/** Whether a line opens a news report by its dateline. */
export function startsArticle(text: string): boolean {
  return articleStart.test(text.slice(0, 60).replace(/\s+/gu, ''));
}

/** Matches `近日，在市区`, `昨天，在广陈中心小学`: words of time a paragraph likes to begin with. */
const paragraphStart = new RegExp(`^(?:${anyOf(pageWords.openings)})`, 'u');

/** Whether a text begins as paragraphs and captions do. */
export function startsParagraph(text: string): boolean {
  return paragraphStart.test(text);
}

const weatherWord = new RegExp(anyOf(pageWords.weatherWords), 'gu');
/** Matches `今天阴有时有雨，中午起阴到多云`, `今晚到明天多云`. */
const weatherStart = /^(?:今天|今日|今晚|今明|明天|预计|天气预报|本市|市区|我市)/u;

/** Whether a text is a weather forecast: it begins as one and names two kinds of weather. */
export function startsWeather(text: string): boolean {
  if (!weatherStart.test(text)) return false;
  return new Set(text.slice(0, 40).match(weatherWord)).size >= 2;
}
