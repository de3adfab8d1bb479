import { z } from 'zod';
import { readData } from './lexicons.js';

/**
 * data/radicals.json: Chromium's print writes ⻋ where 车 stands, as both share a glyph in Noto's fonts; NFKC knows
 * only the radicals from U+2F00 on.
 */
const radicals = readData(
  'radicals.json',
  z.object({ characters: z.record(z.string(), z.string()) }),
).characters;

/** Matches characters that stand for others: ligatures, radicals, compatibility forms, upright punctuation. */
const standIns = /[\u2E80-\u2FD5\uF900-\uFAFF\uFB00-\uFB06\uFE10-\uFE19\uFE30-\uFE4F]/gu;

/** A text with each character that only looks like another as that other: `⼀⽇` → `一日`. */
export function withoutStandIns(text: string): string {
  return text.replace(standIns, (letter) => radicals[letter] ?? letter.normalize('NFKC'));
}
