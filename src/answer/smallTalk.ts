import { anyOf, normalise } from '../language/index.js';
import type { Talk } from './answer.js';
import { smallTalkWords } from './lexicon.js';

const emoji = /^[\p{Extended_Pictographic}\p{Emoji_Component}\s]+$/u;
const marks = /[\p{P}\p{S}\s]/gu;
/** 你好啊 is 你好. */
const particle = anyOf(smallTalkWords.particles ?? []);
const particles = new RegExp(`(?:${particle})+$`, 'u');
/** 你真是个笨蛋啊 is 笨蛋. */
const address = new RegExp(`^(?:${anyOf(smallTalkWords.address ?? [])})+|(?:${particle}|的)+$`, 'gu');

/** What a message that asks nothing is; null for one that may be a question. */
export function smallTalkIn(message: string): Talk | null {
  const text = normalise(message).trim();
  if (/\p{Extended_Pictographic}/u.test(text) && emoji.test(text) && !/^\d+$/u.test(text)) return 'emoji';
  const bare = text.replace(marks, '');
  const core = bare.replace(address, '');
  for (const talk of ['greeting', 'thanks', 'farewell', 'aboutBot', 'insult', 'contact'] as const) {
    const words = smallTalkWords[talk]?.map((word) => word.replace(marks, ''));
    const said = bare.replace(particles, '') || bare;
    if (words?.some((word) => word === bare || word === said || (talk === 'insult' && word === core)))
      return talk;
  }
  if (isForeign(text)) return 'otherLanguage';
  if (bare === '') return 'nonsense';
  if ([...bare].length === 1) return 'tooShort';
  if (/^(.)\1{2,}$/u.test(bare) || /^[a-z]{1,2}$/u.test(bare) || /^\d{1,3}$/u.test(bare)) return 'nonsense';
  return null;
}

/** Letters of scripts that no article is printed in. */
const foreignScript =
  /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Thai}]/u;

/** Whether a message is in a language that the articles are not: English by its commonest words, others by their letters. */
function isForeign(text: string): boolean {
  if (/\p{Script=Han}/u.test(text)) return foreignScript.test(text) && !/[a-z]/u.test(text);
  const words = text.split(/[^\p{L}']+/u).filter(Boolean);
  return (
    foreignScript.test(text) ||
    (words.length > 1 && words.some((word) => smallTalkWords.otherLanguage?.includes(word)))
  );
}
