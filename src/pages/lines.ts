import { endsSentence, simplified } from '../language/index.js';
import type { LinePlace } from '../print/index.js';
import { parseByline } from './bylineForm.js';
import { undouble } from './doubling.js';
import { closeUp, columnWidth } from './spacing.js';

/** One printed line of a page that is not blank. */
export interface PageLine {
  /** 1-based, in the raw file, where a title that runs into its text counts as a line. */
  readonly number: number;
  /** 0-based, among the lines that are not blank. */
  readonly index: number;
  /** Without control characters, Markdown signs and blanks at its ends; inner blanks as found. */
  readonly text: string;
  /** With the blanks between Chinese characters closed up and a doubled text made single. */
  readonly closed: string;
  /** `closed` in simplified characters, in which the lexicons are written. */
  readonly plain: string;
  /** Of `closed`, in Chinese characters. */
  readonly width: number;
  readonly blankBefore: boolean;
  readonly indented: boolean;
  /** How far from its line's beginning it is printed, in characters. */
  readonly inset: number;
  readonly heading: boolean;
  readonly doubled: boolean;
  /** Where it is printed, on a page that came with its layout. */
  readonly place?: LinePlace | undefined;
}

const control = /[\u0000-\u0008\u000E-\u001F\u007F\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF\uFFFD]/gu;
const lineEnd = /\r\n|[\n\r\u000B\f\u0085\u2028\u2029]/u;
const wideBlank = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/gu;
/** Matches `## 青柳赴外地开展专场招聘会`, not `#1 机组`. */
const markdownHeading = /^#{1,6}\s+/u;
/** Matches the stars of `**平湖**`; single ones may be printed. */
const markdownStrong = /\*\*|__/gu;
const markdownQuote = /^(?:>\s?)+/u;
const markdownPicture = /!\[[^\]]{0,200}\]\([^)]{0,500}\)/gu;

/** Matches a line that Markdown prints bold from end to end: `**林间步道**`. */
const markdownBoldLine = /^(?:\*\*[^*]+\*\*|__[^_]+__)$/u;

/** The printed lines of a page's text, in order; `places` where its layout is known, by the number of the line. */
export function pageLines(text: string, places?: ReadonlyMap<number, LinePlace>): PageLine[] {
  const lines: (Omit<PageLine, 'index'> & { readonly blanks: number })[] = [];
  let blanks = 2;
  for (const [index, raw] of joinUpright(withMarks(linesOf(text, places))).entries()) {
    const cleaned = raw
      .replace(control, '')
      .replace(wideBlank, ' ')
      .replace(markdownPicture, '')
      .replaceAll('⸺', '——');
    const unquoted = cleaned.replace(markdownQuote, '').replace(markdownStrong, '');
    const printed = unquoted.trim().replace(markdownHeading, '').trim();
    if (printed === '' || /^[-=*_|\s]+$/u.test(printed)) {
      blanks++;
      continue;
    }
    const single = undouble(printed);
    const closed = withFullMarks(closeUp(single));
    lines.push({
      number: index + 1,
      text: single,
      closed,
      plain: simplified(closed),
      width: columnWidth(closeUp(single)),
      blankBefore: blanks > 0,
      blanks,
      indented: /^\s{1,4}\S/u.test(unquoted),
      inset: columnWidth(/^[ \u3000]*/u.exec(raw.replace(control, ''))?.[0] ?? ''),
      heading: markdownHeading.test(unquoted.trim()) || markdownBoldLine.test(cleaned.trim()),
      doubled: single !== printed,
      place: places?.get(index + 1),
    });
    blanks = 0;
  }
  const once = printedOnce(lines).map((line, index) => ({ ...line, index }));
  return isDoubleSpaced(once) ? once.map((line) => ({ ...line, blankBefore: line.blanks > 1 })) : once;
}

const fullMarks: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
};

/** Half-width marks after Chinese characters as full ones: a paper may print either. */
function withFullMarks(text: string): string {
  return text.replace(
    /(?<=[\p{Script=Han}”’》）)])[,.;:?!](?![.\dA-Za-z])/gu,
    (mark) => fullMarks[mark] ?? mark,
  );
}

/** So many rows may be printed again right below, wholly: a title set with its shadow. */
const mostAgain = 4;
const widestAgain = 30;

/** The lines of a page with titles that are printed twice, row below row, made single. */
function printedOnce<Line extends Pick<PageLine, 'closed' | 'width' | 'doubled'>>(
  lines: readonly Line[],
): Line[] {
  const kept: Line[] = [];
  for (let at = 0; at < lines.length; ) {
    const rows = rowsAgain(lines, at);
    const line = lines[at];
    if (rows > 0) kept.push(...lines.slice(at, at + rows).map((one) => ({ ...one, doubled: true })));
    else if (line) kept.push(line);
    at += Math.max(1, 2 * rows);
  }
  return kept;
}

/** How many rows from here on stand below them again; 0 for none. */
function rowsAgain(lines: readonly Pick<PageLine, 'closed' | 'width'>[], at: number): number {
  for (let rows = 1; rows <= mostAgain; rows++) {
    const [first, again] = [lines.slice(at, at + rows), lines.slice(at + rows, at + 2 * rows)];
    if (first.some(({ closed, width }) => width > widestAgain || endsSentence(closed))) return 0;
    if (again.length < rows || first.map(({ closed }) => closed).join('').length <= 3) continue;
    if (first.every(({ closed }, row) => closed === again[row]?.closed)) return rows;
  }
  return 0;
}

/** Matches `【路灯亮了】昨晚，…`: a title that runs into its text; `【核心提示】` is too short to be one. */
const runIn = /^([ \t\u3000]*【[^【】]{6,28}】)[ \t\u3000]*(?=[^ \t\u3000])/u;
/** Matches `●社区办起邻里节　昨天，…`: a title with a mark and a wide blank after it. */
const runInAfterMark =
  /^([ \t\u3000]*[■□●○◆◇★☆▲△◎][^\s。；]{2,24}(?: [^\s。；]{2,16})?)(?:\u3000| {2})[ \t\u3000]*(?=[^ \t\u3000].{5})/u;

const shortestRunIn = 6;

/** The lines of a text; where print does not tell more, a title that runs into its text is a line of its own. */
export function linesOf(text: string, places?: ReadonlyMap<number, LinePlace>): string[] {
  const lines = text.split(lineEnd);
  if (places) return lines;
  return lines.flatMap((line) => {
    const title = runIn.exec(line) ?? (parseByline(line.trim()) ? null : runInAfterMark.exec(line));
    return title?.[1] && columnWidth(title[1].trim()) >= shortestRunIn
      ? [title[1], line.slice(title[0].length)]
      : [line];
  });
}

/** Matches `N本报记者 张三`: a mark as the letter that a font of marks has it at, which some tools write instead. */
const roleAfter = String.raw`\p{Script=Han}{0,4}(?:记者|記者|通讯员|通訊員)`;
const letterBeforeRole = new RegExp(String.raw`^\s*([nluopq])(?=${roleAfter})`, 'iu');

/** The lines of a page with its mark before bylines as a mark, where a tool wrote it as a letter: before names alone too. */
function withMarks(lines: readonly string[]): readonly string[] {
  const letters = new Set(lines.flatMap((line) => letterBeforeRole.exec(line)?.[1] ?? []));
  if (letters.size === 0) return lines;
  const mark = new RegExp(`^(\\s*)[${[...letters].join('')}](?=\\p{Script=Han}{2,4}\\s*$|${roleAfter})`, 'u');
  return lines.map((line) => line.replace(mark, '$1■'));
}

/** Fewer lines of one character each are no title printed upright, one character below the other. */
const shortestUpright = 4;

/** A title printed upright in one line; the lines it leaves are blank, so that the numbers of all others stay. */
function joinUpright(lines: readonly string[]): string[] {
  const joined = [...lines];
  let upright: number[] = [];
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index]?.trim();
    if (line !== undefined && /^[\p{Script=Han}“”《》0-9]$/u.test(line)) upright.push(index);
    else if (line !== '' || upright.length === 0) {
      const [first] = upright;
      if (first !== undefined && upright.length >= shortestUpright) {
        joined[first] = upright.map((at) => lines[at]?.trim()).join('');
        for (const at of upright.slice(1)) joined[at] = '';
      }
      upright = [];
    }
  }
  return joined;
}

/** Some tools put a blank line after every printed one; then only two of them set anything apart. */
function isDoubleSpaced(lines: readonly PageLine[]): boolean {
  if (lines.length < 20) return false;
  const spaced = lines.filter(({ blankBefore }) => blankBefore).length;
  const wrapped = lines.filter(({ closed, width }) => width <= 60 && !endsSentence(closed)).length;
  return spaced > 0.9 * lines.length && wrapped > 0.6 * lines.length;
}
