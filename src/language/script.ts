import { toSimplified } from './normalise.js';

/** For each UTF-16 unit its simplified form; 0 where that is not known yet. */
const forms = new Uint16Array(0x1_0000);

/** A text in simplified characters, one for one: places in it are places in the text itself. */
export function simplified(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (formOf(unit) !== unit) return text.replace(/[\u3400-\u9FFF]/gu, simple);
  }
  return text;
}

const simple = (letter: string): string => String.fromCharCode(formOf(letter.charCodeAt(0)));

function formOf(unit: number): number {
  if (unit < 0x3400 || unit > 0x9fff) return unit;
  const known = forms[unit];
  if (known) return known;
  const converted = toSimplified(String.fromCharCode(unit));
  const form = converted.length === 1 ? converted.charCodeAt(0) : unit;
  forms[unit] = form;
  return form;
}
