import type { Stretch } from './sentences.js';

/** Times as printed, whole: `2017年9月底`, `晚上7点`, `上午9:00至11:30`, `每周三下午`, `春节前`, `近日`. */
const clock = String.raw`\d{1,2}[:：]\d{2}|[\d一二三四五六七八九十]{1,3}(?:时|点钟?)(?:\d{1,2}分|半|整)?`;
const dayPart = '清晨|凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|深夜|午后|当晚|今晚|昨晚';
const time = new RegExp(
  String.raw`(?:(?:公元)?前?\d{1,4}年(?:度|代|初|底|末|前后)?|[一二三四五六七八九〇零○]{4}年|[今去前明后当同次翌]年|(?:\d{1,2}|十[一二]?|[一二三四五六七八九])世纪(?:\d{2}年代|[初中末叶]+期?)?|\d{2}年代)?` +
    String.raw`(?:(?:农历|阴历)?(?:\d{1,2}|[一二三四五六七八九十正腊]{1,2})月(?:份)?(?:\d{1,2}|[初一二三四五六七八九十廿]{1,3})?[日号]?(?:[上中下]旬|[初底末])?)?` +
    String.raw`(?:[上下这本]?周[一二三四五六日天末]|每[周天晚月年日](?:[一二三四五六日天])?|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号](?!楼|线|馆|店|厅|院)|[昨今明前后当次翌][天日晚]|第?[一二三四]季度|[上下]半年|年[初底中末]|月[初底末]|近日|日前|目前|春节|除夕|元宵节?|清明节?|端午节?|中秋节?|国庆节?|元旦|重阳节|[春夏秋冬]季|[春夏秋冬]天)?` +
    String.raw`(?:期间|前后|前夕|[前后])?(?:${dayPart})?(?:${clock})?(?:(?:至|到|[-—–~～]{1,2})(?:次日|${dayPart})?(?:${clock}|(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}[日号]|\d{4}年|\d{1,2}月))?(?:左右|前后|许|以前|以后|之前|之后|前|后|起)?`,
  'gu',
);
const bareAffix = /^(?:前后|[前后左右许起]|以前|以后|之前|之后|期间|前夕|左右)+$/u;
const dynasty = /[\p{Script=Han}]{1,3}(?:朝|代)(?=[，,。、的时初末中]|$)|[\p{Script=Han}]{2}(?:年间|时期)/gu;

/** The times a text names, as they are printed; those with a year, a month or a day that findPeriods tells, too. */
export function timesIn(text: string): Stretch[] {
  return [...text.matchAll(time), ...text.matchAll(dynasty)]
    .map(({ 0: printed, index }) => ({ start: index, end: index + printed.length, printed }))
    .filter(({ printed }) => printed !== '' && !bareAffix.test(printed));
}
