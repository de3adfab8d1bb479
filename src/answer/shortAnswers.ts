import { findPeriods, lastYearOf, type Quantity, readQuantities, townNames } from '../facts/index.js';
import type { Figure } from '../news/index.js';
import { normalise } from '../search/index.js';
import { goesOn, type Held, isHome, says, saysHome } from './coverage.js';
import { isElsewhere, within } from './gates.js';
import { anyOf, questionWords } from './lexicon.js';
import { fits, type Question, type Term } from './question.js';

/** The answer in a sentence: its words, and the time they are true of. */
export interface ShortAnswer {
  readonly text: string;
  readonly period: string | null;
  /** How well it fits, to choose between sentences. */
  readonly fit: number;
  /** The share of the question, by weight, said of this very amount. */
  readonly said: number;
  /** The number, to tell whether two amounts are the same; null for a time. */
  readonly value: number | null;
}

/** Clause borders around an amount. */
const border = /[，,。；;：:！？!?]/u;

/** `住几楼`, `在几幢`: which one, not how many. */
const numberAsked = /(?<![有共分])几(?<what>楼|号楼|幢|单元|年级)/u;

/** `是几车道`: a noun that is no measure word stands with its number, and nothing else does. */
const nounCounted = /是几(?<noun>\p{Script=Han}{2})(?:的|[?？]|$)/u;

/** A telephone number is no amount: `招生热线：85087171`. */
const phoneAsked = /电话|热线|手机号|联系方式/u;
const phoneSaid = /(?:电话|热线|手机|咨询|联系)[^\d]{0,8}(?<number>\d{3,4}-\d{7,8}|\d{7,11})/u;

/** `百个园区`, `千名干部` and the `一个` of `一个缩影` count nothing. */
const slogan = /^(?:[百千万亿][^分]|一\p{Script=Han}$)/u;

/** `第几次`, `第几届`: an ordinal is asked for. */
const ordinalAsked = /第几(?<unit>[次届批名期位个]?)/u;

/** The amount in a sentence that fits the question best; null when none fits the unit, the measure and the year. */
export function amountAt(question: Question, held: Held, index: number): ShortAnswer | null {
  const passage = held.read.passages[index];
  if (!passage || !question.unit) return null;
  const { unit } = question;
  const ordinal = ordinalAsked.exec(question.text)?.groups?.unit;
  if (ordinal !== undefined) {
    const found = new RegExp(`第[一二三四五六七八九十百\\d]+${ordinal}`, 'u').exec(passage.text)?.[0];
    return found ? { text: found, period: null, fit: 0, said: 1, value: null } : null;
  }
  const numbered = numberAsked.exec(question.text)?.groups?.what;
  if (numbered !== undefined) {
    const found = new RegExp(`[一二三四五六七八九十\\d]+${numbered}`, 'u').exec(passage.text)?.[0];
    return found ? { text: found, period: null, fit: 1, said: 1, value: null } : null;
  }
  const counted = unit.kinds.size === 0 ? nounCounted.exec(question.text)?.groups?.noun : undefined;
  if (counted !== undefined) {
    const found = [...passage.text.matchAll(new RegExp(`[一二两三四五六七八九十百\\d]+${counted}`, 'gu'))].at(
      -1,
    );
    return found ? { text: found[0], period: null, fit: 1, said: 1, value: null } : null;
  }
  if (phoneAsked.test(question.text)) {
    const number = phoneSaid.exec(passage.text)?.groups?.number;
    return number ? { text: number, period: null, fit: 1, said: 1, value: null } : null;
  }
  const all = readQuantities(passage.text);
  const answers = all
    .filter((quantity) => fits(quantity, unit) && !slogan.test(quantity.text))
    .flatMap((quantity): ShortAnswer[] => {
      const period = figureOf(held, passage.text, quantity)?.period ?? null;
      if (isOfAnotherYear(question, held, period, passage.normal)) return [];
      if (!question.periods.every(({ iso }) => iso === null || ofPeriod(iso, period))) return [];
      const fit = fitOf(question, held, index, quantity, all);
      return fit === null ? [] : [{ text: quantity.text, period, ...fit, value: quantity.value }];
    });
  return answers.reduce<ShortAnswer | null>((best, one) => (best && best.fit >= one.fit ? best : one), null);
}

/** A part of a year is not the year; an undated amount is of its article's year, or of the year spoken of. */
function ofPeriod(asked: string, period: string | null): boolean {
  // What the sentence speaks of has been seen to by the gate.
  if (period === null) return true;
  return within(period, asked) && (period === asked || asked.length === period.length || asked.length === 4);
}

/** What may stand before an amount and names nothing. */
const nothingOwn = /^\s*(?:同比|占比|环比|共计|合计)?(?:预计)?(?:将于|将|于|在|到)?\s*$/u;
/** A clause that is a time: `这一年10月`, `早在2003年`. */
const isTime = /^[^，,]{0,4}(?:\d+[年月日]|[今去前明]年|年[底初]|季度|[上下]半年|[上下]午)+[^，,]{0,3}$/u;

/** What stands round an amount or a time, as far as no other amount claims it: its clause, the one before, all before. */
interface Surroundings {
  readonly clause: string;
  readonly previous: string;
  /** How far the clause before speaks of it too. */
  readonly previousShare: number;
  readonly before: string;
  /** The rest of the sentence, when a time stands alone before it. */
  readonly after: string;
}

function surroundings(
  sentence: string,
  start: number,
  end: number,
  taken: number,
  next: number,
): Surroundings {
  const free = sentence.slice(Math.min(taken, start), start);
  const clauses = free.split(border);
  const own = clauses.at(-1) ?? '';
  // `中小企业19家、“小巨人”企业3家`: what is listed next is of the next amount.
  const listed = sentence.startsWith('、', end);
  const after = listed
    ? []
    : sentence.slice(end, Math.max(end, Math.min(next, sentence.length))).split(border);
  // `2003年9月,日本津上在平湖投资`: a clause that is but a time belongs to the next.
  const alone = (after[0] ?? '').length < 2 && isTime.test(`${own}${sentence.slice(start, end)}`);
  const rest = alone ? after.slice(0, 2).join('') : (after[0] ?? '');
  const open = alone ? after.slice(2).join('，') : '';
  // `…三块工作,预计将于9月底全部完成`: nothing of its own before the time, and no new subject after it.
  const short = /^\s*其中/u.test(own) || (nothingOwn.test(own) && !/^.{0,3}\d/u.test(rest));
  return {
    clause: `${own}${sentence.slice(start, end)}${rest}`,
    previous: clauses.at(-2) ?? '',
    previousShare: short ? 0.8 : 0.65,
    before: free,
    after: open,
  };
}

/** How much of the question stands in the label, the clause, just before it, in the sentence and round it. */
function closeness(
  question: Question,
  held: Held,
  index: number,
  round: Surroundings,
  label: string,
  of: string,
  ofShare: number,
): number {
  const near = held.nearnessAt(index);
  const passage = held.read.passages[index]?.normal ?? '';
  const carried = goesOn.test(passage);
  let fit = 0;
  for (const [t, term] of question.terms.entries()) {
    const verb = /^v$/u.test(term.tag);
    const elsewhere = says(passage, term) > 0 ? 0.5 : carried ? 0.45 : 0.3;
    const weight = verb ? term.weight * 1.5 : term.weight;
    fit +=
      weight *
      Math.max(
        says(label, term),
        ofShare * says(of, term),
        0.85 * says(round.clause, term),
        round.previousShare * says(round.previous, term),
        (verb ? 0.5 : 1) * elsewhere * (near[t] ?? 0),
      );
  }
  return fit;
}

/** `这35家`, `本次新增的35家`, `其他3家`: part of what was counted; `由原来的1元`: what it was. */
const partBefore = /(?:这|那|新增的?|其他|另外|其余|上述|剩余|本次.{0,4})$/u;
const formerBefore = /(?:由|从)?原(?:来|先|本)?的?[^，,。]{0,12}$/u;
/** `降至0.5元`: what it is now. */
const presentBefore = /^[^，,]{0,2}(?:降至|升至|增至|调至|降到|增加到|提高到)$/u;

/** Whom an amount is surely of: 机床产业, not 力量. */
const owner = /(?:产业|行业|有限公司|集团|街道|镇|村|全市|全省|全区)$/u;

/** `一期`, `第二批`, `最高`: part of a thing, not the thing. */
const particular = /^第?[一二三四五六七八九十\d]+[期批]$/u;

/** 宽多少 is no 长, 有多高 no 深. */
const dimension = /(?<which>[宽高深厚长])(?:度|是|有|达)*(?:多少|几)|多(?<how>[宽高深厚长])/u;

function isOtherDimension(question: Question, quantity: Quantity, counted: string): boolean {
  const { which, how } = dimension.exec(question.text)?.groups ?? {};
  const asked = which ?? how;
  return quantity.kind === 'length' && asked !== undefined && !counted.includes(asked);
}

/** Whether the head of what is counted, and half of what says more of it, stand with the amount. */
function isCounted({ measured, head }: Question, counted: string): boolean {
  const keys = measured.filter(({ role }) => role === 'key');
  // 多少个充电桩: what is no verb is said, however plain a word.
  const last = measured.at(-1);
  if (keys.length === 0) return !last || !/^[nqxj]/u.test(last.tag) || says(counted, last) > 0;
  const total = keys.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const said = keys.reduce((sum, term) => sum + term.weight * says(counted, term), 0);
  return (head === null || says(counted, head) > 0) && said / total >= 0.5;
}

/** `比全区高多少`: how far apart two are. */
const differenceAsked = /比.{1,10}(?:高|低|快|慢|多|少)(?:出|了)?(?:多少|几)/u;
const lasting = /为期|历时|用时|长达|持续|短短|不到|期限|周期|[至到]/u;
/** `距今5800年`: how long ago, not how long. */
const ago = /距今(?:约|大约|已有)?$/u;
const onceDone = /(?:达产|投产|建成|量产|完工)后/u;
const ofTheCity = /全市|市域|陆域|全域|总面积/u;
const { narrowing } = questionWords;
/** `有几家孵化器` asks for all there are: `全市已建成孵化器11家`, not `2家孵化器上榜`. */
const wholeAsked = /有(?:多少|几)/u;
const wholeSaid = /共有|现有|拥有|累计|建成|总数|(?:已|总)共/u;

const places = new RegExp(
  anyOf([
    ...questionWords.home,
    ...questionWords.regions,
    ...townNames.map((name) => normalise(name).slice(0, 2)),
  ]),
  'u',
);
const namesPlace = (text: string): boolean => places.test(text);

/** How well an amount answers; null when what is counted stands nowhere near it. */
function fitOf(
  question: Question,
  held: Held,
  index: number,
  quantity: Quantity,
  all: readonly Quantity[],
): { readonly fit: number; readonly said: number } | null {
  const passage = held.read.passages[index];
  const unit = question.unit;
  if (!passage || !unit) return null;
  const figure = figureOf(held, passage.text, quantity);
  const sameKind = all.filter(
    ({ kind, spelled, valueTo }) => kind === quantity.kind && (!spelled || valueTo !== null),
  );
  const ends = sameKind.filter(({ end }) => end <= quantity.start).map(({ end }) => end);
  // 收费1元降至0.5元: the second amount is of what the first was.
  const changed = presentBefore.test(
    passage.text.slice(ends.at(-1) ?? 0, quantity.start).replace(/^.*[，,]/u, ''),
  );
  const taken = (changed ? ends.at(-2) : ends.at(-1)) ?? 0;
  const next = Math.min(
    passage.text.length,
    ...all.filter(({ start }) => start >= quantity.end).map(({ start }) => start),
  );
  const rate = quantity.kind === 'share' || quantity.kind === 'ratio';
  const round = surroundings(passage.normal, quantity.start, quantity.end, rate ? 0 : taken, next);
  const label = normalise(figure?.label ?? '');
  const of = normalise(figure?.of ?? '');
  // A length or an area may stand some clauses behind what it is of: 暗埋段，…，长710米.
  const wide = ['length', 'area', 'temperature'].includes(quantity.kind) ? round.before : round.previous;
  // 受理诉求565个，已解决516个: an amount with but a verb goes on about what was counted before it.
  const last = sameKind.filter(({ end }) => end <= quantity.start).at(-1);
  const bare = last && quantity.start - last.end < 7 && last.unit === quantity.unit;
  const earlier = bare ? surroundings(passage.normal, last.start, last.end, 0, last.end).clause : '';
  const beside = bare ? { ...round, previous: earlier, previousShare: 0.8 } : round;
  const counted = `${round.clause} ${wide} ${earlier} ${label} ${of}`;
  if (!isCounted(question, counted)) return null;
  if (isOtherDimension(question, quantity, `${round.clause} ${label}`)) return null;
  // 2家孵化器 counts no 企业, whatever stands round it; 24支队伍参加 says itself what it counts.
  const isNamedAfter = label.length > 1 && passage.normal.startsWith(label, quantity.end);
  const named = passage.normal.slice(quantity.start, quantity.end) + label;
  if (quantity.kind === 'count' && isNamedAfter && question.head && says(named, question.head) === 0)
    return null;
  if (question.kind === 'duration') {
    const said = lasting.test(round.clause) || question.measured.some((term) => says(round.clause, term) > 0);
    if (!said || ago.test(passage.normal.slice(0, quantity.start))) return null;
  }
  // 达产后产值可达2亿元: of no year yet.
  if (question.periods.length > 0 && onceDone.test(round.clause)) return null;
  // 平湖面积 is not that of a building in it.
  const city = question.terms.every((term) => isHome(term) || question.measured.includes(term));
  if (quantity.kind === 'area' && city && !ofTheCity.test(passage.normal)) return null;
  // 一期投资 is not the 总投资, 首个 not any.
  const elsewhere = (term: Term) => says(counted, term) === 0 && says(passage.normal, term) > 0;
  if (question.terms.some((term) => particular.test(term.text) && elsewhere(term))) return null;
  if (owner.test(of) && !question.terms.some((term) => says(of, term) > 0)) {
    const [name] = question.terms
      .filter((term) => term.role === 'key' && !term.common)
      .sort((x, y) => y.weight - x.weight);
    if (name && !question.measured.includes(name) && says(counted, name) === 0) return null;
  }
  const [first] = question.terms;
  // 平湖4件文物亮相上海博物馆 says nothing of how many 上海博物馆 has.
  if (first && isElsewhere(first) && !question.terms.some(isHome) && saysHome(round.clause)) return null;

  const before = passage.normal.slice(0, quantity.start);
  let fit = closeness(question, held, index, beside, label, of, rate ? 0.95 : 0.7);
  for (const term of question.measured) if (says(counted, term) === 0) fit -= 0.5 * term.weight;
  for (const term of question.terms) {
    // 九寨沟16户 is beside 平湖106户: a place belongs to the amount it stands with.
    const isOther = term.tag === 'ns' && !isHome(term) && says(counted, term) === 0;
    if (isOther && says(passage.normal, term) > 0 && (says(before, term) === 0 || namesPlace(counted)))
      fit -= 0.6 * term.weight;
  }
  // 微网格 is more than the 网格 asked for.
  const known = question.terms.reduce((sum, term) => sum + says(label, term) * term.text.length, 0);
  fit -= 0.12 * Math.min(8, figure ? Math.max(0, label.length - known) : 3);
  if (partBefore.test(before)) fit -= 0.8;
  if (differenceAsked.test(question.text) && !/(?<![同环占])比/u.test(round.clause)) fit -= 2;
  // 整机及零部件企业 are more than the 整机企业 asked for.
  if (/[及和与、]/u.test(label) && !/[及和与、]/u.test(question.text)) fit -= 0.8;
  // 规上外资企业 are fewer than the 外资企业 asked for.
  if (narrowing.some((word) => label.includes(word) && !question.text.includes(word))) fit -= 0.8;
  if (wholeAsked.test(question.text) && wholeSaid.test(before)) fit += 1.5;
  if (formerBefore.test(before)) fit += question.former ? 1.5 : -0.5;
  if (changed) fit += question.former ? -1.5 : 0.5;
  if (quantity.spelled && !figure) fit -= 0.5;
  if (unit.word !== null)
    fit +=
      unit.word === quantity.unit.replace(/[（(].*/u, '')
        ? 1
        : quantity.unit.endsWith(unit.word)
          ? 0.6
          : -0.5;
  const own = question.terms.filter((term) => !isHome(term)).sort((x, y) => y.weight - x.weight);
  const total = own.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const over = question.measured.length ? held.read.heading : '';
  const saidOf = (term: Term) =>
    Math.max(says(counted, term), question.measured.includes(term) ? 0 : says(over, term));
  const said = own.reduce((sum, term) => sum + term.weight * saidOf(term), 0) / total;
  const [rarest] = own;
  const ofIt = rarest === undefined || saidOf(rarest) > 0;
  if (question.yearsAgo !== null) fit += figure?.period ? 1 : -0.7;
  return { fit, said: ofIt ? said : 0 };
}

/** 今年's growth is not last year's, nor is an undated amount 前年's; `1至6月` is not `1至7月`. */
function isOfAnotherYear(
  { yearsAgo, months }: Question,
  held: Held,
  period: string | null,
  sentence: string,
): boolean {
  if (months !== null && !sentence.replace(/[到—-]/gu, '至').includes(months)) return true;
  const year = Number(held.read.article.date?.iso.slice(0, 4));
  if (yearsAgo === null || !year) return false;
  if (period === null) return yearsAgo < -1;
  return !period.startsWith(String(year + yearsAgo));
}

function figureOf(held: Held, sentence: string, quantity: Quantity): Figure | undefined {
  return held.read.article.figures.find((one) => one.sentence === sentence && one.text === quantity.text);
}

/** `2017年`, `9月底`, `10月8日上午`, `2003年9月`, `今年三季度`, `去年8月`: a time as an answer, as printed. */
const timeForm =
  /(?:(?:(?:19|20)\d{2}年(?:度)?|今年|去年|前年|明年|后年)(?:第?[一二三四]季度|[上下]半年|年?[初底末]|春节前?)?(?:\d{1,2}月(?:份)?)?|\d{1,2}月(?:份)?)(?:\d{1,2}日|[上中下]旬|[底初末])?(?:上午|下午|晚上|凌晨)?|第?[一二三四]季度|[上下]半年|(?:昨天|前天|今天|明天)(?:上午|下午|晚上)?|每周[一二三四五六日天](?:上午|下午|晚上)?|每[天晚]|近日|日前|春节前?|小年夜|除夕|元宵节?|清明节?|端午节?|中秋节?|国庆节?|元旦|劳动节|重阳节|年[底初]|月底|\d{1,2}[:：]\d{2}|\d{1,2}(?:时|点)(?:左右|\d{1,2}分)?/gu;

/** `末班车几点` wants the hour. */
const clockAsked = /几点|几时/u;
const clock = /[时点]|\d[:：]\d/u;

/** Times that say little: an article's own day. */
const vague = /^(?:近日|日前|昨天|今天|明天|年[初底]|月底|上午|下午)/u;

/** Whether what happens is not said beside a time: `什么时候落户` is not answered by any 2024年. */
function isElsewhen({ measured }: Question, beside: string): boolean {
  const verbs = measured.filter(({ tag, also }) => /^v/u.test(tag) || also.length > 0);
  const needed = verbs.length ? verbs : measured;
  return needed.length > 0 && needed.every((term) => says(beside, term) === 0);
}

/** Where the times listed end: `今年三季度、明年陆续投产` tells of neither which is whose. */
function listEnd(text: string, end: number): number {
  const next = new RegExp(`^[、和](?:${timeForm.source})`, 'u').exec(text.slice(end));
  return next ? listEnd(text, end + next[0].length) : end;
}

/** The time in a sentence whose clause says most of the question. */
export function timeAt(question: Question, held: Held, index: number): ShortAnswer | null {
  const passage = held.read.passages[index];
  if (!passage) return null;
  const { date, paragraphs } = held.read.article;
  const before = (paragraphs[passage.paragraph] ?? '').slice(0, passage.start);
  const periods = findPeriods(passage.text, date, lastYearOf(findPeriods(before, date)));
  let best: ShortAnswer | null = null;
  let taken = 0;
  for (const match of passage.normal.matchAll(timeForm)) {
    const start = match.index;
    if (start < taken || (clockAsked.test(question.text) && !clock.test(match[0]))) continue;
    const end = listEnd(passage.normal, start + match[0].length);
    const round = surroundings(passage.normal, start, end, taken, passage.normal.length);
    taken = end;
    const beside = `${round.clause} ${round.previous}`;
    if (!held.entry && isElsewhen(question, `${beside} ${round.after}`)) continue;
    const unsaid = question.measured.reduce(
      (sum, term) => sum + (says(beside, term) === 0 ? 0.5 + 0.8 * term.weight : 0),
      0,
    );
    const fit =
      closeness(question, held, index, round, '', '', 0) - unsaid - (vague.test(match[0]) ? 1.5 : 0);
    if (best && best.fit >= fit) continue;
    const isList = end > start + match[0].length;
    const period = isList ? undefined : periods.find((one) => one.start < end && one.end > start);
    best = { text: passage.text.slice(start, end), period: period?.iso ?? null, fit, said: 1, value: null };
  }
  return best;
}
