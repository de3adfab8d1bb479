import type { Place } from '../news/index.js';

const number =
  /(?<![\d.])(?:\d{3,4}[-—]\d{7,8}|1\d{10}|\d{7,8}|400[-\d]{7,9}|1\d{4}|9\d{4}|110|119|120|122)(?![\d.])/gu;
const near = /(?:电话|热线|手机|咨询|联系|拨打|报警|致电)[^\d]{0,12}$/u;
/** Shorter numbers are telephones only where the words before say so. */
const shortest = 7;

/** Telephone numbers: `0573-85011111`, `13800000000`, `热线96345`. */
export function telephonesIn(text: string): Place[] {
  return [...text.matchAll(number)].flatMap(({ 0: printed, index }) =>
    printed.length >= shortest || near.test(text.slice(0, index))
      ? [{ start: index, end: index + printed.length }]
      : [],
  );
}
