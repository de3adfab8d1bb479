import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 't', to: 'cn' });
const known = new Map<string, string>();

/** A text in simplified characters, one for one: places in it are places in the text itself. */
export function simplified(text: string): string {
  if (!/[\u4E00-\u9FFF]/u.test(text)) return text;
  let converted = '';
  for (const letter of text) {
    converted += known.get(letter) ?? learn(letter);
  }
  return converted;
}

function learn(letter: string): string {
  const converted = convert(letter);
  const simple = converted.length === letter.length ? converted : letter;
  known.set(letter, simple);
  return simple;
}
