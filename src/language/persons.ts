import type { Tokenizer } from '../news/index.js';
import { anyOf } from './anyOf.js';
import { clauseMarks } from './clauses.js';
import { callings, officeEnds, officeTitles, personWords, surnames } from './lexicons.js';
import { isTagged } from './tags.js';

/** Matches what ends with an office: `办公室主任`, `副市长`. */
export const officeEnd = new RegExp(`(?:${anyOf(officeEnds)})$`, 'u');

const surname = anyOf([...surnames]);
/** `王学斌`, `沈舟`, `欧阳修`: as long as it may be; `nameLength` decides whether the last character belongs. */
const nameForm = String.raw`(?:${surname})\p{Script=Han}{1,2}`;
/** `马丁·舍夫特`, up to a title or a verb of saying. */
const foreignName = String.raw`\p{Script=Han}{1,6}(?:[·•]\p{Script=Han}{1,6}?)+(?=${anyOf(personWords.titles)}|说|表示|介绍|对|在|[，,。、”]|$)`;

/** An office or calling and the name right after it: `开发区管委会主任王学斌`, `副市长方晓烈、沈志凤`. */
const officeThenName = new RegExp(
  `(?<office>${anyOf([...officeTitles, ...callings])})(?<name>${foreignName}|${nameForm})`,
  'gu',
);
const nextName = new RegExp(`^、(?<name>${nameForm})`, 'u');
/** A name that stands where people act, with no office: `许志荣今年77岁`. */
const threeCharacters = new RegExp(String.raw`^(?:${surname})\p{Script=Han}{2}$`, 'u');

/** Characters that follow a name and seldom end one. */
const afterName = /[为在对说的是向从到把被与和将就也还表介告指强出参带陪主这那们正又已要会来去看]/u;

/** A name a sentence gives with the office before it. */
interface OfficeHolder {
  readonly name: string;
  readonly office: string;
}

/** The names of a sentence that have an office or a calling before them, in order; `times` counts in its text. */
export function officeHoldersIn(sentence: string, times: Counts, tokenizer: Tokenizer): OfficeHolder[] {
  const holders: OfficeHolder[] = [];
  for (const match of sentence.matchAll(officeThenName)) {
    const title = match.groups?.office ?? '';
    const nameAt = match.index + title.length;
    const name = nameAtStart(match.groups?.name ?? '', sentence.slice(nameAt), times, tokenizer);
    if (!name) continue;
    const office = officeBefore(sentence.slice(0, nameAt), title, tokenizer);
    holders.push({ name, office });
    for (let rest = sentence.slice(nameAt + name.length); ; ) {
      const also = nextName.exec(rest)?.groups?.name;
      const listed = also && nameAtStart(also, rest.slice(1), times, tokenizer);
      if (!listed) break;
      holders.push({ name: listed, office });
      rest = rest.slice(1 + listed.length);
    }
  }
  return holders;
}

/** How often a name stands in a text. */
export type Counts = (name: string) => number;

/** Counts of names in a text, each made once. */
export function countsIn(text: string): Counts {
  const known = new Map<string, number>();
  return (name) => {
    const count = known.get(name) ?? text.split(name).length - 1;
    known.set(name, count);
    return count;
  };
}

/** `欧特堡` in 斯美沃欧特堡 and `林埭镇` are parts of other names. */
const placeEnd = /[省市县区镇乡村路厅局办堡站港城]$/u;

/** Names the text says more than once without an office, never as the end of a longer name. */
export function namesAlone(text: string, times: Counts, tokenizer: Tokenizer): string[] {
  const words = tokenizer.tag(text);
  const standing = new Map<string, boolean>();
  for (const [index, { word, tag }] of words.entries()) {
    if (!isTagged(tag, ['x', 'nr']) || !threeCharacters.test(word) || placeEnd.test(word)) continue;
    const before = words[index - 1];
    const alone =
      !before ||
      isTagged(before.tag, ['v', 'u', 'p', 'c', 'd', 'r', 't']) ||
      /^[\p{P}\s]+$/u.test(before.word);
    standing.set(word, alone && (standing.get(word) ?? true));
  }
  return [...standing].filter(([name, alone]) => alone && times(name) > 1).map(([name]) => name);
}

/**
 * The name a text begins with, of at most the length of `longest`: `姚健为` is 姚健 when the article says
 * 姚健 elsewhere or the last character begins a word (`张月发愁`). Null when a common word stands there
 * (`负责人高度评价`).
 */
function nameAtStart(longest: string, rest: string, times: Counts, tokenizer: Tokenizer): string | null {
  if (/[·•]/u.test(longest)) return longest;
  if (titleNext.test(rest)) return null;
  const first = tokenizer.tag(rest.slice(0, 12))[0];
  // 校长方志平表示: 方志 is a word, and no word goes on before the verb.
  const isSpeaking = speaking.test(rest.slice(longest.length));
  if (first && first.word.length > 1 && !isTagged(first.tag, ['x', 'nr', 'ns']) && !isSpeaking) return null;
  const characters = [...longest];
  if (characters.length < 3 || longest.length > 3) return longest;
  const short = characters.slice(0, 2).join('');
  const last = characters[2] ?? '';
  if (times(short) > times(longest)) return short;
  if (afterName.test(last)) return short;
  if (times(longest) > 1) return longest;
  const follows = tokenizer.tag(rest.slice(2, 14))[0];
  const followsLonger = tokenizer.tag(rest.slice(3, 14))[0];
  const known = follows && follows.word.length > 1 && follows.tag !== 'x';
  return known && (followsLonger?.word.length ?? 0) < 2 ? short : longest;
}

/** What somebody named does right after the name. */
const speaking = new RegExp(`^(?:${anyOf(personWords.speaking)})`, 'u');

/** `李先生` is no name to ask for. */
const titleNext = new RegExp(`^(?:${surname})(?:${anyOf(personWords.titles)})`, 'u');

/** jieba's tags of words an office is made of. */
const officeTags = ['n', 'vn', 'b', 'j', 'l', 'x', 'eng', 'f', 'i', 's', 'z', 'g', 'q', 'k'];
const isOfOffice = (tag: string) => tag === 'a' || isTagged(tag, officeTags);

/** Verbs that act on whom they stand before. */
const acting = new Set(personWords.acting);

const officeBorder = new RegExp(String.raw`[${clauseMarks}”’\s]`, 'gu');

/** The whole office before a name: back to a verb, a preposition, a time or a border. */
function officeBefore(text: string, office: string, tokenizer: Tokenizer): string {
  const from = Math.max(0, ...[...text.matchAll(officeBorder)].map(({ index }) => index + 1));
  const words = tokenizer.tag(text.slice(from));
  let start = words.length;
  while (start > 0) {
    const at = words[start - 1];
    if (!at) break;
    const belongs = isOfOffice(at.tag) || (at.tag.startsWith('m') && at.word.startsWith('第'));
    // 林埭镇美丽城镇创建团队负责人: a verb between nouns is part of the name.
    const inside =
      at.tag === 'v' &&
      !acting.has(at.word) &&
      isOfOffice(words[start - 2]?.tag ?? '') &&
      start < words.length;
    if (!belongs && !inside && !/^(?:[（）()、“”·]|兼|所|村)$/u.test(at.word)) break;
    start -= 1;
  }
  const phrase = words
    .slice(start)
    .map(({ word }) => word)
    .join('')
    .replace(/^(?:[、）)”]|正当|正值|时值|适逢|据|由|在)+/u, '');
  return phrase.endsWith(office) ? phrase : office;
}
