import { readLines } from './lexicons.js';

/** How reports may say a word that people ask with: 驾驶证 for 驾照, 免费 for 掏钱. */
export interface Wordings {
  readonly words: ReadonlySet<string>;
  /** Finds those of two characters and more; null where there are none. */
  readonly pattern: RegExp | null;
}

/** Of a word that has no others. */
export const unworded: Wordings = { words: new Set(), pattern: null };
const longest = 6;

let lines: ReadonlyMap<string, readonly string[]> | null = null;

/**
 * The wordings (data/language/wordings.txt) of each word of a normalised question, and of what stands around it: 花 in
 * 花了多少钱 has those of 花, in 花钱 also those of 花钱.
 */
export function wordingsOf(question: string, words: readonly string[]): Wordings[] {
  lines ??= readWordings();
  const sayings = sayingsIn(question, lines);
  return words.map((word) => {
    const at = question.indexOf(word);
    const found = new Set(lines?.get(word));
    for (const { start, end, wordings } of sayings)
      if (at >= start && at + word.length <= end) for (const wording of wordings) found.add(wording);
    found.delete(word);
    if (found.size === 0) return unworded;
    const long = [...found].filter(({ length }) => length > 1);
    return { words: found, pattern: long.length > 0 ? new RegExp(long.join('|'), 'u') : null };
  });
}

function sayingsIn(text: string, known: ReadonlyMap<string, readonly string[]>) {
  const found: { start: number; end: number; wordings: readonly string[] }[] = [];
  for (let start = 0; start < text.length; start++)
    for (let end = start + 2; end <= Math.min(text.length, start + longest); end++) {
      const wordings = known.get(text.slice(start, end));
      if (wordings) found.push({ start, end, wordings });
    }
  return found;
}

function readWordings(): Map<string, string[]> {
  const pairs = readLines('language/wordings.txt').map((line) => line.split(': '));
  return new Map(pairs.map(([asked = '', said = '']) => [asked, said.split(' ')]));
}
