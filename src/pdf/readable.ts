import { withoutStandIns } from '../language/index.js';

/** Matches what a font without a table of its characters gives instead of them. */
const noCharacters =
  /[\p{Co}\p{Cn}\p{Cs}\uFFFD\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2060\uFEFF]/gu;

/** What a glyph says: a stand-in as the character it stands for; what says nothing as an empty text. */
export function readable(unicode: string): string {
  return withoutStandIns(unicode).replace(noCharacters, '');
}

/** The commonest characters of any Chinese news page, and the digits. */
const commonest = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动，。、：“”0123456789',
);
const fewestCommon = 0.06;
const enoughText = 150;

/** Whether characters read as text: where fonts have no table of them, they are drawn by lot. */
export function readsAsText(text: string): boolean {
  const letters = [...text.replace(/\s/gu, '')];
  if (letters.length < enoughText) return true;
  const common = letters.filter((letter) => commonest.has(letter)).length;
  const latin = letters.filter((letter) => /[a-z]/iu.test(letter)).length;
  return common >= fewestCommon * letters.length || latin > 0.5 * letters.length;
}
