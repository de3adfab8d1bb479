import { officeEnd } from '../language/index.js';
import type { Term } from './question.js';

/** A place where a text says a word of the question: 1 in full, less for most of a long name. */
export interface Match {
  readonly share: number;
  readonly start: number;
  readonly end: number;
}

/** Most of a long name counts as the name: 津上精密机床 for 津上精密机床有限公司. */
const leastShare = 0.6;
const fewestForPart = 3;
const joins = /[a-z0-9]/u;

/** All places where a normalised text says a term or another wording of it; `[]` when it does not. */
export function matchesOf(text: string, term: Term): Match[] {
  const found: Match[] = [];
  for (const word of [term.text, ...term.also])
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
      if (standsAlone(text, at, word)) found.push({ share: 1, start: at, end: at + word.length });
  if (found.length > 0 || term.text.length < fewestForPart || joins.test(term.text)) return found;
  // 副主任 is no 主任.
  if (term.text.startsWith('副')) return found;
  const part = longestPart(text, term.text, proper.test(term.tag) ? 'its beginning' : 'any part');
  return part ? [part] : [];
}

/** How far a text says a term: 1 in full, 0 not at all. */
export function says(text: string, term: Term): number {
  return matchesOf(text, term).reduce((most, { share }) => Math.max(most, share), 0);
}

/** `a级` is not in `aaa级`, `35` not in `135`, 市长 not in 副市长. */
function standsAlone(text: string, at: number, word: string): boolean {
  const before = text[at - 1] ?? '';
  const after = text[at + word.length] ?? '';
  if (before === '副' && officeEnd.test(word)) return false;
  return !runsOn(before, word[0] ?? '') && !runsOn(word.at(-1) ?? '', after);
}

/** Whether two characters belong to one run of letters or of figures. */
function runsOn(a: string, b: string): boolean {
  return joins.test(a) && joins.test(b) && /\d/u.test(a) === /\d/u.test(b);
}

/** A name is cut short at its end; 上海博物馆 and 平湖博物馆 share theirs and are two. */
const proper = /^(?:n[rstz]|x|j)/u;

function longestPart(text: string, word: string, which: 'its beginning' | 'any part'): Match | null {
  for (let size = word.length - 1; size >= Math.max(2, leastShare * word.length); size--)
    for (let from = 0; from + size <= word.length && (from === 0 || which === 'any part'); from++) {
      const start = text.indexOf(word.slice(from, from + size));
      if (start >= 0) return { share: size / word.length, start, end: start + size };
    }
  return null;
}
