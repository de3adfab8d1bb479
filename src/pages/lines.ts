import { endsSentence, simplified } from '../language/index.js';
import type { LinePlace } from '../print/index.js';
import { undouble } from './doubling.js';
import { closeUp, columnWidth } from './spacing.js';

/** One printed line of a page that is not blank. */
export interface PageLine {
  /** 1-based, in the raw file. */
  readonly number: number;
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
  readonly heading: boolean;
  readonly doubled: boolean;
  /** Where it is printed, on a page that came with its layout. */
  readonly place?: LinePlace | undefined;
}

const control = /[\u0000-\u0008\u000E-\u001F\u007F\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF\uFFFD]/gu;
const lineEnd = /\r\n|[\n\r\u000B\f\u0085\u2028\u2029]/u;
const wideBlank = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/gu;
/** Matches `## 平湖赴上海开展专场推介会`, not `#1 机组`. */
const markdownHeading = /^#{1,6}\s+/u;
/** Matches the stars of `**平湖**`; single ones may be printed. */
const markdownStrong = /\*\*|__/gu;
const markdownQuote = /^(?:>\s?)+/u;
const markdownPicture = /!\[[^\]]{0,200}\]\([^)]{0,500}\)/gu;

/** Matches a line that Markdown prints bold from end to end: `**水上栈道**`. */
const markdownBoldLine = /^(?:\*\*[^*]+\*\*|__[^_]+__)$/u;

/** The printed lines of a page's text, in order; `places` where its layout is known, by the number of the line. */
export function pageLines(text: string, places?: ReadonlyMap<number, LinePlace>): PageLine[] {
  const lines: (PageLine & { readonly blanks: number })[] = [];
  let blanks = 2;
  for (const [index, raw] of joinUpright(text.split(lineEnd)).entries()) {
    const cleaned = raw.replace(control, '').replace(wideBlank, ' ').replace(markdownPicture, '');
    const unquoted = cleaned.replace(markdownQuote, '').replace(markdownStrong, '');
    const printed = unquoted.trim().replace(markdownHeading, '').trim();
    if (printed === '' || /^[-=*_|\s]+$/u.test(printed)) {
      blanks++;
      continue;
    }
    const single = undouble(printed);
    const closed = closeUp(single);
    lines.push({
      number: index + 1,
      text: single,
      closed,
      plain: simplified(closed),
      width: columnWidth(closed),
      blankBefore: blanks > 0,
      blanks,
      indented: /^\s{1,4}\S/u.test(unquoted),
      heading: markdownHeading.test(unquoted.trim()) || markdownBoldLine.test(cleaned.trim()),
      doubled: single !== printed,
      place: places?.get(index + 1),
    });
    blanks = 0;
  }
  return isDoubleSpaced(lines) ? lines.map((line) => ({ ...line, blankBefore: line.blanks > 1 })) : lines;
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
