const digitOf: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

const placeOf: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };

/** A number written in characters: `四十一` → 41, `两万三千` → 23000, `二〇二三` → 2023; null for anything else. */
export function readNumeral(text: string): number | null {
  if (/^[零〇一二三四五六七八九]{3,}$/u.test(text)) {
    return Number([...text].map((character) => digitOf[character]).join(''));
  }
  if (/[一二三四五六七八九]{2}/u.test(text)) return null;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const character of text) {
    const value = digitOf[character];
    const place = placeOf[character];
    if (value !== undefined) {
      digit = value;
    } else if (place === undefined) {
      return null;
    } else if (place >= 1e4) {
      total = (total + section + (digit ?? 0)) * place;
      section = 0;
      digit = null;
    } else {
      section += (digit ?? 1) * place;
      digit = null;
    }
  }
  return total + section + (digit ?? 0);
}

/** Whether a number may end at a place of a text: `三十`, `500多`, `两`. */
export const endsNumber = (text: string, end: number): boolean =>
  /[\d一二两三四五六七八九十百千万亿多余几半]/u.test(text.charAt(end - 1));

const tenDigits = '零一二三四五六七八九';

/** A number as articles write ordinals: 41 → `四十一`; up to 99. */
export function numeralOf(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  return `${tens > 1 ? tenDigits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? tenDigits[ones] : ''}`;
}
