import { simplified, surnames } from '../language/index.js';
import type { BylineName } from '../news/index.js';
import { pageWords } from './lexicons.js';
import { marks } from './marks.js';

/** What a byline must have somewhere: a bullet, a bracket, or a character of a role. */
const mayBeByline = new RegExp(`^[${marks}◣◤丨|（(]|[者员影摄图生字]`, 'u');
const spacedOut = (word: string) => [...word].join(String.raw`\s*`);
const role = [...pageWords.bylineRoles]
  .sort((a, b) => b.length - a.length)
  .map(spacedOut)
  .join('|');
/** A mark, or the letter that a font of marks has it at (Wingdings: n ■, l ●, u ◆, o □), as some tools write it. */
const bullet = new RegExp(
  String.raw`^(?:[${marks}◣◤丨|]|[nluopq](?=(?:本报)?(?:${role})|\p{Script=Han}{2,4}(?:\s\p{Script=Han}{1,4})*\s摄$))\s*`,
  'iu',
);
/** Matches the paper's name before a role, which is no part of it: `本报`, `本刊`, `晚报`, `商讯`. */
const outlet = String.raw`(?:本\s*[报刊台网]\s*|\p{Script=Han}{1,4}?[报讯刊台网])?`;
const roleForm = new RegExp(`${outlet}(${role})`, 'gu');
/** Matches `王 强 摄`, `文/摄` at a byline's end, ` 文摄` where the stroke was lost; not the end of the name `乌力图`. */
const takenBy =
  /[\s/]*(?:(?:文\s*[/／、]\s*|\s文\s*)?(?:摄影?|供图|摄影报道)|(?:文\s*[/／、]|\s文|[\s/／])\s*图)$/u;
/** Matches the end of `张三 李四 文/摄`, `王强 文并图`, `李四/文`, `记者 张三 报道`: what they did, no name. */
const didBoth =
  /\s*(?:(?:文\s*(?:[/／、&]|并)?\s*[摄图]|图\s*[/／、&]?\s*文|图文)(?:影|片)?|[/／]\s*文|(?<!摄影)报道|\s整理)$/u;
const between = /[\s、,，;；/:：|｜丨]+/u;
const han = /^\p{Script=Han}+$/u;
const personName = /^(?:\p{Script=Han}{2,4}|\p{Script=Han}+·\p{Script=Han}+)$/u;

/**
 * The names of a byline line, or null when the line is none. Names printed with inner blanks are
 * joined (`查 岭` → 查岭). A bullet with a name and no role is a columnist's pen name (作者).
 * Examples: `■记 者 胡晓岚`, `通讯员 张 禾 顾云舟`, `■记者 冯小川 通讯员 张远帆`, `■余有声`, `王强 摄`.
 * No byline: `记者从县粮食局了解到`.
 */
export function parseByline(line: string): BylineName[] | null {
  const simple = simplified(line);
  const byline = parseSimplified(simple);
  if (!byline || simple === line) return byline;
  const [closed, printed] = [simple, line].map((text) => text.replace(/\s/gu, '')) as [string, string];
  return byline.map(({ role, name }) => {
    const at = closed.indexOf(name);
    return { role, name: at < 0 ? name : printed.slice(at, at + name.length) };
  });
}

const mostWrapped = 4;

/**
 * The names of a byline that a narrow column broke: between two names, inside one, or after a role. Of all ways to
 * close up its lines the one in which most names begin as names do; null when there is none.
 * Examples: `记者 卢晓峰 通讯员 汤` / `颖`, `记者 卢晓峰 通讯` / `员 汤颖`.
 */
export function wrappedByline(lines: readonly string[]): BylineName[] | null {
  if (lines.length < 2 || lines.length > mostWrapped) return null;
  const ways = lines
    .slice(1)
    .reduce<readonly string[]>(
      (begun, line) => begun.flatMap((text) => [`${text} ${line}`, `${text}${line}`]),
      lines.slice(0, 1),
    );
  let best: { readonly names: BylineName[]; readonly odd: number } | null = null;
  for (const way of ways) {
    const names = parseByline(way);
    if (!names) continue;
    const odd = names.filter(({ name }) => [...name].length > 3 || !startsLikeName(simplified(name))).length;
    if (odd < (best?.odd ?? Number.POSITIVE_INFINITY)) best = { names, odd };
  }
  return best?.names ?? null;
}

/** Matches `文/张三 图/李四`, `文/本报记者 张三 图/李四`, `记者 张三/文 李四/图`: one wrote, the other took the picture. */
const wordsAndPictures = /^文\s*[/:：丨|｜]\s*(\S.*?)\s+图\s*[/:：丨|｜]\s*(\S.*)$/u;
const wordsThenPictures = /^(\S.*?)[\s/／]文\s+(\p{Script=Han}[\p{Script=Han}\s]*?)[\s/／](?:图|摄)$/u;
/** Who gave a picture, and is nobody by name. */
const givenBy = /^(?:受访|资料|网络|企业|单位|作者)/u;

const hasRole = (printed: string) => printed.search(roleForm) === 0;

function parseSimplified(line: string): BylineName[] | null {
  if (line.length > 80 || !mayBeByline.test(line) || /[。；！？]/u.test(line)) return null;
  const bulleted = bullet.test(line);
  const unmarked = line.replace(bullet, '');
  const [, wrote, took] = wordsAndPictures.exec(unmarked) ?? wordsThenPictures.exec(unmarked) ?? [];
  if (wrote && took) {
    const writers = hasRole(wrote) ? parseSimplified(wrote) : named('作者', wrote);
    if (givenBy.test(took)) return writers;
    const photographers = hasRole(took) ? parseSimplified(took) : named('摄影', took);
    return (
      writers && photographers && [...writers, ...photographers.map(({ name }) => ({ role: '摄影', name }))]
    );
  }
  const text = line
    .replace(bullet, '')
    .replace(/^[（(【](.*)[)）】]$/u, '$1')
    .replace(/^(?:文|图|文\s*\/\s*图|图\s*\/\s*文)\s*[/:：丨|｜]\s*/u, '')
    .trim();
  const roles = [...text.matchAll(roleForm)];
  const first = roles[0];
  if (!first) {
    const both = text.replace(didBoth, '');
    const writers = both === text ? null : named('作者', both);
    // `系列报道` is nobody's name.
    if (writers && (bulleted || writers.every(({ name }) => startsLikeName(name)))) return writers;
    return (
      namesWithoutRole(text, bulleted, surelyTaken.test(line.trim())) ??
      (/^[（(].*[)）]$/u.test(line.trim()) ? authorIn(text) : null)
    );
  }
  if (first.index !== 0) {
    // `胡晓岚 记者` is no form of ours, `王强 摄影` is.
    const suffix = /^(.*?)\s*(?:摄\s*影(?:\s*报\s*道)?)$/u.exec(text)?.[1];
    if (suffix && !/[者员生]/u.test(suffix)) return named('摄影', suffix);
    // `王强 记者 李四 摄`: the first has no role of his own.
    const before = /摄影?$/u.test(text) ? named('摄影', text.slice(0, first.index)) : null;
    const others =
      before?.every(({ name }) => startsLikeName(name)) && parseSimplified(text.slice(first.index));
    return before && others ? [...before, ...others] : null;
  }
  const byline: BylineName[] = [];
  const pictures =
    /^图\s*[/：:]/u.test(line) ||
    takesPictures(
      text,
      roles.map(([, printed = '']) => roleName(printed)),
    );
  for (const [index, match] of roles.entries()) {
    const end = roles[index + 1]?.index ?? text.length;
    const printed = text
      .slice(match.index + match[0].length, end)
      .replace(/^\s*[:：/丨|｜]\s*/u, '')
      .trim();
    const taken = takenBy.exec(printed);
    const rest = (taken ? printed.slice(0, taken.index) : printed).replace(didBoth, '');
    // `摄影 记者 姜一峰`: the one role says what the other did.
    if (pictures && rest.trim() === '') continue;
    const names = named(pictures ? '摄影' : roleName(match[1] ?? ''), rest);
    if (!names) return null;
    byline.push(
      ...(taken && !/文/u.test(taken[0]) ? names.map(({ name }) => ({ role: '摄影', name })) : names),
    );
  }
  return byline.length > 0 ? byline : null;
}

/** Whether all a byline names took pictures: `记者 刘丹 通讯员 李四 摄`, `摄影 记者 姜一峰`. */
function takesPictures(text: string, roles: readonly string[]): boolean {
  const [first, second] = roles;
  if (/文\s*[/／、]|\s文\s*摄/u.test(text)) return false;
  return (
    (/摄$/u.test(text) && !/摄影/u.test(text)) ||
    (first === '摄影' &&
      second !== undefined &&
      /^摄\s*影[\s:：/]*(?:本报)?\p{Script=Han}{0,3}(?:记\s*者|通\s*讯\s*员)/u.test(text)) ||
    /摄影报道$/u.test(text)
  );
}

function roleName(printed: string): string {
  // `摄影 记者 张三`: what he did, and what he is.
  if (/影\s+记/u.test(printed)) return '摄影';
  return printed
    .replace(/\s/gu, '')
    .replace(/^本报/u, '')
    .replace(/^全媒体/u, '');
}

/** Matches `舟溪 摄`, `舟溪 禾苗 摄`, `（舟溪摄）`, `图/舟溪`: what says that they are names, whatever they begin with. */
const surelyTaken =
  /^(?:\p{Script=Han}{2,3}(?:\s\p{Script=Han}{2,3})?\s摄|[（(]\p{Script=Han}{2,3}\s?摄[)）]|[（(]?图\s*[/：:丨]\s*\p{Script=Han}\s?\p{Script=Han}{1,2}[)）]?)$/u;

function namesWithoutRole(text: string, bulleted: boolean, sure: boolean): BylineName[] | null {
  const taken = /^(.*?)\s*[/\s]?(?:摄影?|图)$/u.exec(text)?.[1];
  if (taken) {
    const names = named('摄影', taken);
    if (sure || names?.every(({ name }) => startsLikeName(name))) return names;
  } else if (sure) return named('摄影', text);
  return bulleted ? named('作者', text) : null;
}

/** A name in brackets and nothing else: `（杨 波）`. */
function authorIn(text: string): BylineName[] | null {
  const names = named('作者', text);
  const [only] = names ?? [];
  if (names?.length === 1 && only && /^\p{Script=Han}{3}$/u.test(only.name) && !isAside(only.name))
    return names;
  return names?.every(({ name }) => startsLikeName(name) && [...name].length <= 3) ? names : null;
}

/** Whether what stands in brackets is a remark, and nobody: `（资料图）`, `（本版图）`. */
const isAside = (text: string) =>
  pageWords.bracketedAsides.includes(text) || /[图版讯题稿报片等]$|^[本上下左右原]/u.test(text);

function named(as: string, printed: string): BylineName[] | null {
  const names = splitNames(printed);
  return names && names.length > 0 ? names.map((name) => ({ role: as, name })) : null;
}

/** `张 禾 顾云舟` → 张磊, 顾云舟; null when a part cannot be a name. */
export function splitNames(printed: string): string[] | null {
  const parts = printed
    .trim()
    .split(between)
    .filter((part) => part !== '');
  const names: string[] = [];
  let singles: string[] = [];
  const close = () => {
    const grouped = groupSingles(singles);
    // Letter-spaced running text is no row of names: `记 者 从 县 粮 食 局 了 解 到`.
    if (singles.length > 3 && !grouped.every(startsLikeName)) names.push('');
    names.push(...grouped);
    singles = [];
  };
  for (const part of parts) {
    if ([...part].length === 1 && han.test(part)) {
      singles.push(part);
      continue;
    }
    close();
    names.push(...(runTogether(part) ?? [part]));
  }
  close();
  return names.length <= 12 && names.every((name) => personName.test(name)) ? names : null;
}

/** How many characters names run together may have each, by the length of the run. */
const cuts: Readonly<Record<number, readonly (readonly number[])[]>> = {
  4: [[2, 2]],
  5: [
    [3, 2],
    [2, 3],
  ],
  6: [
    [3, 3],
    [2, 2, 2],
  ],
};

/** 张禾顾云舟, two names whose blank was lost; null for what is one name, or none. */
function runTogether(part: string): string[] | null {
  const isOne = part.length === 4 && surnames.has(part.slice(0, 2));
  if (isOne || !han.test(part)) return null;
  for (const sizes of cuts[part.length] ?? []) {
    let at = 0;
    const names = sizes.map((size) => {
      at += size;
      return part.slice(at - size, at);
    });
    if (names.every(startsLikeName)) return names;
  }
  return null;
}

/** Single characters as names of two or three, each beginning with a surname where that can be: 张禾顾云舟 → 张磊, 顾云舟. */
function groupSingles(singles: readonly string[]): string[] {
  if (singles.length <= 3) return singles.length === 0 ? [] : [singles.join('')];
  const sizes = singles.length % 2 === 0 ? [2, 3] : [3, 2];
  for (const size of sizes) {
    const rest = singles.slice(size);
    if (rest.length === 1 || !startsLikeName(rest.join(''))) continue;
    return [singles.slice(0, size).join(''), ...groupSingles(rest)];
  }
  return [singles.slice(0, 2).join(''), ...groupSingles(singles.slice(2))];
}

/** Names alone on a line, continuing the byline above it: `徐晓禾`. */
export function parseMoreNames(line: string): string[] | null {
  if (line.length > 40) return null;
  const names = didBoth.test(` ${line}`) ? null : splitNames(line);
  return names && names.length > 0 && names.every((name) => [...name].length <= 3 && startsLikeName(name))
    ? names
    : null;
}

/** Whether a name begins with a surname. */
export function startsLikeName(name: string): boolean {
  return surnames.has(name.slice(0, 1)) || surnames.has(name.slice(0, 2));
}

/** Whether a line is one name and nothing else, of two or three characters: `王文清`. */
export function isBareName(line: string): boolean {
  const length = [...line].length;
  return (length === 2 || length === 3) && parseMoreNames(line) !== null;
}
