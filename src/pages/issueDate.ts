import { anyOf, yearInDigits } from '../language/index.js';
import type { NewsDate } from '../news/index.js';
import { isFurniture, weekdayForm } from './forms.js';
import { events, pageWords } from './lexicons.js';

/** A page's text for dating: every printed line, and the running text with its lines joined. */
export interface DatedText {
  readonly lines: readonly string[];
  readonly text: string;
}

/** A way to date a page, surest first. Each reads the page and answers with a date or null. */
export interface DateRule {
  readonly name: string;
  readonly example: string;
  readonly gives: string | null;
  readonly date: (page: DatedText) => NewsDate | null;
}

const day = 86_400_000;
const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);
const two = (text: string | number) => String(text).padStart(2, '0');

const fullDate = new RegExp(
  String.raw`(?<year>${yearInDigits})\s*[年/.-]\s*(?<month>\d{1,2})\s*[月/.-]\s*(?<day>\d{1,2})\s*日?`,
  'u',
);
const weekday = new RegExp(weekdayForm, 'u');
/** A masthead names the page, the section or the paper beside the date: `第A03版：民生  2019-05-21`. */
const isMasthead = (line: string) => /[版报]/u.test(line) && isFurniture({ text: line, closed: line });
const isBareDate = (line: string) => /^\s*(?:19|20)\d{2}[年.-]\d{1,2}[月.-]\d{1,2}日?\s*$/u.test(line);
const shortestCountdown = /倒计时\s*(?:还有)?\s*(?<days>\d{1,4})\s*天/u;
/** Matches `昨天（7月6日）`, `今日(7月7日)`. */
const notedDay = /(?<when>昨[天日]|今[天日])[（(](?<month>\d{1,2})月(?<day>\d{1,2})日[)）]/u;
const eventName = new RegExp(anyOf(events.openings.flatMap(({ names }) => names)), 'u');

export const dateRules: readonly DateRule[] = [
  {
    name: '报头日期',
    example: '2023年7月7日 星期五',
    gives: '2023-07-07',
    date: ({ lines }) => {
      for (const [index, line] of lines.entries()) {
        const atEdge = index < 5 || index >= lines.length - 3;
        if (line.length > 60 || !(weekday.test(line) || isMasthead(line) || (atEdge && isBareDate(line))))
          continue;
        const found = calendarDay(fullDate.exec(line)?.groups);
        if (found) return { iso: found, precision: 'day', basis: `报头日期“${line.trim()}”` };
      }
      return null;
    },
  },
  {
    name: '倒计时',
    example: '杭州亚运会 倒计时 78 天',
    gives: '2023-07-07',
    date: ({ lines }) => {
      for (const line of lines) {
        if (line.length > 60) continue;
        const days = shortestCountdown.exec(line)?.groups?.days;
        const name = eventName.exec(line.replace(/\s/gu, ''))?.[0];
        const event = name && events.openings.find(({ names }) => names.includes(name));
        if (!days || !event) continue;
        const [year, month, date] = event.opens.split('-').map(Number);
        const iso = isoDay(Date.parse(event.opens) - Number(days) * day);
        return {
          iso,
          precision: 'day',
          basis: `版面上的${name}倒计时${days}天（${year}年${month}月${date}日开幕）`,
        };
      }
      return null;
    },
  },
  {
    name: '括注的昨天',
    example: '昨天（7月6日）上午，会议召开。2022年以来，2023年度名单公布',
    gives: '2023-07-07',
    date: ({ text }) => {
      const noted = notedDay.exec(text)?.groups;
      const year = noted && latestYear(text);
      if (!noted?.month || !noted.day || !year) return null;
      const known = calendarDay({ year: String(year.year), month: noted.month, day: noted.day });
      if (!known) return null;
      const iso = isoDay(Date.parse(known) + (noted.when?.startsWith('昨') ? day : 0));
      return {
        iso,
        precision: 'day',
        basis: `文中说“${noted.when}（${noted.month}月${noted.day}日）”；${year.basis}`,
      };
    },
  },
  {
    name: '年份与月份',
    example: '2022年度名单正式公布，以现在 9月为起点',
    gives: '2022-09',
    date: (page) => yearAndMonth(page.text),
  },
];

/** The issue date all articles of a page share, with the evidence, as exact as the page allows; or null. */
export function issueDateOf(page: DatedText): NewsDate | null {
  for (const rule of dateRules) {
    const date = rule.date(page);
    if (date) return date;
  }
  return null;
}

function calendarDay(groups: Record<string, string> | undefined): string | null {
  if (!groups?.year || !groups.month || !groups.day) return null;
  const iso = `${groups.year}-${two(groups.month)}-${two(groups.day)}`;
  const time = Date.parse(iso);
  return Number.isNaN(time) || isoDay(time) !== iso ? null : iso;
}

/** Matches `2023年`, `2022浙江平湖出口交易会`; not `2000台`, `12021人`. */
const yearMention = new RegExp(
  String.raw`(?<![\d.])(?<year>20[0-4]\d)(?:\s?年|(?=\p{Script=Han})(?!${anyOf(pageWords.countedNotYears)}))`,
  'gu',
);
const futureBefore = new RegExp(String.raw`(?:${anyOf(pageWords.yearAhead)})\s*$`, 'u');
const futureAfter = new RegExp(`^(?:度)?.{0,14}?(?:${anyOf(pageWords.aheadAfterYear)})`, 'u');
const yearBegins = new RegExp(anyOf(pageWords.yearBegins), 'u');

function yearAndMonth(text: string): NewsDate | null {
  const year = latestYear(text);
  if (!year) return null;
  const month = monthOf(text, year.year);
  if (month && month.month <= 3 && hasResultsOf(text, year.year)) {
    const iso = `${year.year + 1}-${two(month.month)}`;
    return { iso, precision: 'month', basis: `${month.basis}；文中已有${year.year}年全年的数字` };
  }
  if (!month) return { iso: String(year.year), precision: 'year', basis: year.basis };
  return {
    iso: `${year.year}-${two(month.month)}`,
    precision: 'month',
    basis: `${month.basis}；${year.basis}`,
  };
}

/** Whether figures for a whole year are known, so that it must be over. */
function hasResultsOf(text: string, year: number): boolean {
  return new RegExp(`${year}年(?:全年|，|,)[^。]{0,40}?(?:实现|完成|达到|突破|同比)`, 'u').test(text);
}

/** Matches what follows the year in `2023年度名单`, `2022浙江平湖出口交易会`, `2025年刚起步`, `2024年,全市实现`. */
const currentAfter = new RegExp(
  `^(?:${anyOf(pageWords.yearHere)}|[^。；]{0,20}(?:${anyOf(pageWords.yearlyEvents)}))`,
  'u',
);
const pastBefore = new RegExp(String.raw`(?:${anyOf(pageWords.yearPast)})\s*$`, 'u');

function isCurrent(after: string, before: string): boolean {
  return currentAfter.test(after) && !pastBefore.test(before);
}

/** The latest year a page speaks of as here, not as still to come. */
function latestYear(text: string): { readonly year: number; readonly basis: string } | null {
  let latest = 0;
  let quoted = '';
  let coming = 0;
  let current = false;
  for (const match of text.matchAll(yearMention)) {
    const year = Number(match.groups?.year);
    const before = text.slice(Math.max(0, match.index - 4), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 18);
    if ((futureBefore.test(before) || futureAfter.test(after)) && !yearBegins.test(after.slice(0, 5))) {
      if (coming === 0 || year < coming) coming = year;
      continue;
    }
    current ||= isCurrent(after, before);
    if (year > latest) {
      latest = year;
      quoted = match[0] + (/^\S{0,10}/u.exec(after.split(/[，。、；,]/u)[0] ?? '')?.[0] ?? '');
    }
  }
  // A year told only as history says no more than that the page is younger.
  if (latest === 0 || !current) return null;
  const later = coming > latest ? `，${coming}年还是计划` : '';
  return { year: latest, basis: `版面提到的最近年份是${latest}年（“${quoted}”）${later}` };
}

/** Matches `12月 25日上午`, with what stands before it. */
const eventDay = new RegExp(
  String.raw`(?<before>.{0,4}?)(?<!\d)(?<month>\d{1,2})月\s?(?<day>\d{1,2})日(?=${anyOf(pageWords.partsOfDay)}|，|,|至|举|召|在)`,
  'gu',
);
const thisMonth = new RegExp(String.raw`(?:${anyOf(pageWords.monthHere)})\s?(?<month>\d{1,2})月`, 'u');
const beforeFestival = new RegExp(
  `春节(?:的脚步)?(?:日益|越来越)?(?:临近|将近|将至|在即|快到)|${anyOf(pageWords.festivalAhead)}`,
  'u',
);

function monthOf(text: string, year: number): { readonly month: number; readonly basis: string } | null {
  const named = thisMonth.exec(text);
  if (named?.groups?.month) return { month: Number(named.groups.month), basis: `文中说“${named[0]}”` };
  const event = latestEvent(text);
  if (event) return { month: event.month, basis: `最近的事情发生在${event.month}月${event.day}日` };
  const festival = events.springFestivals.find((date) => date.startsWith(String(year)));
  const festive = beforeFestival.exec(text);
  if (festival && festive) {
    const eve = new Date(Date.parse(festival) - day);
    if (eve.getUTCFullYear() === year && (eve.getUTCMonth() === 0 || eve.getUTCDate() >= 20)) {
      return {
        month: eve.getUTCMonth() + 1,
        basis: `文中说“${festive[0]}”（${year}年春节是${Number(festival.slice(5, 7))}月${Number(festival.slice(8))}日）`,
      };
    }
  }
  return null;
}

/** The latest day of the year on which a report says something happened; the last of a month leaves open which month it was printed in. */
function latestEvent(text: string): { readonly month: number; readonly day: number } | null {
  let latest: { month: number; day: number } | null = null;
  for (const { groups } of text.matchAll(eventDay)) {
    const [month, date] = [Number(groups?.month), Number(groups?.day)];
    if (
      /年\s?$|去年|至|到|将|于|从|自|[（(“]$/u.test(groups?.before ?? '') ||
      month < 1 ||
      month > 12 ||
      date < 1 ||
      date > 31
    )
      continue;
    if (!latest || month * 31 + date > latest.month * 31 + latest.day) latest = { month, day: date };
  }
  return latest && latest.day < 30 ? latest : null;
}
