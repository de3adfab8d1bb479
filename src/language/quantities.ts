import { anyOf } from './anyOf.js';
import { afterAmounts, beforeAmounts, type UnitKind, unitKinds, units } from './lexicons.js';
import { readNumeral } from './numerals.js';

/** An amount with its unit, where it stands in a text. Dates, ordinals, codes and addresses are none. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  /** Verbatim, with its qualifiers: `近12万户`. */
  readonly text: string;
  /** In units of `unit`; the lower end of a range. */
  readonly value: number;
  readonly valueTo: number | null;
  /** With its multiplier: 万户, 亿元. A bare fraction such as `1/3` has the unit ''. */
  readonly unit: string;
  readonly kind: UnitKind;
  readonly qualifier: string | null;
  /** Whether the number was written in Chinese characters. */
  readonly spelled: boolean;
}

const kindOf = new Map<string, UnitKind>(
  unitKinds.flatMap((kind) => units[kind].map((unit) => [unit, kind] as const)),
);

const digits = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`;
/** `千瓦`, `千克`: units that begin like a multiple of a number. */
const prefixed = anyOf([...kindOf.keys()].filter((unit) => /^[百千万]./u.test(unit)));
const characters = `(?:(?!${prefixed})[一二两三四五六七八九十百千零〇]|(?<=[一二两三四五六七八九十百千])[万亿几])+|几十|十几`;
const multiplier = `(?!${prefixed})(?:[十百千]?万亿|[十百千]?亿|[十百千]?万|千|百)`;
const unit = anyOf([...kindOf.keys()]);
const range = '至|到|[-—–~～]{1,2}';

/**
 * Matches `近12万户`, `13000余件`, `800万元至900万元`, `10%—15%`, `30多个`, `六七十户`, `2亿元左右`.
 * Must not match in `G228`, `EU5`, `第35家`, `1+3+N`, `2.0合作`, `S302`, `12345`.
 */
const quantityForm = new RegExp(
  String.raw`(?:(?<![签合预节临靠邻附最])(?<before>${anyOf(beforeAmounts)}))?\s?` +
    String.raw`(?<![A-Za-z\d.+第/#一二两三四五六七八九十百千零〇])(?<low>${digits}|${characters})(?<lowMore>[余多几来])?\s?(?<lowTimes>${multiplier})?(?<lowLate>[余多几来])?\s?(?<lowUnit>${unit})?` +
    String.raw`(?:(?<to>${range})(?<high>${digits}|${characters})(?<highTimes>${multiplier})?\s?(?<highUnit>${unit}))?` +
    `(?<after>${anyOf(afterAmounts)})?`,
  'gu',
);

/** `1/3`, `三分之一`; not `2023/7/7`. */
const fractionForm = new RegExp(
  String.raw`(?<before>${anyOf(beforeAmounts)})?(?:(?<![\d/.])(?<part>\d{1,3})/(?<whole>\d{1,3})(?![\d/])|(?<wholeSpelled>[二三四五六七八九十百]+)分之(?<partSpelled>[一二三四五六七八九十]+))`,
  'gu',
);

/** A round sum with no number: `突破亿元大关`; not `超亿美元、10亿元以上项目`, a class. */
const roundForm =
  /(?<before>突破|超过|超|逾|迈上|跨过|跨越)(?<times>[十百千]?亿|[十百千]万)(?<unit>元|美元|欧元)(?=大关|[，,。；;！”]|$)/gu;

/** `不到半年`; not `上半年`, `两个半小时`, `半年报`. */
const halfForm =
  /(?<![上下前后大小多个年月天一]|每)(?<before>不到|将近|近|约|超过|超|逾)?半(?<unit>个多?月|个小时|小时|年|天)(?!报|度)/gu;

/** What may follow a number and make it part of a name: `1小时交通圈`, `5年期`, `3人制`, `2层楼`. */
const nameAfter = /^(?:交通圈|生活圈|服务圈|经济圈|通勤圈|人制|年期|级市|世纪)/u;

const multiples: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['十亿', 1e9],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
];

/** A unit without its multiple: `亿元` is 元 100,000,000 times, `千瓦` once. */
export function baseUnit(unit: string): { readonly unit: string; readonly times: number } {
  const [prefix, times] = multiples.find(([word]) => unit.startsWith(word)) ?? ['', 1];
  return kindOf.has(unit) && unit !== '亿人'
    ? { unit, times: 1 }
    : { unit: unit.slice(prefix.length), times };
}

/** The amounts of a text, in order. */
export function readQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(quantityForm)) {
    const quantity = fromMatch(match, text);
    if (quantity) found.push(quantity);
  }
  for (const match of text.matchAll(fractionForm)) {
    const { part, whole, partSpelled, wholeSpelled } = match.groups ?? {};
    const over = part ? Number(part) : (readNumeral(partSpelled ?? '') ?? 0);
    const under = whole ? Number(whole) : (readNumeral(wholeSpelled ?? '') ?? 0);
    const fraction = inWords(match, { value: over / under, unit: '', kind: 'share', spelled: !part });
    const { start, end } = fraction;
    if (under && over < under && !found.some((other) => other.start < end && other.end > start))
      found.push(fraction);
  }
  for (const match of text.matchAll(roundForm)) {
    const unit = `${match.groups?.times}${match.groups?.unit}`;
    found.push(inWords(match, { value: 1, unit, kind: 'money', spelled: true }));
  }
  for (const match of text.matchAll(halfForm)) {
    const unit = match.groups?.unit ?? '';
    found.push(inWords(match, { value: 0.5, unit, kind: 'duration', spelled: true }));
  }
  return found.sort((a, b) => a.start - b.start);
}

/** An amount whose form tells its value. */
function inWords(
  match: RegExpExecArray,
  told: Pick<Quantity, 'value' | 'unit' | 'kind' | 'spelled'>,
): Quantity {
  const [text] = match;
  const end = match.index + text.length;
  return { start: match.index, end, text, valueTo: null, qualifier: match.groups?.before ?? null, ...told };
}

function fromMatch(match: RegExpMatchArray, text: string): Quantity | null {
  const g = match.groups ?? {};
  const found = match.index ?? 0;
  const start = found + match[0].length - match[0].trimStart().length;
  const end = found + match[0].trimEnd().length;
  const measured = g.highUnit ?? g.lowUnit;
  if (!measured || nameAfter.test(text.slice(end))) return null;
  const before = text.slice(0, start);
  const kind = kindIn(measured, g, before);
  if (!kind) return null;
  const low = readNumber(g.low ?? '');
  if (low === null) return null;
  if (isTime(g, low.value, measured, before, text.slice(end))) return null;
  const high = g.high ? readNumber(g.high) : null;
  // 翻了一番 is one expression.
  const doubled = measured === '番' ? /翻了?$/u.exec(before)?.[0].length : undefined;
  const times = g.highUnit ? (g.highTimes ?? g.lowTimes ?? '') : (g.lowTimes ?? '');
  const qualifiers = [g.before, g.lowMore ?? g.lowLate, g.after].filter((part) => part !== undefined);
  return {
    start: start - (doubled ?? 0),
    end,
    text: text.slice(start - (doubled ?? 0), end),
    value: low.value,
    valueTo: high?.value ?? low.to,
    unit: `${times}${measured}`,
    kind,
    qualifier: qualifiers.length ? qualifiers.join('…') : null,
    spelled: low.spelled,
  };
}

interface ReadNumber {
  readonly value: number;
  /** The upper end of `七八`, `六七十`. */
  readonly to: number | null;
  readonly spelled: boolean;
}

/** `七八` and `六七十` name two neighbours: 7 to 8, 60 to 70. */
const neighbours = /^(?<low>[一二两三四五六七八])(?<high>[二三四五六七八九])(?<place>[十百千]?)$/u;

function readNumber(text: string): ReadNumber | null {
  if (/^\d/u.test(text)) return { value: Number(text.replaceAll(',', '')), to: null, spelled: false };
  const pair = neighbours.exec(text)?.groups;
  if (pair) {
    const low = readNumeral(`${pair.low}${pair.place}`);
    const high = readNumeral(`${pair.high}${pair.place}`);
    if (low !== null && high !== null && high > low) return { value: low, to: high, spelled: true };
  }
  if (text === '几十') return { value: 10, to: null, spelled: true };
  const value = readNumeral(text.replace(/几$/u, ''));
  return value === null ? null : { value, to: null, spelled: true };
}

/** `用电2亿度`, `最高气温36度`; of `转身90度` and `55度的酒` it cannot be said what they measure. */
function kindIn(
  measured: string,
  g: Record<string, string | undefined>,
  before: string,
): UnitKind | undefined {
  if (measured !== '度') return kindOf.get(measured);
  if (g.lowTimes || g.highTimes) return 'energy';
  return /[温热冷]\p{Script=Han}{0,5}$|零下$/u.test(before) ? 'temperature' : undefined;
}

/**
 * `2022年`, `1点左右`, the last of `8时20分` and the first of `12分40秒` are times; `5年`, `5800年到4300年`,
 * `收于3200点` and `得了86分` are amounts.
 */
function isTime(
  g: Record<string, string | undefined>,
  value: number,
  measured: string,
  before: string,
  rest: string,
): boolean {
  if (measured === '分')
    // `十分` says how much, not how many.
    return (
      /^\D/u.test(g.low ?? '') ||
      /[时点]\s?$/u.test(before) ||
      /^(?:[\d钟秒之别一-十百]|开|工|成)/u.test(rest)
    );
  if (measured !== '年') return measured === '点' && /^(?:左右|\d|半|钟|整|许|前|后)/u.test(rest);
  return !g.lowTimes && !g.lowMore && !g.lowLate && !g.high && value >= 1000 && value <= 2999;
}
