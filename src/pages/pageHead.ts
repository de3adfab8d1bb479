import { readNumeral } from '../language/index.js';
import { pageWords } from './lexicons.js';
import type { PlacedBlock } from './readPage.js';

/** What a page's own head says it is. */
export interface PageHead {
  readonly number: string | null;
  readonly section: string | null;
}

/** Matches `第2版`, `2版`, `A05 都市`, `02`; the number without its zeros. */
const pageNumber = /^(?:第\s*)?(?<number>[A-Z]?\d{1,2})\s*(?:版|\||｜|$|[\s·](?=\p{Script=Han}))/u;
const chineseNumber = /^第(?<number>[一二三四五六七八九十]{1,3})版/u;
/** The head takes no more of a page than this, nor does its foot. */
const head = 0.1;
const foot = 0.96;

/** Reads a page's number and name from the furniture at its edges. */
export function pageHead(blocks: readonly PlacedBlock[]): PageHead {
  const lines = blocks
    .filter(({ article }) => article === null)
    .flatMap(({ block }) => block.lines)
    .map(({ line }) => line)
    .filter(({ place }) => place !== undefined && (place.down < head || place.down > foot));
  const pieces = lines.flatMap(({ text }) => [text, ...text.split(/[\s|｜·]+/u)]).map((text) => text.trim());
  return {
    number: pieces.map(numberIn).find((number) => number !== null) ?? null,
    section: pieces.find((piece) => pageWords.sectionNames.includes(piece.replace(/\s/gu, ''))) ?? null,
  };
}

function numberIn(text: string): string | null {
  const plain = pageNumber.exec(text)?.groups?.number;
  if (plain) return plain.replace(/(?<=^[A-Z]?)0+(?=\d)/u, '');
  const chinese = chineseNumber.exec(text)?.groups?.number;
  return chinese ? String(readNumeral(chinese)) : null;
}
