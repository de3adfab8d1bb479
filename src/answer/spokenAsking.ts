import { pinyin } from 'pinyin-pro';
import { questionKinds, questionWords } from './lexicon.js';

let spoken: ReadonlyMap<string, string> | null = null;

/** The words of asking and grammar by their sound, without blanks: 哪里 for `nali`. */
function spokenWords(): ReadonlyMap<string, string> {
  spoken ??= new Map(
    [...questionWords.noise, ...questionKinds.flatMap((kind) => questionWords.asks[kind])].map((word) => [
      pinyin(word, { toneType: 'none', type: 'array', v: true }).join(''),
      word,
    ]),
  );
  return spoken;
}

/** Words of a run that may be one word of asking: `shen me shi hou`. */
const mostWords = 4;

/** A question typed in pinyin with its words of asking written out: `bowuguan zai nali` → `bowuguan在哪里`. */
export function writtenOut(text: string): string {
  if (/\p{Script=Han}/u.test(text)) return text;
  const words = text.split(/\s+/u);
  let read = '';
  for (let at = 0; at < words.length; ) {
    let size = Math.min(mostWords, words.length - at);
    const said = () =>
      words
        .slice(at, at + size)
        .join('')
        .toLowerCase();
    while (size > 1 && !spokenWords().has(said())) size -= 1;
    const written = spokenWords().get(said());
    read += written ?? `${/[a-z]$/iu.test(read) ? ' ' : ''}${words[at]}`;
    at += written === undefined ? 1 : size;
  }
  return /\p{Script=Han}/u.test(read) ? read : text;
}
