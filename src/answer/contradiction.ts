import { anyOf, type Quantity, readQuantities, townsNamedIn } from '../language/index.js';
import { questionWords } from './lexicon.js';
import type { Question } from './question.js';

/** Kinds of amounts that may stand for each other: 有几个老人 is told in 位 and in 人. */
const families: readonly (readonly Quantity['kind'][])[] = [
  ['count', 'people'],
  ['share', 'ratio'],
];
const familyOf = (kind: Quantity['kind']): Quantity['kind'] =>
  families.find((family) => family.includes(kind))?.[0] ?? kind;

const numbered = new RegExp(
  String.raw`[\p{N}一二三四五六七八九十百千万亿两半几零]|${anyOf(questionWords.wordedAmounts)}`,
  'u',
);
/** Whether words tell an amount at all: with a numeral, or as `免费` does without. */
export const tellsAmount = (told: string): boolean => numbered.test(told);

const dimensionAsked = /多(?<asked>[长宽高深厚])/u;
const dimensionTold = /(?<told>[长宽高深厚])(?:约|近|达|为|仅|有|超过?|逾|不足|最|了|至)*$/u;

/** Whether a length is said to be another one than was asked for: `长39米` does not tell 多宽. */
export function isOtherDimension({ text }: Question, before: string): boolean {
  const asked = dimensionAsked.exec(text)?.groups?.asked;
  const told = dimensionTold.exec(before)?.groups?.told;
  return asked !== undefined && told !== undefined && asked !== told;
}

const changeAsked =
  /(?:比\S{1,12}?(?:[多少贵高低快慢长短差]|便宜)|[增涨升降减跌]\p{Script=Han}?|提高|多了|少了|便宜了|贵了|相?差)了?多少/u;
const changeTold = /[增涨升降减跌落比翻贵缩扩差幅]|提高|多了|少了|多出|便宜/u;
/** Characters before an amount that say whether it is one. */
const changeReach = 25;

/** Whether an amount is told of something as it is where a change was asked for: `产值超40亿元` tells no 比去年多多少. */
function isNoChange({ text }: Question, told: string, before: string): boolean {
  return changeAsked.test(text) && !changeTold.test(before.slice(-changeReach) + told);
}

/** Matches `，占全路总长的六成` behind an amount: it is a part's. */
const ofWhole = /^[，,]?[约近]?占\p{Script=Han}{0,8}?[总全][长程数量面投产价]/u;
/** Matches `北段`, `一期`, `地下部分`: what a part is called. */
const partNamed = /\p{Script=Han}(?:段|期|部分)/gu;

/** Whether an amount is said to be that of a part which the question does not name: `北段长3公里，占总长的六成`. */
function isOfPart({ text }: Question, before: string, after: string): boolean {
  const parts = before.match(partNamed);
  return parts !== null && ofWhole.test(after) && !parts.some((part) => text.includes(part));
}

/** Matches `一期达产后年产值可达`: what is to come when a thing is finished. */
const onceFinished = /(?:达产|投产|建成|满产|竣工|完工|投用)(?:之?后|时)[^，,；;。]*$/u;

/** Whether an amount is told of when something will be finished, where that of a year was asked. */
function isToCome({ periods, text }: Question, before: string): boolean {
  return periods.length > 0 && onceFinished.test(before) && !onceFinished.test(text);
}

/** Matches `3000多万元`: more than one thing costs, where things are sold by weight, by the piece or the turn. */
const sumTold = /[万亿]/u;

/** Whether an amount is told of all together where the price of one was asked: `年收入3000多万元` for 多少钱一斤. */
function isOfAll({ each }: Question, told: string, before: string, after: string): boolean {
  if (each === null || !questionWords.soldSmall.includes(each) || !sumTold.test(told)) return false;
  return !new RegExp(`[每一/]${each}|均`, 'u').test(before.slice(-changeReach) + told + after.slice(0, 3));
}

/** Matches `AAA级`, `b类`. */
const grade = /(?<![a-z])[a-z]{1,3}(?=[级类])/giu;

/** Whether an amount is told of another grade than was asked for, in a list of several: `41家AA级企业` for AAA级. */
function isOfOtherGrade({ text }: Question, before: string, after: string): boolean {
  const [asked] = text.match(grade) ?? [];
  if (asked === undefined) return false;
  const [item = ''] = /^[^，,、；;。]*/u.exec(`${/[^，,、；;。]*$/u.exec(before)?.[0] ?? ''}${after}`) ?? [];
  const told = item.match(grade) ?? [];
  return told.length > 0 && !told.some((one) => one.toLowerCase() === asked.toLowerCase());
}

/** Matches `送给谁`, `谁收到`: asked is who it was done to. */
const receiverAsked = /[给为向替帮被让]谁|谁\p{Script=Han}{0,3}(?:收到|得到|拿到)/u;
const towards = /[给为向替帮]/u;

/** Whether a person is said to be whom something was done for, where who did it was asked: `为李四送来`. */
function isReceiver({ text }: Question, told: string, before: string, after: string): boolean {
  const goesOn = /^\p{Script=Han}/u.test(after) || /^\p{Script=Han}{4,}$/u.test(told);
  return goesOn && !receiverAsked.test(text) && towards.test(before.slice(-1) + told.slice(0, 1));
}

const workAsked = /上班|工作|就职|任职|打工/u;
const homeTold = /(?:家住|住在|家在)\p{Script=Han}{0,20}$/u;

/** Whether a place is said to be somebody's home, where they work was asked: `家住云岭村`. */
const isWhereTheyLive = ({ text }: Question, upToEnd: string): boolean =>
  workAsked.test(text) && homeTold.test(upToEnd);

/**
 * Whether a stretch cannot be the amount, person or place a question asks for, whatever else its sentence says: `1.2亿元`
 * is no answer to 桥有多长, nor a stretch without a number, nor to 谁 a score or who only received a thing, nor a home to
 * 在哪上班. `before` and `after` are what its sentence says around it. False where none of these was asked for.
 */
export function contradicts(question: Question, told: string, before: string, after = ''): boolean {
  const { kind, unit, ordinal } = question;
  if (kind === 'place') return isWhereTheyLive(question, before + told);
  if (kind === 'person') return !/\p{L}/u.test(told) || isReceiver(question, told, before, after);
  if (kind !== 'number' || ordinal) return false;
  const upToNumber = before + told.slice(0, Math.max(0, told.search(/\p{N}/u)));
  if (isNoChange(question, told, before) || isOtherDimension(question, upToNumber)) return true;
  if (isToCome(question, upToNumber)) return true;
  if (isOfOtherGrade(question, before, after)) return true;
  if (isOfPart(question, before, after) || isOfAll(question, told, before, after)) return true;
  // 几块 may be money.
  if (!unit || unit.kinds.size === 0 || unit.word === '块') return false;
  if (!tellsAmount(told)) return true;
  const asked = new Set([...unit.kinds].map(familyOf));
  const amounts = readQuantities(told);
  return amounts.length > 0 && !amounts.some((amount) => asked.has(familyOf(amount.kind)));
}

/**
 * Whether a sentence tells of another town than was asked for, in a report that nowhere names that one: 钟埭 has 2731户,
 * which tells nothing of 新埭.
 */
export function isOfOtherTown({ text }: Question, sentence: string, report: string): boolean {
  const asked = townsNamedIn(text).map(({ town }) => town);
  if (asked.length === 0 || townsNamedIn(sentence).length === 0) return false;
  return !townsNamedIn(report).some(({ town }) => asked.includes(town));
}
