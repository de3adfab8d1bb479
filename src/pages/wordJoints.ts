import type { Tokenizer } from '../news/index.js';

/** Tells the words of a text and what part of speech each is. */
export type Tagger = Pick<Tokenizer, 'tag'>;

const sortOf = (word: { readonly tag: string } | undefined) => word?.tag.slice(0, 1) ?? '无';
const actsIn = (words: readonly { readonly tag: string }[]) => words.some((word) => sortOf(word) === 'v');
const lengthsOf = (words: readonly { readonly word: string }[]) =>
  words.map(({ word }) => word.length).join();
const atMost = 5;

/** What two rows that follow each other say by their words of whether they are one phrase or two. */
export function wordJoint(above: string, below: string, tagger: Tagger): string[] {
  const [upper, lower] = [tagger.tag(above), tagger.tag(below)];
  let length = 0;
  const ends = tagger.tag(above + below).map(({ word }) => {
    length += word.length;
    return length;
  });
  const [last, first] = [sortOf(upper.at(-1)), sortOf(lower[0])];
  const same = (one: string, other: string) => (one === other ? '同' : '异');
  const wider = Math.max(-atMost, Math.min(atMost, above.length - below.length));
  return [
    ends.includes(above.length) ? '词在行末断' : '词跨两行',
    `行末词性${last}`,
    `行首词性${first}`,
    `接处词性${last}${first}`,
    `上行${actsIn(upper) ? '有' : '无'}动词，下行${actsIn(lower) ? '有' : '无'}动词`,
    `首词词性${same(sortOf(upper[0]), first)}`,
    `末词词性${same(last, sortOf(lower.at(-1)))}`,
    `首字${same(above.slice(0, 1), below.slice(0, 1))}`,
    `末字${same(above.slice(-1), below.slice(-1))}`,
    `上行多${wider}字`,
    // Two phrases of a pair are built alike.
    `词长排列${same(lengthsOf(upper), lengthsOf(lower))}`,
    `词性排列${same(upper.map((word) => sortOf(word)).join(''), lower.map((word) => sortOf(word)).join(''))}`,
    `两行共${Math.min(30, above.length + below.length)}字`,
  ];
}
