const latin = '[A-Za-z0-9À-ɏ]';
/** Matches the blank in `通 讯` and in `400W 电子`, not in `IP Veselov`. */
const spaceBesideChinese = new RegExp(String.raw`(?<!${latin})[ \t]+|[ \t]+(?!${latin})`, 'gu');

/**
 * Takes out the blanks that typesetting left between Chinese characters; blanks between Latin words
 * or numbers stay (`IP Veselov`).
 */
export function closeUp(text: string): string {
  return text.replace(spaceBesideChinese, '');
}

/** Characters in columns: a Chinese character counts 1, a Latin letter or half-width mark a half. */
export function columnWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character < '\u2000' ? 0.5 : 1;
  return width;
}

/** A title's phrases stay apart by one blank (`修好田间水渠 守住一季收成`); letter-spacing is closed up. */
export function closeUpTitle(text: string): string {
  const phrases = text.trim().split(/[ \t]+/u);
  const spacedOut = phrases.some((phrase) => [...phrase].length < 3) && !/[A-Za-z]/u.test(text);
  return spacedOut ? closeUp(text) : phrases.join(' ');
}
