import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * data/radicals.json: Chromium's print writes ⻋ where 车 stands, as both share a glyph in Noto's fonts; NFKC knows
 * only the radicals from U+2F00 on.
 */
const radicals = z
  .object({ characters: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL('../../data/radicals.json', import.meta.url), 'utf8'))).characters;

/** Matches characters that stand for others: ligatures, radicals, compatibility forms, upright punctuation. */
const standIns = /[\u2E80-\u2FD5\uF900-\uFAFF\uFB00-\uFB06\uFE10-\uFE19\uFE30-\uFE4F]/gu;
/** Matches what a font without a table of its characters gives instead of them. */
const noCharacters =
  /[\p{Co}\p{Cn}\p{Cs}\uFFFD\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2060\uFEFF]/gu;

/** What a glyph says: a stand-in as the character it stands for; what says nothing as an empty text. */
export function readable(unicode: string): string {
  return unicode
    .replace(standIns, (letter) => radicals[letter] ?? letter.normalize('NFKC'))
    .replace(noCharacters, '');
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
